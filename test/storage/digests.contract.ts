import { beforeAll, describe, expect, it } from 'vitest';
import { minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import { AMINA, BEN, caseNumber, freshSchool, TEN } from './case-fixture.ts';

const DATE = '2026-11-23';

export function digestsContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: morning digests`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });
    const ask = { date: DATE, person: AMINA, cases: [caseNumber(1), caseNumber(2)], at: TEN };

    it('are asked for once for each person and day, by however many copies', async () => {
      const school = freshSchool();
      const twice = await Promise.all([store.askDigest(school, ask), store.askDigest(school, ask)]);
      expect(twice.toSorted()).toEqual([false, true]);
      expect(await store.askDigest(school, { ...ask, at: plus(TEN, minutes(5)) })).toBe(false);
      expect(await store.askDigest(school, { ...ask, person: BEN })).toBe(true);
      expect(await store.askDigest(school, { ...ask, date: '2026-11-24' })).toBe(true);
    });

    it('wait in the outbox with ids alone, and are settled like any other work', async () => {
      const school = freshSchool();
      await store.askDigest(school, ask);
      const [item] = await store.claim(school, TEN, minutes(1), 5);
      expect(item?.effect).toEqual({ type: 'digest', person: AMINA, cases: ask.cases });
      expect([item?.caseId, item?.since, item?.attempts]).toEqual([caseNumber(1), TEN, 1]);
      if (item !== undefined) await store.settle(school, item, { kind: 'done' });
      expect(await store.claim(school, plus(TEN, minutes(60)), minutes(1), 5)).toEqual([]);
    });

    it('of nothing are not asked for, and a day is done when it is said to be', async () => {
      const school = freshSchool();
      expect(await store.askDigest(school, { ...ask, cases: [] })).toBe(false);
      await store.askDigest(school, ask);
      expect(await store.isDigestDone(school, DATE)).toBe(false);
      await store.endDigest(school, DATE);
      await store.endDigest(school, DATE);
      expect(await store.isDigestDone(school, DATE)).toBe(true);
      expect(await store.isDigestDone(school, '2026-11-24')).toBe(false);
    });

    it('of earlier days are forgotten with the next one, however many there were, and no other row', async () => {
      const rows = await open();
      const own = createStore(rows);
      const school = freshSchool();
      const put = (key: string) => ({ type: 'put', key, text: '{"v":1}' }) as const;
      const people = Array.from({ length: 95 }, (_, at) => put(`digest_2026-11-20_${at}`));
      await rows.batch(school, people.slice(0, 90));
      await rows.batch(school, [...people.slice(90), put('digest_2026-11-20'), put('digesu_2026-11-20')]);
      await own.askDigest(school, ask);
      await own.endDigest(school, DATE);
      const left = await rows.range(school, { from: 'd', before: 'e', limit: 500 });
      expect(left.map(({ key }) => key)).toEqual([
        `digest_${DATE}`,
        `digest_${DATE}_${AMINA}`,
        'digesu_2026-11-20',
      ]);
      expect(await own.askDigest(school, ask)).toBe(false);
    });
  });
}
