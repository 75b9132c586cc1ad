import { dayText } from './calendar.ts';
import { err, ok, type Result } from './result.ts';

/** Days on which a school is shut, the first and the last included, such as `2026-12-21`. */
export type Closure = { readonly from: string; readonly to: string; readonly name: string };

/** What is wrong with a line; lines count from 1. */
export type LineProblem = {
  readonly line: number;
  readonly why: 'unreadable' | 'no-such-day' | 'backwards' | 'too-long';
};

const DATE = /\d{4}-\d{2}-\d{2}/;
const LINE = new RegExp(
  `^(${DATE.source})(?:\\s+to\\s+(${DATE.source}))?(?:\\s+(?!to\\b)(\\p{L}.*))?$`,
  'iu',
);

/** No holiday is longer, and a year that was mistyped is. */
export const LONGEST_CLOSURE = 100;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * One closure a line, the earliest first afterwards: `2026-12-21 to 2027-01-01 Christmas`, or one date for one
 * day. Empty lines are left out.
 *
 * @returns the first line that is none.
 */
export function parseClosures(text: string): Result<readonly Closure[], LineProblem> {
  const closures: Closure[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const closure = parseLine(line.trim());
    if (typeof closure === 'string') return err({ line: index + 1, why: closure });
    closures.push(closure);
  }
  return ok(closures.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
}

/** As `parseClosures` reads them. */
export function closuresText(closures: readonly Closure[]): string {
  const line = ({ from, to, name }: Closure) => `${from === to ? from : `${from} to ${to}`} ${name}`.trim();
  return closures.map(line).join('\n');
}

function parseLine(line: string): Closure | LineProblem['why'] {
  const [, from, to = from, name = ''] = LINE.exec(line) ?? [];
  if (from === undefined || to === undefined || DATE.test(name)) return 'unreadable';
  if (dayText(from) === undefined || dayText(to) === undefined) return 'no-such-day';
  if (to < from) return 'backwards';
  return (Date.parse(to) - Date.parse(from)) / DAY < LONGEST_CLOSURE ? { from, to, name } : 'too-long';
}
