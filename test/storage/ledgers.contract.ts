import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, textDigest } from '#domain/digest.ts';
import type { FormId, PersonId, SchoolId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { published } from '#test/domain/ledger/ledger-world.ts';
import type { Store } from '#workflows/ports.ts';
import type { LedgerChange } from '#workflows/staff-stored.ts';
import { AMINA, BEN, ELEVEN, formNumber, freshSchool, personNumber, TEN, TENANT } from './case-fixture.ts';
import { ASKED, KNOWN, ledgerChange, SIGNED, STAFF } from './ledger-fixture.ts';

const ITEM = 'agreement-staff';
const sent = (id: FormId, person: PersonId, inputs = 'what was typed') => ({
  ...{ id, person, inputs: digestOf(inputs) },
});

export function ledgersContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: ledgers`, () => {
    let rows: Rows;
    let store: Store;
    let school: SchoolId;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });
    beforeEach(() => {
      school = freshSchool();
    });

    const happen = async (
      events: readonly LedgerEvent[],
      special: Partial<LedgerChange> = {},
      owner = AMINA,
    ) => {
      const before = await store.staff.loadLedger(school, owner);
      return await store.staff.commitLedger(ledgerChange(school, owner, before, events, special));
    };
    const owners = async (which: 'owed' | 'met') =>
      (await store.staff.lines(school, which, ITEM, undefined, 10)).items.map(({ owner }) => owner);

    it('keeps what somebody owes, with every entry behind it, in a chain', async () => {
      expect(await store.staff.loadLedger(school, AMINA)).toBeUndefined();
      expect(await happen([KNOWN, ASKED])).toEqual({ kind: 'committed' });
      expect(await happen([SIGNED])).toEqual({ kind: 'committed' });
      const stored = await store.staff.loadLedger(school, AMINA);
      expect(stored).toMatchObject({ version: 3, ledger: { owner: AMINA, subject: STAFF } });
      expect(stored?.ledger.obligations).toMatchObject([{ item: ITEM, state: 'met', met: { entry: 3 } }]);
      const events = await store.staff.ledgerEvents(school, AMINA);
      expect(events).toEqual([KNOWN, ASKED, SIGNED].map((event, at) => ({ number: at + 1, event })));
      expect(await store.staff.ledgerEvents(school, BEN)).toEqual([]);
    });

    it('keeps the first of two writes made on the same version', async () => {
      await happen([KNOWN, ASKED]);
      const before = await store.staff.loadLedger(school, AMINA);
      const change = ledgerChange(school, AMINA, before, [SIGNED]);
      const outcomes = await Promise.all([
        store.staff.commitLedger({ ...change, form: sent(formNumber(1), AMINA) }),
        store.staff.commitLedger({ ...change, form: sent(formNumber(2), AMINA) }),
      ]);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'conflict']);
      expect(await store.staff.ledgerEvents(school, AMINA)).toHaveLength(3);
    });

    it('stores a form once, and says what was stored (P2)', async () => {
      await happen([KNOWN, ASKED]);
      const form = sent(formNumber(1), AMINA);
      expect(await happen([SIGNED], { form })).toEqual({ kind: 'committed' });
      expect(await happen([SIGNED], { form })).toMatchObject({
        ...{ kind: 'repeat', done: { version: 3, inputs: form.inputs } },
      });
      expect(await store.staff.findDone(school, form.id, AMINA)).toMatchObject({
        ...{ version: 3, inputs: form.inputs },
      });
      expect(await store.staff.findDone(school, form.id, BEN)).toBeUndefined();
      expect(await store.staff.ledgerEvents(school, AMINA)).toHaveLength(3);
    });

    it('lists who still owes and who has signed, by pages, and each of them in one list alone', async () => {
      for (const number of [1, 2, 3]) await happen([KNOWN, ASKED], {}, personNumber(number));
      await happen([SIGNED], {}, personNumber(2));
      expect(await owners('owed')).toEqual([personNumber(1), personNumber(3)]);
      expect(await owners('met')).toEqual([personNumber(2)]);
      const first = await store.staff.lines(school, 'owed', ITEM, undefined, 1);
      expect(first.items).toMatchObject([{ owner: personNumber(1), group: '5B', hasAccount: true }]);
      const second = await store.staff.lines(school, 'owed', ITEM, first.next, 1);
      expect(second).toMatchObject({ items: [{ owner: personNumber(3) }] });
      expect(second.next).toBeUndefined();
      expect((await store.staff.lines(school, 'owed', 'agreement-sta', undefined, 9)).items).toEqual([]);
      await happen([{ type: 'lifted', at: ELEVEN, item: ITEM }], {}, personNumber(1));
      expect(await owners('owed')).toEqual([personNumber(3)]);
    });

    it('lists what nobody has confirmed yet, until somebody has', async () => {
      const waiting = async () =>
        (await store.staff.lines(school, 'unconfirmed', 'course-yearly', undefined, 9)).items.map(
          ({ owner }) => owner,
        );
      const item = 'course-yearly';
      const of = { at: TEN, by: AMINA, item, edition: '0' } as const;
      const done = {
        ...of,
        type: 'completed',
        on: '2026-11-20',
        certificate: 'NCC 4711',
        how: 'self',
      } as const;
      for (const number of [1, 2])
        await happen([KNOWN, { ...done, confirmed: false }], {}, personNumber(number));
      await happen([KNOWN, { ...done, confirmed: true }], {}, personNumber(3));
      expect(await waiting()).toEqual([personNumber(1), personNumber(2)]);
      await happen([{ ...of, type: 'completion-confirmed' }], {}, personNumber(1));
      expect(await waiting()).toEqual([personNumber(2)]);
      expect((await store.staff.lines(school, 'met', item, undefined, 9)).items).toHaveLength(3);
    });

    it('lists questions and refusals of any agreement by pages, until they are answered, signed or lifted', async () => {
      const of = { at: TEN, by: AMINA, item: ITEM, edition: '0001' } as const;
      const question = { ...of, type: 'question-asked', question: 'May I?' } as const;
      const refusal = { ...of, type: 'declined', reason: 'I will not.' } as const;
      const waiting = async (after?: string, limit = 9) => await store.staff.waiting(school, after, limit);
      const waits = async () =>
        (await waiting()).items.map(({ owner, obligation: { state } }) => `${owner} ${state}`);
      const other = { ...question, item: 'agreement-guest' } as const;
      const askedOther: LedgerEvent = {
        ...{ type: 'asked', at: TEN, item: 'agreement-guest', edition: '0001' },
        ...{ due: '2026-12-04', why: 'first', needs: ['own'] },
      };
      await happen([KNOWN, ASKED, question], {}, personNumber(1));
      await happen([KNOWN, ASKED, refusal], {}, personNumber(2));
      await happen([KNOWN, askedOther, other], {}, personNumber(3));
      await happen([KNOWN, ASKED], {}, personNumber(4));
      expect((await waits()).toSorted()).toEqual([
        ...[`${personNumber(1)} question`, `${personNumber(2)} declined`, `${personNumber(3)} question`],
      ]);
      const first = await waiting(undefined, 2);
      const second = await waiting(first.next, 2);
      expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, undefined]);
      expect(JSON.stringify(first)).not.toMatch(/May I|I will not/);
      await happen([{ ...of, type: 'question-answered', answer: 'Yes.' }], {}, personNumber(1));
      await happen([SIGNED], {}, personNumber(2));
      expect(await waits()).toEqual([`${personNumber(3)} question`]);
      await happen([{ type: 'lifted', at: ELEVEN, item: 'agreement-guest' }], {}, personNumber(3));
      expect(await waits()).toEqual([]);
    });

    it('lists who joined since a day, the earliest first, and nobody who has left', async () => {
      const joined = (since: string, gone = false): LedgerEvent => ({
        ...{ type: 'subject-changed', at: TEN, subject: { ...STAFF, since, gone } },
      });
      const since = async (day: string, after?: string) =>
        (await store.staff.joiners(school, day, after, 1)).items;
      await happen([joined('2026-11-02'), ASKED], {}, personNumber(1));
      await happen([joined('2026-09-01'), ASKED], {}, personNumber(2));
      await happen([KNOWN, ASKED], {}, personNumber(3));
      const first = await store.staff.joiners(school, '2026-09-01', undefined, 1);
      expect(first.items).toEqual([personNumber(2)]);
      expect(await since('2026-09-01', first.next)).toEqual([personNumber(1)]);
      expect(await since('2026-09-02')).toEqual([personNumber(1)]);
      await happen([joined('2026-11-03')], {}, personNumber(1));
      expect(await since('2026-11-03')).toEqual([personNumber(1)]);
      await happen([joined('2026-11-03', true)], {}, personNumber(1));
      expect(await since('2026-09-02')).toEqual([]);
    });

    it('has the clock look at the moment that was last said, and at no other', async () => {
      await happen([KNOWN, ASKED], { due: TEN });
      expect((await store.staff.dueStaff(school, TEN, undefined, 9)).items).toMatchObject([
        { job: 'clock', owner: AMINA },
      ]);
      await happen([], { due: ELEVEN });
      expect((await store.staff.dueStaff(school, TEN, undefined, 9)).items).toEqual([]);
      expect((await store.staff.dueStaff(school, ELEVEN, undefined, 9)).items).toHaveLength(1);
      await happen([SIGNED]);
      expect((await store.staff.dueStaff(school, ELEVEN, undefined, 9)).items).toEqual([]);
    });

    it('refuses a ledger that was changed outside Steward', async () => {
      await happen([KNOWN, ASKED]);
      const row = await rows.get(`${school}.staff`, `head_${AMINA}`);
      const text = row?.text.replace('2026-12-04', '2026-12-05') ?? '';
      await rows.batch(`${school}.staff`, [{ type: 'put', key: `head_${AMINA}`, text }]);
      await expect(store.staff.loadLedger(school, AMINA)).rejects.toThrow('changed outside Steward');
    });

    it('keeps the versions of agreements with their texts, and asks for everybody to be looked at', async () => {
      const none = await store.staff.publications(school);
      expect(none.versions).toEqual([]);
      const change = {
        ...{ school, before: none, form: sent(formNumber(1), AMINA) },
        event: { type: 'published', at: TEN, published: published({ at: TEN }), text: 'text 1' } as const,
      };
      expect(await store.staff.commitPublication(change)).toEqual({ kind: 'committed' });
      expect(await store.staff.commitPublication(change)).toMatchObject({ kind: 'repeat' });
      const other = { ...change, form: sent(formNumber(2), BEN) };
      expect(await store.staff.commitPublication(other)).toEqual({ kind: 'conflict' });
      expect((await store.staff.publications(school)).versions).toEqual([change.event.published]);
      expect(await store.staff.agreementText(school, textDigest('text 1'))).toBe('text 1');
      expect(await store.staff.agreementText(school, textDigest('text 2'))).toBeUndefined();
      expect((await store.staff.dueStaff(school, TEN, undefined, 9)).items).toMatchObject([
        { job: 'expand' },
      ]);
    });

    it('keeps in mind how far it has looked, and who is to be looked at by themselves', async () => {
      await store.staff.askReconcile(school, AMINA, TEN);
      await store.staff.askReconcile(school, AMINA, TEN);
      expect((await store.staff.dueStaff(school, TEN, undefined, 9)).items).toEqual([]);
      const landed = plus(TEN, minutes(1));
      const [job, ...others] = (await store.staff.dueStaff(school, landed, undefined, 9)).items;
      expect([job, others]).toMatchObject([{ job: 'reconcile', owner: AMINA }, []]);
      if (job !== undefined) await store.staff.endJob(school, job);
      if (job !== undefined) await store.staff.endJob(school, job);
      expect((await store.staff.dueStaff(school, landed, undefined, 9)).items).toEqual([]);
    });

    it('goes through the whole directory by pages', async () => {
      const people = [1, 2, 3].map((number) => ({
        ...{ id: personNumber(number), name: `Person ${number}`, position: 'Teacher', roles: [] },
        alsoKnownAs: [],
      }));
      await store.seedDirectory(school, TENANT, people);
      const first = await store.staff.owners(school, undefined, 2);
      expect(first.items).toEqual([personNumber(1), personNumber(2)]);
      const second = await store.staff.owners(school, first.next, 2);
      expect(second).toEqual({ items: [personNumber(3)] });
      const exact = await store.staff.owners(school, undefined, 3);
      expect((await store.staff.owners(school, exact.next, 3)).items).toEqual([]);
    });
  });
}
