import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import { hours, minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import {
  AMINA,
  BEN,
  CARYS,
  caseNumber,
  changeOf,
  DAN,
  ELEVEN,
  formNumber,
  freshSchool,
  linReference,
  reported,
  TEN,
  untilClosed,
} from './case-fixture.ts';
import { counting } from './counting-rows.ts';

const CASE = caseNumber(1);
const SPAN = { from: TEN, until: plus(TEN, hours(1)) };

export function logContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: the incident log`, () => {
    let rows: Rows;
    let store: Store;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });

    async function happen(school: SchoolId, caseId: CaseId, events: readonly CaseEvent[]): Promise<void> {
      const before = await store.loadCase(school, caseId);
      const change = changeOf(school, before, events, { caseId });
      const id = formNumber(Number(caseId.slice(-6)) * 1_000 + (before?.version ?? 0));
      const form = { ...change.form, id };
      expect(await store.commit({ ...change, form })).toEqual({ kind: 'committed' });
    }

    it('holds an ordinary case from its report on, and keeps it when it is closed (H26)', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported({ adults: [DAN] })]);
      const line = { caseId: CASE, hiddenFrom: [DAN] };
      expect(await store.loggedCases(school, SPAN)).toEqual([line]);
      await happen(school, CASE, untilClosed());
      expect(await store.loggedCases(school, SPAN)).toEqual([line]);
      await happen(school, CASE, [
        { type: 'person-excluded', by: BEN, at: ELEVEN, who: CARYS, reason: 'Related' },
      ]);
      expect(await store.loggedCases(school, SPAN)).toEqual([{ ...line, hiddenFrom: [DAN, CARYS] }]);
    });

    it('never holds a confidential case, and lets go of one that becomes so (H24)', async () => {
      const school = freshSchool();
      await happen(school, caseNumber(2), [reported({ access: 'restricted', reference: linReference(2) })]);
      await happen(school, CASE, [reported()]);
      expect(await store.loggedCases(school, SPAN)).toEqual([{ caseId: CASE, hiddenFrom: [] }]);
      await happen(school, CASE, [
        {
          ...{ type: 'made-confidential', by: BEN, at: ELEVEN, reason: 'About a colleague' },
          ...{ adults: [BEN], receivers: [CARYS], duties: [] },
        },
      ]);
      expect(await store.loggedCases(school, SPAN)).toEqual([]);
      await happen(school, CASE, [{ type: 'note-added', by: CARYS, at: ELEVEN, text: 'Later' }]);
      expect(await store.loggedCases(school, SPAN)).toEqual([]);
    });

    it('goes from the newest to the oldest, and reads no row of another time', async () => {
      const school = freshSchool();
      const times = [minutes(-1), minutes(0), minutes(59), minutes(60)];
      for (const [at, after] of times.entries())
        await happen(school, caseNumber(at + 1), [
          { ...reported({ reference: linReference(at + 1) }), at: plus(TEN, after) },
        ]);
      const counted = counting(rows);
      const found = await createStore(counted.rows).loggedCases(school, SPAN);
      expect(found.map(({ caseId }) => caseId)).toEqual([caseNumber(3), caseNumber(2)]);
      expect(counted.requests()).toEqual({ get: 0, range: 1, batch: 0 });
    });

    it('records the reading of many cases at once, and of none at all', async () => {
      const school = freshSchool();
      const read = (caseId: CaseId) => ({ caseId, person: AMINA, at: TEN });
      await store.recordRead(school);
      await store.recordRead(school, read(CASE), read(caseNumber(2)));
      expect(await store.reads(school, CASE)).toEqual([read(CASE)]);
      expect(await store.reads(school, caseNumber(2))).toEqual([read(caseNumber(2))]);
    });
  });
}
