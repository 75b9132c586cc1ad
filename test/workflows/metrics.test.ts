import { describe, expect, it } from 'vitest';
import { minutes } from '#domain/time.ts';
import { AMINA_DSL } from '#test/domain/case/world.ts';
import type { Messenger, Outcome } from '#workflows/messenger.ts';
import { countingSends, METRICS, type Meter, type Metric, measureReport } from '#workflows/metrics.ts';
import { readGauges } from '#workflows/read-gauges.ts';
import { CHANNEL, createWorld, reported, SCHOOL, sweepIn, type World } from './workflow-world.ts';

/** What was told, in its order. */
function collecting() {
  const told: [Metric, number][] = [];
  const meter: Meter = (metric, value) => void told.push([metric, value]);
  return { told, meter };
}

async function gauges(world: World) {
  const { told, meter } = collecting();
  await readGauges(world.store, [SCHOOL], world.now(), meter);
  return Object.fromEntries(told);
}

describe('how things stand', () => {
  it('is told of all schools together, as numbers under fixed names and nothing beside them (P9)', async () => {
    const world = await createWorld();
    expect(await gauges(world)).toEqual({
      'steward.due.age': 0,
      'steward.outbox.pending': 0,
      'steward.outbox.notreached': 0,
      'steward.holders.unreachable': 0,
    });
    const { told, meter } = collecting();
    await reported(world);
    await readGauges(world.store, [SCHOOL, SCHOOL], world.now(), meter);
    const one = (await gauges(world))['steward.outbox.pending'] ?? 0;
    expect(one).toBeGreaterThan(0);
    expect(Object.fromEntries(told)['steward.outbox.pending']).toBe(2 * one);
    expect(Object.keys(METRICS).filter((name) => !/^steward\.[a-z]+\.[a-z0-9]+$/.test(name))).toEqual([]);
  });

  it('grows old where nobody sends, and is young again once somebody has (P7)', async () => {
    const world = await createWorld();
    await reported(world);
    world.pass(minutes(3));
    expect((await gauges(world))['steward.due.age']).toBe(180);
    await sweepIn(world);
    expect((await gauges(world))['steward.due.age']).toBe(0);
  });

  it('counts who has a role and cannot be written to', async () => {
    const world = await createWorld();
    const route = await world.store.route(SCHOOL, AMINA_DSL.id);
    if (route === undefined) throw new TypeError('Amina has a chat');
    await world.store.saveRoute(SCHOOL, AMINA_DSL.id, { ...route, dead: true });
    expect((await gauges(world))['steward.holders.unreachable']).toBe(1);
  });

  it('is not told at all where storage does not answer', async () => {
    const { store, now } = await createWorld();
    const { told, meter } = collecting();
    const broken = { ...store, backlog: () => Promise.reject(new Error('no answer')) };
    await expect(readGauges(broken, [SCHOOL], now(), meter)).rejects.toThrow('no answer');
    expect(told).toEqual([]);
  });
});

describe('calls to Teams', () => {
  it('are counted by how they ended, and pass as they were', async () => {
    const { told, meter } = collecting();
    const ends: Outcome[] = [
      { kind: 'sent', activityId: '1' },
      { kind: 'unknown', code: 'timeout' },
      { kind: 'dead', code: 'http-404' },
    ];
    const answers = [...ends];
    const answer = async () => answers.shift() ?? { kind: 'ours' as const, code: 'none' };
    const messenger: Messenger = { post: answer, update: answer, members: async () => [] };
    const counted = countingSends(messenger, meter);
    const card = { kind: 'digest', lines: [] } as const;
    expect(await counted.post(SCHOOL, 'channel', CHANNEL, card)).toBe(ends[0]);
    expect(await counted.update(SCHOOL, 'channel', CHANNEL, '1', card)).toBe(ends[1]);
    expect(await counted.post(SCHOOL, AMINA_DSL.id, CHANNEL, card)).toBe(ends[2]);
    expect(told).toEqual([
      ['steward.sends.sent', 1],
      ['steward.sends.unknown', 1],
      ['steward.sends.dead', 1],
    ]);
  });
});

describe('a report', () => {
  it('is late after three seconds, and not at them', () => {
    const { told, meter } = collecting();
    measureReport(meter, 3_000);
    measureReport(meter, 3_001);
    expect(told).toEqual([
      ['steward.report.duration', 3_000],
      ['steward.report.duration', 3_001],
      ['steward.report.late', 1],
    ]);
  });
});
