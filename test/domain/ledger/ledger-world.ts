import type { Publication } from '#domain/agreement/model.ts';
import { textDigest } from '#domain/digest.ts';
import { evolveAll } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { type Item, type Ledger, type Obligation, STATEMENTS, type Subject } from '#domain/ledger/model.ts';
import { type Asking, reconcile } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Agreement, Course } from '#domain/policy-cycles.ts';
import { moment, OFFICE_OLGA, POLICY, TEACHER_TOM } from '../case/world.ts';

export const STAFF_SHEET: Agreement = {
  ...{ id: 'staff', title: 'Staff agreement', signers: ['staff'], parentToo: false, renewMonths: 12 },
};
export const YEARLY: Course = {
  ...{ id: 'yearly', title: 'Digital safeguarding', audience: ['staff'], starters: true, validMonths: 12 },
  provider: 'school',
};

/** A pack with these agreements and courses, and nothing else to owe. */
export function packWith(changed: Partial<Policy> = {}): Policy {
  return { ...POLICY, agreements: [STAFF_SHEET], courses: [], induction: [], nudges: [], ...changed };
}

export function published(changed: Partial<Publication> = {}): Publication {
  return {
    ...{ kind: 'staff', edition: '0001', title: 'Staff agreement', text: textDigest('text 1') },
    ...{ whatChanged: '', signers: ['staff'], due: '2026-12-04', minor: false },
    ...{ by: OFFICE_OLGA.id, at: moment('2026-11-16T09:00:00Z') },
    ...changed,
  };
}

export function askingFor(versions: readonly Publication[], policy: Policy = packWith()): Asking {
  return { policy, publications: { versions, trainingFrom: '2026-11-01' }, closures: [] };
}

/** One ledger through time: what happened to it, and what would be asked of it now. */
export function ledgerOf(person: Person = TEACHER_TOM, asking: Asking = askingFor([published()])) {
  let ledger: Ledger | undefined;
  let entries = 0;
  const happen = (...events: readonly LedgerEvent[]): void => {
    ledger = evolveAll(ledger, events, entries, person.id);
    entries += events.length;
  };
  return {
    happen,
    ledger: () => ledger,
    obligation: (item: Item): Obligation | undefined => ledger?.obligations.find((one) => one.item === item),
    /** Looks, and lets what it says happen. @returns what it said. */
    looks: (
      at: string,
      { subject, asked = asking }: { subject?: Subject | undefined; asked?: Asking } = {},
    ): readonly LedgerEvent[] => {
      const who = subject ?? subjectOfPerson(person, at.slice(0, 10));
      const events = reconcile(ledger, who, asked, moment(at));
      happen(...events);
      return events;
    },
    signs: (at: string, edition = '0001', until = '2027-11-20') =>
      happen({
        ...{ type: 'signed', at: moment(at), by: person.id, item: 'agreement-staff', edition, until },
        ...{ text: textDigest('text 1'), ticked: STATEMENTS, typedName: person.name },
      }),
  };
}
