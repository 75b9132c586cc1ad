import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import { minutes } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import { OFFICE_OLGA, TEACHER_TOM } from '#test/domain/case/world.ts';
import { packWith, YEARLY } from '#test/domain/ledger/ledger-world.ts';
import { createBreakableRows } from '#test/support/breakable-rows.ts';
import { beginTraining } from '#workflows/begin-training.ts';
import { runStaffJobs } from '#workflows/run-staff-jobs.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { publish, staff } from './staff-stories.ts';
import { createWorld, formNumber, newReport, reported, SCHOOL, type World } from './workflow-world.ts';

const ITEM = 'agreement-staff';

const asked = async ({ store }: Pick<World, 'store'>, limit = 1_000) =>
  (await store.staff.lines(SCHOOL, 'owed', ITEM, undefined, limit)).items;

describe('asking everybody', () => {
  it('asks whoever is in the directory, a part at a time, and then rests', async () => {
    const world = await createWorld(staff(450), packWith());
    await publish(world);
    expect(await runStaffJobs(world.sending, world.log, SCHOOL)).toEqual({ jobs: 200, more: true });
    expect(await asked(world)).toHaveLength(200);
    await sweepSchool(world.sending, world.log, SCHOOL);
    expect(await asked(world)).toHaveLength(450);
    world.pass(minutes(1));
    expect(await runStaffJobs(world.sending, world.log, SCHOOL)).toEqual({ jobs: 0, more: false });
  });

  it('goes on where it stopped when Steward was started again in between (T37)', async () => {
    const world = await createWorld(staff(300), packWith());
    await publish(world);
    await runStaffJobs(world.sending, world.log, SCHOOL);
    const restarted = { ...world.sending, store: createStore(world.rows) };
    expect(await runStaffJobs(restarted, world.log, SCHOOL)).toMatchObject({ jobs: 100 });
    expect(await asked(world)).toHaveLength(300);
  });

  it('asks the others where one ledger cannot be written, and that one later', async () => {
    const world = await createWorld(staff(3), packWith());
    await publish(world);
    const rows = createBreakableRows(world.rows);
    const [, second] = staff(3);
    rows.breakAt((key) => key === `head_${second?.id}`);
    const sending = { ...world.sending, store: createStore(rows) };
    await runStaffJobs(sending, world.log, SCHOOL);
    expect(world.faults.map(({ what }) => what)).toEqual(['staff-job-failed']);
    expect(await asked(world)).toHaveLength(2);
    rows.mend();
    world.pass(minutes(2));
    await runStaffJobs(sending, world.log, SCHOOL);
    expect(await asked(world)).toHaveLength(3);
  });

  it('asks for the newer version alone where a second one follows before the first has reached everybody', async () => {
    const world = await createWorld(staff(300), packWith());
    await publish(world);
    await runStaffJobs(world.sending, world.log, SCHOOL);
    world.pass(minutes(1));
    await publish(world, '0002', 'text 2');
    await sweepSchool(world.sending, world.log, SCHOOL);
    const editions = (await asked(world)).map(({ obligation }) => obligation.edition);
    expect([editions.length, new Set(editions)]).toEqual([300, new Set(['0002'])]);
  });

  it('lets a report through between two parts', async () => {
    const world = await createWorld(undefined, packWith());
    await publish(world);
    await reported(world, newReport());
    await sweepSchool(world.sending, world.log, SCHOOL);
    expect(world.sent.length).toBeGreaterThan(0);
    expect((await asked(world)).map(({ owner }) => owner)).toContain(TEACHER_TOM.id);
  });
});

describe('beginning with training', () => {
  it('asks everybody for their courses from then on, once, and at the word of the office or a lead alone', async () => {
    const courses = packWith({ agreements: [], courses: [YEARLY] });
    const world = await createWorld(undefined, courses);
    const begin = async (person: Person, form: number) =>
      await beginTraining(world.sending, SCHOOL, person, formNumber(form));
    const owing = async () =>
      (await world.store.staff.lines(SCHOOL, 'owed', 'course-yearly', undefined, 99)).items.length;
    expect(await begin(TEACHER_TOM, 1)).toBe('not-yours');
    await sweepSchool(world.sending, world.log, SCHOOL);
    expect(await owing()).toBe(0);
    expect(await begin(OFFICE_OLGA, 2)).toBe('begun');
    expect(await begin(OFFICE_OLGA, 3)).toBe('had-begun');
    await sweepSchool(world.sending, world.log, SCHOOL);
    expect(await owing()).toBeGreaterThan(10);
  });
});

describe('somebody whose place changes', () => {
  it('is looked at a minute later, when the change has landed, and once', async () => {
    const world = await createWorld(staff(1), packWith());
    await publish(world);
    await sweepSchool(world.sending, world.log, SCHOOL);
    const [only] = staff(1);
    if (only === undefined) throw new TypeError('A fixture is wrong');
    await world.store.staff.askReconcile(SCHOOL, only.id, world.now());
    expect(await runStaffJobs(world.sending, world.log, SCHOOL)).toMatchObject({ jobs: 0 });
    world.pass(minutes(1));
    expect(await runStaffJobs(world.sending, world.log, SCHOOL)).toMatchObject({ jobs: 1 });
    expect(await runStaffJobs(world.sending, world.log, SCHOOL)).toMatchObject({ jobs: 0 });
  });
});
