import type { OpenCase } from '#domain/case/model.ts';
import { days, hours, type Instant, minutes } from '#domain/time.ts';
import type { StoredEvent } from '#workflows/stored.ts';

/**
 * How long it took until somebody had the case and until it was closed or merged, by the clock and not by school
 * days. Counted from the report, also where it was reopened (LIN-103, STA-197, BRI-052).
 */
export function paceWords(
  { reportedAt, progress }: OpenCase,
  events: readonly StoredEvent[],
  now: Instant,
): string {
  const taken = events.find(({ event }) => event.type === 'acknowledged')?.event.at;
  const closed = events.findLast(({ event }) => event.type === 'closed')?.event.at;
  const begun =
    taken === undefined ? 'Not taken up yet' : `Taken up after ${lengthWords(taken - reportedAt)}`;
  if (progress.status === 'closed' && closed !== undefined)
    return `${begun}, closed after ${lengthWords(closed - reportedAt)}.`;
  const merged = events.find(({ event }) => event.type === 'merged')?.event.at;
  return merged === undefined
    ? `${begun}, open for ${lengthWords(now - reportedAt)}.`
    : `${begun}, merged after ${lengthWords(merged - reportedAt)}.`;
}

/** @param length in milliseconds; what is begun is not counted. */
function lengthWords(length: number): string {
  if (length >= days(2)) return `${Math.floor(length / days(1))} days`;
  if (length >= hours(2)) return `${Math.floor(length / hours(1))} hours`;
  const count = Math.floor(length / minutes(1));
  if (count === 0) return 'less than a minute';
  return count === 1 ? '1 minute' : `${count} minutes`;
}
