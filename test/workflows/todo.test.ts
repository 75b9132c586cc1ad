import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { DutyRule } from '#domain/policy.ts';
import { type Duration, days } from '#domain/time.ts';
import { ADD_PIA, CONCLUDE_UNSEEN, START } from '#test/domain/case/stories.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  EVERYBODY,
  HEAD_HANA,
  moment,
  OSL_OLA,
  TEACHER_TESS,
  TEACHER_TOM,
  TECH_TAO,
} from '#test/domain/case/world.ts';
import type { Store } from '#workflows/ports.ts';
import { readTodo } from '#workflows/read-todo.ts';
import { createBoundWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

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

/** What is owed, as `kind reference day: work`. */
async function todo(person: Person): Promise<readonly string[]> {
  const found = await readTodo(world.sending, SCHOOL, person);
  return found.map((one) => {
    const about = 'reference' in one ? one.reference : '';
    const work = one.kind === 'case' ? one.work.map(({ what, count }) => `${count} ${what}`).join(', ') : '';
    return `${one.kind} ${about} ${one.day}${one.overdue ? ' overdue' : ''}: ${work}`;
  });
}

const until = (text: string) => world.pass((moment(text) - world.now()) as Duration);

describe('what somebody owes to cases (product 12)', () => {
  it('is nothing before anything was reported, and a report to acknowledge for whoever answers for it', async () => {
    expect(await todo(AMINA_DSL)).toEqual([]);
    await reported(world);
    expect(await todo(AMINA_DSL)).toEqual(['case TST-26-0001 2026-11-23: 1 acknowledge']);
    for (const person of [TEACHER_TESS, TEACHER_TOM, TECH_TAO, OSL_OLA])
      expect(await todo(person)).toEqual([]);
  });

  it('is the duties of its owner, with their day: later, then today, then overdue', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    expect(await todo(BEN_DSL)).toEqual([]);
    await done(world, AMINA_DSL, open, ADD_PIA);
    expect(await todo(AMINA_DSL)).toEqual(['case TST-26-0001 2026-11-25: 1 later']);
    until('2026-11-25T08:00:00Z');
    expect(await todo(AMINA_DSL)).toEqual(['case TST-26-0001 2026-11-25: 1 today']);
    world.pass(days(2));
    expect(await todo(AMINA_DSL)).toEqual(['case TST-26-0001 2026-11-25 overdue: 1 overdue']);
    expect(await todo(BEN_DSL)).toEqual([]);
  });

  it('puts what is overdue before what was reported since', async () => {
    const first = await reported(world, {}, 1);
    await done(world, AMINA_DSL, first, { type: 'acknowledge' });
    await done(world, AMINA_DSL, first, ADD_PIA);
    world.pass(days(7));
    await reported(world, {}, 2);
    const list = await todo(AMINA_DSL);
    expect(list.map((line) => line.split(' ')[1])).toEqual(['TST-26-0001', 'TST-26-0002']);
  });

  it('is a review to join and a record to sign, each for whoever is asked', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    await done(world, AMINA_DSL, open, START);
    expect(await todo(BEN_DSL)).toEqual(['case TST-26-0001 2026-11-23: 1 join']);
    await done(world, BEN_DSL, open, { type: 'join-review' });
    expect(await todo(BEN_DSL)).toEqual([]);
    await done(world, BEN_DSL, open, CONCLUDE_UNSEEN);
    expect(await todo(BEN_DSL)).toEqual(['case TST-26-0001 2026-11-23: 1 sign']);
  });

  it('is a question for its reporter, who learns nothing else of the case (H31)', async () => {
    const open = await reported(world, { by: TEACHER_TESS.id, adult: 'yes' });
    await done(world, HEAD_HANA, open, { type: 'acknowledge' });
    await done(world, HEAD_HANA, open, { type: 'ask-reporter', question: 'Where was it?' });
    const [asked] = await readTodo(world.sending, SCHOOL, TEACHER_TESS);
    expect(asked).toMatchObject({ confidential: false, work: [{ what: 'question', count: 1 }] });
    await done(world, TEACHER_TESS, open, { type: 'add-to-report', text: 'In the hall' });
    expect(await todo(TEACHER_TESS)).toEqual([]);
  });

  it('is a task for IT, until it is done, and nothing of the case (product 2)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'acknowledge' });
    const asked = await done(world, AMINA_DSL, open, { type: 'ask-it', needed: 'Keep the web log.' });
    expect(await todo(TECH_TAO)).toEqual(['task TST-26-0001 2026-11-23: ']);
    const [task] = asked.open.tasks;
    await done(world, TECH_TAO, open, { type: 'it-done', task: task?.entry ?? 0 });
    expect(await todo(TECH_TAO)).toEqual([]);
  });

  it('shows a confidential case to those on it alone, and nobody what they lost since (H33, T54)', async () => {
    await reported(world, { adult: 'yes' });
    expect(await readTodo(world.sending, SCHOOL, HEAD_HANA)).toMatchObject([{ confidential: true }]);
    for (const person of EVERYBODY)
      if (person !== HEAD_HANA) expect(await todo(person), person.name).toEqual([]);
    expect(await todo({ ...HEAD_HANA, roles: [] })).toEqual([]);
  });

  it('reads no case that does not concern them, however many are open', async () => {
    for (const form of [1, 2, 3, 4]) await reported(world, {}, form);
    const read: string[] = [];
    const store: Store = {
      ...world.store,
      loadCase: async (school, caseId) => {
        read.push(caseId);
        return await world.store.loadCase(school, caseId);
      },
    };
    expect(await readTodo({ ...world.sending, store }, SCHOOL, TEACHER_TOM)).toEqual([]);
    expect(read).toEqual([]);
    expect(await readTodo({ ...world.sending, store }, SCHOOL, AMINA_DSL)).toHaveLength(4);
    expect(read).toHaveLength(4);
  });
});
