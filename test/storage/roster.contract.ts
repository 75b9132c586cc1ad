import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SchoolId } from '#domain/ids.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Roster, RosterStore } from '#workflows/roster-ports.ts';
import { AMINA, BEN, freshSchool, personNumber, TEN, TENANT } from './case-fixture.ts';

const ROUTE = { conversationId: '19:staff', serviceUrl: 'https://example.org/', tenantId: TENANT };
const ASKED: Roster = {
  ...{ by: AMINA, at: TEN, state: 'asked', looked: 0, added: 0 },
  counts: { join: 0, gone: 0, guest: 0, left: 0 },
};
const named = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ account: personNumber(at + 1), name: `Joiner ${at}` }));

export function rosterContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: the team of the staff`, () => {
    let roster: RosterStore;
    let school: SchoolId;
    let seed: ReturnType<typeof createStore>['seedDirectory'];
    beforeAll(async () => {
      const store = createStore(await open());
      roster = store.directory.roster;
      seed = store.seedDirectory;
    });
    beforeEach(() => {
      school = freshSchool();
    });

    it('keeps the team that was bound last', async () => {
      expect(await roster.team(school)).toBeUndefined();
      await roster.bindTeam(school, ROUTE, AMINA, TEN);
      await roster.bindTeam(school, { ...ROUTE, conversationId: '19:other' }, BEN, TEN);
      expect(await roster.team(school)).toEqual({ ...ROUTE, conversationId: '19:other' });
    });

    it('lets one of two copies go on from what both have read', async () => {
      expect(await roster.load(school)).toBeUndefined();
      expect(await roster.save(school, undefined, ASKED)).toBe(true);
      const before = await roster.load(school);
      expect(before?.roster).toEqual(ASKED);
      const both = [1, 2].map((added) => roster.save(school, before, { ...ASKED, state: 'compared', added }));
      expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
    });

    it('keeps lists of any length, and gives any part of one', async () => {
      await roster.keepList(school, 'join', named(3_000));
      expect(await roster.list(school, 'join', 0, 60)).toEqual(named(60));
      expect(await roster.list(school, 'join', 2_990, 28)).toEqual(named(3_000).slice(2_990));
      expect(await roster.list(school, 'join', 30, 5)).toEqual(named(35).slice(30));
      expect(await roster.list(school, 'gone', 0, 28)).toEqual([]);
      expect(await roster.list(school, 'join', 0, 0)).toEqual([]);
    });

    it('knows everybody of the directory by every account (E8)', async () => {
      const person = { id: BEN, name: 'Ben Owen', position: 'Teacher', roles: [] };
      await seed(school, TENANT, [{ ...person, alsoKnownAs: [personNumber(22)] }]);
      const { people, owners } = await roster.everybody(school);
      expect(people).toEqual([person]);
      expect([...owners]).toEqual([
        [BEN, BEN],
        [personNumber(22), BEN],
      ]);
    });
  });
}
