import type { Duration, Instant } from '#domain/time.ts';
import { plus } from '#domain/time.ts';

export type MovableClock = {
  now(): Instant;
  /** From here on the clock shows `instant` and runs on at the system's pace. It may go back. */
  moveTo(instant: Instant): void;
};

/** Shows the system's time until it is first moved. */
export function createMovableClock(systemNow: () => Instant): MovableClock {
  let ahead = 0 as Duration;
  return {
    now: () => plus(systemNow(), ahead),
    moveTo: (instant) => {
      ahead = (instant - systemNow()) as Duration;
    },
  };
}
