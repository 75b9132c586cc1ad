import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/person.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { SeedPerson } from '#workflows/stored.ts';
import {
  AMINA,
  BEN,
  CARYS,
  caseNumber,
  DAN,
  ELEVEN,
  freshSchool,
  personNumber,
  TEN,
  TENANT,
} from './case-fixture.ts';

const someone = (id: SeedPerson['id'], name: string, ...roles: Role[]): SeedPerson => ({
  id,
  name,
  position: 'Teacher',
  roles,
  alsoKnownAs: [],
});
const STAFF: readonly SeedPerson[] = [
  someone(AMINA, 'Amina Rahman', 'staff'),
  { ...someone(BEN, 'Ben Owen', 'staff', 'dsl'), alsoKnownAs: [personNumber(22)] },
  someone(CARYS, "Carys O'Neill", 'head'),
  { ...someone(DAN, 'Dan Zoë', 'seniorLeader'), left: TEN },
];
const ROUTE = { conversationId: 'a:1/b|c', serviceUrl: 'https://example.org/', tenantId: TENANT };

export function directoryContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: directory, routes and log`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function seeded(people = STAFF) {
      const school = freshSchool();
      await store.seedDirectory(school, TENANT, people);
      return school;
    }

    it('puts people in once: a second start changes nothing', async () => {
      const school = await seeded();
      const before = await store.person(school, BEN);
      await store.seedDirectory(school, TENANT, [someone(BEN, 'Somebody Else', 'admin')]);
      expect(await store.person(school, BEN)).toEqual(before);
      expect(before?.person).toEqual({
        id: BEN,
        name: 'Ben Owen',
        position: 'Teacher',
        roles: ['staff', 'dsl'],
      });
      expect(await store.person(school, personNumber(99))).toBeUndefined();
    });

    it('knows who holds a role, leavers not among them', async () => {
      const school = await seeded();
      expect(await store.holders(school)).toEqual([
        { id: BEN, roles: ['dsl'] },
        { id: CARYS, roles: ['head'] },
      ]);
    });

    it('breaks rather than say that nobody holds a role, where no directory was put in', async () => {
      await expect(store.holders(freshSchool())).rejects.toThrow(/no directory/);
    });

    it('finds the schools of an account, and one person behind two accounts (E8)', async () => {
      const school = await seeded([
        { ...someone(personNumber(501), 'Two Accounts'), alsoKnownAs: [personNumber(502)] },
      ]);
      const other = await seeded([someone(personNumber(501), 'Two Schools')]);
      const [known] = await store.memberships(TENANT, personNumber(502));
      expect(known).toEqual({ school, person: personNumber(501) });
      const both = await store.memberships(TENANT, personNumber(501));
      expect(both.map((each) => each.school).sort()).toEqual([school, other].sort());
      expect(await store.memberships(TENANT, personNumber(999))).toEqual([]);
    });

    it('finds people by a part of their name, taken literally (T28)', async () => {
      const school = await seeded();
      const names = async (limit: number, part?: string) =>
        (await store.people(school, limit, part)).map((person) => person.name);
      expect(await names(2)).toEqual(['Amina Rahman', 'Ben Owen']);
      expect(await names(9, 'AMIN')).toEqual(['Amina Rahman']);
      expect(await names(9, "o'n")).toEqual(["Carys O'Neill"]);
      expect(await names(9, 'zoe\u0308')).toEqual(['Dan Zoë']);
      expect(await names(1, 'n')).toEqual(['Amina Rahman']);
      expect(await names(9, "' or PartitionKey ne '")).toEqual([]);
      expect(await names(9, '.*')).toEqual([]);
    });

    it('puts in and goes through more people than one batch and one page hold', async () => {
      const many = Array.from({ length: 1_050 }, (_, index) =>
        someone(personNumber(index + 1), `Person ${index}`),
      );
      const school = await seeded(many);
      expect(await store.people(school, 2_000)).toHaveLength(1_050);
      expect((await store.people(school, 5, 'person 1049')).map(({ id }) => id)).toEqual([
        personNumber(1_050),
      ]);
    });

    it('keeps the latest route of a person, and the channel that was bound last', async () => {
      const school = freshSchool();
      expect(await store.route(school, BEN)).toBeUndefined();
      await store.saveRoute(school, BEN, { ...ROUTE, teamsUserId: '29:abc' });
      await store.saveRoute(school, BEN, { ...ROUTE, dead: true });
      expect(await store.route(school, BEN)).toEqual({ ...ROUTE, dead: true });

      expect(await store.channel(school)).toBeUndefined();
      await store.bindChannel(school, ROUTE, BEN, TEN);
      await store.bindChannel(school, { ...ROUTE, conversationId: '19:new@thread.tacv2' }, BEN, ELEVEN);
      expect(await store.channel(school)).toEqual({ ...ROUTE, conversationId: '19:new@thread.tacv2' });
    });

    it('keeps who looked at a case, and every refusal, in the order of time (P5)', async () => {
      const school = freshSchool();
      const caseId = caseNumber(1);
      const late = { caseId, person: AMINA, at: ELEVEN };
      const early = { caseId, person: BEN, at: TEN };
      await store.recordRead(school, late);
      await store.recordRead(school, early);
      await store.recordRead(school, { ...early, caseId: caseNumber(2) });
      expect(await store.reads(school, caseId)).toEqual([early, late]);

      const attempt = { caseId, person: DAN, at: TEN, command: 'sign', refusal: 'not-eligible' };
      await Promise.all([store.recordAttempt(school, attempt), store.recordAttempt(school, attempt)]);
      expect(await store.attempts(school)).toEqual([attempt, attempt]);
      expect(await store.attempts(freshSchool())).toEqual([]);
    });

    it('keeps who had a file made, also of two in one moment, in the order of time', async () => {
      const school = freshSchool();
      const late = { person: AMINA, at: ELEVEN, what: 'board', lines: 2 };
      const early = { person: BEN, at: TEN, what: 'board', lines: 3 };
      await store.recordExport(school, late);
      await Promise.all([store.recordExport(school, early), store.recordExport(school, early)]);
      expect(await store.exports(school)).toEqual([early, early, late]);
      expect(await store.exports(freshSchool())).toEqual([]);
    });
  });
}
