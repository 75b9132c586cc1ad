import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import type { SchoolId } from '#domain/ids.ts';
import { minutes } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { Change, StoredCase } from '#workflows/stored.ts';
import {
  AMINA,
  BEN,
  caseNumber,
  changeOf,
  ELEVEN,
  formNumber,
  freshSchool,
  linReference,
  note,
  reported,
} from './case-fixture.ts';

const SOURCE = caseNumber(1);
const TARGET = caseNumber(2);
const MERGED: CaseEvent = {
  ...{ type: 'merged', into: TARGET, intoReference: linReference(2), reason: 'r', by: BEN, at: ELEVEN },
};
const MERGED_IN: CaseEvent = {
  ...{ type: 'merged-in', from: SOURCE, fromReference: linReference(1), reason: 'r', by: BEN, at: ELEVEN },
  ...{ subjects: [], excluded: [AMINA], interested: [], witnesses: [], duties: [] },
  ...{ urgent: false, policeWait: false, inChannel: true },
};

/** One command that changes two cases. */
export function mergeContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: a merge (E32)`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    const load = async (school: SchoolId, id: typeof SOURCE): Promise<StoredCase> => {
      const stored = await store.loadCase(school, id);
      if (stored === undefined) throw new TypeError('The report was not stored');
      return stored;
    };

    async function twoReports(school: SchoolId): Promise<Change> {
      const second = { caseId: TARGET, form: { id: formNumber(9), person: BEN, inputs: MERGE_FORM.inputs } };
      await store.commit(changeOf(school, undefined, [reported()]));
      await store.commit(changeOf(school, undefined, [reported({ reference: linReference(2) })], second));
      const also = changeOf(school, await load(school, TARGET), [MERGED_IN], {
        effects: [{ type: 'follow', caseId: SOURCE }],
      });
      return changeOf(school, await load(school, SOURCE), [MERGED], { also, form: MERGE_FORM });
    }
    const MERGE_FORM = { ...changeOf(freshSchool(), undefined, [reported()]).form, id: formNumber(7) };

    it('stores both cases, their entries and what is to be sent, and both chains hold', async () => {
      const school = freshSchool();
      const merge = await twoReports(school);
      expect(await store.commit(merge)).toEqual({ kind: 'committed' });
      expect(await load(school, SOURCE)).toMatchObject({ state: merge.after, version: 2 });
      expect(await load(school, TARGET)).toMatchObject({ state: merge.also?.after, version: 2 });
      expect((await store.loadEvents(school, TARGET))[1]?.event).toEqual(MERGED_IN);
      for (const id of [SOURCE, TARGET]) expect(await store.verifyCase(school, id)).toEqual({ ok: true });
      const lines = await store.openCases(school, 'ordinary', undefined, 10);
      expect(lines.items.map(({ caseId }) => caseId)).toEqual([TARGET]);
      const [item] = await store.claim(school, merge.at, minutes(1), 10);
      expect(item).toMatchObject({ caseId: TARGET, effect: { type: 'follow', caseId: SOURCE } });
    });

    it.each([SOURCE, TARGET])('stores neither when somebody wrote to %s first', async (busy) => {
      const school = freshSchool();
      const merge = await twoReports(school);
      const form = { id: formNumber(8), person: BEN, inputs: MERGE_FORM.inputs };
      await store.commit(changeOf(school, await load(school, busy), [note('one')], { form }));
      expect(await store.commit(merge)).toEqual({ kind: 'conflict' });
      for (const id of [SOURCE, TARGET]) expect((await load(school, id)).version).toBe(id === busy ? 2 : 1);
      expect(await store.findDone(school, formNumber(7), AMINA)).toBeUndefined();
    });

    it('is one merge however often its form is sent', async () => {
      const school = freshSchool();
      const merge = await twoReports(school);
      await store.commit(merge);
      expect((await store.commit(merge)).kind).toBe('repeat');
      expect((await load(school, TARGET)).version).toBe(2);
    });
  });
}
