import { describe, expect, it } from 'vitest';
import { type Duration, minutes } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { TEACHER_TOM } from '#test/domain/case/world.ts';
import { packWith } from '#test/domain/ledger/ledger-world.ts';
import type { Messenger } from '#workflows/messenger.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { publish, sweepAt } from './staff-stories.ts';
import { createWorld, SCHOOL, type World } from './workflow-world.ts';

const NEXT_REMINDER = '2026-11-27T08:00:00Z';
const A_LEASE: Duration = minutes(3);

type Told = { readonly posts: number; readonly listed: readonly string[] };

/** What kind of row, without whose. */
const nameOf = (text: string): string => text.replace(/[_0-9].*$/, '');

/** A world whose process stops for good at a call, until it is started again. @param isHere asked before and after. */
async function stoppingWorld(isHere: (call: string, when: 'before' | 'after', number: number) => boolean) {
  const world = await createWorld([TEACHER_TOM], packWith());
  await publish(world);
  const calls: string[] = [];
  let stopped = false;
  const stopIf = (isNow: boolean) => {
    stopped ||= isNow;
    if (stopped) throw new Error('Steward was stopped');
  };
  const through = async <Answer>(call: string, act: () => Promise<Answer>): Promise<Answer> => {
    stopIf(false);
    const number = calls.push(call);
    stopIf(isHere(call, 'before', number));
    const answer = await act();
    stopIf(isHere(call, 'after', number));
    return answer;
  };
  const { rows, sending } = world;
  const watched: Rows = {
    get: async (...asked) => await through(`get ${nameOf(asked[1])}`, async () => await rows.get(...asked)),
    range: async (...asked) =>
      await through(`range ${nameOf(asked[1].from)}`, async () => await rows.range(...asked)),
    batch: async (partition, actions) => {
      const call = actions.map(({ type, key }) => `${type} ${nameOf(key)}`).join(', ');
      return await through(call, async () => await rows.batch(partition, actions));
    },
  };
  const post: Messenger['post'] = async (...sent) =>
    await through('post', async () => await sending.messenger.post(...sent));
  const running = {
    ...{ ...sending, store: createStore(watched) },
    messenger: { ...sending.messenger, post },
  };
  return {
    ...{ world, calls },
    wasStopped: () => stopped,
    sweep: async () => await sweepSchool(running, world.log, SCHOOL).catch(() => {}),
  };
}

async function toldIn({ sent, store }: World): Promise<Told> {
  const { items } = await store.staff.unreached(SCHOOL, undefined, 9);
  return {
    posts: sent.filter(({ edited }) => !edited).length,
    listed: items.map(({ code }) => code),
  };
}

/** What stands after the restart, on the same day; the next reminder arrives whatever happened to this one. */
async function toldAfter(isHere: Parameters<typeof stoppingWorld>[0]): Promise<Told> {
  const { world, sweep, wasStopped } = await stoppingWorld(isHere);
  await sweep();
  expect(wasStopped()).toBe(true);
  world.pass(A_LEASE);
  await sweepSchool(world.sending, world.log, SCHOOL);
  const told = await toldIn(world);
  await sweepAt(world, NEXT_REMINDER);
  expect(await toldIn(world)).toEqual({ posts: told.posts + 1, listed: [] });
  return told;
}

const STORED = 'create head, create event, create event, create event, put owed, create due, create outbox';
const CLAIMED = 'delete outbox, create outbox';
const MARKED = 'create reach';
const SETTLED = 'delete outbox, update reach';

describe('a reminder, where Steward stops', () => {
  it.each([
    ['before it is stored', { call: STORED, when: 'before' }, { posts: 1, listed: [] }],
    ['between the store and the claim', { call: STORED, when: 'after' }, { posts: 1, listed: [] }],
    ['between the claim and the mark', { call: CLAIMED, when: 'after' }, { posts: 1, listed: [] }],
    ['between the mark and the send', { call: MARKED, when: 'after' }, { posts: 0, listed: ['crash'] }],
    ['between the send and its answer', { call: 'post', when: 'after' }, { posts: 1, listed: ['crash'] }],
    [
      'between the answer and the settling',
      { call: SETTLED, when: 'before' },
      { posts: 1, listed: ['crash'] },
    ],
    ['after the settling', { call: SETTLED, when: 'after' }, { posts: 1, listed: [] }],
  ] as const)('%s, is sent once at most, or listed (P7, P8, T37)', async (_, stop, told) => {
    expect(await toldAfter((call, when) => call === stop.call && when === stop.when)).toEqual(told);
  });

  it('at any call at all, is sent once at most, and is listed where it may not have arrived (P7, P8, T37)', async () => {
    const { calls, sweep } = await stoppingWorld(() => false);
    await sweep();
    expect(calls.length).toBeGreaterThan(20);
    for (const at of calls.keys())
      for (const stop of ['before', 'after'] as const) {
        const { posts, listed } = await toldAfter((_, when, number) => number === at + 1 && when === stop);
        const where = `${stop} ${calls[at]}`;
        expect(posts, where).toBeLessThanOrEqual(1);
        expect(posts + listed.length, where).toBeGreaterThanOrEqual(1);
      }
  });
});
