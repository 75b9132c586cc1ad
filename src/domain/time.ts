import type { Brand } from './brand.ts';

/** A moment: milliseconds since 1970, UTC. */
export type Instant = Brand<number, 'Instant'>;
/** From a moment on, and before another. */
export type Span = { readonly from: Instant; readonly until: Instant };
/** A length of time in milliseconds. */
export type Duration = Brand<number, 'Duration'>;

export const minutes = (count: number): Duration => (count * 60_000) as Duration;
export const hours = (count: number): Duration => minutes(count * 60);
export const days = (count: number): Duration => hours(count * 24);

export function plus(moment: Instant, length: Duration): Instant {
  return (moment + length) as Instant;
}

/** @returns nothing for text that is no ISO 8601 instant with its offset, or a day such as 30 February. */
export function parseInstant(raw: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(raw)) return undefined;
  const moment = Date.parse(raw);
  const date = raw.slice(0, 10);
  const day = Date.parse(date);
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== date) return undefined;
  return Number.isNaN(moment) ? undefined : (moment as Instant);
}

/** Fixed width, so that keys made of instants sort by time. */
export function instantText(moment: Instant): string {
  return new Date(moment).toISOString();
}
