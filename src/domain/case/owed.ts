import { wallDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { RoleHolders } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import { isBarred, peopleOnCase, reviewersOf } from './access.ts';
import { hasEnded } from './face.ts';
import type { OpenCase } from './model.ts';
import { answerable, runningDuties } from './owing.ts';
import { signersOf } from './signatures.ts';

/** What somebody owes a case. `overdue` and `today` are duties, by the school's clock. */
export type Owed = {
  readonly person: PersonId;
  readonly what: 'overdue' | 'today' | 'update' | 'join' | 'sign' | 'question';
  readonly count: number;
};

/** All that a case waits for, by person: what the morning digest is made of (product 6). */
export function owedIn(open: OpenCase, policy: Policy, holders: RoleHolders, now: Instant): readonly Owed[] {
  if (hasEnded(open)) return [];
  const due = runningDuties(open, policy).flatMap((duty) => duty.due?.dueAt ?? []);
  const overdue = due.filter((dueAt) => dueAt <= now).length;
  const today = due.filter((dueAt) => dueAt > now && wallDate(dueAt) === wallDate(now)).length;
  const owed = (people: readonly PersonId[], what: Owed['what'], count = 1): readonly Owed[] =>
    count === 0 ? [] : people.map((person) => ({ person, what, count }));
  return [
    ...owed(answerable(open, holders), 'overdue', overdue),
    ...owed(answerable(open, holders), 'today', today),
    ...owed(answerable(open, holders), 'update', updatesDue(open, now)),
    ...owed(stillToJoin(open), 'join'),
    ...owed(nextSigners(open), 'sign'),
    ...owed(open.questionOpen && open.reporter !== undefined ? [open.reporter] : [], 'question'),
  ];
}

/** Those who were told and are to hear more by the end of today; none while the police ask us to wait. */
function updatesDue({ duties, policeWait }: OpenCase, now: Instant): number {
  if (policeWait) return 0;
  const today = wallDate(now);
  return duties.filter(({ updateDueAt }) => updateDueAt !== undefined && wallDate(updateDueAt) <= today)
    .length;
}

function stillToJoin(open: OpenCase): readonly PersonId[] {
  const { review } = open;
  if (review === undefined || review.joined || open.progress.status !== 'reviewing') return [];
  return isBarred(open, review.second) ? [] : [review.second];
}

/** The author of a text signs it first. */
function nextSigners(open: OpenCase): readonly PersonId[] {
  return open.progress.status === 'drafted' ? [open.progress.draft.by] : stillToSign(open);
}

/** Who may be the second to sign. */
export function stillToSign(open: OpenCase): readonly PersonId[] {
  if (open.progress.status !== 'signedOnce') return [];
  const able = open.review === undefined ? peopleOnCase(open) : reviewersOf(open);
  return able.filter((person) => !signersOf(open).includes(person));
}
