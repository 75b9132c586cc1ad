import { DateTime } from 'luxon';
import { BANK_HOLIDAYS } from './bank-holidays.ts';
import type { Closure } from './closures.ts';
import { plusDays, weekdayOf } from './dates.ts';
import { hours, type Instant, instantText, minutes, parseInstant, plus } from './time.ts';

const ZONE = 'Europe/London';
const MOST_KNOWN = 10_000;
/** How far ahead of UTC the wall is, by the hours since 1970. */
const known = new Map<number, number>();
const SHOWN = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** The two digits of the calendar year in which the school year began: it begins on 1 September. */
export function academicYear(moment: Instant): string {
  const local = DateTime.fromMillis(moment, { zone: ZONE });
  const began = local.month >= 9 ? local.year : local.year - 1;
  return String(began % 100).padStart(2, '0');
}

/** `10:31`, as a clock on the school's wall shows it. */
export function wallTime(moment: Instant): string {
  return wallText(moment).slice(11, 16);
}

/** `23 November 2026 at 10:31`. */
export function wallDateTime(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE, locale: 'en-GB' }).toFormat("d MMMM yyyy 'at' HH:mm");
}

/** `23 November 2026`. */
export function wallDay(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE, locale: 'en-GB' }).toFormat('d MMMM yyyy');
}

/** `2026-11-23`, the form in which cards hold a date. */
export function wallDate(moment: Instant): string {
  return wallText(moment).slice(0, 10);
}

/** `2026-11-23T10:31`. Kept for each hour, as clocks change on the hour: to ask the zone is what takes long. */
function wallText(moment: Instant): string {
  const hour = Math.floor(moment / hours(1));
  let ahead = known.get(hour);
  if (ahead === undefined) {
    ahead = DateTime.fromMillis(moment, { zone: ZONE }).offset * minutes(1);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(hour, ahead);
  }
  return new Date(moment + ahead).toISOString().slice(0, 16);
}

/**
 * The moment at which the school's clock showed this date and time. A time that the spring change
 * skips is moved an hour later; one that autumn repeats is taken as the first.
 *
 * @param date `2026-11-23`. @param time `10:31`.
 */
export function parseWallTime(date: string, time: string): Instant | undefined {
  const text = `${date}T${time}`;
  const shown = SHOWN.test(text) ? parseInstant(`${text}:00Z`) : undefined;
  if (shown === undefined || !instantText(shown).startsWith(text)) return undefined; // 24:00
  const inSummer = plus(shown, hours(-1));
  return wallText(inSummer) === text ? inSummer : shown;
}

/** `23 November 2026` of `2026-11-23`; nothing for a day that no calendar has. */
export function dayText(date: string): string | undefined {
  const moment = parseWallTime(date, '12:00');
  return moment && wallDay(moment);
}

/** When a school is open on a school day, by the clock on its wall: `08:30` to `16:30`. */
export type SchoolDay = { readonly from: string; readonly to: string };

/**
 * The moment at which a school has been open for so many hours since `moment`: nights, weekends, bank
 * holidays and the school's own closures do not count. A day whose end is not after its beginning lasts
 * until midnight.
 *
 * A year for which no bank holidays are known has weekends alone: what is chased is then chased too early,
 * never too late. So is what is chased in a school that keeps no closures.
 */
export function plusSchoolHours(
  moment: Instant,
  count: number,
  day: SchoolDay,
  closures: readonly Closure[],
): Instant {
  let left: number = Math.round(hours(count));
  let date = DateTime.fromMillis(moment, { zone: ZONE }).startOf('day');
  for (;;) {
    const { opens, closes } = openingOf(date, day);
    const from = Math.max(opens, moment);
    if (isOpenOn(date, closures) && from < closes) {
      if (left <= closes - from) return (from + left) as Instant;
      left -= closes - from;
    }
    date = date.plus({ days: 1 });
  }
}

/** How many hours a school day has. */
export function schoolDayHours(day: SchoolDay): number {
  const { opens, closes } = openingOf(DateTime.fromMillis(0, { zone: 'utc' }), day);
  return (closes - opens) / hours(1);
}

/**
 * The same time on the school's clock so many working days later: weekends and bank holidays do not count,
 * school holidays do.
 */
export function plusWorkingDays(moment: Instant, count: number): Instant {
  return plusSchoolDays(moment, count, []);
}

/** The same time on the school's clock so many school days later: the school's own closures do not count either. */
export function plusSchoolDays(moment: Instant, count: number, closures: readonly Closure[]): Instant {
  let date = DateTime.fromMillis(moment, { zone: ZONE });
  for (let left = count; left > 0; left -= isOpenOn(date, closures) ? 1 : 0) date = date.plus({ days: 1 });
  return date.toMillis() as Instant;
}

/** The moment at which the working day ends that is under way or comes next; school holidays count as work. */
export function endOfWorkingDay(moment: Instant, day: SchoolDay): Instant {
  let date = DateTime.fromMillis(moment, { zone: ZONE }).startOf('day');
  while (!isWorkingDay(date) || openingOf(date, day).closes <= moment) date = date.plus({ days: 1 });
  return openingOf(date, day).closes as Instant;
}

/**
 * Half way between two moments, counted in the hours that are open on working days; by the clock alone where
 * none of them are.
 */
export function halfOfWorkingTime(from: Instant, to: Instant, day: SchoolDay): Instant {
  let open = 0;
  let date = DateTime.fromMillis(from, { zone: ZONE }).startOf('day');
  for (; date.toMillis() < to; date = date.plus({ days: 1 })) {
    const { opens, closes } = openingOf(date, day);
    if (isWorkingDay(date)) open += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  if (open === 0) return Math.round((from + to) / 2) as Instant;
  return plusSchoolHours(from, open / 2 / hours(1), day, []);
}

/** A weekday that is no bank holiday, and on which the school is not shut. */
export function isSchoolDay(moment: Instant, closures: readonly Closure[]): boolean {
  return isOpenOn(DateTime.fromMillis(moment, { zone: ZONE }), closures);
}

/** @param date such as `2026-11-23`. */
function isSchoolDate(date: string, closures: readonly Closure[]): boolean {
  return isWorkingDate(date) && !closures.some(({ from, to }) => from <= date && date <= to);
}

/** The date so many school days later. */
export function plusSchoolDates(date: string, count: number, closures: readonly Closure[]): string {
  let found = date;
  for (let left = count; left > 0; left -= isSchoolDate(found, closures) ? 1 : 0) found = plusDays(found, 1);
  return found;
}

/** This date where it is a school day, else the next that is. */
export function schoolDayFrom(date: string, closures: readonly Closure[]): string {
  return isSchoolDate(date, closures) ? date : plusSchoolDates(date, 1, closures);
}

/** This date where it is a school day, else the last one before it. */
export function schoolDayUntil(date: string, closures: readonly Closure[]): string {
  let found = date;
  while (!isSchoolDate(found, closures)) found = plusDays(found, -1);
  return found;
}

/** Whether this year's bank holidays are on file; without them every weekday counts as a working day. */
export function knowsBankHolidays(moment: Instant): boolean {
  const year = wallDate(moment).slice(0, 4);
  return [...BANK_HOLIDAYS].some((date) => date.startsWith(year));
}

function isOpenOn(date: DateTime, closures: readonly Closure[]): boolean {
  return isSchoolDate(date.toFormat('yyyy-MM-dd'), closures);
}

function isWorkingDay(date: DateTime): boolean {
  return isWorkingDate(date.toFormat('yyyy-MM-dd'));
}

function isWorkingDate(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !BANK_HOLIDAYS.has(date);
}

function openingOf(date: DateTime, { from, to }: SchoolDay) {
  const opens = at(date, from);
  const closes = at(date, to);
  return { opens, closes: closes > opens ? closes : date.endOf('day').toMillis() };
}

function at(date: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return date.set({ hour, minute }).toMillis();
}
