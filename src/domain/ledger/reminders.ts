import { parseWallTime, plusSchoolDates, schoolDayFrom, schoolDayUntil, wallDate } from '../calendar.ts';
import { earlierDay, laterDay, plusDays } from '../dates.ts';
import type { ReminderPlan } from '../policy-cycles.ts';
import type { Instant } from '../time.ts';
import type { LedgerEvent } from './event.ts';
import type { Ledger, Obligation } from './model.ts';
import { nudgeDay, nudgesFor } from './nudges.ts';
import type { Asking } from './reconcile.ts';
import { dayThere } from './window.ts';

/**
 * When somebody is next to be reminded, of all that they owe in one message: at the beginning of the nudge window, on
 * a school day on which they are there, and on no day on which they were reminded already. A moment that has passed
 * is due now. Whoever has no account is never reminded.
 */
export function nextReminder(ledger: Ledger, asking: Asking, at: Instant): Instant | undefined {
  const { subject, remindedOn } = ledger;
  if (subject.gone || !subject.hasAccount) return undefined;
  const today = wallDate(at);
  const days = [
    ...ledger.obligations.map((one) => reminderDay(one, asking)),
    nudgeDay(ledger, asking, today),
  ].filter((day) => day !== undefined);
  if (days.length === 0) return undefined;
  const asked = days.reduce(earlierDay);
  const unused = remindedOn === undefined ? asked : laterDay(asked, plusDays(remindedOn, 1));
  const { from, to } = asking.policy.reminders;
  const hasClosed = at >= (parseWallTime(today, to) ?? at);
  const day = dayThere(laterDay(unused, hasClosed ? plusDays(today, 1) : today), subject, asking.closures);
  return day === undefined ? undefined : parseWallTime(day, from);
}

/** The message that is due at this moment, and who else hears of it; nothing when none is. */
export function remind(ledger: Ledger, asking: Asking, at: Instant): readonly LedgerEvent[] {
  const moment = nextReminder(ledger, asking, at);
  if (moment === undefined || moment > at) return [];
  const day = wallDate(at);
  const due = ledger.obligations.filter((one) => isInMessage(one, asking, day));
  const late = due.filter((one) => isLate(one, asking.policy.reminders, day));
  const nudges = nudgesFor(ledger, asking, day);
  return [
    { type: 'reminded', at, day, items: due.map(({ item }) => item), ...(nudges.length > 0 && { nudges }) },
    ...(late.length > 0 ? [{ type: 'escalated', at, items: late.map(({ item }) => item) } as const] : []),
  ];
}

/** What a message of this day speaks of: all that is owed and was not put off. */
export function remindedOf({ obligations }: Ledger, today: string): readonly Obligation[] {
  return obligations.filter((one) => one.state === 'owed' && !isPutOff(one, today));
}

/** The first day from which on a reminder of this is asked for; nothing while none is. */
function reminderDay(obligation: Obligation, { policy, closures }: Asking): string | undefined {
  const { state, due, askedAt, lastReminded = '', snoozedUntil = '' } = obligation;
  if (state !== 'owed') return undefined;
  if (snoozedUntil > lastReminded) return snoozedUntil;
  if (lastReminded === '') return wallDate(askedAt);
  const { before, every } = policy.reminders;
  const days = [
    ...before.map((count) => schoolDayUntil(plusDays(due, -count), closures)),
    schoolDayFrom(due, closures),
  ];
  const next = days.filter((day) => day > lastReminded);
  return next.length > 0 ? next.reduce(earlierDay) : plusSchoolDates(lastReminded, every, closures);
}

/** What is overdue comes along whenever there is a message, so that nobody gets one for each. */
function isInMessage(obligation: Obligation, asking: Asking, today: string): boolean {
  if (obligation.state !== 'owed' || isPutOff(obligation, today)) return false;
  return obligation.due < today || (reminderDay(obligation, asking) ?? plusDays(today, 1)) <= today;
}

function isPutOff({ snoozedUntil = '' }: Obligation, today: string): boolean {
  return today < snoozedUntil;
}

/** With the message of this day it was asked for often enough, and the due day has passed. */
function isLate({ due, reminded, escalated }: Obligation, plan: ReminderPlan, today: string): boolean {
  return escalated !== true && due < today && reminded + 1 >= plan.escalateAfter;
}
