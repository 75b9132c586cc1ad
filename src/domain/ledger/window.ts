import { parseWallTime, schoolDayFrom, wallDate } from '../calendar.ts';
import type { Closure } from '../closures.ts';
import { laterDay, plusDays } from '../dates.ts';
import { isAway } from '../person.ts';
import type { Policy } from '../policy.ts';
import { hours, type Instant, plus } from '../time.ts';
import type { Subject } from './model.ts';

/** What says when people may be written to. */
type Calendar = { readonly policy: Pick<Policy, 'reminders'>; readonly closures: readonly Closure[] };

/** The first moment from this day and this moment on at which the nudge window is open: this moment, where it is. */
export function nextWindow(
  { policy, closures }: Calendar,
  at: Instant,
  subject?: Subject,
): Instant | undefined {
  const { from, to } = policy.reminders;
  const today = wallDate(at);
  const hasClosed = at >= (parseWallTime(today, to) ?? at);
  const day = dayThere(hasClosed ? plusDays(today, 1) : today, subject, closures);
  const opens = day === undefined ? undefined : parseWallTime(day, from);
  return opens === undefined ? undefined : (Math.max(opens, at) as Instant);
}

/** When those who are late are counted: an hour after the reminders of a morning, so once a day. */
export function countMoment(calendar: Calendar, at: Instant): Instant | undefined {
  const opens = (moment: Instant) => {
    const day = schoolDayFrom(wallDate(moment), calendar.closures);
    const from = parseWallTime(day, calendar.policy.reminders.from);
    return from && plus(from, hours(1));
  };
  const today = opens(at);
  return today === undefined || today > at ? today : opens(plus(at, hours(24)));
}

/** The first school day from this one on, on which somebody is there; nothing while nobody knows one. */
export function dayThere(
  day: string,
  subject: Pick<Subject, 'since' | 'until' | 'away'> | undefined,
  closures: readonly Closure[],
): string | undefined {
  const { since = '', until, away } = subject ?? {};
  let found = schoolDayFrom(laterDay(day, since), closures);
  if (subject !== undefined && isAway(subject, found)) {
    if (away?.until === undefined) return undefined;
    found = schoolDayFrom(plusDays(away.until, 1), closures);
  }
  return until !== undefined && until < found ? undefined : found;
}
