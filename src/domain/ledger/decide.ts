import type { OwnerId } from '../ids.ts';
import { ok, type Result } from '../result.ts';
import type { LedgerCommand } from './command.ts';
import type { LedgerEvent } from './event.ts';
import { evolveLedger } from './evolve.ts';
import type { Ledger, Subject } from './model.ts';
import { type Asking, reconcile } from './reconcile.ts';
import type { LedgerRefusal } from './refusal.ts';

/** What a decision rests on, as it stands in storage now. */
export type LedgerFacts = Asking & {
  /** Nothing where neither the directory nor the roll knows the owner. */
  readonly subject: Subject | undefined;
};

/**
 * What one command does to one ledger. Everything begins with what the owner owes now, so that nobody signs an old
 * version, or after they left.
 *
 * @param version of the ledger: entries that stand already.
 */
export function decideLedger(
  command: LedgerCommand,
  ledger: Ledger | undefined,
  version: number,
  facts: LedgerFacts,
): Result<readonly LedgerEvent[], LedgerRefusal> {
  const first = reconcile(ledger, facts.subject, facts, command.at);
  const now = evolveAll(ledger, first, version, command.owner);
  if (now === undefined) return ok([]);
  switch (command.type) {
    case 'keep-up':
      return ok(first);
  }
}

/** The ledger after these events; `version` entries stand before them. */
export function evolveAll(
  ledger: Ledger | undefined,
  events: readonly LedgerEvent[],
  version: number,
  owner: OwnerId,
): Ledger | undefined {
  return events.reduce<Ledger | undefined>(
    (state, event, index) => evolveLedger(state, event, version + index + 1, owner),
    ledger,
  );
}
