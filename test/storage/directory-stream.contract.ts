import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import { evolveDirectory, evolvePerson } from '#domain/directory/evolve.ts';
import type { SchoolId } from '#domain/ids.ts';
import { hours, plus } from '#domain/time.ts';
import { streamStart } from '#storage/chain.ts';
import { writeRecord } from '#storage/records.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { DirectoryChange, DirectoryOutcome } from '#workflows/directory-ports.ts';
import type { Store } from '#workflows/ports.ts';
import {
  AMINA,
  BEN,
  CARYS,
  DAN,
  ELEVEN,
  formNumber,
  freshSchool,
  personNumber,
  TEN,
  TENANT,
} from './case-fixture.ts';

const added = (number: number): DirectoryEvent => ({
  ...{ type: 'person-added', by: AMINA, at: TEN, person: personNumber(number) },
  words: { name: `Joiner ${number}`, position: 'Teacher' },
});
const acting: DirectoryEvent = {
  ...{ type: 'role-granted', by: AMINA, at: TEN, person: BEN, role: 'dsl', reason: 'Ill' },
  until: ELEVEN,
};
const asked: DirectoryEvent = {
  ...{ type: 'grant-asked', by: AMINA, at: TEN, person: DAN, role: 'head', reason: 'New' },
};

export function directoryStreamContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: the directory as a stream`, () => {
    let store: Store;
    let rows: Rows;
    let school: SchoolId;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });
    beforeEach(async () => {
      school = freshSchool();
      const people = [AMINA, BEN, CARYS, DAN].map((id) => ({
        ...{ id, name: 'Somebody', position: 'Teacher', roles: [], alsoKnownAs: [] },
      }));
      await store.seedDirectory(school, TENANT, people);
    });

    async function change(events: readonly DirectoryEvent[], form = 1): Promise<DirectoryChange> {
      const before = await store.directory.load(school);
      const stored = await store.directory.people(
        school,
        events.map(({ person }) => person),
      );
      const now = new Map([...stored].map(([id, { person }]) => [id, person]));
      let after = before.directory;
      for (const [index, event] of events.entries()) {
        const person = evolvePerson(now.get(event.person), event);
        now.set(event.person, person);
        after = evolveDirectory(after, event, before.version + index + 1, person);
      }
      return {
        ...{ school, before, after, events },
        people: [...now].map(([id, person]) => ({ before: stored.get(id), after: person })),
        form: { id: formNumber(form), person: AMINA, inputs: digestOf(events) },
      };
    }
    const commit = async (events: readonly DirectoryEvent[], form = 1): Promise<DirectoryOutcome> =>
      await store.directory.commit(await change(events, form));

    it('opens one that an earlier release seeded: its holders, and nothing else yet', async () => {
      const old = writeRecord({ holders: [{ id: BEN, roles: ['dsl'] }] });
      await rows.batch(school, [{ type: 'put', key: 'head_directory', text: old }]);
      const { mark: _mark, ...opened } = await store.directory.load(school);
      expect(opened).toEqual({
        directory: { holders: [{ id: BEN, roles: ['dsl'] }], asked: [], acted: [] },
        ...{ version: 0, link: streamStart('directory') },
      });
      expect(await store.directory.entries(school, 9)).toEqual([]);
      await expect(store.directory.load(freshSchool())).rejects.toThrow(/no directory/);
    });

    it('keeps person, holders, what was asked and the event in one step', async () => {
      expect(await commit([acting, asked, added(40)])).toEqual({ kind: 'committed' });
      const { directory, version } = await store.directory.load(school);
      expect(version).toBe(3);
      expect(directory.holders).toEqual([
        { id: BEN, roles: ['dsl'], acting: [{ role: 'dsl', until: ELEVEN }] },
      ]);
      expect(directory.asked).toEqual([{ entry: 2, person: DAN, role: 'head', by: AMINA, at: TEN }]);
      expect((await store.person(school, BEN))?.person.roles).toEqual(['dsl']);
      expect((await store.person(school, personNumber(40)))?.person.name).toBe('Joiner 40');
    });

    it('chains its entries and shows the newest first, a few at a time', async () => {
      await commit([acting, asked]);
      await commit([added(40)], 2);
      const numbered = async (limit: number, before?: number) =>
        (await store.directory.entries(school, limit, before)).map(({ number, event }) => [number, event]);
      expect(await numbered(2)).toEqual([
        [3, added(40)],
        [2, asked],
      ]);
      expect(await numbered(9, 2)).toEqual([[1, acting]]);
      const entries = await rows.range(school, {
        from: 'event_directory_',
        before: 'event_directory_~',
        limit: 9,
      });
      const [one, two, three] = entries.map(({ text }) => JSON.parse(text));
      expect(one.prev).toBe(streamStart('directory'));
      expect([two.prev, three.prev]).toEqual([one.hash, two.hash]);
    });

    it('keeps the first of two writes made on the same reading', async () => {
      const both = [await change([added(40)], 1), await change([added(41)], 2)];
      const outcomes = await Promise.all(both.map((one) => store.directory.commit(one)));
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'conflict']);
      expect((await store.directory.load(school)).version).toBe(1);
    });

    it('knows a form that was stored, and what it said', async () => {
      await commit([added(40)]);
      expect(await commit([added(41)])).toEqual({ kind: 'repeat', inputs: digestOf([added(40)]) });
      expect(await store.directory.done(school, formNumber(1), AMINA)).toBe(digestOf([added(40)]));
      expect(await store.directory.done(school, formNumber(1), BEN)).toBeUndefined();
      expect(await store.person(school, personNumber(41))).toBeUndefined();
    });

    it('does not grow with people: thirty joiners leave the head as long as it was', async () => {
      const length = async () => (await rows.get(school, 'head_directory'))?.text.length ?? 0;
      await commit([added(39)]);
      const before = await length();
      await commit(
        Array.from({ length: 28 }, (_, at) => added(40 + at)),
        2,
      );
      expect(await length()).toBe(before + 1); // a version of two digits
    });

    it('finds whose account it is, and lets every account of theirs in (E8)', async () => {
      const [first, second] = [personNumber(80), personNumber(81)];
      const account = (id: typeof first): DirectoryEvent => ({
        ...{ type: 'account-added', by: AMINA, at: TEN, person: BEN, account: id },
      });
      await commit([account(first)]);
      await commit([account(second)], 2);
      expect(await store.directory.ownerOf(school, first)).toBe(BEN);
      expect(await store.directory.ownerOf(school, BEN)).toBe(BEN);
      expect(await store.directory.ownerOf(school, personNumber(82))).toBeUndefined();
      for (const each of [first, second])
        await store.directory.keepMembers(school, TENANT, [{ account: each, person: BEN }]);
      for (const each of [BEN, first, second])
        expect(await store.memberships(TENANT, each)).toContainEqual({ school, person: BEN });
    });

    it('names those whose time is over, until that was written down', async () => {
      const supply: DirectoryEvent = {
        ...{ type: 'person-changed', by: AMINA, at: TEN, person: DAN },
        words: { name: 'Dan', position: 'Supply', until: '2026-11-23' },
      };
      await commit([acting, supply]);
      const ended = async (at: typeof TEN) =>
        (await store.directory.ended(school, at, 9)).map(({ person }) => person);
      expect(await ended(TEN)).toEqual([]);
      expect(await ended(ELEVEN)).toEqual([BEN]);
      expect(await ended(plus(ELEVEN, hours(13)))).toEqual([BEN, DAN]);
      for (const one of await store.directory.ended(school, ELEVEN, 9)) {
        await store.directory.forgetEnded(school, one);
        await store.directory.forgetEnded(school, one);
      }
      expect(await ended(plus(ELEVEN, hours(13)))).toEqual([DAN]);
    });
  });
}
