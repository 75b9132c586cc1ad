import { mayWork } from '../case/access.ts';
import type { Report } from '../case/command.ts';
import { decide, type Facts } from '../case/decide.ts';
import { whyNotAdmit, whyNotReview } from '../case/eligibility.ts';
import { evolve } from '../case/evolve.ts';
import type { CaseState, OpenCase } from '../case/model.ts';
import { type PersonId, parseCaseId, reference } from '../ids.ts';
import { hasRole, type Person, type Role } from '../person.ts';
import type { Category } from '../policy.ts';
import type { Instant } from '../time.ts';

/** What two people would have to review: a case of pupils, one that a reviewer saw, and concerns about an adult. */
const MATTERS = ['ordinary', 'witnessed', 'aboutStaff', 'aboutLead', 'aboutHead'] as const;
export type Matter = (typeof MATTERS)[number];

/**
 * - `two`: somebody who has the case can review it, with somebody else.
 * - `asked`: only with whom *Ask a reviewer* brings in (E7).
 * - `one`: too few, whoever is brought in.
 * - `nobody`: the case would reach nobody at all.
 */
export type Pair = 'two' | 'asked' | 'one' | 'nobody';
const WORST_FIRST: readonly Pair[] = ['nobody', 'one', 'asked', 'two'];

/**
 * Whether two people could review each kind of case, by the very rules that a real one goes by: the worst
 * of every category and of every person whom it might be about. A matter that can be about nobody is left out.
 *
 * @param facts everybody above `staff`, as they stand in the directory.
 *
 * Source: H1, LIN-076, STA-173, and E6 for the subject, E5 for the witness.
 */
export function pairs(
  facts: Facts,
  at: Instant,
): readonly { readonly matter: Matter; readonly pair: Pair }[] {
  return MATTERS.flatMap((matter) => {
    const found = trials(matter, facts).map((special) => pairFor(openedBy(special, facts, at), facts));
    const worst = WORST_FIRST.find((pair) => found.includes(pair));
    return worst === undefined ? [] : [{ matter, pair: worst }];
  });
}

type Trial = Pick<Report, 'category' | 'adult' | 'adults'> & { readonly by?: PersonId };

/** Reports that differ in where they would go, and whom they would keep out. */
function trials(matter: Matter, { policy, people }: Facts): readonly Trial[] {
  const everybody = [...people.values()];
  const holding = (roles: readonly Role[]) =>
    everybody.filter((person) => hasRole(person, roles)).map(({ id }) => id);
  const ordinary = apart(policy.categories.filter(({ restricted }) => !restricted));
  const among = (adults: readonly PersonId[]): readonly Trial[] =>
    apart(policy.categories).map((category) => ({ category, adult: 'yes', adults }));
  switch (matter) {
    case 'ordinary':
      return ordinary.map((category) => ({ category, adult: 'no', adults: [] }));
    case 'witnessed':
      return holding(policy.reviewers).flatMap((by) =>
        ordinary.map((category): Trial => ({ category, adult: 'no', adults: [], by })),
      );
    case 'aboutStaff':
      return among([]);
    case 'aboutLead':
      return holding(['dsl']).flatMap((id) => among([id]));
    case 'aboutHead':
      return holding(['head']).flatMap((id) => among([id]));
  }
}

/** One category of each kind that is sent to the same people. */
function apart(categories: readonly Category[]): readonly string[] {
  const kinds = new Map(
    categories.map(({ id, restricted, receivers }) => [`${restricted} ${receivers?.join()}`, id]),
  );
  return [...kinds.values()];
}

const NO_WORDS = {
  what: '',
  where: '',
  affected: '',
  alleged: '',
  adultUnlisted: '',
  evidence: '',
  done: '',
};

/** The case as a report of it would open it; it is kept nowhere. */
function openedBy(trial: Trial, facts: Facts, at: Instant): OpenCase {
  const caseId = parseCaseId('0'.repeat(32));
  if (caseId === undefined) throw new TypeError('Zeros make a case id');
  const report: Report = {
    ...{ type: 'report', caseId, reference: reference('XX', '00', 0), origin: 'form', urgent: false },
    ...{ ...NO_WORDS, when: at, at, hideReporter: false, source: 'sawIt' },
    ...trial,
  };
  const none: CaseState = { progress: { status: 'none' } };
  const decided = decide(report, none, facts);
  const [reported] = decided.ok ? decided.value : [];
  if (reported === undefined) throw new TypeError(`A report of ${trial.category} opens no case`);
  return evolve(none, reported, 1, caseId);
}

function pairFor(open: OpenCase, { policy, people }: Facts): Pair {
  const everybody: readonly Person[] = [...people.values()];
  const working = everybody.filter((person) => mayWork(person, open));
  if (working.length === 0) return 'nobody';
  const reviewers = everybody.filter((person) => whyNotReview(person, open, policy) === undefined);
  if (reviewers.length > 1 && reviewers.some((person) => working.includes(person))) return 'two';
  const able = everybody.filter((person) => whyNotAdmit(person, open, policy) === undefined);
  return able.length > 1 ? 'asked' : 'one';
}
