import type { OwnerId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { decideLedger, evolveAll, type LedgerDecision } from '#domain/ledger/decide.ts';
import { type Item, type Ledger, type Obligation, STATEMENTS, type Subject } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import { moment } from '../case/world.ts';
import { askingFor, published } from './ledger-world.ts';

type Without<Union, Field extends PropertyKey> = Union extends unknown ? Omit<Union, Field> : never;
export type Ask = Without<LedgerCommand, 'owner' | 'by' | 'at'>;
export type AskOf<Type extends LedgerCommand['type']> = Extract<Ask, { readonly type: Type }>;

/** What people ask of one ledger, one after the other; what is refused changes nothing. */
export function storyOf(
  owner: OwnerId,
  subject: Subject | undefined,
  asking: Asking = askingFor([published()]),
) {
  let ledger: Ledger | undefined;
  let entries = 0;
  return {
    ledger: (): Ledger | undefined => ledger,
    obligation: (item: Item = 'agreement-staff'): Obligation | undefined =>
      ledger?.obligations.find((one) => one.item === item),
    asks: (
      actor: Person | undefined,
      at: string,
      ask: Ask,
      { subject: now = subject, asked = asking }: { subject?: Subject | undefined; asked?: Asking } = {},
    ): LedgerDecision => {
      const by = actor === undefined ? {} : { by: actor.id };
      const command = { ...ask, ...by, owner, at: moment(at) } as LedgerCommand;
      const decided = decideLedger(command, ledger, entries, { ...asked, subject: now, actor });
      if (!decided.ok) return decided;
      ledger = evolveAll(ledger, decided.value, entries, owner);
      entries += decided.value.length;
      return decided;
    },
  };
}

export function storyOfPerson(person: Person, asking?: Asking) {
  return storyOf(person.id, subjectOfPerson(person, '2026-11-23'), asking);
}

/** Reads and signs the staff agreement as it was first published. */
export function signing(person: Person, changed: object = {}): AskOf<'sign'> {
  const { text } = published();
  return {
    ...{ type: 'sign', item: 'agreement-staff', edition: '0001', text, ticked: STATEMENTS },
    ...{ typedName: person.name, ...changed },
  };
}

export function refused(type: string, more: object = {}): object {
  return { ok: false, error: { type, ...more } };
}
