import { beforeEach, describe, expect, it } from 'vitest';
import type { DutyRule } from '#domain/policy.ts';
import { type Duration, hours, minutes } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import { ADD_PIA, CONCLUDE_UNSEEN, START } from '#test/domain/case/stories.ts';
import {
  ADMIN_ADA,
  AMINA_DSL,
  BEN_DSL,
  EVERYBODY,
  HEAD_HANA,
  moment,
  TEACHER_TESS,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';
import { askDigests } from '#workflows/ask-digests.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { chatOf, createBoundWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

const PARENTS: DutyRule = { body: 'parents', mode: 'decide', clock: { kind: 'workingDays', count: 2 } };

/** Monday 23 November 2026, ten o'clock, with the parents due in two working days. */
let world: World;
beforeEach(async () => {
  const plain = await createBoundWorld();
  const school = plain.sending.school(SCHOOL);
  const policy = { ...school.policy, childDuties: [PARENTS] };
  const packs = { school: () => ({ ...school, policy }), policyOf: async () => policy };
  world = { ...plain, sending: { ...plain.sending, ...packs } };
});

const sweep = async (store = world.store) =>
  await sweepSchool({ ...world.sending, store }, world.log, SCHOOL);
const until = async (text: string) => {
  world.pass((moment(text) - world.now()) as Duration);
  return await sweep();
};
/** What was said in digests since, as name, reference and what is owed. */
const digests = (): readonly string[] =>
  world.sent.flatMap(({ chat, card }) => {
    if (card.kind !== 'digest') return [];
    const who = EVERYBODY.find(({ id }) => chatOf(id) === chat)?.name.split(' ')[0] ?? chat;
    return card.lines.map(
      ({ reference, confidential, owed }) =>
        `${who} ${confidential ? 'Confidential ' : ''}${reference}: ${owed.map(({ what, count }) => `${count} ${what}`).join(', ')}`,
    );
  });
async function owing(form = 1, special: Parameters<typeof reported>[1] = {}) {
  const open = await reported(world, special, form);
  const lead = special.adult === 'yes' ? HEAD_HANA : AMINA_DSL;
  await done(world, lead, open, { type: 'acknowledge' });
  await done(world, lead, open, ADD_PIA);
  return open;
}

describe('the morning digest (product 6)', () => {
  it('comes at 07:45 of a school day with what is due that day or overdue, and not before', async () => {
    await owing();
    await until('2026-11-24T07:45:00Z');
    expect(digests()).toEqual([]);
    await until('2026-11-25T07:44:00Z');
    expect(digests()).toEqual([]);
    await until('2026-11-25T07:45:00Z');
    expect(digests()).toEqual(['Amina TST-26-0001: 1 today']);
    await until('2026-11-26T07:45:00Z');
    expect(digests().slice(1)).toEqual(['Amina TST-26-0001: 1 overdue']);
  });

  it('is one message for each person, whatever they owe, and none for who owes nothing', async () => {
    await owing(1);
    await owing(2);
    const third = await owing(3);
    await done(world, AMINA_DSL, third, START);
    await until('2026-11-25T07:45:00Z');
    expect(digests()).toEqual([
      ...['Amina TST-26-0001: 1 today', 'Amina TST-26-0002: 1 today', 'Amina TST-26-0003: 1 today'],
      'Ben TST-26-0003: 1 join',
    ]);
    expect(world.sent.filter(({ card }) => card.kind === 'digest').length).toBe(2);
  });

  it('comes on no weekend and no bank holiday, and on the clock of the wall in summer', async () => {
    await owing();
    for (const day of ['2026-11-28', '2026-11-29', '2026-12-25', '2026-12-28'])
      await until(`${day}T09:00:00Z`);
    expect(digests()).toEqual([]);
    await until('2027-06-01T06:44:00Z');
    expect(digests()).toEqual([]);
    await until('2027-06-01T06:45:00Z');
    expect(digests()).toEqual(['Amina TST-26-0001: 1 overdue']);
  });

  it('is late after an outage, and left out after one of the whole morning', async () => {
    await owing();
    await until('2026-11-25T09:45:00Z');
    expect(digests().length).toBe(1);
    await until('2026-11-26T09:46:00Z');
    expect(digests().length).toBe(1);
  });

  it('is sent once over restarts, sweeps and two copies', async () => {
    await owing();
    world.pass((moment('2026-11-25T07:45:00Z') - world.now()) as Duration);
    const copies = [world.store, createStore(world.rows)].map((store) => ({ ...world.sending, store }));
    const asked = await Promise.all(copies.map(async (copy) => await askDigests(copy, world.log, SCHOOL)));
    expect(asked.toSorted()).toEqual([0, 1]);
    await sweep();
    world.pass(minutes(1));
    await sweep(createStore(world.rows));
    expect(digests()).toEqual(['Amina TST-26-0001: 1 today']);
  });

  it('is made anew when it is sent: what was done since is left out, and nothing is sent for nothing', async () => {
    const [one, two] = [await owing(1), await owing(2)];
    world.pass((moment('2026-11-25T07:45:00Z') - world.now()) as Duration);
    expect(await askDigests(world.sending, world.log, SCHOOL)).toBe(1);
    const answer = { type: 'not-told', duty: 'parents-3', reason: 'Risk' } as const;
    await done(world, AMINA_DSL, one, answer);
    await sweep();
    expect(digests()).toEqual(['Amina TST-26-0002: 1 today']);
    world.pass(hours(24));
    expect(await askDigests(world.sending, world.log, SCHOOL)).toBe(1);
    await done(world, AMINA_DSL, two, answer);
    await sweep();
    expect(digests().length).toBe(1);
  });

  it('says who is to sign, and asks the reporter’s question of the reporter alone', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await done(world, AMINA_DSL, open, { type: 'ask-reporter', question: 'Which bus?' });
    await done(world, AMINA_DSL, open, CONCLUDE_UNSEEN);
    await until('2026-11-24T08:00:00Z');
    expect([...digests()].sort()).toEqual(['Amina TST-26-0001: 1 sign', 'Tom TST-26-0001: 1 question']);
  });
});

describe('a digest and those who must not know (H33, T19)', () => {
  it('tells of a confidential case only who is on it, and never its subject', async () => {
    await owing(1, { adult: 'yes', adults: [TEACHER_TESS.id, ADMIN_ADA.id] });
    await until('2026-11-25T07:45:00Z');
    expect(digests()).toEqual(['Hana Confidential TST-26-0001: 1 today']);
  });

  it('leaves out a case whose reader was kept out of it since the morning’s count', async () => {
    const open = await owing();
    world.pass((moment('2026-11-25T07:45:00Z') - world.now()) as Duration);
    expect(await askDigests(world.sending, world.log, SCHOOL)).toBe(1);
    await done(world, BEN_DSL, open, { type: 'exclude', who: AMINA_DSL.id, reason: 'A parent here' });
    await sweep();
    expect(digests()).toEqual([]);
  });

  it('tells a reporter nothing of a case that was made confidential', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await done(world, AMINA_DSL, open, { type: 'ask-reporter', question: 'Which bus?' });
    await done(world, AMINA_DSL, open, { type: 'make-confidential', reason: 'An adult', adults: [] });
    await until('2026-11-24T08:00:00Z');
    expect(digests().filter((said) => said.startsWith(TEACHER_TOM.name.split(' ')[0] ?? ''))).toEqual([
      'Tom TST-26-0001: 1 question',
    ]);
  });
});

it('a case that cannot be read holds up no digest', async () => {
  const broken = await owing(1);
  await owing(2);
  const key = `head_${broken.open.id}`;
  const text = (await world.rows.get(SCHOOL, key))?.text.replace('bullying', 'other') ?? '';
  await world.rows.batch(SCHOOL, [{ type: 'put', key, text }]);
  await until('2026-11-25T07:45:00Z');
  expect(digests()).toEqual(['Amina TST-26-0002: 1 today']);
  expect(world.faults.some(({ what }) => what === 'open-case-unreadable')).toBe(true);
});
