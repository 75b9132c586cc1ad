import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { hours, minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { StaffStore } from '#workflows/staff-ports.ts';
import type { Reach, StaffEffect, StaffOutboxItem, StaffWork } from '#workflows/staff-sending.ts';
import { AMINA, BEN, CARYS, ELEVEN, freshSchool, personNumber, TEN } from './case-fixture.ts';
import { ASKED, KNOWN, ledgerChange } from './ledger-fixture.ts';

const LEASE = minutes(2);
const REMIND: StaffEffect = { type: 'remind', nudges: [] };
const TODAY = '2026-11-23';
const NOT_REACHED: Reach = {
  ...{ kind: 'not-reached', on: TODAY, unreached: { code: 'no-route', since: TODAY, on: TODAY } },
};
const SENT: Reach = {
  ...{ kind: 'sent', on: TODAY },
  card: {
    activityId: 'activity-1',
    route: { conversationId: 'a:1', serviceUrl: 'https://teams.invalid/', tenantId: 'a-tenant' },
  },
};

/** What waits to be sent about agreements and training, and what came of it. */
export function staffOutboxContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: what is sent about agreements and training`, () => {
    let rows: Rows;
    let staff: StaffStore;
    let school: SchoolId;
    beforeAll(async () => {
      rows = await open();
    });
    beforeEach(() => {
      school = freshSchool();
      ({ staff } = createStore(rows));
    });

    const asks = async (
      effects: readonly StaffWork[],
      owner = AMINA,
      events: readonly LedgerEvent[] = [KNOWN, ASKED],
    ) => {
      const before = await staff.loadLedger(school, owner);
      const change = ledgerChange(school, owner, before, events, { effects });
      expect(await staff.commitLedger(change)).toEqual({ kind: 'committed' });
    };
    const remind = (to: PersonId, at = TEN): StaffWork => ({ to, at, effect: REMIND });
    const claimAt = async (now = TEN, limit = 9) => await staff.claim(school, now, LEASE, limit);
    const claimOne = async (now = TEN): Promise<StaffOutboxItem> => {
      const [item, ...others] = await claimAt(now);
      expect(others).toEqual([]);
      if (item === undefined) throw new TypeError('Nothing waits to be sent');
      return item;
    };
    const unreached = async () => (await staff.unreached(school, undefined, 9)).items;
    const settledAs = async (reach: Reach, to = AMINA) => {
      await asks([remind(to)], to);
      await staff.settle(school, await claimOne(), { kind: 'done', reach });
    };

    it('hands what waits to one sender alone, and again after the lease, counting how often (P8)', async () => {
      await asks([remind(AMINA)]);
      const both = await Promise.all([claimAt(), claimAt()]);
      expect(both.flat()).toMatchObject([{ owner: AMINA, effect: REMIND, since: TEN, attempts: 1 }]);
      expect(await claimAt()).toEqual([]);
      expect(await claimAt(plus(TEN, LEASE))).toMatchObject([{ owner: AMINA, since: TEN, attempts: 2 }]);
    });

    it('hands out what is due, so much at a time', async () => {
      for (const number of [1, 2, 3])
        await asks([remind(personNumber(number), number === 3 ? ELEVEN : TEN)], personNumber(number));
      const first = await claimAt(TEN, 1);
      const rest = await claimAt(TEN, 9);
      expect([...first, ...rest].map(({ owner }) => owner).toSorted()).toEqual([AMINA, BEN]);
      expect(first).toHaveLength(1);
      expect(await claimAt(ELEVEN, 1)).toMatchObject([{ attempts: 2 }]);
    });

    it('asks once for what many ask for at one moment, and for each person by themselves', async () => {
      const shared: readonly StaffWork[] = [
        { to: CARYS, at: TEN, effect: { type: 'count-late' }, isShared: true },
        { to: AMINA, at: TEN, effect: { type: 'tell-office' }, isShared: true },
      ];
      await asks(shared, AMINA);
      await asks(shared, BEN);
      const kinds = (await claimAt()).map(({ effect }) => effect.type);
      expect(kinds.toSorted()).toEqual(['count-late', 'tell-office']);
    });

    it('takes out what is done, and keeps what came of it', async () => {
      await settledAs(SENT);
      expect(await staff.reach(school, AMINA)).toMatchObject({ reach: SENT });
      expect(await staff.reach(school, BEN)).toEqual({ reach: undefined });
      expect(await claimAt(plus(TEN, hours(9)))).toEqual([]);
      expect(await unreached()).toEqual([]);
    });

    it('puts off what is to be tried later, until then and not before', async () => {
      await asks([remind(AMINA)]);
      const refused: Reach = { kind: 'refused', on: TODAY };
      await staff.settle(school, await claimOne(), { kind: 'later', at: ELEVEN, reach: refused });
      expect(await claimAt(plus(ELEVEN, minutes(-1)))).toEqual([]);
      expect(await claimOne(ELEVEN)).toMatchObject({ owner: AMINA, attempts: 2 });
      expect(await staff.reach(school, AMINA)).toMatchObject({ reach: refused });
    });

    it('puts other work in the place of one, in one step', async () => {
      await asks([{ to: AMINA, at: TEN, effect: { type: 'tell-office' }, isShared: true }]);
      const count = { type: 'count-all-late' } as const;
      const works = [BEN, CARYS].map((to) => ({ to, at: TEN, effect: count }));
      await staff.settle(school, await claimOne(), { kind: 'instead', works });
      const claimed = await claimAt(plus(TEN, hours(9)));
      expect(claimed.map(({ owner, effect }) => [owner, effect])).toEqual([
        [BEN, count],
        [CARYS, count],
      ]);
    });

    it('changes nothing by what is settled a second time, or by a sender whose lease ran out', async () => {
      await asks([remind(AMINA)]);
      const slow = await claimOne();
      const quick = await claimOne(plus(TEN, LEASE));
      await staff.settle(school, quick, { kind: 'done', reach: SENT });
      await staff.settle(school, quick, { kind: 'done', reach: NOT_REACHED });
      await staff.settle(school, slow, { kind: 'later', at: ELEVEN, reach: NOT_REACHED });
      expect(await staff.reach(school, AMINA)).toMatchObject({ reach: SENT });
      expect(await unreached()).toEqual([]);
      expect(await claimAt(plus(TEN, hours(9)))).toEqual([]);
    });

    it('lets one sender alone begin a call, and keeps in mind that it began (F8)', async () => {
      const before = await staff.reach(school, AMINA);
      const marked = await Promise.all([
        staff.markSending(school, AMINA, before, TODAY),
        staff.markSending(school, AMINA, before, TODAY),
      ]);
      expect(marked.toSorted()).toEqual([false, true]);
      const sending = await staff.reach(school, AMINA);
      expect(sending.reach).toEqual({ kind: 'sending', on: TODAY });
      expect(await staff.markSending(school, AMINA, before, '2026-11-24')).toBe(false);
      expect(await staff.markSending(school, AMINA, sending, '2026-11-24')).toBe(true);
      expect((await staff.reach(school, AMINA)).reach).toEqual({ kind: 'sending', on: '2026-11-24' });
    });

    it('lists whom the last message did not reach, by pages, until one does (T40)', async () => {
      for (const to of [AMINA, BEN, CARYS]) await settledAs(NOT_REACHED, to);
      const first = await staff.unreached(school, undefined, 2);
      expect(first.items).toEqual([AMINA, BEN].map((owner) => ({ owner, ...NOT_REACHED.unreached })));
      expect((await staff.unreached(school, first.next, 2)).items).toMatchObject([{ owner: CARYS }]);
      await asks([remind(BEN)], BEN, []);
      await staff.settle(school, await claimOne(), { kind: 'done', reach: SENT });
      expect((await unreached()).map(({ owner }) => owner)).toEqual([AMINA, CARYS]);
    });

    it('reminds those again who were not reached, once, and nobody else', async () => {
      await settledAs(NOT_REACHED, AMINA);
      await settledAs(SENT, BEN);
      expect(await staff.remindAgain(school, [AMINA, BEN, CARYS], TEN)).toBe(1);
      expect(await staff.remindAgain(school, [AMINA, BEN, CARYS], ELEVEN)).toBe(0);
      expect(await unreached()).toMatchObject([{ owner: AMINA, isWaiting: true }]);
      const again = await claimOne(ELEVEN);
      expect(again).toMatchObject({ owner: AMINA, effect: { type: 'remind', nudges: [], again: true } });
      await staff.settle(school, again, { kind: 'done', reach: NOT_REACHED });
      expect(await staff.remindAgain(school, [AMINA], ELEVEN)).toBe(1);
    });

    it('counts who is late, of all and of one line manager, as it stands (E52)', async () => {
      const item = 'agreement-staff';
      const late: readonly LedgerEvent[] = [KNOWN, ASKED, { type: 'escalated', at: TEN, items: [item] }];
      const under = (manager: PersonId): LedgerEvent => ({
        ...{ type: 'subject-changed', at: TEN },
        subject: { signsAs: ['staff'], roles: [], hasAccount: true, manager, gone: false },
      });
      const counts = async () => [
        await staff.late(school),
        await staff.late(school, CARYS),
        await staff.late(school, personNumber(4)),
      ];
      await asks([], AMINA, [...late, under(CARYS)]);
      await asks([], BEN, late);
      expect(await counts()).toEqual([2, 1, 0]);
      await asks([], AMINA, [under(personNumber(4))]);
      expect(await counts()).toEqual([2, 0, 1]);
      await asks([], AMINA, [{ type: 'lifted', at: ELEVEN, item }]);
      expect(await counts()).toEqual([1, 0, 0]);
    });
  });
}
