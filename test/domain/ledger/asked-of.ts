import { strict as assert } from 'node:assert';
import type { PersonId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { decideLedger, evolveAll } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Item, Ledger, Obligation, Subject } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import { EVERYBODY, moment } from '../case/world.ts';

/** What somebody asks: owner, person and moment are given beside it. */
type Asked<Command = LedgerCommand> = Command extends LedgerCommand
  ? Omit<Command, 'owner' | 'at' | 'by'>
  : never;

/** The ledger of one person, to which people ask things in turn. */
export function askedOf(owner: Person, asking: Asking, people: readonly Person[] = EVERYBODY) {
  let ledger: Ledger | undefined;
  let entries = 0;
  const decide = (by: PersonId | undefined, at: string, asked: Asked, now: Partial<Subject>) => {
    const subject = { ...subjectOfPerson(owner, at.slice(0, 10)), ...now };
    const actor = people.find(({ id }) => id === by);
    const command = { ...asked, owner: owner.id, at: moment(at), ...(by === undefined ? {} : { by }) };
    return decideLedger(command as LedgerCommand, ledger, entries, { ...asking, subject, actor });
  };
  const happens = (events: readonly LedgerEvent[]): readonly LedgerEvent[] => {
    ledger = evolveAll(ledger, events, entries, owner.id);
    entries += events.length;
    return events;
  };
  return {
    /** @returns what happened. */
    does: (by: Person, at: string, asked: Asked, now: Partial<Subject> = {}): readonly LedgerEvent[] => {
      const decided = decide(by.id, at, asked, now);
      assert.ok(decided.ok, JSON.stringify(decided));
      return happens(decided.value);
    },
    refused: (by: Person, at: string, asked: Asked, now: Partial<Subject> = {}): LedgerRefusal => {
      const decided = decide(by.id, at, asked, now);
      assert.ok(!decided.ok, JSON.stringify(decided));
      return decided.error;
    },
    /** The clock looks. */
    looks: (at: string, now: Partial<Subject> = {}): readonly LedgerEvent[] => {
      const decided = decide(undefined, at, { type: 'keep-up' }, now);
      assert.ok(decided.ok);
      return happens(decided.value);
    },
    obligation: (item: Item): Obligation | undefined => ledger?.obligations.find((one) => one.item === item),
    ledger: () => ledger,
  };
}
