import { type Duration, type Instant, minutes, plus } from '#domain/time.ts';
import type { Outcome } from './messenger.ts';

/** Teams does not have it, so trying again shows nothing twice: for almost three hours (T36). */
const ATTEMPTS_REFUSED = 24;
const FIRST_WAIT = 5_000 as Duration;
const LONGEST_WAIT = minutes(10);

/**
 * When to try again what Teams refused: later each time, and not before it asked for; nothing after the last try.
 *
 * @param item.attempts how often it was tried, this time included.
 */
export function retryAt(
  { attempts }: { readonly attempts: number },
  { retryAfter = 0 }: Extract<Outcome, { kind: 'refused' }>,
  now: Instant,
): Instant | undefined {
  if (attempts >= ATTEMPTS_REFUSED) return undefined;
  const wait = Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT);
  return plus(now, Math.max(wait, retryAfter) as Duration);
}
