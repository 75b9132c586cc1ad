import { DateTime } from 'luxon';
import { hours, type Instant, plus } from './time.ts';

const ZONE = 'Europe/London';

/** The two digits of the calendar year in which the school year began: it begins on 1 September. */
export function academicYear(moment: Instant): string {
  const local = DateTime.fromMillis(moment, { zone: ZONE });
  const began = local.month >= 9 ? local.year : local.year - 1;
  return String(began % 100).padStart(2, '0');
}

/** `10:31`, as a clock on the school's wall shows it. */
export function wallTime(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE }).toFormat('HH:mm');
}

/** `23 November 2026 at 10:31`. */
export function wallDateTime(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE, locale: 'en-GB' }).toFormat("d MMMM yyyy 'at' HH:mm");
}

/** `2026-11-23`, the form in which cards hold a date. */
export function wallDate(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/**
 * The moment at which the school's clock showed this date and time. A time that the spring change
 * skips is moved an hour later; one that autumn repeats is taken as the first.
 *
 * @param date `2026-11-23`. @param time `10:31`.
 */
export function parseWallTime(date: string, time: string): Instant | undefined {
  const shown = DateTime.fromFormat(`${date} ${time}`, 'yyyy-MM-dd HH:mm', { zone: 'utc' });
  if (!shown.isValid) return undefined;
  const inSummer = plus(shown.toMillis() as Instant, hours(-1));
  const isSummer = wallDate(inSummer) === date && wallTime(inSummer) === time;
  return isSummer ? inSummer : (shown.toMillis() as Instant);
}
