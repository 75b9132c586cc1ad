import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { wallDate, wallTime } from '#domain/calendar.ts';
import { dueTimes } from '#domain/case/duty-clock.ts';
import type { DutyClock } from '#domain/policy.ts';
import { hours, type Instant, instantText, plus } from '#domain/time.ts';
import { moment } from './world.ts';

const DAY = { from: '08:30', to: '16:30' };
const text = (at: Instant): string => instantText(at).slice(0, 16);
const due = (clock: DutyClock, opened: string): string => text(dueTimes(clock, moment(opened), DAY).dueAt);
const reminders = (clock: DutyClock, opened: string): readonly string[] =>
  dueTimes(clock, moment(opened), DAY).remindAt.map(text);
const AT_ONCE = { kind: 'atOnce' } as const;
const SAME_DAY = { kind: 'sameDay' } as const;
const NEXT_DAY = { kind: 'workingDays', count: 1 } as const;
const ICO = { kind: 'hours', count: 72 } as const;

describe('when a duty is due', () => {
  it('at once: asked about after a quarter of an hour and after an hour, at any time of day', () => {
    assert.equal(due(AT_ONCE, '2026-12-24T23:00:00Z'), '2026-12-24T23:15');
    assert.deepEqual(reminders(AT_ONCE, '2026-12-24T23:00:00Z'), ['2026-12-24T23:15', '2026-12-25T00:00']);
  });

  it('the same day: by the end of the school’s day on the clock on its wall, in summer and in winter (T31)', () => {
    assert.equal(due(SAME_DAY, '2026-11-23T10:00:00Z'), '2026-11-23T16:30');
    assert.equal(due(SAME_DAY, '2026-06-22T09:00:00Z'), '2026-06-22T15:30');
    assert.deepEqual(reminders(SAME_DAY, '2026-11-23T10:30:00Z'), ['2026-11-23T13:30', '2026-11-23T16:30']);
  });

  it('the same day, opened on a Friday evening: by the end of Monday, asked about at its noon', () => {
    assert.equal(due(SAME_DAY, '2026-11-27T18:00:00Z'), '2026-11-30T16:30');
    assert.deepEqual(reminders(SAME_DAY, '2026-11-27T18:00:00Z'), ['2026-11-30T12:30', '2026-11-30T16:30']);
    assert.equal(due(SAME_DAY, '2026-11-27T16:30:00Z'), '2026-11-30T16:30', 'the end is no time to do it in');
  });

  it('the same day, opened on Christmas Eve after school: after both bank holidays', () => {
    assert.equal(due(SAME_DAY, '2026-12-24T17:00:00Z'), '2026-12-29T16:30');
  });

  it('in working days, as the LADO’s: over the weekend, bank holidays and both clock changes, at the same time on the wall', () => {
    assert.equal(due(NEXT_DAY, '2026-11-27T10:00:00Z'), '2026-11-30T10:00');
    assert.deepEqual(reminders(NEXT_DAY, '2026-11-27T10:00:00Z'), ['2026-11-27T14:00', '2026-11-30T10:00']);
    assert.equal(due(NEXT_DAY, '2026-12-24T11:00:00Z'), '2026-12-29T11:00');
    assert.equal(due(NEXT_DAY, '2026-10-23T09:00:00Z'), '2026-10-26T10:00');
    assert.equal(due(NEXT_DAY, '2027-03-25T10:00:00Z'), '2027-03-30T09:00');
  });

  it('in several working days: left to the morning digest', () => {
    assert.deepEqual(reminders({ kind: 'workingDays', count: 2 }, '2026-11-27T10:00:00Z'), []);
  });

  it('in hours: 72 of them through nights, weekends and Christmas, asked about at 24, 48 and 66 (H21, E42)', () => {
    assert.equal(due(ICO, '2026-12-24T15:00:00Z'), '2026-12-27T15:00');
    assert.deepEqual(reminders(ICO, '2026-12-24T15:00:00Z'), [
      ...['2026-12-25T15:00', '2026-12-26T15:00', '2026-12-27T09:00', '2026-12-27T15:00'],
    ]);
    const nightOfTheChange = '2026-10-24T22:00:00Z';
    assert.equal(due({ kind: 'hours', count: 4 }, nightOfTheChange), '2026-10-25T02:00');
    assert.deepEqual(reminders({ kind: 'hours', count: 4 }, nightOfTheChange), [
      ...['2026-10-25T00:00', '2026-10-25T02:00'],
    ]);
  });

  it('opened when no hour of a working day is left before it: asked about half way by the clock', () => {
    assert.deepEqual(reminders(NEXT_DAY, '2026-11-23T03:00:00Z'), ['2026-11-23T12:30', '2026-11-24T03:00']);
    const half = reminders({ kind: 'hours', count: 10 }, '2026-11-28T10:00:00Z');
    assert.deepEqual(half, ['2026-11-28T15:00', '2026-11-28T20:00']);
  });
});

describe('every clock, at any moment of three years', () => {
  const clock = fc.oneof(
    fc.constantFrom<DutyClock>(AT_ONCE, SAME_DAY),
    fc.record({ kind: fc.constant('hours' as const), count: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('workingDays' as const), count: fc.integer({ min: 1, max: 12 }) }),
  );
  const opened = fc
    .integer({ min: moment('2026-01-01T00:00:00Z'), max: moment('2028-12-20T00:00:00Z') })
    .map((at) => at as Instant);

  it('is due later than it opens, and reminds after it opens, in order, in whole milliseconds', () => {
    fc.assert(
      fc.property(clock, opened, (one, at) => {
        const { dueAt, remindAt } = dueTimes(one, at, DAY);
        assert.ok(dueAt > at);
        for (const [index, remind] of remindAt.entries()) {
          assert.ok(Number.isInteger(remind) && remind > (remindAt[index - 1] ?? at));
          assert.ok(remind <= Math.max(dueAt, plus(at, hours(1))));
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('the same day is at most one working day away, and at its end', () => {
    fc.assert(
      fc.property(opened, (at) => {
        const { dueAt } = dueTimes(SAME_DAY, at, DAY);
        assert.equal(wallTime(dueAt), DAY.to);
        assert.ok(dueAt - at <= hours(24 * 5), 'Easter and Christmas are the longest');
        const isWeekend = [0, 6].includes(new Date(wallDate(dueAt)).getUTCDay());
        assert.ok(!isWeekend);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
