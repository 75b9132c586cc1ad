import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { closuresText, parseClosures } from '#domain/closures.ts';
import { parseFormId } from '#domain/ids.ts';
import { decideTermDates, TERM_DATE_SETTERS } from '#domain/term-dates.ts';
import { ADMIN_ADA, AMINA_DSL, EVERYBODY, HEAD_HANA, MONDAY_10AM } from './case/world.ts';

const CHRISTMAS = { from: '2026-12-21', to: '2027-01-01', name: 'Christmas' };
const SNOW = { from: '2026-12-04', to: '2026-12-04', name: 'Snow' };

describe('term dates as they are typed', () => {
  it('are one closure a line, the earliest first, and read back as they were typed', () => {
    const text = ' 2026-12-21  to 2027-01-01 Christmas\r\n\n2026-12-04 Snow\n2026-12-05';
    const read = parseClosures(text);
    const saturday = { from: '2026-12-05', to: '2026-12-05', name: '' };
    assert.deepEqual(read, { ok: true, value: [SNOW, saturday, CHRISTMAS] });
    assert.ok(read.ok);
    assert.equal(closuresText(read.value), '2026-12-04 Snow\n2026-12-05\n2026-12-21 to 2027-01-01 Christmas');
    assert.deepEqual(parseClosures(closuresText(read.value)), read);
    assert.deepEqual(parseClosures('\n '), { ok: true, value: [] });
  });

  it.each([
    ['Christmas', 'unreadable'],
    ['21 December 2026', 'unreadable'],
    ['2026-12-21 until 2027-01-01', 'unreadable'],
    ['2026-12-21 2027-01-01', 'unreadable'],
    ['2026-12-21 - 2027-01-01', 'unreadable'],
    ['2026-12-21 to January', 'unreadable'],
    ['2026-12-21 to', 'unreadable'],
    ['2026-12-211', 'unreadable'],
    ['2026-02-29 to 2026-03-02', 'no-such-day'],
    ['2026-12-21 to 2027-13-01', 'no-such-day'],
    ['2026-12-21 to 2026-01-01 Christmas', 'backwards'],
    ['2026-12-21 to 2027-03-31', 'too-long'],
  ] as const)('names the line of “%s”, which is %s', (line, why) => {
    const text = `2026-10-26 to 2026-10-30 Half-term\n\n${line}\nand more`;
    assert.deepEqual(parseClosures(text), { ok: false, error: { line: 3, why } });
  });

  it('may be a hundred days long and no longer', () => {
    assert.equal(parseClosures('2026-12-21 to 2027-03-30').ok, true);
  });
});

describe('who sets them', () => {
  const [one, two] = ['1', '2'].map((digit) => parseFormId(digit.repeat(32)) ?? assert.fail());
  const form = one ?? assert.fail();
  const ask = { text: '2026-12-04 Snow', version: 0, form };

  it('is the head, the office and whoever sets Steward up, and nobody else', () => {
    for (const person of EVERYBODY) {
      const may = person.roles.some((role) => TERM_DATE_SETTERS.includes(role));
      const expected = may ? { ok: true, value: [SNOW] } : { ok: false, error: { type: 'not-yours' } };
      assert.deepEqual(decideTermDates(ask, undefined, person), expected, person.name);
    }
    assert.deepEqual([...TERM_DATE_SETTERS].sort(), ['admin', 'agreements', 'head']);
    const left = { ...HEAD_HANA, left: MONDAY_10AM };
    assert.deepEqual(decideTermDates(ask, undefined, left), { ok: false, error: { type: 'not-yours' } });
  });

  it('takes no change made on an older list, and the same form twice as once', () => {
    const standing = { version: 3, by: HEAD_HANA.id, form };
    const mine = { ...ask, version: 2 };
    assert.deepEqual(decideTermDates(mine, standing, HEAD_HANA), { ok: true, value: 'repeat' });
    const late = { ok: false, error: { type: 'changed-meanwhile', by: HEAD_HANA.id } };
    assert.deepEqual(decideTermDates(mine, standing, ADMIN_ADA), late);
    const other = { ...mine, form: two ?? assert.fail() };
    assert.deepEqual(decideTermDates(other, standing, HEAD_HANA), late);
    assert.deepEqual(decideTermDates({ ...other, version: 3 }, standing, ADMIN_ADA), {
      ok: true,
      value: [SNOW],
    });
    assert.equal(decideTermDates({ ...mine, version: 3 }, standing, AMINA_DSL).ok, false);
  });
});
