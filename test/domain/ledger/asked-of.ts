import { strict as assert } from 'node:assert';
import type { LedgerDecision } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Item, Ledger, Obligation, Subject } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import { EVERYBODY } from '../case/world.ts';
import { type Ask, storyOf } from './story.ts';

/** The ledger of one person, to which people ask things in turn. */
export function askedOf(owner: Person, asking: Asking, people: readonly Person[] = EVERYBODY) {
  const story = storyOf(owner.id, undefined, asking);
  const decide = (by: Person | undefined, at: string, ask: Ask, now: Partial<Subject>): LedgerDecision => {
    const subject = { ...subjectOfPerson(owner, at.slice(0, 10)), ...now };
    const actor = people.find(({ id }) => id === by?.id);
    return story.asks(actor, at, ask, { subject });
  };
  return {
    /** @returns what happened. */
    does: (by: Person, at: string, ask: Ask, now: Partial<Subject> = {}): readonly LedgerEvent[] => {
      const decided = decide(by, at, ask, now);
      assert.ok(decided.ok, JSON.stringify(decided));
      return decided.value;
    },
    refused: (by: Person, at: string, ask: Ask, now: Partial<Subject> = {}): LedgerRefusal => {
      const decided = decide(by, at, ask, now);
      assert.ok(!decided.ok, JSON.stringify(decided));
      return decided.error;
    },
    /** The clock looks. */
    looks: (at: string, now: Partial<Subject> = {}): readonly LedgerEvent[] => {
      const decided = decide(undefined, at, { type: 'keep-up' }, now);
      assert.ok(decided.ok);
      return decided.value;
    },
    obligation: (item: Item): Obligation | undefined => story.obligation(item),
    ledger: (): Ledger | undefined => story.ledger(),
  };
}
