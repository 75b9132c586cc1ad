import { endOfWorkingDay, halfOfWorkingTime, plusWorkingDays, type SchoolDay } from '../calendar.ts';
import type { DutyClock } from '../policy.ts';
import { assertNever } from '../result.ts';
import { hours, type Instant, minutes, plus } from '../time.ts';
import type { DueTimes } from './model.ts';

/** *At once* is as long as the first step of a chase: then it is asked about, and again after an hour. */
const AT_ONCE = minutes(15);
const AT_ONCE_AGAIN = hours(1);
/** From so many hours on a clock is asked about at 24, 48 and 66 of its 72 hours, or the like (H21). */
const LONG = 48;
const LONG_REMINDERS = [24 / 72, 48 / 72, 66 / 72, 1];

/**
 * When a duty is due that opens at this moment. Hours run through nights, weekends and holidays (E42);
 * working days leave out weekends and bank holidays and nothing else. *The same day* is the end of the
 * school's working day; what opens after it, or on no working day, has until the end of the next.
 *
 * A clock of less than two days reminds by itself at half of its time and when it is due; several working
 * days are left to the morning digest (product 6).
 */
export function dueTimes(clock: DutyClock, opened: Instant, day: SchoolDay): DueTimes {
  switch (clock.kind) {
    case 'atOnce': {
      const dueAt = plus(opened, AT_ONCE);
      return { dueAt, remindAt: [dueAt, plus(opened, AT_ONCE_AGAIN)] };
    }
    case 'sameDay': {
      const dueAt = endOfWorkingDay(opened, day);
      return { dueAt, remindAt: [halfOfWorkingTime(opened, dueAt, day), dueAt] };
    }
    case 'hours': {
      const length = hours(clock.count);
      const parts = clock.count < LONG ? [1 / 2, 1] : LONG_REMINDERS;
      const remindAt = parts.map((part) => Math.round(opened + length * part) as Instant);
      return { dueAt: plus(opened, length), remindAt };
    }
    case 'workingDays': {
      const dueAt = plusWorkingDays(opened, clock.count);
      return { dueAt, remindAt: clock.count === 1 ? [halfOfWorkingTime(opened, dueAt, day), dueAt] : [] };
    }
    default:
      return assertNever(clock, 'clock of a duty');
  }
}
