import { beforeAll, describe, expect, it } from 'vitest';
import { type Digest, digestOf } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import { entryOf } from '#storage/chain.ts';
import type { RowAction, Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import {
  AMINA,
  caseNumber,
  changeOf,
  formNumber,
  freshSchool,
  linReference,
  note,
  reported,
} from './case-fixture.ts';

const CASE = caseNumber(1);
/** What the altered rows hold. */
type Stored = { readonly v: number; readonly state: object; readonly prev: Digest; readonly salt: string };

const eventAt = (number: number, caseId = CASE) => `event_${caseId}_0000000${number}`;

export function verifyContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: an altered record (P6)`, () => {
    let rows: Rows;
    let store: Store;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });

    /** A case of four entries. */
    async function recorded(school = freshSchool(), number = 1): Promise<SchoolId> {
      const caseId = caseNumber(number);
      const form = { id: formNumber(number), person: AMINA, inputs: digestOf(number) };
      const opening = [reported({ reference: linReference(number) }), note('one')];
      await store.commit(changeOf(school, undefined, opening, { caseId, form }));
      const before = await store.loadCase(school, caseId);
      const later = { caseId, form: { ...form, id: formNumber(number + 100) } };
      await store.commit(changeOf(school, before, [note('two'), note('three')], later));
      return school;
    }
    async function alter(school: SchoolId, key: string, change: (record: Stored) => object) {
      const row = await rows.get(school, key);
      const text = JSON.stringify(change(JSON.parse(row?.text ?? '')));
      expect(text).not.toBe(row?.text);
      await write(school, [{ type: 'put', key, text }]);
    }
    async function write(school: SchoolId, actions: readonly RowAction[]) {
      expect(await rows.batch(school, actions)).toEqual({ kind: 'done' });
    }
    const verdict = (school: SchoolId) => store.verifyCase(school, CASE);

    it('is not found where nobody altered anything', async () => {
      expect(await verdict(await recorded())).toEqual({ ok: true });
    });

    it.each([
      ['words', (entry: Stored) => ({ ...entry, body: note('something else') })],
      ['salt', (entry: Stored) => ({ ...entry, salt: '00' })],
      ['number', (entry: Stored) => ({ ...entry, number: 3 })],
      ['hash', (entry: Stored) => ({ ...entry, hash: digestOf('x') })],
      ['link', (entry: Stored) => ({ ...entry, prev: digestOf('x') })],
      ['shape', () => ({ v: 1, nothing: 'left' })],
    ])('is found by its number: %s of an entry', async (_, change) => {
      const school = await recorded();
      await alter(school, eventAt(2), change);
      expect(await verdict(school)).toEqual({ ok: false, entry: 2 });
    });

    it('is found where one entry was written anew with a hash of its own', async () => {
      const school = await recorded();
      await alter(school, eventAt(2), ({ prev, salt, v }) => ({
        v,
        ...entryOf(2, prev, note('something else'), salt),
      }));
      expect(await verdict(school)).toEqual({ ok: false, entry: 3 });
    });

    it('is found where the next entry was made to follow it, too', async () => {
      const school = await recorded();
      let forged = digestOf('');
      await alter(school, eventAt(2), ({ prev, salt, v }) => {
        const entry = entryOf(2, prev, note('something else'), salt);
        forged = entry.hash;
        return { v, ...entry };
      });
      await alter(school, eventAt(3), (entry) => ({ ...entry, prev: forged }));
      expect(await verdict(school)).toEqual({ ok: false, entry: 3 });
    });

    it('is found where an entry stands under another number', async () => {
      const school = await recorded();
      const row = await rows.get(school, eventAt(4));
      await write(school, [
        { type: 'delete', key: eventAt(4) },
        { type: 'create', key: eventAt(6), text: row?.text ?? '' },
      ]);
      expect(await verdict(school)).toEqual({ ok: false, entry: 4 });
    });

    it('is found where an entry was taken out, the last one too (F13)', async () => {
      const middle = await recorded();
      await write(middle, [{ type: 'delete', key: eventAt(2) }]);
      expect(await verdict(middle)).toEqual({ ok: false, entry: 2 });
      const last = await recorded();
      await write(last, [{ type: 'delete', key: eventAt(4) }]);
      expect(await verdict(last)).toEqual({ ok: false, entry: 4 });
    });

    it('is found where the entries of another case were put in', async () => {
      const school = await recorded();
      await recorded(school, 2);
      const actions: RowAction[] = [];
      for (const number of [1, 2, 3, 4]) {
        const row = await rows.get(school, eventAt(number, caseNumber(2)));
        actions.push({ type: 'put', key: eventAt(number), text: row?.text ?? '' });
      }
      await write(school, actions);
      expect(await verdict(school)).toEqual({ ok: false, entry: 1 });
    });

    it('is found where an entry was added that the head does not know', async () => {
      const added = await recorded();
      const head = await store.loadCase(added, CASE);
      if (head === undefined) throw new TypeError('No case was stored');
      const text = JSON.stringify({ v: 1, ...entryOf(5, head.link, note('four'), 'aa') });
      await write(added, [{ type: 'create', key: eventAt(5), text }]);
      expect(await verdict(added)).toEqual({ ok: false, entry: 5 });
    });

    it('is found where the head says other than the entries, even with a right digest', async () => {
      const school = await recorded();
      await alter(school, `head_${CASE}`, (head) => {
        const state = { ...head.state, urgent: true };
        return { ...head, state, digest: digestOf(state) };
      });
      expect(await verdict(school)).toEqual({ ok: false, entry: 4 });
    });

    it('is found where the head has gone or means nothing, or another entry stands last', async () => {
      const gone = await recorded();
      await write(gone, [{ type: 'delete', key: `head_${CASE}` }]);
      expect(await verdict(gone)).toEqual({ ok: false, entry: 4 });
      const other = await recorded();
      await alter(other, `head_${CASE}`, (head) => ({ ...head, hash: digestOf('x') }));
      expect(await verdict(other)).toEqual({ ok: false, entry: 4 });
      expect(await verdict(freshSchool())).toEqual({ ok: false, entry: 1 });
    });

    it('stops a case whose state was altered, before anybody decides on it', async () => {
      const school = await recorded();
      await alter(school, `head_${CASE}`, (head) => ({
        ...head,
        state: { ...head.state, urgent: true },
      }));
      await expect(store.loadCase(school, CASE)).rejects.toThrow(`The head of case ${CASE} was changed`);
      expect(await verdict(school)).toEqual({ ok: false, entry: 4 });
    });

    it('is not guessed at where a newer release wrote: the row is refused, by its key alone', async () => {
      const school = await recorded();
      await alter(school, eventAt(2), (entry) => ({ ...entry, v: 2 }));
      const refused = `Row ${eventAt(2)} was written by a newer release of Steward (schema 2)`;
      await expect(store.loadEvents(school, CASE)).rejects.toThrow(refused);
      await expect(verdict(school)).rejects.toThrow(refused);
      await alter(school, eventAt(2), () => ({ v: 1, body: 'one' }));
      await expect(store.loadEvents(school, CASE)).rejects.toThrow(
        new Error(`Row ${eventAt(2)} cannot be read`),
      );
    });
  });
}
