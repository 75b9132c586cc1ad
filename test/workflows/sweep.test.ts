import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, hours, minutes } from '#domain/time.ts';
import { AMINA_DSL, BEN_DSL, HEAD_HANA } from '#test/domain/case/world.ts';
import { sweepOutbox } from '#workflows/sweep.ts';
import {
  CHANNEL,
  chatOf,
  createBoundWorld,
  done,
  failedIn,
  reported,
  SCHOOL,
  sweepFor,
  sweepIn,
  type World,
} from './workflow-world.ts';

const SECOND = 1_000 as Duration;
const REFUSED = { kind: 'refused', code: 'http-429' } as const;
const UNKNOWN = { kind: 'unknown', code: 'http-502' } as const;

let world: World;

beforeEach(async () => {
  world = await createBoundWorld();
});

const sweep = () => sweepIn(world);
const chats = () => world.sent.map(({ chat }) => chat);
const failed = () => failedIn(world);

describe('sending what was stored', () => {
  it('sends all that is due, more than one claim holds, and then nothing twice (P7, P8)', async () => {
    for (let form = 1; form <= 5; form += 1) await reported(world, {}, form);
    expect(await sweep()).toEqual({ sent: 10, failed: 0 });
    expect(chats().filter((chat) => chat === CHANNEL.conversationId)).toHaveLength(5);
    expect(chats().filter((chat) => chat === chatOf(HEAD_HANA.id))).toHaveLength(5);
    expect(await sweep()).toEqual({ sent: 0, failed: 0 });
    expect(world.sent).toHaveLength(10);
  });

  it('sends the older case first after an outage (P7)', async () => {
    await reported(world, {}, 1);
    world.pass(minutes(1));
    await reported(world, {}, 2);
    world.pass(minutes(1));
    await sweep();
    expect(world.sent.map(({ card }) => ('reference' in card ? card.reference : ''))).toEqual([
      ...['TST-26-0001', 'TST-26-0001', 'TST-26-0002', 'TST-26-0002'],
    ]);
  });

  it('brings a card to the newest version at once, and skips those between', async () => {
    const open = await reported(world);
    await sweep();
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await done(world, BEN_DSL, open, { type: 'take-over' });
    await sweep();
    const channel = world.sent.filter(({ to }) => to === 'channel');
    expect(channel.map(({ edited }) => edited)).toEqual([false, true]);
    expect(channel[1]?.card).toMatchObject({ face: { owner: BEN_DSL.id }, ownerName: BEN_DSL.name });
  });

  it('lets no failing row stop the others, logs it by ids alone, and tries it again after its lease (P8, T41)', async () => {
    const { open } = await reported(world);
    world.answerAt(CHANNEL.conversationId, 'broken');
    expect(await sweep()).toEqual({ sent: 1, failed: 1 });
    expect(chats()).toEqual([chatOf(HEAD_HANA.id)]);
    expect(world.faults).toEqual([{ what: 'delivery-failed', fields: { caseId: open.id, attempts: 1 } }]);
    world.answerAt(CHANNEL.conversationId, undefined);
    expect(await sweep()).toEqual({ sent: 0, failed: 0 });
    world.pass(minutes(1));
    expect(await sweep()).toEqual({ sent: 1, failed: 0 });
    expect(chats()).toEqual([chatOf(HEAD_HANA.id), CHANNEL.conversationId]);
  });

  it('parks at once what Teams will never take; the others flow (T39)', async () => {
    await reported(world);
    world.answerAt(CHANNEL.conversationId, { kind: 'ours', code: 'MessageSizeTooBig' });
    expect(await sweep()).toEqual({ sent: 1, failed: 1 });
    expect(await failed()).toEqual(['MessageSizeTooBig']);
    world.pass(hours(24));
    expect(await sweep()).toEqual({ sent: 0, failed: 0 });
  });

  it('parks after an hour what fails by a fault of our own each time (T39)', async () => {
    await reported(world);
    world.answerAt(CHANNEL.conversationId, 'broken');
    await sweepFor(world, hours(2));
    expect(await failed()).toEqual(['fault']);
    expect(world.faults).toHaveLength(60);
  });
});

describe('a send that did not arrive', () => {
  it('waits longer each time, and at least as long as Teams asked (T34)', async () => {
    await reported(world);
    world.answerAt(chatOf(HEAD_HANA.id), REFUSED);
    await sweep();
    for (const wait of [5, 10, 20, 40]) {
      world.pass((wait * SECOND - 1) as Duration);
      expect(await sweep()).toEqual({ sent: 0, failed: 0 });
      world.pass(1 as Duration);
      expect(await sweep()).toEqual({ sent: 0, failed: 1 });
    }
    world.answerAt(chatOf(HEAD_HANA.id), { ...REFUSED, retryAfter: minutes(30) });
    world.pass(minutes(2));
    expect(await sweep()).toEqual({ sent: 0, failed: 1 });
    world.answerAt(chatOf(HEAD_HANA.id), undefined);
    world.pass((minutes(30) - 1) as Duration);
    expect(await sweep()).toEqual({ sent: 0, failed: 0 });
    world.pass(1 as Duration);
    expect(await sweep()).toEqual({ sent: 1, failed: 0 });
  });

  it('goes out after two hours in which Teams took nothing: none is lost (P7, T36)', async () => {
    for (let form = 1; form <= 3; form += 1) await reported(world, {}, form);
    for (const chat of [CHANNEL.conversationId, chatOf(HEAD_HANA.id)]) world.answerAt(chat, REFUSED);
    await sweepFor(world, hours(2));
    expect(world.sent).toEqual([]);
    expect(await failed()).toEqual([]);
    for (const chat of [CHANNEL.conversationId, chatOf(HEAD_HANA.id)]) world.answerAt(chat, undefined);
    await sweepFor(world, minutes(11));
    expect(world.sent).toHaveLength(6);
  });

  it('is undelivered in the end, where it can be seen (P7)', async () => {
    await reported(world);
    world.answerAt(chatOf(HEAD_HANA.id), REFUSED);
    await sweepFor(world, hours(4));
    expect(await failed()).toEqual(['http-429']);
  });

  it('is not sent over and over where Teams may have it each time', async () => {
    await reported(world);
    let calls = 0;
    const { post } = world.sending.messenger;
    const messenger: typeof world.sending.messenger = {
      ...world.sending.messenger,
      post: async (...asked) => {
        if (asked[2].conversationId === chatOf(HEAD_HANA.id)) calls += 1;
        return await post(...asked);
      },
    };
    world.answerAt(chatOf(HEAD_HANA.id), UNKNOWN);
    for (let tries = 0; tries < 60; tries += 1) {
      await sweepOutbox({ ...world.sending, messenger }, world.log, SCHOOL);
      world.pass(minutes(10));
    }
    expect(calls).toBe(8);
    expect(await failed()).toEqual(['http-502']);
  });
});
