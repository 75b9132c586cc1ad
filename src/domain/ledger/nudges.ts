import { schoolDayFrom } from '../calendar.ts';
import { plusDays } from '../dates.ts';
import type { Nudge } from '../policy-cycles.ts';
import { nextTermStart, termStart } from '../school-terms.ts';
import type { Ledger, Subject } from './model.ts';
import type { Asking } from './reconcile.ts';

/** So many days after the first school day of a term its nudges are still sent, after an outage or a leave. */
const STILL_NEW = 7;

/** The day of the next nudge that somebody is to get: the first school day of a term; nothing where none is for them. */
export function nudgeDay(ledger: Ledger, asking: Asking, today: string): string | undefined {
  const starts = [termStart(today), nextTermStart(today), nextTermStart(nextTermStart(today))];
  return [...starts, nextTermStart(starts.at(-1) ?? today)]
    .filter((start) => nudgesOf(ledger.subject, asking, start).length > 0)
    .map((start) => schoolDayFrom(start, asking.closures))
    .find((day) => isStillToCome(day, ledger, today));
}

/** The ids of those that are due on this day. */
export function nudgesFor(ledger: Ledger, asking: Asking, today: string): readonly string[] {
  const start = termStart(today);
  const day = schoolDayFrom(start, asking.closures);
  if (day > today || !isStillToCome(day, ledger, today)) return [];
  return nudgesOf(ledger.subject, asking, start).map(({ id }) => id);
}

function isStillToCome(day: string, { subject, nudgedOn = '' }: Ledger, today: string): boolean {
  return nudgedOn < day && today <= plusDays(day, STILL_NEW) && (subject.since ?? '') <= day;
}

/** Whether the pack has any for them; none are sent before the school has begun with training. */
export function getsNudges(subject: Subject, asking: Asking): boolean {
  return theirs(subject, asking).length > 0;
}

function nudgesOf(subject: Subject, asking: Asking, start: string): readonly Nudge[] {
  const isYear = start.slice(5, 7) === '09';
  return theirs(subject, asking).filter(({ every }) => every === 'term' || isYear);
}

function theirs({ roles, signsAs, gone }: Subject, { policy, publications }: Asking): readonly Nudge[] {
  if (gone || publications.trainingFrom === undefined) return [];
  return policy.nudges.filter(({ to }) =>
    to.some((role) => (role === 'staff' ? signsAs.includes('staff') : roles.includes(role))),
  );
}
