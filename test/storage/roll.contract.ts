import { beforeAll, describe, expect, it } from 'vitest';
import type { RollEntry } from '#domain/directory/roll.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import { parseRollId, type RollId, type SchoolId } from '#domain/ids.ts';
import * as keys from '#storage/keys.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { verifyStreams } from '#storage/verify-streams.ts';
import type { RollChange, RollHead, RollStore } from '#workflows/roll-ports.ts';
import { AMINA, freshSchool, TEN } from './case-fixture.ts';

function rollNumber(number: number): RollId {
  const id = parseRollId(`roll${String(number).padStart(28, '0')}`);
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}

const pupil = (number: number, special: Partial<RollEntry> = {}): RollEntry => ({
  ...{ id: rollNumber(number), name: `Pupil ${number}`, kind: 'pupil', group: '7B' },
  ...special,
});
const happened = (entry: RollEntry, type: RollEvent['type'] = 'added'): RollEvent => ({
  ...{ type, entry, by: AMINA, at: TEN, through: 'card' },
});

export function rollContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: the roll`, () => {
    let rows: Rows;
    let roll: RollStore;
    beforeAll(async () => {
      rows = await open();
      roll = createStore(rows).roll;
    });

    async function happen(school: SchoolId, ...events: readonly RollEvent[]): Promise<RollHead> {
      const head = await roll.head(school);
      const changes = await Promise.all(
        events.map(async (event): Promise<RollChange> => {
          return { event, before: await roll.entry(school, event.entry.id) };
        }),
      );
      const after = await roll.commit(school, head, changes);
      if (after === undefined) throw new TypeError('The story is wrong');
      return after;
    }
    const namesIn = async (school: SchoolId, group?: string) => {
      const stored = await roll.inClass(
        school,
        group === undefined ? { kind: 'pupil' } : { kind: 'pupil', group },
      );
      return stored.map(({ entry }) => entry.name);
    };

    it('keeps an entry, all that happened to it, and how many there are in each class', async () => {
      const school = freshSchool();
      await happen(school, happened(pupil(1)), happened(pupil(2)), happened(pupil(3, { group: '10A' })));
      const moved = pupil(1, { group: '8 b' });
      const { classes, version } = await happen(school, happened(moved, 'changed'));
      expect(version).toBe(4);
      expect(classes).toEqual([
        { kind: 'pupil', group: '7B', here: 1 },
        { kind: 'pupil', group: '8 b', here: 1 },
        { kind: 'pupil', group: '10A', here: 1 },
      ]);
      expect(await roll.head(school)).toMatchObject({ version: 4, classes });
      expect(await roll.entry(school, rollNumber(1))).toEqual({ entry: moved, numbers: [1, 4] });
      expect(await roll.event(school, 4)).toEqual(happened(moved, 'changed'));
      expect(await roll.event(school, 5)).toBeUndefined();
      expect(await namesIn(school, '7B')).toEqual(['Pupil 2']);
      expect(await namesIn(school, '8  B')).toEqual(['Pupil 1']);
      expect(await roll.entry(freshSchool(), rollNumber(1))).toBeUndefined();
    });

    it('lists a leaver in no class, keeps their entry, and lists them again once they are back', async () => {
      const school = freshSchool();
      await happen(school, happened(pupil(1)), happened(pupil(2)));
      const left = pupil(1, { left: '2026-07-21' });
      expect((await happen(school, happened(left, 'left'))).classes).toMatchObject([{ here: 1 }]);
      expect(await namesIn(school, '7B')).toEqual(['Pupil 2']);
      const page = await roll.page(school, undefined, 9);
      expect(page.items.map(({ entry }) => entry)).toEqual([left, pupil(2)]);
      await happen(school, happened(pupil(2, { left: '2026-07-21' }), 'left'));
      expect((await roll.head(school)).classes).toEqual([]);
      await happen(school, happened(pupil(1), 'returned'));
      expect(await namesIn(school, '7B')).toEqual(['Pupil 1']);
    });

    it('takes a change only on the roll as it was read, and then all of it or nothing', async () => {
      const school = freshSchool();
      const head = await roll.head(school);
      const add = (...numbers: readonly number[]) =>
        roll.commit(
          ...([school, head] as const),
          numbers.map((number) => ({ event: happened(pupil(number)), before: undefined })),
        );
      const both = await Promise.all([add(1, 2), add(3, 4)]);
      expect(both.filter((after) => after === undefined)).toHaveLength(1);
      expect((await roll.page(school, undefined, 9)).items).toHaveLength(2);
      expect(await add(5)).toBeUndefined();
      const standing = await roll.head(school);
      const late = { event: happened(pupil(6)), before: undefined };
      expect(await roll.commit(school, { ...standing, mark: head.mark }, [late])).toBeUndefined();
      expect(await roll.entry(school, rollNumber(6))).toBeUndefined();
    });

    it('is stored once where the answer was lost, whoever wrote since (P1)', async () => {
      const school = freshSchool();
      let lost = 0;
      const losing: Rows = {
        ...rows,
        batch: async (...batch) => {
          const outcome = await rows.batch(...batch);
          lost += 1;
          return lost === 1 ? { kind: 'unclear', code: 'lost' } : outcome;
        },
      };
      const head = await roll.head(school);
      const change = { event: happened(pupil(1)), before: undefined };
      const after = await createStore(losing).roll.commit(school, head, [change]);
      expect(after).toEqual(await roll.head(school));
      expect(after).toMatchObject({ version: 1 });
      expect(lost).toBe(1);
    });

    it('goes through everybody page by page', async () => {
      const school = freshSchool();
      await happen(school, ...[1, 2, 3].map((number) => happened(pupil(number))));
      const first = await roll.page(school, undefined, 2);
      const second = await roll.page(school, first.next, 2);
      expect([...first.items, ...second.items].map(({ entry }) => entry.name)).toEqual([
        ...['Pupil 1', 'Pupil 2', 'Pupil 3'],
      ]);
      expect(second.next).toBeUndefined();
    });

    it('finds the parents of a child, as they stand', async () => {
      const school = freshSchool();
      const parent = (children: readonly RollId[]): RollEntry => ({
        ...{ id: rollNumber(9), name: 'Parent', kind: 'parent', children },
      });
      await happen(school, happened(pupil(1)), happened(pupil(2)), happened(parent([rollNumber(1)])));
      expect(await roll.parentsOf(school, rollNumber(1))).toEqual([rollNumber(9)]);
      await happen(school, happened(parent([rollNumber(2)]), 'changed'));
      expect(await roll.parentsOf(school, rollNumber(1))).toEqual([]);
      expect(await roll.parentsOf(school, rollNumber(2))).toEqual([rollNumber(9)]);
    });

    it('chains what happened, and names the first event that was altered or is missing (P5)', async () => {
      const school = freshSchool();
      expect(await verifyStreams(rows, school)).toEqual([]);
      await happen(school, ...[1, 2, 3].map((number) => happened(pupil(number))));
      expect(await verifyStreams(rows, school)).toEqual([{ stream: 'roll' }]);
      const key = keys.rollEventKey(2);
      const row = await rows.get(school, key);
      if (row === undefined) throw new TypeError('The event is not there');
      const altered = row.text.replace('Pupil 2', 'Pupil 8');
      await rows.batch(school, [{ type: 'put', key, text: altered }]);
      expect(await verifyStreams(rows, school)).toEqual([{ stream: 'roll', wrongAt: 2 }]);
      await rows.batch(school, [{ type: 'put', key, text: row.text }]);
      expect(await verifyStreams(rows, school)).toEqual([{ stream: 'roll' }]);
      await rows.batch(school, [{ type: 'delete', key: keys.rollEventKey(3) }]);
      expect(await verifyStreams(rows, school)).toEqual([{ stream: 'roll', wrongAt: 2 }]);
    });

    it('has nothing that somebody typed in a key (P9)', async () => {
      const school = freshSchool();
      await happen(school, happened(pupil(1, { name: 'Marmalade', group: 'Volcano' })));
      const stored = await rows.range(school, { from: '0', before: 'z', limit: 99 });
      expect(stored.length).toBe(4);
      for (const { key } of stored) expect(key.toLowerCase()).not.toMatch(/marmalade|volcano/);
    });
  });
}
