import { beforeAll, describe, expect, it } from 'vitest';
import { minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { Change, Effect } from '#workflows/stored.ts';
import { BEN, changeOf, ELEVEN, freshSchool, reported, TEN } from './case-fixture.ts';

const toBen: Effect = { type: 'tell', person: BEN, notice: 'assigned' };
const BEFORE = plus(TEN, minutes(-1));

export function backlogContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: what waits (P7)`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function stored(rest: Partial<Change>) {
      const school = freshSchool();
      await store.commit(changeOf(school, undefined, [reported()], rest));
      return school;
    }

    it('is nothing in a school where nothing was asked for', async () => {
      expect(await store.backlog(freshSchool(), TEN)).toEqual({ pending: 0, notReached: 0 });
    });

    it('counts messages, also those whose time has not come, and ages none of these', async () => {
      const school = await stored({ effects: [toBen, toBen] });
      expect(await store.backlog(school, BEFORE)).toEqual({ pending: 2, notReached: 0 });
      expect(await store.backlog(school, ELEVEN)).toEqual({ dueSince: TEN, pending: 2, notReached: 0 });
    });

    it('does not age what somebody has taken up, and counts what was given up', async () => {
      const school = await stored({ effects: [toBen] });
      const [item] = await store.claim(school, TEN, minutes(1), 1);
      if (item === undefined) throw new TypeError('Nothing was due');
      expect(await store.backlog(school, TEN)).toEqual({ pending: 1, notReached: 0 });
      await store.settle(school, item, { kind: 'failed', reason: 'no-route' });
      expect(await store.backlog(school, TEN)).toEqual({ pending: 0, notReached: 1 });
    });

    it('knows of jobs about what people owe, which stand apart', async () => {
      const school = freshSchool();
      await store.staff.askReconcile(school, BEN, TEN);
      expect(await store.backlog(school, TEN)).toEqual({ pending: 0, notReached: 0 });
      expect((await store.backlog(school, ELEVEN)).dueSince).toBeGreaterThanOrEqual(TEN);
    });

    it('ages a job of the clock from its own time, and tells the older of the two', async () => {
      const jobOnly = await stored({ due: { job: 'chase', at: ELEVEN } });
      expect(await store.backlog(jobOnly, TEN)).toEqual({ pending: 0, notReached: 0 });
      const later = plus(ELEVEN, minutes(5));
      expect(await store.backlog(jobOnly, later)).toMatchObject({ dueSince: ELEVEN });
      const both = await stored({ due: { job: 'chase', at: BEFORE }, effects: [toBen] });
      expect(await store.backlog(both, later)).toMatchObject({ dueSince: BEFORE });
    });
  });
}
