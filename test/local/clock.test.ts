import { expect, it } from 'vitest';
import { type Instant, instantText, minutes, parseInstant, plus } from '#domain/time.ts';
import { createMovableClock } from '#local/clock.ts';

const MONDAY_10AM = instant('2026-11-23T10:00:00Z');
const NEXT_TERM = instant('2027-01-04T08:30:00Z');

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`${text} is no instant`);
  return parsed;
}

function clockOn(system: { now: Instant }) {
  const clock = createMovableClock(() => system.now);
  return { clock, shows: () => instantText(clock.now()) };
}

it('shows the system’s time until it is moved', () => {
  const system = { now: MONDAY_10AM };
  const { shows } = clockOn(system);
  expect(shows()).toBe('2026-11-23T10:00:00.000Z');
  system.now = plus(system.now, minutes(5));
  expect(shows()).toBe('2026-11-23T10:05:00.000Z');
});

it('runs on from where it was moved', () => {
  const system = { now: MONDAY_10AM };
  const { clock, shows } = clockOn(system);
  clock.moveTo(NEXT_TERM);
  expect(shows()).toBe('2027-01-04T08:30:00.000Z');
  system.now = plus(system.now, minutes(7));
  expect(shows()).toBe('2027-01-04T08:37:00.000Z');
});

it('is moved to the moment that is asked, not by the sum of the moves, and back too', () => {
  const system = { now: MONDAY_10AM };
  const { clock, shows } = clockOn(system);
  clock.moveTo(NEXT_TERM);
  system.now = plus(system.now, minutes(7));
  clock.moveTo(NEXT_TERM);
  expect(shows()).toBe('2027-01-04T08:30:00.000Z');
  clock.moveTo(MONDAY_10AM);
  expect(shows()).toBe('2026-11-23T10:00:00.000Z');
});
