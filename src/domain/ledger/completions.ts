import type { OwnerId, PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { LedgerEvent } from './event.ts';
import { evolveLedger } from './evolve.ts';
import { findObligation, type Item, type Ledger } from './model.ts';

/** One course that somebody took, or one thing they were told, with what became of the record. */
export type Completion = {
  readonly entry: number;
  readonly item: Item;
  readonly edition: string;
  readonly on: string;
  readonly until?: string | undefined;
  readonly certificate: string;
  readonly how: 'self' | 'session';
  readonly by: PersonId;
  readonly at: Instant;
  /** Absent while it waits; the recorder where nothing is to be confirmed. */
  readonly confirmedBy?: PersonId;
  readonly takenBack?: { readonly by: PersonId; readonly reason: string };
};

/** All that somebody completed, the newest day first. */
export function completionsIn(
  owner: OwnerId,
  stored: readonly { readonly number: number; readonly event: LedgerEvent }[],
): readonly Completion[] {
  const found = new Map<number, Completion>();
  let ledger: Ledger | undefined;
  const change = (item: Item, by: Partial<Completion>) => {
    const old = found.get(findObligation(ledger, item)?.met?.entry ?? 0);
    if (old !== undefined) found.set(old.entry, { ...old, ...by });
  };
  for (const { number, event } of stored) {
    if (event.type === 'completed') {
      const { type: _, confirmed, ...rest } = event;
      found.set(number, { ...rest, entry: number, ...(confirmed ? { confirmedBy: event.by } : {}) });
    }
    if (event.type === 'completion-confirmed') change(event.item, { confirmedBy: event.by });
    if (event.type === 'taken-back')
      change(event.item, { takenBack: { by: event.by, reason: event.reason } });
    ledger = evolveLedger(ledger, event, number, owner);
  }
  return [...found.values()].toSorted((a, b) => (a.on === b.on ? b.entry - a.entry : a.on < b.on ? 1 : -1));
}
