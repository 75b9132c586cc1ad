import { parseWallTime } from '../calendar.ts';
import { plusDays } from '../dates.ts';
import type { Instant } from '../time.ts';
import type { Ledger } from './model.ts';
import { type Asking, renewalDay } from './reconcile.ts';
import { nextReminder } from './reminders.ts';

const MORNING = '06:00';

/** When the clock next has to look at a ledger; nothing where only a change of something else can concern it. */
export function nextLedgerJob(ledger: Ledger, asking: Asking, at: Instant): Instant | undefined {
  const { subject, obligations } = ledger;
  const { gone, until } = subject;
  if (gone) return undefined;
  const ends = obligations.map(({ state, met }) => (state === 'met' ? met?.until : undefined));
  const days = [
    ...ends.filter((end) => end !== undefined).map((end) => renewalDay(end, asking.policy)),
    ...(until === undefined ? [] : [plusDays(until, 1)]),
  ];
  const moments = [
    ...days.map((day) => parseWallTime(day, MORNING)),
    nextReminder(ledger, asking, at),
  ].filter((moment) => moment !== undefined);
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant);
}
