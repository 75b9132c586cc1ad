import { describe, expect, it } from 'vitest';
import { namesIn, readNames, timesCited } from './cited-names.ts';
import { CLAUSES, citedClauses, countOf, NOT_APPLICABLE, POLICIES, standingOf } from './clauses.ts';
import { featureTable, openList, policyTable } from './tables.ts';

const ids = new Set(CLAUSES.map(({ id }) => id));
const cited = citedClauses(readNames().names);

/** Written in two halves, so that this file itself cites nothing. */
const NO_SUCH = ['LIN', '999'].join('-');
const FIRST = ['LIN', '001'].join('-');

const unknownIn = (names: readonly string[]) => [...citedClauses(names)].filter((id) => !ids.has(id));
const reasonless = (reasons: ReadonlyMap<string, string>) =>
  [...reasons].filter(([id, reason]) => !ids.has(id) || reason.trim().length < 20).map(([id]) => id);
const both = (proved: ReadonlySet<string>, reasons: ReadonlyMap<string, string>) =>
  [...reasons.keys()].filter((id) => proved.has(id));

describe('the clauses of the five policies', () => {
  it('are 878, each with its own id in the order of its policy', () => {
    expect(CLAUSES).toHaveLength(878);
    const last = Object.keys(POLICIES).map((code) => {
      const numbers = CLAUSES.filter(({ policy }) => policy === code).map(({ id }) => id);
      const expected = numbers.map((_, at) => `${code}-${String(at + 1).padStart(3, '0')}`);
      expect(numbers).toEqual(expected);
      return numbers.length;
    });
    expect(last).toEqual([105, 228, 79, 223, 243]);
  });

  it('are every one that a test name cites: a slip of the pen is found', () => {
    expect(unknownIn(readNames().names)).toEqual([]);
    expect(unknownIn([`refuses it (${NO_SUCH}, ${FIRST})`])).toEqual([NO_SUCH]);
  });

  it('are not applicable for a reason, and then no test proves them', () => {
    expect(reasonless(NOT_APPLICABLE)).toEqual([]);
    expect(both(cited, NOT_APPLICABLE)).toEqual([]);
    expect(reasonless(new Map([[NO_SUCH, 'A reason that is long enough.']]))).toEqual([NO_SUCH]);
    expect(reasonless(new Map([[FIRST, '']]))).toEqual([FIRST]);
    expect(both(new Set([FIRST]), new Map([[FIRST, 'It is taught.']]))).toEqual([FIRST]);
  });

  it('are each proved, not applicable or open, and add up', () => {
    const { proved, notApplicable, open } = countOf(CLAUSES, cited);
    expect(proved + notApplicable + open).toBe(878);
    expect(proved).toBe(cited.size);
    expect(notApplicable).toBe(NOT_APPLICABLE.size);
    const [first] = CLAUSES;
    expect(first && standingOf(first, new Set([FIRST]))).toBe('proved');
    expect(first && standingOf(first, new Set())).toBe('open');
  });
});

describe('the tables', () => {
  const clausesIn = (row: string) => Number(/ (\d+)/.exec(row)?.[1]);

  it('count every clause once by policy and once by feature', () => {
    const [all, ...policies] = policyTable(new Set()).slice(1).toReversed().map(clausesIn);
    const features = featureTable(new Set()).slice(1).map(clausesIn);
    expect(all).toBe(878);
    expect(policies).toHaveLength(5);
    for (const rows of [policies, features]) expect(rows.reduce((sum, one) => sum + one, 0)).toBe(878);
  });

  it('list what a feature still lacks, and know no feature that there is not', () => {
    const open = openList('two-person-review', new Set()) ?? [];
    expect(open.map((row) => row.slice(0, 7))).toEqual([
      'LIN-076',
      'STA-173',
      'STA-223',
      'STA-224',
      'LTH-170',
    ]);
    expect(openList('two-person-review', new Set(open.map((row) => row.slice(0, 7))))).toEqual([]);
    expect(openList('no-such-feature', new Set())).toBeUndefined();
  });
});

describe('the names that stand in a file', () => {
  const test = (name: string) => `${['i', 't'].join('')}('${name}', () => {});`;

  it('are titles, and rows of a table that cite, but no comment and no bare id', () => {
    const rule = ['H', '1'].join('');
    const source = [
      test('a plain title'),
      `const TABLE = [['a row (${FIRST}, ${rule})', 1], ['no row', 2], ['${FIRST}', 3]];`,
      `// 'commented out (${FIRST})'`,
      `/* 'this too (${FIRST})' */`,
    ].join('\n');
    expect(namesIn(source)).toEqual(['a plain title', `a row (${FIRST}, ${rule})`]);
  });

  it('are also the first column of a table that a title prints, and no other table', () => {
    const table = (name: string) =>
      `const ${name}: Rows = [\n  [\n    '${FIRST}',\n    'bullying',\n  ],\n];`;
    const title = ['it(`opens ', '{category} (', '{rows})`'].join('$');
    const loop = `for (const [rows, category] of PRINTED)\n  ${title}, () => {});`;
    const names = namesIn([table('OTHER'), loop].join('\n'));
    expect(citedClauses(names)).toEqual(new Set());
    expect(citedClauses(namesIn([table('PRINTED'), loop].join('\n')))).toEqual(new Set([FIRST]));
  });

  it('cite an id as a whole word', () => {
    const names = [`one (${FIRST})`, `another (${FIRST}0)`, `a third (X${FIRST})`];
    expect(timesCited(FIRST, names)).toBe(1);
  });
});
