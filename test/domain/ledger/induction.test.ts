import { describe, expect, it } from 'vitest';
import type { InductionItem } from '#domain/policy-cycles.ts';
import { AMINA_DSL, HEAD_HANA, MANAGER_MIA, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM } from '../case/world.ts';
import { askedOf } from './asked-of.ts';
import { askingFor, packWith } from './ledger-world.ts';

const TOLD: InductionItem = {
  ...{ id: 'strategy', title: 'Strategy known', text: 'I went through it with them.' },
  ...{ starters: ['staff'], by: ['head'] },
};
const asking = askingFor([], packWith({ agreements: [], induction: [TOLD] }));
const MONDAY = '2026-11-23T10:00:00Z';
const JOINED = { since: '2026-11-16', manager: MANAGER_MIA.id };
const tells = { type: 'tell', item: 'induction-strategy', on: '2026-11-20' } as const;

describe('ticking off an induction', () => {
  it('is asked of who is new alone', () => {
    const tom = askedOf(TEACHER_TOM, asking);
    tom.looks(MONDAY, { since: '2025-09-01' });
    expect(tom.obligation(tells.item)).toBeUndefined();
    tom.looks(MONDAY, JOINED);
    expect(tom.obligation(tells.item)).toMatchObject({ state: 'owed' });
  });

  it.each([
    ['those whom the pack names', HEAD_HANA],
    ['the line manager', MANAGER_MIA],
  ])('is done by %s', (_, by) => {
    const tom = askedOf(TEACHER_TOM, asking);
    expect(tom.does(by, MONDAY, tells, JOINED).at(-1)).toMatchObject({
      ...{ type: 'completed', by: by.id, on: '2026-11-20', how: 'session', confirmed: true },
    });
    expect(tom.obligation(tells.item)).toMatchObject({ state: 'met' });
    expect(tom.looks('2028-11-23T10:00:00Z', JOINED).some(({ type }) => type === 'asked')).toBe(false);
  });

  it('is done by nobody else, by nobody for themselves, once, and on no day to come', () => {
    const tom = askedOf(TEACHER_TOM, asking);
    for (const other of [AMINA_DSL, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM])
      expect(tom.refused(other, MONDAY, tells, JOINED), other.name).toEqual({
        type: 'not-for-you-to-record',
      });
    const hana = askedOf(HEAD_HANA, asking);
    expect(hana.refused(HEAD_HANA, MONDAY, tells, JOINED)).toEqual({ type: 'needs-somebody-else' });
    const late = { ...tells, on: '2026-11-24' };
    expect(tom.refused(HEAD_HANA, MONDAY, late, JOINED)).toEqual({ type: 'day-in-future' });
    tom.does(HEAD_HANA, MONDAY, tells, JOINED);
    expect(tom.refused(HEAD_HANA, MONDAY, tells, JOINED)).toMatchObject({ type: 'recorded-already' });
  });

  it('is not there for somebody of whom it is not asked', () => {
    const tom = askedOf(TEACHER_TOM, asking);
    expect(tom.refused(HEAD_HANA, MONDAY, tells, { since: '2020-09-01' })).toEqual({ type: 'not-asked' });
  });
});
