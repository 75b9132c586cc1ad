import { beforeEach, describe, expect, it } from 'vitest';
import type { DutyRule } from '#domain/policy.ts';
import { hours, minutes } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import { ADD_PIA, TRIAGE } from '#test/domain/case/stories.ts';
import { AMINA_DSL, BEN_DSL, CHAIR_CHIDI, HEAD_HANA, TEACHER_TESS } from '#test/domain/case/world.ts';
import type { Handled } from '#workflows/handle-command.ts';
import { runDueJobs } from '#workflows/run-due-jobs.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { chatOf, createBoundWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

const PARENTS: DutyRule = { body: 'parents', mode: 'decide', clock: { kind: 'sameDay' } };
const LADDER = {
  urgent: [{ afterMinutes: 15, tell: ['dsl'] }],
  ordinary: [{ afterSchoolHours: 4, tell: ['dsl'] }],
  day: { from: '08:30', to: '16:30' },
} as const;

let world: World;
beforeEach(async () => {
  const plain = await createBoundWorld();
  const school = plain.sending.school(SCHOOL);
  const policy = { ...school.policy, childDuties: [PARENTS], chase: LADDER };
  const packs = { school: () => ({ ...school, policy }), policyOf: async () => policy };
  world = { ...plain, sending: { ...plain.sending, ...packs } };
});

const sweep = async (store = world.store) =>
  await sweepSchool({ ...world.sending, store }, world.log, SCHOOL);
const waits = async (length: number) => {
  world.pass(minutes(length));
  return await sweep();
};
const PEOPLE = [AMINA_DSL, BEN_DSL, HEAD_HANA, CHAIR_CHIDI];
const said = (): readonly string[] =>
  world.sent.flatMap(({ chat, card }) => {
    const who = PEOPLE.find(({ id }) => chatOf(id) === chat)?.name.split(' ')[0] ?? chat;
    return card.kind === 'notice' && /^(duty|idle)/.test(card.notice) ? [`${who} ${card.notice}`] : [];
  });
/** Monday at ten: acknowledged by Amina, the police owed at once, Pia's parents the same day. */
async function owing(): Promise<Handled> {
  const open = await reported(world);
  await done(world, AMINA_DSL, open, { type: 'acknowledge' });
  await done(world, AMINA_DSL, open, ADD_PIA);
  const handled = await done(world, AMINA_DSL, open, { ...TRIAGE, kind: 'illegal' });
  await sweep();
  return handled;
}
const reminded = async ({ open }: Handled) =>
  (await world.store.loadEvents(SCHOOL, open.id)).flatMap(({ event }) =>
    event.type === 'reminded' ? [event.duty] : [],
  );

describe('a duty that is due (product 6)', () => {
  it('is asked of its owner, each time once, and of nobody else', async () => {
    await owing();
    for (let quarter = 0; quarter < 40; quarter += 1) await waits(15);
    expect(said()).toEqual([
      ...['Amina duty-due', 'Amina duty-due'],
      ...['Amina duty-soon', 'Amina duty-due'],
    ]);
  });

  it('is a message of its own that names neither the duty nor anybody', async () => {
    const { open } = await owing();
    await waits(15);
    const card = world.sent.at(-1)?.card;
    expect(card).toEqual({
      ...{ kind: 'notice', caseId: open.id, pack: open.pack, reference: open.reference },
      ...{ notice: 'duty-due', confidential: false },
    });
  });

  it('never becomes one message with another duty, though both are late (T37)', async () => {
    const handled = await owing();
    expect(await waits(8 * 60)).toMatchObject({ jobs: 2 });
    expect(said()).toEqual(['Amina duty-due', 'Amina duty-due']);
    expect(await reminded(handled)).toEqual(['parents-3', 'police']);
  });

  it('is asked about no more once it is done, not even by a message on its way', async () => {
    const handled = await owing();
    world.pass(minutes(15));
    expect(await runDueJobs(world.sending, world.log, SCHOOL)).toBe(1);
    const told = { type: 'police-now', how: 'phone999', when: world.now(), reference: '' } as const;
    await done(world, AMINA_DSL, handled, told);
    const answer = { type: 'not-told', duty: 'parents-3', reason: 'Risk' } as const;
    await done(world, AMINA_DSL, handled, answer);
    expect(await waits(8 * 60)).toMatchObject({ jobs: 0 });
    expect(said()).toEqual([]);
  });

  it('is asked once by two copies, and once over a restart and an outage', async () => {
    const handled = await owing();
    world.pass(minutes(15));
    const copies = [world.store, createStore(world.rows)];
    const jobs = await Promise.all(
      copies.map(async (store) => await runDueJobs({ ...world.sending, store }, world.log, SCHOOL)),
    );
    expect(jobs.sort()).toEqual([0, 1]);
    await sweep(createStore(world.rows));
    expect(said()).toEqual(['Amina duty-due']);
    world.pass(hours(2));
    await sweep(createStore(world.rows));
    await sweep(createStore(world.rows));
    expect(await reminded(handled)).toEqual(['police', 'police']);
  });

  it('of a confidential case is asked of those on it alone, and says so (H33, T19)', async () => {
    const open = await reported(world, { adult: 'yes', adults: [AMINA_DSL.id, TEACHER_TESS.id] });
    await done(world, HEAD_HANA, open, { type: 'acknowledge' });
    await done(world, HEAD_HANA, open, ADD_PIA);
    await waits(8 * 60);
    expect(said()).toEqual(['Hana duty-due']);
    expect(world.sent.at(-1)?.card).toMatchObject({ confidential: true });
  });
});

describe('a case that was taken up, and nothing more (product 6)', () => {
  it('is chased with its owner, then with the ladder’s roles, until somebody works on it', async () => {
    const open = await reported(world, { urgent: true });
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await waits(59);
    expect(said()).toEqual([]);
    await waits(1);
    expect(said()).toEqual(['Amina idle']);
    await waits(60);
    expect(said().slice(1)).toEqual(['Amina idle', 'Ben idle']);
    for (let hour = 0; hour < 24; hour += 1) expect(await waits(60)).toMatchObject({ jobs: 0 });
  });

  it('is not chased by a message on its way when somebody worked on it', async () => {
    const open = await reported(world, { urgent: true });
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    world.pass(minutes(60));
    expect(await runDueJobs(world.sending, world.log, SCHOOL)).toBe(1);
    await done(world, AMINA_DSL, open, { type: 'add-note', text: 'Rang the police' });
    await sweep();
    expect(said()).toEqual([]);
  });
});

it('a job that turns out to be due later is moved, writes nothing, and is done at its new time', async () => {
  const open = await reported(world, { urgent: true });
  const school = world.sending.school(SCHOOL);
  const chase = { ...LADDER, urgent: [{ afterMinutes: 40, tell: ['dsl'] as const }] };
  const slower = { ...world.sending, policyOf: async () => ({ ...school.policy, chase }) };
  world.pass(minutes(20));
  const before = await world.store.loadCase(SCHOOL, open.open.id);
  expect(await runDueJobs(slower, world.log, SCHOOL)).toBe(0);
  const after = await world.store.loadCase(SCHOOL, open.open.id);
  expect(after?.version).toBe(before?.version);
  expect((await world.store.dueCases(SCHOOL, world.now(), undefined, 5)).items).toEqual([]);
  world.pass(minutes(20));
  expect(await runDueJobs(slower, world.log, SCHOOL)).toBe(1);
});
