import { beforeAll, describe, expect, it } from 'vitest';
import { parseTenantId, type SchoolId } from '#domain/ids.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import { caseNumber, ELEVEN, freshSchool, personNumber, TEN, TENANT } from './case-fixture.ts';

const OTHER_TENANT = parseTenantId('99999999-9999-4999-8999-999999999999');
const [ONE, TWO, THREE] = [personNumber(9_601), personNumber(9_602), personNumber(9_603)];
const route = (conversationId: string) => ({
  ...{ conversationId, serviceUrl: 'https://example.org/', tenantId: TENANT },
});

export function tenantsContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: a tenant of several schools`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function schoolOf(id: typeof ONE, ...alsoKnownAs: (typeof ONE)[]): Promise<SchoolId> {
      const school = freshSchool();
      const person = { id, name: 'Somebody', position: 'Teacher', roles: [], alsoKnownAs };
      await store.seedDirectory(school, TENANT, [person]);
      return school;
    }

    it('knows one human being by the accounts that any school lists, the asked one first (E8)', async () => {
      const first = await schoolOf(ONE, TWO);
      const second = await schoolOf(TWO, THREE);
      expect(await store.memberships(TENANT, ONE)).toEqual([
        { school: first, person: ONE },
        { school: second, person: TWO },
      ]);
      const third = await store.memberships(TENANT, THREE);
      expect(third[0]).toEqual({ school: second, person: TWO });
      expect(third).toContainEqual({ school: first, person: ONE });
      expect(third).toHaveLength(2);
      expect(await store.memberships(TENANT, personNumber(9_604))).toEqual([]);
      expect(OTHER_TENANT && (await store.memberships(OTHER_TENANT, ONE))).toEqual([]);
    });

    it('keeps the school that an account chose last, and no other account’s', async () => {
      const [first, second] = [freshSchool(), freshSchool()];
      expect(await store.chosenSchool(TENANT, ONE)).toBeUndefined();
      await store.chooseSchool(TENANT, ONE, first);
      await store.chooseSchool(TENANT, ONE, second);
      expect(await store.chosenSchool(TENANT, ONE)).toBe(second);
      expect(await store.chosenSchool(TENANT, TWO)).toBeUndefined();
    });

    it('says which cases of other schools were given to somebody, once each, until they no longer are (E34)', async () => {
      const [school, home] = [freshSchool(), freshSchool()];
      const shared = { person: ONE, caseId: caseNumber(9_601), home };
      const other = { ...shared, caseId: caseNumber(9_602) };
      await store.setShared(school, shared, false);
      await store.setShared(school, shared, true);
      await store.setShared(school, shared, true);
      await store.setShared(school, other, true);
      expect(await store.sharedCases(school, TWO)).toEqual([]);
      expect(await store.sharedCases(home, ONE)).toEqual([]);
      expect(await store.sharedCases(school, ONE)).toHaveLength(2);
      await store.setShared(school, other, false);
      await store.setShared(school, other, false);
      expect(await store.sharedCases(school, ONE)).toEqual([shared]);
    });

    it('knows whose channel a place is, until that school goes elsewhere', async () => {
      const [first, second] = [freshSchool(), freshSchool()];
      const [place, next] = [`19:${first}@thread.tacv2`, `19:${second}@thread.tacv2`];
      expect(await store.schoolOfPlace(TENANT, place)).toBeUndefined();
      await store.bindChannel(first, route(place), ONE, TEN);
      await store.bindChannel(first, route(place), ONE, ELEVEN);
      expect(await store.schoolOfPlace(TENANT, place)).toBe(first);
      await store.bindChannel(first, route(next), ONE, ELEVEN);
      expect(await store.schoolOfPlace(TENANT, place)).toBeUndefined();
      expect(await store.schoolOfPlace(TENANT, next)).toBe(first);
      expect(OTHER_TENANT && (await store.schoolOfPlace(OTHER_TENANT, next))).toBeUndefined();
    });

    it('leaves a place to the school that took it over', async () => {
      const [first, second] = [freshSchool(), freshSchool()];
      const [place, next] = [`19:${first}@thread.tacv2`, `19:${second}@thread.tacv2`];
      await store.bindChannel(first, route(place), ONE, TEN);
      await store.bindChannel(second, route(place), TWO, TEN);
      await store.bindChannel(first, route(next), ONE, ELEVEN);
      expect(await store.schoolOfPlace(TENANT, place)).toBe(second);
    });
  });
}
