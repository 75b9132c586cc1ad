import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePasted, withoutTabs } from '#teams/pasted-table.ts';

function cellsOf(text: string): readonly (readonly string[])[] {
  const parsed = parsePasted(text);
  if (!parsed.ok) throw new TypeError(`Line ${JSON.stringify(parsed.error)}`);
  return [parsed.value.header, ...parsed.value.rows.map(({ cells }) => cells)];
}

describe('a list as it is pasted', () => {
  it.each([
    ['commas', 'Name,Class\nAyla,7B\n'],
    ['semicolons, as Excel saves them in Germany', 'Name;Class\r\nAyla;7B\r\n'],
    ['tabs, as cells are copied', 'Name\tClass\nAyla\t7B'],
    ['a byte order mark', '\ufeffName,Class\nAyla,7B'],
    ['quotes', '"Name","Class"\n"Ayla","7B"'],
    ['blanks around', ' Name , Class \n Ayla , 7B '],
  ])('is read with %s', (_how, text) => {
    expect(cellsOf(text)).toEqual([
      ['Name', 'Class'],
      ['Ayla', '7B'],
    ]);
  });

  it('keeps a delimiter, a quote and a line break inside quotes, and counts lines as the sheet does', () => {
    const parsed = parsePasted('Name,Class\n"Demo, Ayla ""Ay""",7B\n\n"two\nlines",7C\nO"Brien,7D\n,\n');
    expect(parsed).toMatchObject({
      value: {
        rows: [
          { line: 2, cells: ['Demo, Ayla "Ay"', '7B'] },
          { line: 5, cells: ['two\nlines', '7C'] },
          { line: 6, cells: ['O"Brien', '7D'] },
        ],
      },
    });
  });

  it('is given back without tabs, which no card holds, and says the same line by line', () => {
    const copied = 'Name\tClass\n\nDemo; Ayla\t7B\n"two\nlines"\t"a ""b"" c"';
    const kept = withoutTabs(copied);
    expect(kept).not.toContain('\t');
    expect(parsePasted(kept)).toEqual(parsePasted(copied));
    expect(withoutTabs('Name,Class\nAyla\t,7B')).toBe('Name,Class\nAyla\t,7B');
    expect(withoutTabs('Name\tClass\n"Ayla\t7B')).toBe('Name;Class\n"Ayla;7B');
  });

  it('says at which line a quotation mark is never closed, and that nothing is nothing', () => {
    expect(parsePasted('Name,Class\n"Ayla,7B\nBen,7B')).toMatchObject({ error: { type: 'torn' } });
    expect(parsePasted(' \n,\n')).toEqual({ ok: false, error: { type: 'no-lines' } });
  });

  it('comes back as it was written, whatever people are called (seeded)', () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => `a${text.trim()}z`);
    const list = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        list,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const all = [['Name', 'Class'], ...rows];
          const text = all.map((row) => row.map(quoted).join(delimiter)).join(end);
          expect(cellsOf(text)).toEqual(all);
          expect(cellsOf(withoutTabs(text))).toEqual(all);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
