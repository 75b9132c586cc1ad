import { strict as assert } from 'node:assert';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#reports/csv.ts';

describe('a file for a spreadsheet', () => {
  it('begins with the mark of UTF-8, and ends every row with CRLF (RFC 4180)', () => {
    expect(
      csvOf([
        ['Name', 'Group'],
        ['Zoë', ''],
      ]),
    ).toBe('\uFEFFName,Group\r\nZoë,\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(csvOf([['a,b', 'say "no"', 'one\r\ntwo']])).toBe('\uFEFF"a,b","say ""no""","one\r\ntwo"\r\n');
  });

  it('quotes a cell with a semicolon, which parts cells where the comma is for decimals', () => {
    expect(csvOf([['x;=1+1']])).toBe('\uFEFF"x;=1+1"\r\n');
  });

  it.each([
    '=1+1',
    '+44',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    ' =1',
    '\n=1',
    '＝1+1',
    '－1',
    '＋1',
    '＠A1',
  ])('lets no spreadsheet run %j as a formula (T30)', (cell) => {
    const [[read = ''] = []] = parse(csvOf([[cell]]), { bom: true });
    expect(read).toBe(`'${cell}`);
  });

  it('is read back as it was written, and no cell of it begins as a formula (T30)', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'x') }),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        const read: readonly (readonly string[])[] = parse(csvOf(rows), {
          bom: true,
          record_delimiter: '\r\n',
        });
        const begins = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;
        assert.deepEqual(
          read,
          rows.map((row) => row.map((one) => (begins.test(one) ? `'${one}` : one))),
        );
        assert.ok(read.flat().every((one) => !begins.test(one)));
      }),
      { seed: 20261123 },
    );
  });
});
