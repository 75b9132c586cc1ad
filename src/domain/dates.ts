/** Days of the calendar by themselves, such as `2026-11-23`, without a time or a zone. */
const DAY = 24 * 60 * 60 * 1_000;

export function plusDays(date: string, count: number): string {
  return textOf(Date.parse(date) + count * DAY);
}

/** The same day of a later month; the last of that month where it has no such day. */
export function plusMonths(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + count, Math.min(day, lastDay)));
}

export function earlierDay(one: string, other: string): string {
  return other < one ? other : one;
}

export function laterDay(one: string, other: string): string {
  return other > one ? other : one;
}

/** Sunday is 0. */
export function weekdayOf(date: string): number {
  return new Date(Date.parse(date)).getUTCDay();
}

function textOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
