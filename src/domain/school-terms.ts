import { parseWallTime, wallDate } from './calendar.ts';
import type { Instant, Span } from './time.ts';

/** A third of the school year, by whole months: it needs no term dates. `id` is the month it begins in. */
export type Term = Span & { readonly id: string; readonly title: string };

const THIRDS = [
  { month: '01', title: 'Spring term', months: 'January to March' },
  { month: '04', title: 'Summer term', months: 'April to August' },
  { month: '09', title: 'Autumn term', months: 'September to December' },
] as const;

/** Six school years: as long as a pupil may have been at the school. */
const MOST_TERMS = 18;

/** The term of this moment and those before it, newest first. */
export function recentTerms(now: Instant): readonly Term[] {
  const thisYear = Number(wallDate(now).slice(0, 4));
  const years = Array.from({ length: MOST_TERMS / THIRDS.length + 1 }, (_, ago) => thisYear - ago);
  return years
    .flatMap((year) => termsOf(year).toReversed())
    .filter(({ from }) => from <= now)
    .slice(0, MOST_TERMS);
}

/** The day on which the term of this one begins, such as `2027-01-01` of `2027-02-14`. */
export function termStart(date: string): string {
  const [year = '', month = ''] = date.split('-');
  const { month: began } = THIRDS.findLast((third) => third.month <= month) ?? THIRDS[0];
  return `${year}-${began}-01`;
}

export function nextTermStart(date: string): string {
  const [year, month = ''] = date.split('-');
  const next = THIRDS.find((third) => third.month > month);
  return next === undefined ? `${Number(year) + 1}-${THIRDS[0].month}-01` : `${year}-${next.month}-01`;
}

function termsOf(year: number): readonly Term[] {
  return THIRDS.map(({ month, title, months }, at) => ({
    id: `${year}-${month}`,
    title: `${title} ${year} (${months})`,
    from: firstOf(`${year}-${month}`),
    until: firstOf(nextOf(year, at)),
  }));
}

function nextOf(year: number, at: number): string {
  const next = THIRDS[at + 1];
  return next === undefined ? `${year + 1}-${THIRDS[0].month}` : `${year}-${next.month}`;
}

function firstOf(month: string): Instant {
  const moment = parseWallTime(`${month}-01`, '00:00');
  if (moment === undefined) throw new TypeError(`${month} is no month`);
  return moment;
}
