import { beforeAll, describe, expect, it } from 'vitest';
import type { RowAction, Rows } from '#storage/rows.ts';
import { freshSchool } from './case-fixture.ts';

const create = (key: string, text = ''): RowAction => ({ type: 'create', key, text });
const put = (key: string, text = ''): RowAction => ({ type: 'put', key, text });
const drop = (key: string): RowAction => ({ type: 'delete', key });

/** What every `Rows` must do. Both backends run this same file. */
export function rowsContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: rows contract`, () => {
    let rows: Rows;
    beforeAll(async () => {
      rows = await open();
    });

    it('says that a row is not there, and gives back one that is', async () => {
      const school = freshSchool();
      expect(await rows.get(school, 'head_a')).toBeUndefined();
      expect(await rows.batch(school, [create('head_a', 'ä 😀 \u202e \u0000 end')])).toEqual({
        kind: 'done',
      });
      expect(await rows.get(school, 'head_a')).toEqual({
        key: 'head_a',
        mark: expect.stringMatching(/./),
        text: 'ä 😀 \u202e \u0000 end',
      });
    });

    it('keeps a text that needs several properties, cut beside its emoji and not through them', async () => {
      const school = freshSchool();
      const text = `x${'😀'.repeat(40_000)}`;
      await rows.batch(school, [create('head_a', text)]);
      expect((await rows.get(school, 'head_a'))?.text).toBe(text);
      await rows.batch(school, [put('head_a', 'short')]);
      expect((await rows.get(school, 'head_a'))?.text).toBe('short');
    });

    it('refuses a row that exists, an old mark and a missing row, each by its place in the batch', async () => {
      const school = freshSchool();
      await rows.batch(school, [create('a', '1'), create('b', '1')]);
      const old = (await rows.get(school, 'a'))?.mark ?? '';
      await rows.batch(school, [{ type: 'update', key: 'a', text: '2', mark: old }]);

      const outcomes = [
        await rows.batch(school, [put('c'), create('b')]),
        await rows.batch(school, [put('c'), { type: 'update', key: 'a', text: '3', mark: old }]),
        await rows.batch(school, [put('c'), put('d'), { type: 'update', key: 'z', text: '3', mark: old }]),
        await rows.batch(school, [put('c'), put('d'), drop('z')]),
      ];
      expect(outcomes).toEqual([
        { kind: 'refused', action: 1, code: 'EntityAlreadyExists' },
        { kind: 'refused', action: 1, code: 'UpdateConditionNotSatisfied' },
        { kind: 'refused', action: 2, code: 'ResourceNotFound' },
        { kind: 'refused', action: 2, code: 'ResourceNotFound' },
      ]);
    });

    it('names the first refusal when several actions are refused', async () => {
      const school = freshSchool();
      await rows.batch(school, [create('done'), create('head')]);
      const outcome = await rows.batch(school, [create('done'), create('head'), drop('z')]);
      expect(outcome).toEqual({ kind: 'refused', action: 0, code: 'EntityAlreadyExists' });
    });

    it('stores all of a batch or nothing (T35)', async () => {
      const school = freshSchool();
      await rows.batch(school, [create('a', 'before'), create('b', 'before')]);
      const before = await rows.get(school, 'a');
      await rows.batch(school, [
        put('a', 'after'),
        create('c', 'after'),
        drop('b'),
        create('a2'),
        drop('missing'),
      ]);
      expect(await rows.get(school, 'a')).toEqual(before);
      expect(await rows.get(school, 'b')).toMatchObject({ text: 'before' });
      expect(await rows.get(school, 'c')).toBeUndefined();
      await rows.batch(school, [put('a', 'after'), drop('b')]);
      expect(await rows.get(school, 'a')).toMatchObject({ text: 'after' });
      expect(await rows.get(school, 'b')).toBeUndefined();
    });

    it('reads a range in the order of its keys, from, before, behind and no more than asked', async () => {
      const school = freshSchool();
      await rows.batch(
        school,
        ['m_3', 'm_1', 'n_1', 'm_2', 'l_9'].map((key) => create(key)),
      );
      const keys = async (after?: string, limit = 10) =>
        (await rows.range(school, { from: 'm_', before: 'm_~', limit, after })).map(({ key }) => key);
      expect(await keys()).toEqual(['m_1', 'm_2', 'm_3']);
      expect(await keys(undefined, 2)).toEqual(['m_1', 'm_2']);
      expect(await keys('m_1')).toEqual(['m_2', 'm_3']);
      expect(await keys('a_1')).toEqual(['m_1', 'm_2', 'm_3']);
      expect(await keys('z_1')).toEqual([]);
      expect(await rows.range(freshSchool(), { from: 'm_', before: 'm_~', limit: 10 })).toEqual([]);
    });

    it('reads a range that is longer than the page of the service', async () => {
      const school = freshSchool();
      const all = Array.from({ length: 1_170 }, (_, index) => `r_${String(index).padStart(5, '0')}`);
      for (let start = 0; start < all.length; start += 90)
        await rows.batch(
          school,
          all.slice(start, start + 90).map((key) => create(key)),
        );
      const found = await rows.range(school, { from: 'r_', before: 'r_~', limit: 1_150 });
      expect(found.map(({ key }) => key)).toEqual(all.slice(0, 1_150));
    });

    it.each([
      ...[
        '',
        'a/b',
        'a\\b',
        'a#b',
        'a?b',
        'a|b',
        "a' or PartitionKey ne '",
        'a b',
        'Zoë',
        '😀',
        'a\nb',
        'a~',
      ],
      'x'.repeat(201),
    ])('refuses a key that could hold more than an id (T29): %j', async (key) => {
      const school = freshSchool();
      await expect(rows.get(school, key)).rejects.toThrow(TypeError);
      await expect(rows.batch(school, [create(key)])).rejects.toThrow(TypeError);
    });

    it("never lets somebody's words into a query (T28)", async () => {
      const words = "x' or PartitionKey ne '";
      const range = { from: 'a', before: 'b', limit: 5 };
      await expect(rows.get(words, 'a')).rejects.toThrow(TypeError);
      await expect(rows.range(words, range)).rejects.toThrow(TypeError);
      await expect(rows.range(freshSchool(), { ...range, from: words })).rejects.toThrow(TypeError);
      await expect(rows.range(freshSchool(), { ...range, before: words })).rejects.toThrow(TypeError);
      await expect(rows.range(freshSchool(), { ...range, after: words })).rejects.toThrow(TypeError);
    });

    it('refuses what the service would refuse, whatever the emulator thinks', async () => {
      const school = freshSchool();
      const many = Array.from({ length: 91 }, (_, index) => create(`k_${index}`));
      await expect(rows.batch(school, many)).rejects.toThrow(/1 to 90 rows/);
      await expect(rows.batch(school, [])).rejects.toThrow(/1 to 90 rows/);
      await expect(rows.batch(school, [create('a'), put('a')])).rejects.toThrow(/same row twice/);
      await expect(rows.batch(school, [create('a', 'x'.repeat(450_001))])).rejects.toThrow(/row is too long/);
      const big = Array.from({ length: 8 }, (_, index) => create(`k_${index}`, 'x'.repeat(440_000)));
      await expect(rows.batch(school, big)).rejects.toThrow(/batch is too long/);
      await expect(rows.batch(school, [create('a', 'half \ud83d here')])).rejects.toThrow(/half a character/);
      await expect(rows.batch(school, [create('a', 'half \ude00')])).rejects.toThrow(/half a character/);
      expect(await rows.batch(school, many.slice(1))).toEqual({ kind: 'done' });
    });

    it('lets exactly one of two writers win, 200 times over (T15)', { timeout: 60_000 }, async () => {
      const school = freshSchool();
      await rows.batch(school, [create('head', '0')]);
      for (let round = 1; round <= 200; round++) {
        const mark = (await rows.get(school, 'head'))?.mark ?? '';
        const writers = ['a', 'b'].map((writer): readonly RowAction[] => [
          { type: 'update', key: 'head', text: `${round}${writer}`, mark },
          create(`event_${round}_${writer}`),
        ]);
        const outcomes = await Promise.all(writers.map((batch) => rows.batch(school, batch)));
        expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
      }
      expect(await rows.range(school, { from: 'event_', before: 'event_~', limit: 1_000 })).toHaveLength(200);
    });
  });
}
