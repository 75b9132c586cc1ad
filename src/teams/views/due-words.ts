import { wallDate, wallDateTime, wallTime } from '#domain/calendar.ts';
import { type Instant, minutes } from '#domain/time.ts';

const SOON = minutes(15);

/** `Due by 16:30 today.` */
export function dueWords(dueAt: Instant, now: Instant): string {
  const isToday = wallDate(dueAt) === wallDate(now);
  const by = isToday ? `${wallTime(dueAt)} today` : wallDateTime(dueAt);
  if (now > dueAt) return `Overdue: it was due by ${by}.`;
  return dueAt - now <= SOON ? 'Due now.' : `Due by ${by}.`;
}
