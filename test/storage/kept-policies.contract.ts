import { beforeAll, describe, expect, it } from 'vitest';
import { canonical, digestOf } from '#domain/digest.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import { freshSchool } from './case-fixture.ts';

/** As long as a pack with many steps, with letters that take several bytes. */
const PACK = {
  title: 'A policy',
  steps: Array.from({ length: 600 }, (_, at) => `Step ${at}: écrit “à la main”`),
};
const DIGEST = digestOf(PACK);

export function keptPoliciesContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: packs kept for running cases`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    it('gives a pack back letter by letter, under its digest alone', async () => {
      const school = freshSchool();
      await store.keepPolicy(school, DIGEST, canonical(PACK));
      expect(await store.keptPolicy(school, DIGEST)).toBe(canonical(PACK));
      expect(await store.keptPolicy(school, digestOf('another'))).toBeUndefined();
    });

    it('keeps it once, whoever starts again, and each school its own', async () => {
      const school = freshSchool();
      const keep = async () => await store.keepPolicy(school, DIGEST, canonical(PACK));
      await Promise.all([keep(), keep()]);
      await keep();
      expect(await store.keptPolicy(school, DIGEST)).toBe(canonical(PACK));
      expect(await store.keptPolicy(freshSchool(), DIGEST)).toBeUndefined();
    });
  });
}
