import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import { type Instant, minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { Change, Due } from '#workflows/stored.ts';
import {
  AMINA,
  caseNumber,
  changeOf,
  ELEVEN,
  formNumber,
  freshSchool,
  linReference,
  note,
  reported,
  TEN,
} from './case-fixture.ts';
import { counting } from './counting-rows.ts';

const chaseAt = (at: Instant): Due => ({ job: 'chase', at });
const FOREVER = plus(ELEVEN, minutes(10_000));

export function dueContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: due jobs (P7)`, () => {
    let rows: Rows;
    let store: Store;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });

    const CASE = caseNumber(1);
    async function opened(rest: Partial<Change>, school = freshSchool()): Promise<SchoolId> {
      const outcome = await store.commit(changeOf(school, undefined, [reported()], rest));
      expect(outcome).toEqual({ kind: 'committed' });
      return school;
    }
    async function noted(school: SchoolId, rest: Partial<Change>): Promise<void> {
      const before = await store.loadCase(school, CASE);
      expect(await store.commit(changeOf(school, before, [note('one')], rest))).toEqual({
        kind: 'committed',
      });
    }
    const stored = async (school: SchoolId) =>
      (await rows.range(school, { from: 'due_', before: 'due_~', limit: 10 })).map(({ key }) => key);

    it('are found from their moment on, and not a millisecond before', async () => {
      const school = await opened({ due: chaseAt(ELEVEN) });
      expect(await stored(school)).toEqual([`due_20261123T110000000Z_chase_${CASE}`]);
      expect(await store.dueCases(school, (ELEVEN - 1) as Instant, undefined, 10)).toEqual({ items: [] });
      expect(await store.dueCases(school, ELEVEN, undefined, 10)).toEqual({ items: [CASE] });
      expect((await store.loadCase(school, CASE))?.due).toEqual(chaseAt(ELEVEN));
    });

    it('stand once: a commit moves, keeps or ends what its case is owed', async () => {
      const school = await opened({ due: chaseAt(TEN) });
      await noted(school, { due: chaseAt(TEN) });
      expect(await stored(school)).toEqual([`due_20261123T100000000Z_chase_${CASE}`]);
      await noted(school, { due: chaseAt(ELEVEN) });
      expect(await stored(school)).toEqual([`due_20261123T110000000Z_chase_${CASE}`]);
      await noted(school, {});
      expect(await stored(school)).toEqual([]);
      expect((await store.loadCase(school, CASE))?.due).toBeUndefined();
      await noted(school, { due: chaseAt(ELEVEN) });
      expect(await store.dueCases(school, FOREVER, undefined, 10)).toEqual({ items: [CASE] });
    });

    it('are changed by none but the commit that was stored', async () => {
      const school = await opened({ due: chaseAt(TEN) });
      const before = await store.loadCase(school, CASE);
      await noted(school, { due: chaseAt(ELEVEN) });
      expect(
        await store.commit(changeOf(school, before, [note('late')], { due: chaseAt(FOREVER) })),
      ).not.toEqual({
        kind: 'committed',
      });
      expect(await stored(school)).toEqual([`due_20261123T110000000Z_chase_${CASE}`]);
    });

    it('come page by page, the longest waiting first', async () => {
      const school = freshSchool();
      for (const number of [1, 2, 3]) {
        const caseId = caseNumber(number);
        const first = reported({ reference: linReference(number) });
        const form = { id: formNumber(number), person: AMINA, inputs: digestOf('inputs') };
        const due = chaseAt(plus(ELEVEN, minutes(-number)));
        await store.commit(changeOf(school, undefined, [first], { caseId, form, due }));
      }
      const first = await store.dueCases(school, ELEVEN, undefined, 2);
      expect(first.items).toEqual([caseNumber(3), caseNumber(2)]);
      expect(await store.dueCases(school, ELEVEN, first.next, 2)).toEqual({ items: [caseNumber(1)] });
    });

    it('are looked for in one read of what is due, however many cases there are', async () => {
      const school = await opened({ due: chaseAt(ELEVEN) });
      const counted = counting(rows);
      await createStore(counted.rows).dueCases(school, TEN, undefined, 10);
      expect(counted.requests()).toEqual({ get: 0, range: 1, batch: 0 });
    });

    it('are put off, or ended, without an entry: only the case’s own row and head change', async () => {
      const school = await opened({ due: chaseAt(TEN) });
      const before = await store.loadCase(school, CASE);
      expect(before).toBeDefined();
      if (before === undefined) return;
      await store.putOff(school, before, ELEVEN);
      expect(await stored(school)).toEqual([`due_20261123T110000000Z_chase_${CASE}`]);
      const moved = await store.loadCase(school, CASE);
      expect(moved).toEqual({ ...before, due: chaseAt(ELEVEN), mark: moved?.mark });
      expect(await store.verifyCase(school, CASE)).toEqual({ ok: true });
      if (moved !== undefined) await store.putOff(school, moved, undefined);
      expect(await stored(school)).toEqual([]);
      await noted(school, { due: chaseAt(TEN) });
      expect(await stored(school)).toEqual([`due_20261123T100000000Z_chase_${CASE}`]);
    });

    it('stay as whoever wrote meanwhile left them, and where nothing is to be moved', async () => {
      const school = await opened({ due: chaseAt(TEN) });
      const before = await store.loadCase(school, CASE);
      if (before === undefined) throw new Error('The case is not there');
      await store.putOff(school, before, TEN);
      expect((await store.loadCase(school, CASE))?.mark).toBe(before.mark);
      await noted(school, { due: chaseAt(ELEVEN) });
      await store.putOff(school, before, FOREVER);
      expect(await stored(school)).toEqual([`due_20261123T110000000Z_chase_${CASE}`]);
    });

    it('of a newer release hold up no other, and stay as they are', async () => {
      const school = await opened({ due: chaseAt(ELEVEN) });
      const newer = { key: 'due_20261123T090000000Z_digest_x', text: '{"v":99}' };
      await rows.batch(school, [{ type: 'put', ...newer }]);
      expect(await store.dueCases(school, ELEVEN, undefined, 1)).toMatchObject({ items: [] });
      expect((await store.dueCases(school, ELEVEN, undefined, 10)).items).toEqual([CASE]);
      expect((await rows.get(school, newer.key))?.text).toBe(newer.text);
    });
  });
}
