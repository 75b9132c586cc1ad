import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { BANK_HOLIDAYS } from '#domain/bank-holidays.ts';
import { knowsBankHolidays, plusSchoolHours, plusWorkingDays, wallTime } from '#domain/calendar.ts';
import { instantText } from '#domain/time.ts';
import { moment } from './case/world.ts';

const DAY = { from: '08:30', to: '16:30' };
const later = (start: string, hours: number, day = DAY): string =>
  instantText(plusSchoolHours(moment(start), hours, day, []));
const days = (start: string, count: number): string => instantText(plusWorkingDays(moment(start), count));

/** The Gregorian reckoning of Easter Sunday (Meeus, Jones and Butcher), as days after 1 March. */
function easter(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return new Date(Date.UTC(year, 2, h + l - 7 * m + 22));
}
const shifted = (date: Date, by: number) =>
  new Date(date.getTime() + by * 86_400_000).toISOString().slice(0, 10);

describe('hours of school time (T31)', () => {
  it('run within the day on which they begin', () => {
    assert.equal(later('2026-11-23T10:31:00Z', 4), '2026-11-23T14:31:00.000Z');
    assert.equal(later('2026-11-23T12:30:00Z', 4), '2026-11-23T16:30:00.000Z');
  });

  it('rest in the night and over the weekend', () => {
    assert.equal(later('2026-11-23T14:31:00Z', 4), '2026-11-24T10:31:00.000Z');
    assert.equal(later('2026-11-27T15:30:00Z', 4), '2026-11-30T11:30:00.000Z');
    assert.equal(later('2026-11-28T12:00:00Z', 1), '2026-11-30T09:30:00.000Z');
    assert.equal(later('2026-11-23T03:00:00Z', 1), '2026-11-23T09:30:00.000Z');
    assert.equal(later('2026-11-23T16:30:00Z', 1), '2026-11-24T09:30:00.000Z');
  });

  it('keep to the clock on the wall over both clock changes', () => {
    const autumn = plusSchoolHours(moment('2026-10-23T13:30:00Z'), 3, DAY, []); // Friday, 14:30 in summer time
    assert.equal(instantText(autumn), '2026-10-26T09:30:00.000Z');
    assert.equal(wallTime(autumn), '09:30');
    // Thursday before Good Friday, 15:30; the clocks go on over Easter; Tuesday, 10:30 in summer time.
    const spring = plusSchoolHours(moment('2027-03-25T15:30:00Z'), 3, DAY, []);
    assert.equal(instantText(spring), '2027-03-30T09:30:00.000Z');
    assert.equal(wallTime(spring), '10:30');
  });

  it('rest at Christmas with the holiday kept for Boxing Day, and on New Year’s Day', () => {
    assert.equal(later('2026-12-24T15:30:00Z', 2), '2026-12-29T09:30:00.000Z');
    assert.equal(later('2026-12-31T15:30:00Z', 2), '2027-01-04T09:30:00.000Z');
    assert.equal(later('2027-12-24T15:30:00Z', 2), '2027-12-29T09:30:00.000Z');
  });

  it('end for a day whose end is not after its beginning, instead of searching for ever', () => {
    assert.equal(
      later('2026-11-23T10:00:00Z', 4, { from: '09:00', to: '09:00' }),
      '2026-11-23T14:00:00.000Z',
    );
  });

  it('know weekends alone in a year that is not on file, which is too early and never too late', () => {
    assert.equal(knowsBankHolidays(moment('2026-11-23T10:00:00Z')), true);
    assert.equal(knowsBankHolidays(moment('2028-12-31T23:59:00Z')), true);
    assert.equal(knowsBankHolidays(moment('2029-01-01T00:00:00Z')), false);
    assert.equal(later('2030-12-24T15:30:00Z', 2), '2030-12-25T09:30:00.000Z');
  });
});

describe('working days', () => {
  it('are no weekends and no bank holidays, at the same time on the wall (T31)', () => {
    assert.equal(days('2026-11-23T10:00:00Z', 1), '2026-11-24T10:00:00.000Z');
    assert.equal(days('2026-11-27T10:00:00Z', 1), '2026-11-30T10:00:00.000Z');
    assert.equal(days('2026-10-23T09:00:00Z', 1), '2026-10-26T10:00:00.000Z');
    assert.equal(days('2027-03-25T10:00:00Z', 1), '2027-03-30T09:00:00.000Z');
    assert.equal(days('2026-12-24T10:00:00Z', 2), '2026-12-30T10:00:00.000Z');
    assert.equal(days('2026-11-28T10:00:00Z', 0), '2026-11-28T10:00:00.000Z');
  });
});

describe('the bank holidays of England and Wales', () => {
  const inYear = (year: number) => [...BANK_HOLIDAYS].filter((date) => date.startsWith(`${year}-`));

  for (const year of [2026, 2027, 2028]) {
    it(`${year} has eight, none on a weekend, with Good Friday and Easter Monday`, () => {
      assert.equal(inYear(year).length, 8);
      for (const date of inYear(year)) assert.ok(![0, 6].includes(new Date(date).getUTCDay()), date);
      assert.ok(BANK_HOLIDAYS.has(shifted(easter(year), -2)));
      assert.ok(BANK_HOLIDAYS.has(shifted(easter(year), 1)));
    });

    it(`${year} has the first Monday of May, its last, and the last of August`, () => {
      for (const [month, last] of [
        ['05', false],
        ['05', true],
        ['08', true],
      ] as const) {
        const [from, to] = last ? [25, 31] : [1, 7];
        const mondays = inYear(year).filter((date) => date.slice(5, 7) === month);
        const here = mondays.filter((date) => Number(date.slice(8)) >= from && Number(date.slice(8)) <= to);
        assert.deepEqual(
          here.map((date) => new Date(date).getUTCDay()),
          [1],
          `${month} ${from}`,
        );
      }
    });
  }
});
