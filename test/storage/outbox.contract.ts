import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '#domain/case/face.ts';
import type { SchoolId } from '#domain/ids.ts';
import { minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import type { Effect, OutboxItem } from '#workflows/stored.ts';
import { BEN, CARYS, caseNumber, changeOf, freshSchool, note, reported, TEN } from './case-fixture.ts';

const CASE = caseNumber(1);
const LEASE = minutes(1);
const CHANNEL: Place = { kind: 'channel' };
const toBen: Effect = { type: 'tell', person: BEN, notice: 'assigned' };
const toChannel: Effect = { type: 'bring-card', place: CHANNEL };
const ROUTE = { conversationId: 'a:1', serviceUrl: 'https://example.org/', tenantId: 't' };

export function outboxContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: outbox`, () => {
    let rows: Rows;
    let store: Store;
    beforeAll(async () => {
      rows = await open();
      store = createStore(rows);
    });

    async function asked(effects: readonly Effect[]): Promise<SchoolId> {
      const school = freshSchool();
      await store.commit(changeOf(school, undefined, [reported()], { effects }));
      return school;
    }
    async function claimOne(school: SchoolId, now = TEN): Promise<OutboxItem> {
      const [item] = await store.claim(school, now, LEASE, 1);
      if (item === undefined) throw new TypeError('Nothing was due');
      return item;
    }
    const waiting = (school: SchoolId, now = plus(TEN, minutes(1_000))) =>
      store.claim(school, now, LEASE, 10);

    it('hands out what is due in its order, and to nobody else until the lease is over (P8)', async () => {
      const school = await asked([toChannel, toBen]);
      expect(await store.claim(school, plus(TEN, minutes(-1)), LEASE, 10)).toEqual([]);
      const claimed = await store.claim(school, TEN, LEASE, 10);
      expect(claimed.map(({ key, ...item }) => item)).toEqual([
        { caseId: CASE, effect: toChannel, since: TEN, attempts: 1 },
        { caseId: CASE, effect: toBen, since: TEN, attempts: 1 },
      ]);
      expect(await store.claim(school, TEN, LEASE, 10)).toEqual([]);
      const again = await store.claim(school, plus(TEN, LEASE), LEASE, 10);
      expect(again.map(({ effect, attempts }) => ({ effect, attempts }))).toEqual([
        { effect: toChannel, attempts: 2 },
        { effect: toBen, attempts: 2 },
      ]);
    });

    it('gives each piece of work to one of two copies that ask at once', async () => {
      const school = await asked([toChannel, toBen]);
      const other = createStore(rows);
      const both = await Promise.all([
        store.claim(school, TEN, LEASE, 10),
        other.claim(school, TEN, LEASE, 10),
      ]);
      expect(
        both
          .flat()
          .map(({ effect }) => effect.type)
          .sort(),
      ).toEqual(['bring-card', 'tell']);
    });

    it('takes out what was done, once, and stores which card stands where', async () => {
      const school = await asked([toChannel]);
      const item = await claimOne(school);
      const card = { place: CHANNEL, shown: 1, activityId: 'm1', route: ROUTE };
      await store.settle(school, item, { kind: 'done', card });
      await store.settle(school, item, { kind: 'done', card });
      expect(await waiting(school)).toEqual([]);
    });

    it('stores nothing for work whose lease ran out and which another copy has now', async () => {
      const school = await asked([toChannel]);
      const cards = [{ place: CHANNEL, wanted: 1, shown: 0 }];
      const before = await store.loadCase(school, CASE);
      await store.commit(changeOf(school, before, [note('one')], { cards }));
      const slow = await claimOne(school);
      const quick = await claimOne(school, plus(TEN, LEASE));
      await store.settle(school, slow, {
        kind: 'done',
        card: { place: CHANNEL, shown: 1, activityId: 'slow', route: ROUTE },
      });
      expect(await store.loadCards(school, CASE)).toEqual(cards);
      await store.settle(school, quick, { kind: 'done' });
      expect(await waiting(school)).toEqual([]);
    });

    it('puts off what cannot be sent now, and counts on', async () => {
      const school = await asked([toBen]);
      const item = await claimOne(school);
      const at = plus(TEN, minutes(10));
      await store.settle(school, item, { kind: 'later', at });
      expect(await store.claim(school, plus(at, minutes(-1)), LEASE, 10)).toEqual([]);
      const later = await claimOne(school, at);
      expect(later).toMatchObject({ effect: toBen, since: TEN, attempts: 2 });
      await store.settle(school, later, { kind: 'later', at: plus(at, LEASE) });
      expect(await store.claim(school, plus(at, LEASE), LEASE, 10)).toHaveLength(1);
    });

    it('keeps what failed for good as undelivered', async () => {
      const school = await asked([toBen]);
      const item = await claimOne(school);
      await store.settle(school, item, { kind: 'failed', reason: 'Forbidden' });
      expect(await waiting(school)).toEqual([]);
      const failed = await rows.range(school, { from: 'failed_', before: 'failed_~', limit: 5 });
      expect(failed.map(({ key }) => key)).toEqual([`failed_${CASE}_00000001_00`]);
      expect(JSON.parse(failed[0]?.text ?? '')).toMatchObject({
        caseId: CASE,
        effect: toBen,
        reason: 'Forbidden',
      });
    });

    it('asks for the same card in the chats of people when the channel cannot be used, once (P7)', async () => {
      const school = freshSchool();
      const ben: Place = { kind: 'person', person: BEN };
      const carys: Place = { kind: 'person', person: CARYS };
      const cards = [
        { place: CHANNEL, wanted: 1, shown: 0 },
        { place: ben, wanted: 7, shown: 0 },
      ];
      await store.commit(changeOf(school, undefined, [reported()], { cards, effects: [toChannel] }));
      const item = await claimOne(school);
      const instead = [ben, carys].map((place) => ({ place, wanted: 3, shown: 0 }));
      await store.settle(school, item, { kind: 'instead', cards: instead });
      await store.settle(school, item, { kind: 'instead', cards: instead });

      expect(await store.loadCards(school, CASE)).toEqual([
        ...cards, // what is wanted of a card is never lowered
        { place: carys, wanted: 3, shown: 0 },
      ]);
      const due = await waiting(school, TEN);
      expect(due.map(({ effect, attempts }) => ({ effect, attempts }))).toEqual([
        { effect: { type: 'bring-card', place: ben }, attempts: 1 },
        { effect: { type: 'bring-card', place: carys }, attempts: 1 },
      ]);
      const [first] = due;
      if (first === undefined) throw new TypeError('Nothing was due');
      await store.settle(school, first, { kind: 'instead', cards: [{ place: carys, wanted: 9, shown: 0 }] });
      expect((await store.loadCards(school, CASE)).at(-1)).toEqual({ place: carys, wanted: 9, shown: 0 });
    });

    it('never takes work of one command for work of another', async () => {
      const school = await asked([toBen]);
      for (const text of ['one', 'two']) {
        const before = await store.loadCase(school, CASE);
        expect(await store.commit(changeOf(school, before, [note(text)], { effects: [toBen] }))).toEqual({
          kind: 'committed',
        });
      }
      expect(await waiting(school, TEN)).toHaveLength(3);
    });

    it('lets a row that it cannot read hold up no other, and keeps it to the letter', async () => {
      const school = await asked([toBen, toChannel]);
      const range = { from: 'outbox_', before: 'outbox_~', limit: 10 };
      const [first] = await rows.range(school, range);
      if (first === undefined) throw new TypeError('Nothing was stored');
      const text = first.text.replace('"v":1', '"v":99');
      await rows.batch(school, [{ type: 'put', key: first.key, text }]);
      expect((await waiting(school, TEN)).map(({ effect }) => effect)).toEqual([toChannel]);
      const kept = await rows.range(school, range);
      expect(kept.map((row) => row.text)).toContain(text);
    });
  });
}
