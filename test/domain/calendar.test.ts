import assert from 'node:assert/strict';
import { afterEach, describe, it, vi } from 'vitest';
import { academicYear, parseWallTime, wallDate, wallDateTime, wallTime } from '#domain/calendar.ts';
import { days, hours, type Instant, instantText, parseInstant, plus } from '#domain/time.ts';
import { moment } from './case/world.ts';

function utc(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : instantText(instant);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the school year', () => {
  it('begins with the first minute of 1 September on the school’s clock', () => {
    assert.equal(academicYear(moment('2026-08-31T22:59:59Z')), '25');
    assert.equal(academicYear(moment('2026-08-31T23:00:00Z')), '26');
    assert.equal(academicYear(moment('2026-12-31T23:59:00Z')), '26');
    assert.equal(academicYear(moment('2027-01-01T00:00:00Z')), '26');
    assert.equal(academicYear(moment('2027-08-31T23:00:00Z')), '27');
  });

  it('has two digits at the turn of a decade and a century', () => {
    assert.equal(academicYear(moment('2110-03-01T00:00:00Z')), '09');
    assert.equal(academicYear(moment('2100-03-01T00:00:00Z')), '99');
  });
});

describe('the clock on the wall, across both changes (T31)', () => {
  it('goes from 01:59 to 01:00 in autumn and from 00:59 to 02:00 in spring', () => {
    assert.equal(wallTime(moment('2026-10-25T00:59:00Z')), '01:59');
    assert.equal(wallTime(moment('2026-10-25T01:00:00Z')), '01:00');
    assert.equal(wallTime(moment('2027-03-28T00:59:00Z')), '00:59');
    assert.equal(wallTime(moment('2027-03-28T01:00:00Z')), '02:00');
  });

  it('says date and time in words, and the date as cards hold it', () => {
    assert.equal(wallDateTime(moment('2026-11-23T10:31:00Z')), '23 November 2026 at 10:31');
    assert.equal(wallDateTime(moment('2026-07-01T23:31:00Z')), '2 July 2026 at 00:31');
    assert.equal(wallDate(moment('2026-07-01T23:31:00Z')), '2026-07-02');
  });

  it('is read back to the moment at which it showed', () => {
    assert.equal(utc(parseWallTime('2026-11-23', '10:31')), '2026-11-23T10:31:00.000Z');
    assert.equal(utc(parseWallTime('2026-07-02', '00:31')), '2026-07-01T23:31:00.000Z');
    assert.equal(utc(parseWallTime('2026-10-25', '00:30')), '2026-10-24T23:30:00.000Z');
    assert.equal(utc(parseWallTime('2026-10-25', '02:00')), '2026-10-25T02:00:00.000Z');
    assert.equal(utc(parseWallTime('2027-03-28', '00:30')), '2027-03-28T00:30:00.000Z');
    assert.equal(utc(parseWallTime('2027-03-28', '02:00')), '2027-03-28T01:00:00.000Z');
  });

  it('takes the repeated hour as the first and moves the skipped hour on, at any time of the year', () => {
    for (const today of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']) {
      vi.useFakeTimers({ toFake: ['Date'], now: moment(today) });
      assert.equal(utc(parseWallTime('2026-10-25', '01:30')), '2026-10-25T00:30:00.000Z', today);
      assert.equal(utc(parseWallTime('2027-03-28', '01:30')), '2027-03-28T01:30:00.000Z', today);
      assert.equal(wallTime(moment('2027-03-28T01:30:00Z')), '02:30');
    }
  });

  it('gives back what it read, for every half hour of the weeks around six changes', () => {
    for (const first of ['2026-03-24', '2026-10-20', '2027-03-24', '2027-10-26', '2028-03-22', '2028-10-24'])
      for (let half = 0; half < 8 * 48; half += 1) {
        const at = plus(moment(`${first}T00:00Z`), hours(half / 2));
        const again = plus(at, hours(-1));
        const isRepeated = wallTime(again) === wallTime(at);
        assert.equal(parseWallTime(wallDate(at), wallTime(at)), isRepeated ? again : at, instantText(at));
      }
  });

  it('refuses what no clock and no calendar shows', () => {
    for (const [date, time] of [
      ['2026-02-29', '10:00'],
      ['2026-04-31', '10:00'],
      ['2026-11-23', '25:00'],
      ['2026-11-23', '10:60'],
      ['23/11/2026', '10:00'],
      ['2026-11-23', ''],
      ['', '10:00'],
      ['2026-11-23', '10:00 '],
    ] as const)
      assert.equal(parseWallTime(date, time), undefined, `${date} ${time}`);
    assert.equal(utc(parseWallTime('2028-02-29', '10:00')), '2028-02-29T10:00:00.000Z');
  });
});

describe('moments', () => {
  it('are read with their offset, and written in one width', () => {
    assert.equal(utc(parseInstant('2026-11-23T10:00Z')), '2026-11-23T10:00:00.000Z');
    assert.equal(utc(parseInstant('2026-07-01T10:00:00.5+01:00')), '2026-07-01T09:00:00.500Z');
  });

  it('are not read from anything less', () => {
    const bad = [
      '',
      'now',
      '2026-11-23',
      '2026-11-23T10:00',
      '2026-11-23 10:00Z',
      '2026-13-01T10:00Z',
      '2026-11-23T25:00Z',
    ];
    for (const raw of [...bad, '2026-02-29T10:00Z', '2026-04-31T10:00:00Z', '2026-11-23T10:00+1:00'])
      assert.equal(parseInstant(raw), undefined, raw);
  });

  it('a day later by length is another wall time across the change, which is why rules use the wall', () => {
    assert.equal(wallTime(plus(moment('2026-10-24T09:00:00Z'), days(1))), '09:00');
    assert.equal(wallTime(moment('2026-10-24T09:00:00Z')), '10:00');
  });
});
