import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import {
  AMINA,
  caseNumber,
  changeOf,
  formNumber,
  freshSchool,
  linReference,
  reported,
} from './case-fixture.ts';

export function numbersContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: reference numbers`, () => {
    let rows: Rows;
    beforeAll(async () => {
      rows = await open();
    });

    /** As the workflow reports: read the counter, decide, store, and again when somebody was faster. */
    async function report(
      store: Store,
      school: SchoolId,
      index: number,
    ): Promise<{ readonly conflicts: number }> {
      for (let conflicts = 0; conflicts < 50; conflicts++) {
        const counter = await store.counter(school, '26');
        const event = reported({ reference: linReference(counter.last + 1) });
        const form = { id: formNumber(index), person: AMINA, inputs: digestOf(index) };
        const change = changeOf(school, undefined, [event], { caseId: caseNumber(index), form, counter });
        const { kind } = await store.commit(change);
        if (kind === 'committed') return { conflicts };
        if (kind === 'repeat') throw new TypeError('Each form is used once');
      }
      throw new TypeError('The counter never moves on');
    }

    async function numbersIn(store: Store, school: SchoolId): Promise<readonly string[]> {
      const { items } = await store.openCases(school, 'ordinary', undefined, 100);
      return items.map(({ reference }) => reference).sort();
    }

    const TWENTY = Array.from({ length: 20 }, (_, index) => linReference(index + 1));

    it('gives 20 reports at once 20 numbers without a gap, and they do not fight (P2)', async () => {
      const store = createStore(rows);
      const school = freshSchool();
      const reports = TWENTY.map((_, index) =>
        store.inReportQueue(school, () => report(store, school, index)),
      );
      const conflicts = (await Promise.all(reports)).reduce((sum, each) => sum + each.conflicts, 0);
      expect(conflicts).toBe(0);
      expect(await numbersIn(store, school)).toEqual(TWENTY);
      expect(await store.counter(school, '26')).toMatchObject({ year: '26', last: 20 });
      expect(await store.counter(school, '27')).toEqual({ year: '27', last: 0, mark: undefined });
    });

    it('gives them without a gap or a double from two processes on one table (T12)', async () => {
      const stores = [createStore(rows), createStore(rows)];
      const school = freshSchool();
      const work = stores.flatMap((store, first) =>
        TWENTY.slice(0, 10).map((_, index) =>
          store.inReportQueue(school, () => report(store, school, index * 2 + first)),
        ),
      );
      await Promise.all(work);
      expect(await numbersIn(createStore(rows), school)).toEqual(TWENTY);
    });

    it('goes on with the next report when one fails, and keeps no school waiting for another', async () => {
      const store = createStore(rows);
      const school = freshSchool();
      let release = () => {};
      const held = store.inReportQueue(
        freshSchool(),
        () => new Promise<void>((resolve) => (release = resolve)),
      );
      const failed = store.inReportQueue(school, () => Promise.reject(new Error('broken')));
      const next = store.inReportQueue(school, async () => 'next');
      await expect(failed).rejects.toThrow('broken');
      expect(await next).toBe('next');
      release();
      await held;
    });
  });
}
