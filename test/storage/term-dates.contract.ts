import { beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { TermDates } from '#workflows/stored.ts';
import { AMINA, BEN, ELEVEN, formNumber, freshSchool, TEN } from './case-fixture.ts';

const CHRISTMAS = { from: '2026-12-21', to: '2027-01-01', name: 'Christmas' };

function dates(version: number, special: Partial<TermDates> = {}): TermDates {
  return { version, closures: [CHRISTMAS], by: AMINA, at: TEN, form: formNumber(version), ...special };
}

export function termDatesContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: term dates`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    it('keep every version with who set it and when, the newest first', async () => {
      const school = freshSchool();
      expect(await store.termDates(school, 5)).toEqual([]);
      const versions = Array.from({ length: 11 }, (_, at) => dates(at + 1));
      for (const one of versions) expect(await store.addTermDates(school, one)).toBe(true);
      const last = dates(12, { closures: [], by: BEN, at: ELEVEN });
      expect(await store.addTermDates(school, last)).toBe(true);
      expect(await store.termDates(school, 1)).toEqual([last]);
      expect(await store.termDates(school, 50)).toEqual([last, ...versions.toReversed()]);
    });

    it('take each version once, whoever was first, and of one school alone', async () => {
      const school = freshSchool();
      const both = [dates(1), dates(1, { by: BEN })].map((one) => store.addTermDates(school, one));
      expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
      expect(await store.termDates(school, 5)).toHaveLength(1);
      expect(await store.termDates(freshSchool(), 5)).toEqual([]);
    });
  });
}
