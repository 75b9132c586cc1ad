import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import { minutes } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { Change, PostedCard, Route, StoredCase } from '#workflows/stored.ts';
import {
  AMINA,
  BEN,
  CARYS,
  caseNumber,
  changeOf,
  formNumber,
  freshSchool,
  linReference,
  note,
  reported,
  TEN,
  TENANT,
} from './case-fixture.ts';
import { counting } from './counting-rows.ts';

const CASE = caseNumber(1);
const ROUTE: Route = {
  conversationId: 'a:1/b|c',
  serviceUrl: 'https://example.org/',
  tenantId: TENANT,
};

export function commitContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: a commit`, () => {
    let rows: Rows;
    let store: Store;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });

    async function reportIn(school: SchoolId, rest: Partial<Change> = {}): Promise<StoredCase> {
      expect(await store.commit(changeOf(school, undefined, [reported()], rest))).toEqual({
        kind: 'committed',
      });
      const stored = await store.loadCase(school, CASE);
      if (stored === undefined) throw new TypeError('The report was not stored');
      return stored;
    }

    it('stores state, events, reference and outcome of a report, and nothing of it in another school', async () => {
      const school = freshSchool();
      const change = changeOf(school, undefined, [reported(), note('And again today')]);
      expect(await store.commit(change)).toEqual({ kind: 'committed' });

      expect(await store.loadCase(school, CASE)).toMatchObject({ state: change.after, version: 2 });
      expect(await store.loadEvents(school, CASE)).toEqual([
        { number: 1, event: reported() },
        { number: 2, event: note('And again today') },
      ]);
      expect(await store.findReference(school, linReference(1))).toBe(CASE);
      const done = { caseId: CASE, version: 2, inputs: digestOf('inputs'), reference: linReference(1) };
      expect(await store.findDone(school, formNumber(0), AMINA)).toEqual(done);

      const elsewhere = freshSchool();
      expect(await store.loadCase(elsewhere, CASE)).toBeUndefined();
      expect(await store.loadEvents(elsewhere, CASE)).toEqual([]);
      expect(await store.findReference(elsewhere, linReference(1))).toBeUndefined();
      expect(await store.findDone(school, formNumber(0), BEN)).toBeUndefined();
    });

    it('says that a form was stored before, and stores it once (P2, T13, T14)', async () => {
      const school = freshSchool();
      await reportIn(school);
      const again = changeOf(school, undefined, [reported({ reference: linReference(2) })], {
        caseId: caseNumber(2),
      });
      const done = { caseId: CASE, version: 1, inputs: digestOf('inputs'), reference: linReference(1) };
      expect(await store.commit(again)).toEqual({ kind: 'repeat', done });
      expect(await store.loadCase(school, caseNumber(2))).toBeUndefined();
      expect(await store.findReference(school, linReference(2))).toBeUndefined();
    });

    it("stores one form of two people as two commands, for a form id is nobody's secret", async () => {
      const school = freshSchool();
      const before = await reportIn(school);
      const form = { id: formNumber(0), person: BEN, inputs: digestOf('other') };
      expect(await store.commit(changeOf(school, before, [note('one')], { form }))).toEqual({
        kind: 'committed',
      });
    });

    it('keeps the first of two writes made on the same version (T15, F6)', async () => {
      const school = freshSchool();
      const before = await reportIn(school);
      const by = (number: number) => ({ id: formNumber(number), person: BEN, inputs: digestOf(number) });
      const outcomes = await Promise.all([
        store.commit(changeOf(school, before, [note('first')], { form: by(7) })),
        store.commit(changeOf(school, before, [note('second')], { form: by(8) })),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
      expect(await store.loadEvents(school, CASE)).toHaveLength(2);
      const lost = outcomes[0]?.kind === 'conflict' ? 7 : 8;
      expect(await store.findDone(school, formNumber(lost), BEN)).toBeUndefined();
    });

    it('gives one reference to one case', async () => {
      const school = freshSchool();
      await reportIn(school);
      const form = { id: formNumber(5), person: BEN, inputs: digestOf('other') };
      const same = changeOf(school, undefined, [reported()], { caseId: caseNumber(2), form });
      expect(await store.commit(same)).toEqual({ kind: 'conflict' });
      expect(await store.loadCase(school, caseNumber(2))).toBeUndefined();
    });

    it('refuses a signature when the signer changed in the directory meanwhile (P3)', async () => {
      const school = freshSchool();
      const carys = {
        id: CARYS,
        name: 'Carys',
        position: 'Deputy',
        roles: ['seniorLeader'],
        alsoKnownAs: [],
      } as const;
      await store.seedDirectory(school, TENANT, [carys]);
      const before = await reportIn(school);
      const read = await store.person(school, CARYS);
      const unchanged = read === undefined ? [] : [read];
      expect(unchanged).toHaveLength(1);
      expect(await store.commit(changeOf(school, before, [note('one')], { unchanged }))).toEqual({
        kind: 'committed',
      });
      expect((await store.person(school, CARYS))?.person).toEqual(read?.person);

      // The commit itself wrote the row, so its old mark has gone: as it would by a change of role.
      const later = await store.loadCase(school, CASE);
      expect(await store.commit(changeOf(school, later, [note('two')], { unchanged }))).toEqual({
        kind: 'conflict',
      });
      expect(await store.loadEvents(school, CASE)).toHaveLength(2);
    });

    it('raises the wanted version of a card beside what a delivery says is shown', async () => {
      const school = freshSchool();
      const place = { kind: 'channel' } as const;
      const person = { kind: 'person', person: BEN } as const;
      const cards: readonly PostedCard[] = [
        { place, wanted: 1, shown: 0 },
        { place: person, wanted: 1, shown: 0 },
      ];
      const before = await reportIn(school, { cards, effects: [{ type: 'bring-card', place }] });
      expect(await store.loadCards(school, CASE)).toEqual(cards);

      const [item] = await store.claim(school, TEN, minutes(1), 10);
      if (item === undefined) throw new TypeError('Nothing was due');
      const raised = changeOf(school, before, [note('one')], { cards: [{ place, wanted: 2, shown: 0 }] });
      const card = { place, shown: 1, activityId: 'm1', route: ROUTE };
      await Promise.all([store.commit(raised), store.settle(school, item, { kind: 'done', card })]);
      expect(await store.loadCards(school, CASE)).toEqual([
        { place, wanted: 2, shown: 1, activityId: 'm1', route: ROUTE },
        { place: person, wanted: 1, shown: 0 },
      ]);
    });

    it('takes one request for a later command, and one more for the counter of a report', async () => {
      const counted = counting(rows);
      const school = freshSchool();
      const own = createStore(counted.rows);
      const counter = await own.counter(school, '26');
      await own.commit(changeOf(school, undefined, [reported()], { counter }));
      expect(counted.requests()).toEqual({ get: 1, range: 0, batch: 1 });

      const before = await own.loadCase(school, CASE);
      await own.commit(changeOf(school, before, [note('one')]));
      expect(counted.requests()).toEqual({ get: 2, range: 0, batch: 2 });
    });

    it('throws for a change without events', async () => {
      const school = freshSchool();
      const before = await reportIn(school);
      await expect(store.commit({ ...changeOf(school, before, [note('one')]), events: [] })).rejects.toThrow(
        TypeError,
      );
    });
  });
}
