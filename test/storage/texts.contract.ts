import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import { caseNumber, changeOf, freshSchool, note, reported } from './case-fixture.ts';

const RUNS = { seed: 20_261_123, numRuns: 60 };
const NASTY = [
  "' or PartitionKey ne '",
  '$' + '{x}',
  '{{DATE(2026-01-01)}}',
  '\u202eright to left\u2069',
  '\u200b\ufeff',
  '\u0000\u0007\r\n',
  '--batch_\r\nHTTP/1.1 404',
  '{"odata.error":{"code":"X"}}',
  '\ud83d',
  '\ude00',
  '👩‍👩‍👧‍👦',
] as const;

/** Up to 4,000 code units, half characters among them, as any pasted text may hold. */
const text = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...NASTY)), {
    maxLength: 40,
  })
  .map((parts) => parts.join('').slice(0, 4_000));

export function textsContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: what people write`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function readBack(what: string, noted: string): Promise<readonly unknown[]> {
      const school = freshSchool();
      const change = changeOf(school, undefined, [reported({ what }), note(noted)]);
      expect(await store.commit(change)).toEqual({ kind: 'committed' });
      expect(await store.verifyCase(school, caseNumber(1))).toEqual({ ok: true });
      return (await store.loadEvents(school, caseNumber(1))).map(({ event }) => event);
    }

    it('comes back letter by letter, even half a character (T24)', async () => {
      const roundTrip = async (what: string, noted: string) => {
        expect(await readBack(what, noted)).toEqual([reported({ what }), note(noted)]);
      };
      await fc.assert(fc.asyncProperty(text, text, roundTrip), RUNS);
      for (const nasty of NASTY) await roundTrip(nasty, nasty.repeat(200));
    });

    it('comes back whole when it is far longer than a property of the table', async () => {
      const long = `a${'😀'.repeat(20_000)}${'\ud83d'.repeat(10_000)}`;
      expect(await readBack(long, 'short')).toEqual([reported({ what: long }), note('short')]);
    });
  });
}
