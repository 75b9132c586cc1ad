import { plusSchoolDates, wallDate } from '../calendar.ts';
import { err, ok, type Result } from '../result.ts';
import type { LedgerCommandOf } from './command.ts';
import type { LedgerEvent } from './event.ts';
import type { Ledger } from './model.ts';
import type { Asking } from './reconcile.ts';
import type { LedgerRefusal } from './refusal.ts';
import { remindedOf } from './reminders.ts';

/** Their own reminders alone, and each thing that is asked for once. */
export function decideSnooze(
  { by, at, reason }: LedgerCommandOf<'snooze'>,
  ledger: Ledger,
  { policy, closures }: Asking,
): Result<readonly LedgerEvent[], LedgerRefusal> {
  if (by !== ledger.owner) return err({ type: 'not-known' });
  const today = wallDate(at);
  const owed = ledger.obligations.filter(({ state }) => state === 'owed');
  if (owed.length === 0) return err({ type: 'nothing-owed' });
  const items = remindedOf(ledger, today).filter(({ snoozedUntil }) => snoozedUntil === undefined);
  if (items.length === 0) return err({ type: 'snoozed-already' });
  const until = plusSchoolDates(today, policy.reminders.snoozeDays, closures);
  return ok([{ type: 'snoozed', at, by, reason, until, items: items.map(({ item }) => item) }]);
}
