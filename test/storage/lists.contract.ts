import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { digestOf } from '#domain/digest.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { MineRole } from '#workflows/stored.ts';
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

const CASE = caseNumber(1);
const confidential: CaseEvent = {
  type: 'made-confidential',
  by: BEN,
  at: ELEVEN,
  reason: 'About a colleague',
  adults: [BEN],
  receivers: [CARYS],
  duties: [],
};

export function listsContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: lists`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function happen(school: SchoolId, caseId: CaseId, events: readonly CaseEvent[]): Promise<void> {
      const before = await store.loadCase(school, caseId);
      const form = { id: formNumber(before?.version ?? 0), person: AMINA, inputs: digestOf(caseId) };
      const id = formNumber(Number(caseId.slice(-6)) * 1_000 + (before?.version ?? 0));
      const change = changeOf(school, before, events, { caseId, form: { ...form, id } });
      expect(await store.commit(change)).toEqual({ kind: 'committed' });
    }

    const lines = async (school: SchoolId, access: 'ordinary' | 'restricted') =>
      (await store.openCases(school, access, undefined, 50)).items;
    const mine = async (school: SchoolId, person = AMINA, role: MineRole = 'onCase') =>
      (await store.myCases(school, person, role, undefined, 50)).items;

    it('shows an open case with who is on it and who must not find it, until it is closed', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported({ receivers: [BEN, DAN], adults: [DAN] })]);
      const line = {
        caseId: CASE,
        reference: linReference(1),
        access: 'ordinary',
        pack: digestOf('a pack'),
        category: 'bullying',
        status: 'reported',
        urgent: false,
        reportedAt: TEN,
        visibleTo: [BEN],
        hiddenFrom: [DAN],
      };
      expect(await lines(school, 'ordinary')).toEqual([line]);
      expect(await lines(school, 'restricted')).toEqual([]);

      const closing = untilClosed();
      await happen(school, CASE, closing.slice(0, 2));
      const reviewing = { ...line, status: 'reviewing', owner: BEN, visibleTo: [BEN, CARYS] };
      expect(await lines(school, 'ordinary')).toEqual([reviewing]);
      await happen(school, CASE, closing.slice(2));
      expect(await lines(school, 'ordinary')).toEqual([]);
      expect(await store.loadCase(school, CASE)).toMatchObject({ state: { progress: { status: 'closed' } } });
      await happen(school, CASE, [{ type: 'note-added', by: BEN, at: ELEVEN, text: 'After closing' }]);
      expect(await lines(school, 'ordinary')).toEqual([]);
    });

    it('moves a case that becomes confidential, and a subject no longer finds it (T19)', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported()]);
      expect(await mine(school, BEN)).toEqual([]);
      await happen(school, CASE, [confidential]);
      expect(await lines(school, 'ordinary')).toEqual([]);
      expect(await lines(school, 'restricted')).toMatchObject([
        { caseId: CASE, visibleTo: [CARYS], hiddenFrom: [BEN] },
      ]);
      expect(await mine(school, BEN)).toEqual([]);
      expect(await mine(school, CARYS)).toEqual([CASE]);
    });

    it('keeps a confidential case among the cases of those on it, and takes it away with their place', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported({ access: 'restricted', receivers: [BEN, CARYS] })]);
      expect(await mine(school, BEN)).toEqual([CASE]);
      await happen(school, CASE, [
        { type: 'reviewer-asked', by: BEN, at: ELEVEN, who: DAN, why: 'Knows computers' },
      ]);
      expect(await mine(school, DAN)).toEqual([CASE]);
      await happen(school, CASE, [
        { type: 'person-excluded', by: CARYS, at: ELEVEN, who: BEN, reason: 'Related' },
      ]);
      expect(await mine(school, BEN)).toEqual([]);
      expect(await mine(school, DAN)).toEqual([CASE]);
      expect(await mine(school, AMINA)).toEqual([]);
    });

    it('keeps a report among the reports of who made it, for good', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported()]);
      await happen(school, CASE, untilClosed());
      expect(await mine(school, AMINA, 'reporter')).toEqual([CASE]);
      expect(await mine(school, BEN, 'reporter')).toEqual([]);
    });

    it('goes through a long list page by page, without a last empty page', async () => {
      const school = freshSchool();
      const cases = [1, 2, 3, 4].map(caseNumber);
      for (const [index, caseId] of cases.entries())
        await happen(school, caseId, [reported({ reference: linReference(index + 1) })]);

      const first = await store.openCases(school, 'ordinary', undefined, 2);
      const second = await store.openCases(school, 'ordinary', first.next, 2);
      expect([...first.items, ...second.items].map(({ caseId }) => caseId)).toEqual(cases);
      expect(second.next).toBeUndefined();
      const reports = await store.myCases(school, AMINA, 'reporter', undefined, 3);
      expect(reports.items).toEqual(cases.slice(0, 3));
      expect(await store.myCases(school, AMINA, 'reporter', reports.next, 3)).toEqual({
        items: cases.slice(3),
      });
      expect(await store.allCases(school)).toEqual(cases);
    });

    it('never leaves its list, whatever mark of a page is handed in (T9)', async () => {
      const school = freshSchool();
      await happen(school, CASE, [reported()]);
      expect(await store.openCases(school, 'ordinary', 'a', 5)).toMatchObject({ items: [{ caseId: CASE }] });
      expect(await store.openCases(school, 'ordinary', 'person_', 5)).toEqual({ items: [] });
      await expect(store.openCases(school, 'ordinary', "x' or RowKey ne '", 5)).rejects.toThrow(TypeError);
    });
  });
}
