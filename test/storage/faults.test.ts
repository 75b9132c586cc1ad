import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import { hours, minutes, plus } from '#domain/time.ts';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { connectionString, startAzurite } from '#test/support/azurite.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';
import type { Store } from '#workflows/ports.ts';
import { BEN, caseNumber, changeOf, formNumber, freshSchool, note, reported, TEN } from './case-fixture.ts';

const CASE = caseNumber(1);
const BUSY: Fault = {
  kind: 'status',
  status: 503,
  body: '{"odata.error":{"code":"ServerBusy","message":{"value":""}}}',
};
const LOST: Fault = { kind: 'drop-response' };
const NEVER: Fault = { kind: 'drop-request' };
const MINUTE = minutes(1);
const ROUTE = { conversationId: 'a:1', serviceUrl: 'https://example.org/', tenantId: 't' };
const LATE: Fault = { kind: 'late' };

const azurite = await startAzurite();
const proxies: FaultProxy[] = [];
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await azurite.close();
});

describe('storage over a bad line', () => {
  let proxy: FaultProxy;
  let rows: Rows;
  let store: Store;
  /** The same table without the bad line. */
  let straight: Store;
  beforeEach(async () => {
    proxy = await startFaultProxy(azurite.port);
    proxies.push(proxy);
    const direct = connectTable(connectionString(azurite.port));
    await createTables(direct);
    straight = createStore(createAzureRows(direct));
    rows = createAzureRows(connectTable(connectionString(proxy.port)));
    store = createStore(rows);
  });

  const report = () => changeOf(freshSchool(), undefined, [reported()]);
  const batches = () => proxy.seen().filter((each) => each.endsWith('$batch')).length;

  it.each<[string, readonly Fault[], number]>([
    ['the answer is lost (T33, F5)', [LOST], 1],
    ['the request is lost', [NEVER], 2],
    ['the request is lost, and then the answer', [NEVER, LOST], 2],
    ['the service is too busy once (T34)', [BUSY], 2],
    ['the service wants to be left alone for a while (T34)', [{ kind: 'status', status: 429 }], 2],
    ['the service says 500 without a word', [{ kind: 'status', status: 500 }], 2],
    ['the answer breaks off', [{ kind: 'cut-response', bytes: 40 }], 1],
  ])('says that a report is stored, and stores it once, when %s', async (_, faults, sent) => {
    const change = report();
    proxy.fail('writes', faults);
    expect(await store.commit(change)).toEqual({ kind: 'committed' });
    expect(batches()).toBe(sent);
    expect(await straight.loadEvents(change.school, CASE)).toHaveLength(1);
    expect(await straight.verifyCase(change.school, CASE)).toEqual({ ok: true });
  });

  it('says that a later entry is stored when the answer is lost and another entry follows at once', async () => {
    const { school } = await committed(report());
    const before = await store.loadCase(school, CASE);
    proxy.fail('writes', [LOST]);
    expect(await store.commit(changeOf(school, before, [note('one')]))).toEqual({ kind: 'committed' });
    expect(await straight.loadEvents(school, CASE)).toHaveLength(2);
  });

  it('gives up on a request after its deadline, and stores once what then arrives late', async () => {
    const change = report();
    proxy.fail('writes', [LATE]);
    expect(await store.commit(change)).toEqual({ kind: 'committed' });
    await proxy.settled();
    expect(await straight.loadEvents(change.school, CASE)).toHaveLength(1);
    expect(await straight.verifyCase(change.school, CASE)).toEqual({ ok: true });
  });

  it('says that somebody else wrote first when they did so while the request was lost', async () => {
    const { school } = await committed(report());
    const before = await store.loadCase(school, CASE);
    const other = { id: formNumber(9), person: BEN, inputs: digestOf('other') };
    proxy.fail('writes', [LATE]);
    const mine = store.commit(changeOf(school, before, [note('mine')]));
    await straight.commit(changeOf(school, before, [note('theirs')], { form: other }));
    expect(await mine).toEqual({ kind: 'conflict' });
    await proxy.settled();
    expect((await straight.loadEvents(school, CASE)).map(({ event }) => event)).toEqual([
      reported(),
      note('theirs'),
    ]);
  });

  it('says that a form was stored before, and not that it is stored now, when the first request was lost', async () => {
    const { school } = await committed(report());
    const second = changeOf(school, undefined, [reported()], { caseId: caseNumber(2) });
    proxy.fail('writes', [NEVER]);
    expect(await store.commit(second)).toMatchObject({ kind: 'repeat', done: { caseId: CASE } });
    expect(await straight.loadCase(school, caseNumber(2))).toBeUndefined();
  });

  it('throws after three tries, promises nothing, and names ids only (P1, P9)', async () => {
    const change = changeOf(freshSchool(), undefined, [reported({ what: 'CANARY' })]);
    proxy.fail('writes', [BUSY, BUSY, BUSY]);
    const failure = await store.commit(change).catch((cause: unknown) => cause);
    expect(failure).toEqual(new Error(`Could not store a change to case ${CASE}: ServerBusy`));
    expect(failure).not.toHaveProperty('cause');
    expect(batches()).toBe(3);
    expect(await straight.loadCase(change.school, CASE)).toBeUndefined();
  });

  it('stores all of a batch or nothing, wherever the request breaks off (T35)', async () => {
    const size = 2_500;
    for (let bytes = 1; bytes < size; bytes += 250) {
      const school = freshSchool();
      const before = proxy.seen().length;
      const actions = ['a', 'b', 'c'].map((key) => ({ type: 'create', key, text: 'x'.repeat(300) }) as const);
      proxy.fail('writes', [{ kind: 'cut-request', bytes }]);
      expect(await rows.batch(school, actions)).toMatchObject({ kind: 'unclear' });
      expect(proxy.seen().length).toBe(before + 1);
      const stored = await rows.range(school, { from: 'a', before: 'z', limit: 9 });
      expect(stored).toEqual([]);
      expect(await rows.batch(school, actions)).toEqual({ kind: 'done' });
    }
  });

  it('reads again once, and then says that it cannot read: never that nothing is there', async () => {
    const { school } = await committed(report());
    proxy.fail('reads', [NEVER]);
    expect(await store.loadCase(school, CASE)).toMatchObject({ version: 1 });
    proxy.fail('reads', [LOST, BUSY]);
    await expect(store.loadCase(school, CASE)).rejects.toThrow(
      /Could not read row head_case\w+ in Azure Tables/,
    );
    const before = proxy.seen().length;
    proxy.fail('reads', [{ kind: 'cut-response', bytes: 20 }]);
    expect(await store.loadEvents(school, CASE)).toHaveLength(1);
    expect(proxy.seen().length - before).toBe(2);
  });

  it('does not take a missing table for a missing row', async () => {
    const nowhere = await startAzurite();
    try {
      const empty = createAzureRows(connectTable(connectionString(nowhere.port)));
      await expect(empty.get('linden', 'head_a')).rejects.toThrow(/TableNotFound/);
      await expect(empty.batch('linden', [{ type: 'create', key: 'a', text: '' }])).rejects.toThrow(
        /TableNotFound/,
      );
    } finally {
      await nowhere.close();
    }
  });

  it('settles a delivery once when the answer is lost, and claims nothing it is not sure of', async () => {
    const place = { kind: 'channel' } as const;
    const { school } = await committed({
      ...report(),
      cards: [{ place, wanted: 1, shown: 0 }],
      effects: [{ type: 'bring-card', place }],
    });
    proxy.fail('writes', [LOST]);
    expect(await store.claim(school, TEN, MINUTE, 5)).toEqual([]);
    const [item] = await store.claim(school, plus(TEN, MINUTE), MINUTE, 5);
    if (item === undefined) throw new TypeError('Nothing was due');
    expect(item.attempts).toBe(2);
    const card = { place, shown: 1, activityId: 'm1', route: ROUTE };
    proxy.fail('writes', [LOST]);
    await store.settle(school, item, { kind: 'done', card });
    expect(await straight.loadCards(school, CASE)).toEqual([{ wanted: 1, ...card }]);
    expect(await straight.claim(school, plus(TEN, hours(9)), MINUTE, 5)).toEqual([]);
  });

  async function committed(change: ReturnType<typeof report>) {
    expect(await store.commit(change)).toEqual({ kind: 'committed' });
    return change;
  }
});

describe('connecting', () => {
  it('wants a credential for an account', () => {
    expect(() => connectTable('https://example.table.core.windows.net')).toThrow(/needs a credential/);
  });

  it('never speaks to another machine without encryption', () => {
    const elsewhere = connectionString(1).replace('127.0.0.1', '192.0.2.1');
    expect(() => connectTable(elsewhere)).toThrow(/must use https/);
    expect(() => connectTable(elsewhere.replace(/TableEndpoint=.*/, ''))).toThrow(/must use https/);
    expect(() => connectTable(elsewhere.replaceAll('http', 'https'))).not.toThrow();
    expect(() => connectTable(connectionString(1))).not.toThrow();
  });
});
