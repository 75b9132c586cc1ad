import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { hours, minutes } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  HEAD_HANA,
  TEACHER_TESS,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';
import { clockEffects } from '#workflows/clock-effects.ts';
import type { Outgoing } from '#workflows/messenger.ts';
import { runDueJobs } from '#workflows/run-due-jobs.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { CHANNEL, chatOf, createWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  world.setMembers([{ account: AMINA_DSL.id, guest: false }]);
  await world.store.bindChannel(SCHOOL, CHANNEL, AMINA_DSL.id, world.now());
});

const LADDER = {
  urgent: [
    { afterMinutes: 15, tell: ['dsl'] },
    { afterMinutes: 30, tell: ['head'] },
  ],
  ordinary: [{ afterSchoolHours: 4, tell: ['dsl'] }],
  day: { from: '08:30', to: '16:30' },
} as const;
const sending = (store = world.store) => {
  const school = world.sending.school(SCHOOL);
  const policy = { ...school.policy, chase: LADDER };
  return { ...world.sending, store, school: () => ({ ...school, policy }), policyOf: async () => policy };
};
/** Reports under the ladder above, unless a case says otherwise. */
const asked = async (special: Parameters<typeof reported>[1] = {}, form = 1) =>
  await reported({ ...world, sending: sending() }, special, form);
const sweep = async () => await sweepSchool(sending(), world.log, SCHOOL);
const waits = async (length: number) => {
  world.pass(minutes(length));
  return await sweep();
};
const noticeOf = (card: Outgoing) => (card.kind === 'notice' ? card.notice : undefined);
/** What was said since, as chat and notice, cards left out. */
const notices = () =>
  world.sent.flatMap(({ chat, card }) =>
    card.kind === 'notice' ? [`${nameOf(chat)} ${noticeOf(card)}`] : [],
  );
function nameOf(chat: string): string {
  const people = [AMINA_DSL, BEN_DSL, HEAD_HANA, CHAIR_CHIDI, TEACHER_TOM, TEACHER_TESS];
  return people.find(({ id }) => chatOf(id) === chat)?.name.split(' ')[0] ?? 'channel';
}
const steps = async (caseId: Parameters<typeof world.store.loadEvents>[1]) =>
  (await world.store.loadEvents(SCHOOL, caseId)).flatMap(({ event }) =>
    event.type === 'chased' ? [event.step] : [],
  );

describe('a case that nobody acknowledges (P7)', () => {
  it('is chased step by step, each once and in its order, and the reporter last', async () => {
    const { open } = await asked({ urgent: true });
    expect(await sweep()).toMatchObject({ jobs: 0 });
    for (let minute = 1; minute <= 120; minute += 1) await waits(1);
    expect(notices()).toEqual([
      ...['channel chased-urgent', 'Amina chased-urgent', 'Ben chased-urgent'],
      ...['channel chased-urgent', 'Hana chased-urgent'],
      ...['channel chased-urgent', 'Tom go-in-person'],
    ]);
    expect(await steps(open.id)).toEqual([1, 2, 3]);
  });

  it('is chased at the moment that is due and not before, and the sweep counts the job', async () => {
    await asked({ urgent: true });
    expect(await waits(14)).toMatchObject({ jobs: 0 });
    expect(await waits(1)).toMatchObject({ jobs: 1, sent: 3, failed: 0 });
    expect(await sweep()).toEqual({ jobs: 0, sent: 0, failed: 0 });
  });

  it('is chased in the thread of its card, by a message that says nothing but its reference', async () => {
    const { open } = await asked({ urgent: true });
    await sweep();
    const cards = await world.store.loadCards(SCHOOL, open.id);
    const thread = cards.find(({ place }) => place.kind === 'channel')?.activityId;
    await waits(15);
    const said = world.sent.find(({ to, card }) => to === 'channel' && card.kind === 'notice');
    expect(said?.card).toEqual({
      ...{ kind: 'notice', caseId: open.id, pack: open.pack, reference: open.reference },
      ...{ notice: 'chased-urgent', confidential: false, thread },
    });
    expect(thread).toMatch(/^activity-/);
    expect(said?.edited).toBe(false);
  });

  it('is chased no more once somebody acknowledged', async () => {
    const open = await asked({ urgent: true });
    await waits(15);
    const before = notices().length;
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    for (let quarter = 0; quarter < 3; quarter += 1) expect(await waits(15)).toMatchObject({ jobs: 0 });
    expect(notices().slice(before)).toEqual(['Tom acknowledged']);
  });

  it('is not chased by a message that was on its way when somebody acknowledged', async () => {
    const open = await asked({ urgent: true });
    await sweep();
    world.pass(minutes(45));
    expect(await runDueJobs(sending(), world.log, SCHOOL)).toBe(1);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await sweep();
    expect(notices()).toEqual(['Tom acknowledged']);
  });

  it('is chased by hours of school time where nothing is urgent, over the night', async () => {
    await asked();
    expect(await waits(239)).toMatchObject({ jobs: 0 });
    expect(await waits(1)).toMatchObject({ jobs: 1 });
    expect(notices()).toEqual(['channel chased', 'Amina chased', 'Ben chased']);
    expect(await waits(16 * 60)).toMatchObject({ jobs: 0 });
    expect(await waits(4 * 60)).toMatchObject({ jobs: 1 });
    expect(notices().slice(3)).toEqual(['channel chased', 'Tom go-in-person']);
  });
});

describe('a restart, an outage and a second copy (P7, T37)', () => {
  it('a bot that comes back after an hour does the late steps as one, once', async () => {
    const { open } = await asked({ urgent: true });
    world.pass(hours(1));
    const restarted = sending(createStore(world.rows));
    expect(await sweepSchool(restarted, world.log, SCHOOL)).toMatchObject({ jobs: 1 });
    expect(await steps(open.id)).toEqual([3]);
    expect([...notices()].sort()).toEqual([
      ...['Amina chased-urgent', 'Ben chased-urgent', 'Hana chased-urgent', 'Tom go-in-person'],
      'channel chased-urgent',
    ]);
    expect(await waits(600)).toMatchObject({ jobs: 0 });
  });

  it('a crash between the step and its messages loses none of them', async () => {
    await asked({ urgent: true });
    await sweep();
    world.pass(minutes(15));
    expect(await runDueJobs(sending(), world.log, SCHOOL)).toBe(1);
    expect(notices()).toEqual([]);
    expect(await sweepSchool(sending(createStore(world.rows)), world.log, SCHOOL)).toMatchObject({
      jobs: 0,
      sent: 3,
    });
  });

  it('two copies that sweep at once do each step once', async () => {
    const { open } = await asked({ urgent: true });
    world.pass(minutes(15));
    const copies = [sending(), sending(createStore(world.rows))];
    const jobs = await Promise.all(copies.map(async (copy) => await runDueJobs(copy, world.log, SCHOOL)));
    expect(jobs.sort()).toEqual([0, 1]);
    expect(await steps(open.id)).toEqual([1]);
  });

  it('a case that somebody acknowledged since it was found due is left alone', async () => {
    const open = await asked({ urgent: true });
    world.pass(minutes(15));
    const store: typeof world.store = {
      ...world.store,
      dueCases: async (...query) => {
        const due = await world.store.dueCases(...query);
        await done(world, AMINA_DSL, open, { type: 'acknowledge' });
        return due;
      },
    };
    expect(await runDueJobs(sending(store), world.log, SCHOOL)).toBe(0);
    expect(await steps(open.open.id)).toEqual([]);
  });

  it('a case that cannot be read is logged, and holds up no other', async () => {
    const broken = await asked({ urgent: true }, 1);
    await asked({ urgent: true }, 2);
    const key = `head_${broken.open.id}`;
    const text = (await world.rows.get(SCHOOL, key))?.text.replace('bullying', 'other') ?? '';
    await world.rows.batch(SCHOOL, [{ type: 'put', key, text }]);
    world.pass(minutes(15));
    expect(await runDueJobs(sending(), world.log, SCHOOL)).toBe(1);
    expect(world.faults).toEqual([{ what: 'job-failed', fields: { caseId: broken.open.id } }]);
  });
});

describe('a confidential case (H33, T19)', () => {
  const ABOUT_TESS = { urgent: true, adult: 'yes', adults: [TEACHER_TESS.id] } as const;

  it('is chased with the head and then the chair, who can open it then, and never in the channel', async () => {
    const { open } = await asked(ABOUT_TESS);
    await sweep();
    for (let minute = 1; minute <= 60; minute += 1) await waits(1);
    expect(notices()).toEqual(['Hana chased-urgent', 'Chidi chased-urgent', 'Tom go-in-person']);
    expect(world.sent.filter(({ to }) => to === 'channel')).toEqual([]);
    const chidis = world.sent.filter(({ chat }) => chat === chatOf(CHAIR_CHIDI.id));
    expect(chidis.map(({ card }) => card.kind).sort()).toEqual(['face', 'notice']);
    for (const { card } of chidis) expect(JSON.stringify(card)).toMatch(/confidential/);
    const lines = await world.store.myCases(SCHOOL, CHAIR_CHIDI.id, 'onCase', undefined, 5);
    expect(lines.items).toEqual([open.id]);
  });

  it('asks for no message in the channel, and takes back one that was on its way', async () => {
    const chased: CaseEvent = { type: 'chased', step: 1, people: [], reporterTold: false, at: world.now() };
    const { open } = await asked(ABOUT_TESS, 1);
    expect(clockEffects([chased], open, world.sending.school(SCHOOL).policy)).toEqual([]);
    const ordinary = await asked({ urgent: true }, 2);
    await sweep();
    world.pass(minutes(15));
    await runDueJobs(sending(), world.log, SCHOOL);
    await done(world, AMINA_DSL, ordinary, { type: 'make-confidential', reason: 'An adult', adults: [] });
    await sweep();
    expect(notices().filter((said) => said.startsWith('channel'))).toEqual([]);
  });

  it('tells nobody about the head but the chair', async () => {
    await asked({ urgent: true, adult: 'yes', adults: [HEAD_HANA.id] });
    for (let minute = 0; minute <= 60; minute += 1) await waits(1);
    expect(new Set(world.sent.map(({ chat }) => nameOf(chat)))).toEqual(new Set(['Chidi', 'Tom']));
  });
});

it('a channel with a guest in it is not written to; the people are told all the same (T7)', async () => {
  await asked({ urgent: true });
  await sweep();
  world.setMembers([{ account: AMINA_DSL.id, guest: true }]);
  await waits(15);
  expect(notices()).toEqual(['Amina chased-urgent', 'Ben chased-urgent']);
});
