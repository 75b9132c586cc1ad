import { beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#domain/time.ts';
import { AMINA_DSL, BEN_DSL, HEAD_HANA, SENIOR_SAM, TEACHER_TOM } from '#test/domain/case/world.ts';
import { sweepOutbox } from '#workflows/sweep.ts';
import {
  CHANNEL,
  chatOf,
  createBoundWorld,
  done,
  failedIn,
  MEMBERS,
  reported,
  routeTo,
  SCHOOL,
  sweepFor,
  sweepIn,
  type World,
} from './workflow-world.ts';

let world: World;

beforeEach(async () => {
  world = await createBoundWorld();
});

const sweep = () => sweepIn(world);
const chats = () => world.sent.map(({ chat }) => chat);
const failed = () => failedIn(world);

describe('a way that leads nowhere', () => {
  it('is marked, and the person’s next one is used (T40)', async () => {
    await reported(world);
    world.answerNext(
      { kind: 'sent', activityId: 'm1' },
      { kind: 'dead', code: 'BotNotInConversationRoster' },
    );
    expect(await sweep()).toEqual({ sent: 1, failed: 1 });
    expect(await world.store.route(SCHOOL, HEAD_HANA.id)).toMatchObject({ dead: true });

    const fallbackRoute = async () => routeTo('a:window');
    world.pass(minutes(1));
    await sweepOutbox({ ...world.sending, fallbackRoute }, world.log, SCHOOL);
    expect(chats()).toEqual([CHANNEL.conversationId, 'a:window']);
  });

  it('and no other: what waits comes once the person opens the chat again (T40, P8)', async () => {
    await world.store.saveRoute(SCHOOL, HEAD_HANA.id, { ...routeTo('a:gone'), dead: true });
    await reported(world);
    await sweepFor(world, hours(24));
    expect(chats()).toEqual([CHANNEL.conversationId]);
    expect(await failed()).toEqual([]);
    await world.store.saveRoute(SCHOOL, HEAD_HANA.id, routeTo('a:back'));
    await sweepFor(world, hours(2));
    expect(chats()).toEqual([CHANNEL.conversationId, 'a:back']);
  });

  it('for two weeks: then it is undelivered, where it can be seen (T40, P7)', async () => {
    await world.store.saveRoute(SCHOOL, HEAD_HANA.id, { ...routeTo('a:gone'), dead: true });
    await reported(world);
    for (let hour = 0; hour < 24 * 15; hour += 1) {
      await sweep();
      world.pass(hours(1));
    }
    expect(await failed()).toEqual(['no-route']);
  });

  it('puts the card of a deleted channel into the leads’ own chats in the same sweep (T40, E60)', async () => {
    await reported(world, {}, 1);
    await sweep(); // who is in the channel is known for five minutes
    world.answerAt(CHANNEL.conversationId, { kind: 'dead', code: 'ConversationNotFound' });
    await reported(world, {}, 2);
    await sweep();
    const second = world.sent.filter(({ card }) => 'reference' in card && card.reference === 'TST-26-0002');
    expect(second.map(({ to }) => to).toSorted()).toEqual(
      [AMINA_DSL.id, BEN_DSL.id, HEAD_HANA.id].toSorted(),
    );
    expect(await failed()).toEqual([]);
  });
});

describe('a channel that may not be used', () => {
  const problems = [
    ['a guest is in it', [...MEMBERS, { account: BEN_DSL.id, guest: true }]],
    ['somebody in it may not see cases', [...MEMBERS, { account: TEACHER_TOM.id, guest: false }]],
    ['its members cannot be read', undefined],
  ] as const;
  for (const [why, members] of problems) {
    it(`because ${why}: the leads get the card in their own chats (E60, T7)`, async () => {
      world.setMembers(members);
      await reported(world);
      await sweep();
      expect(world.sent.map(({ to }) => to).toSorted()).toEqual(
        [AMINA_DSL.id, BEN_DSL.id, HEAD_HANA.id].toSorted(),
      );
    });
  }

  it('because the case is confidential: nobody but its receivers hears of it (H33, T19)', async () => {
    await reported(world, { adult: 'yes', adults: [SENIOR_SAM.id] });
    await sweep();
    expect(world.sent.map(({ to }) => to)).toEqual([HEAD_HANA.id]);
    expect(world.sent[0]?.card).toMatchObject({ face: { kind: 'confidential' } });
  });

  it('because the case became confidential: its card is blanked, and no second one posted (H33)', async () => {
    const open = await reported(world);
    await sweep();
    await done(world, AMINA_DSL, open, { type: 'make-confidential', reason: 'An adult', adults: [] });
    await sweep();
    const channel = world.sent.filter(({ to }) => to === 'channel');
    expect(channel.map(({ edited, card }) => [edited, card.kind === 'face' && card.face.kind])).toEqual([
      [false, 'case'],
      [true, 'blank'],
    ]);
  });
});

describe('what became of somebody since', () => {
  it('a person who left is told nothing more, and it can be seen (T21)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    const partition = await world.rows.get(SCHOOL, `person_${TEACHER_TOM.id}`);
    const left = { ...JSON.parse(partition?.text ?? ''), person: { ...TEACHER_TOM, left: world.now() } };
    await world.rows.batch(SCHOOL, [
      { type: 'put', key: `person_${TEACHER_TOM.id}`, text: JSON.stringify(left) },
    ]);
    await sweep();
    expect(chats()).not.toContain(chatOf(TEACHER_TOM.id));
    expect(await failed()).toEqual(['left']);
  });

  it('a lead who may no longer see the case is not told of it, though it was stored (T21, E6)', async () => {
    const open = await reported(world);
    await sweep();
    await done(world, AMINA_DSL, open, { type: 'assign', to: BEN_DSL.id });
    await done(world, AMINA_DSL, open, { type: 'exclude', who: BEN_DSL.id, reason: 'Relative' });
    await sweep();
    expect(chats()).not.toContain(chatOf(BEN_DSL.id));
  });
});
