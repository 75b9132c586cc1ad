import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, instantText } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import { POLICE_NOW } from '#test/domain/case/stories.ts';
import { ADMIN_ADA, AMINA_DSL, HEAD_HANA, moment } from '#test/domain/case/world.ts';
import { askDigests } from '#workflows/ask-digests.ts';
import { runDueJobs } from '#workflows/run-due-jobs.ts';
import { readTermDates, setTermDates } from '#workflows/term-dates.ts';
import { createBoundWorld, done, formNumber, reported, SCHOOL, type World } from './workflow-world.ts';

const CHRISTMAS = '2026-12-21 to 2027-01-01 Christmas';
const CHASE = {
  urgent: [{ afterMinutes: 15, tell: ['dsl'] }],
  ordinary: [{ afterSchoolHours: 4, tell: ['dsl'] }],
  day: { from: '08:30', to: '16:30' },
} as const;

/** Friday 18 December 2026, an hour before the school shuts. */
let world: World;
beforeEach(async () => {
  const plain = await createBoundWorld();
  const school = plain.sending.school(SCHOOL);
  const policy = { ...school.policy, chase: CHASE };
  const packs = { school: () => ({ ...school, policy }), policyOf: async () => policy };
  world = { ...plain, sending: { ...plain.sending, ...packs } };
  until('2026-12-18T15:30:00Z');
});

function until(text: string): void {
  world.pass((moment(text) - world.now()) as Duration);
}
const set = async (
  text: string,
  version: number,
  { person = HEAD_HANA, form = version + 90, store = world.store } = {},
) =>
  await setTermDates({ ...world.sending, store }, world.log, SCHOOL, person, {
    ...{ text, version, form: formNumber(form) },
  });
const asked = async (special: Parameters<typeof reported>[1] = {}, form = 1) =>
  await reported(world, { at: world.now(), ...special }, form);
const dueOf = async (open: Awaited<ReturnType<typeof reported>>) => {
  const at = (await world.store.loadCase(SCHOOL, open.open.id))?.due?.at;
  return at && instantText(at).slice(0, 16);
};

describe('setting term dates', () => {
  it('moves what an open case is chased for, there and back, and leaves an urgent one alone', async () => {
    const ordinary = await asked();
    const urgent = await asked({ urgent: true }, 2);
    expect([await dueOf(ordinary), await dueOf(urgent)]).toEqual(['2026-12-21T11:30', '2026-12-18T15:45']);
    expect(await set(CHRISTMAS, 0)).toEqual({ ok: true });
    expect([await dueOf(ordinary), await dueOf(urgent)]).toEqual(['2027-01-04T11:30', '2026-12-18T15:45']);
    until('2026-12-21T12:00:00Z');
    expect(await runDueJobs(world.sending, world.log, SCHOOL)).toBe(1); // the urgent one
    expect(await set('', 1)).toEqual({ ok: true });
    expect(await dueOf(ordinary)).toBe('2026-12-21T11:30');
    expect(await runDueJobs(world.sending, world.log, SCHOOL)).toBeGreaterThan(0);
    expect((await world.store.loadCase(SCHOOL, ordinary.open.id))?.state.chased?.step).toBe(1);
  });

  it('holds for what is reported afterwards', async () => {
    await set(CHRISTMAS, 0);
    expect(await dueOf(await asked())).toBe('2027-01-04T11:30');
  });

  it('keeps who set them and when, and shows both to those who may set them', async () => {
    await set(CHRISTMAS, 0);
    until('2026-12-18T16:00:00Z');
    await set(`${CHRISTMAS}\n2026-12-04 Snow`, 1, { person: ADMIN_ADA });
    const sheet = await readTermDates(world.sending, SCHOOL, HEAD_HANA);
    expect(sheet?.versions.map(({ by, at, closures }) => [by, instantText(at), closures.length])).toEqual([
      [ADMIN_ADA.id, '2026-12-18T16:00:00.000Z', 2],
      [HEAD_HANA.id, '2026-12-18T15:30:00.000Z', 1],
    ]);
    expect(sheet?.people.get(ADMIN_ADA.id)?.name).toBe(ADMIN_ADA.name);
    expect(await readTermDates(world.sending, SCHOOL, AMINA_DSL)).toBeUndefined();
  });

  it('takes the same form once, and the second of two people only when they have read the first', async () => {
    expect(await set(CHRISTMAS, 0)).toEqual({ ok: true });
    expect(await set(CHRISTMAS, 0)).toEqual({ ok: true });
    expect(await world.store.termDates(SCHOOL, 9)).toHaveLength(1);
    const other = await set('', 0, { person: ADMIN_ADA, form: 7 });
    expect(other).toEqual({ ok: false, error: { type: 'changed-meanwhile', by: HEAD_HANA.id } });
    const copies = [HEAD_HANA, ADMIN_ADA].map((person, at) =>
      set('', 1, { person, form: 50 + at, store: createStore(world.rows) }),
    );
    expect((await Promise.all(copies)).map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await world.store.termDates(SCHOOL, 9)).toHaveLength(2);
  });

  it('refuses others, a wrong line and an old form, stores nothing and writes down who was refused', async () => {
    const refused = async (...asked: Parameters<typeof set>) => {
      const outcome = await set(...asked);
      return outcome.ok ? 'ok' : outcome.error.type;
    };
    expect(await refused(CHRISTMAS, 0, { person: AMINA_DSL })).toBe('not-yours');
    expect(await refused('Christmas', 0)).toBe('line-wrong');
    expect(await world.store.termDates(SCHOOL, 9)).toEqual([]);
    const attempts = await world.store.attempts(SCHOOL);
    expect(attempts.map(({ person, command, refusal }) => [person, command, refusal])).toEqual([
      [AMINA_DSL.id, 'set-term-dates', 'not-yours'],
      [HEAD_HANA.id, 'set-term-dates', 'line-wrong'],
    ]);
  });
});

describe('the morning digest and term dates', () => {
  it('comes on no day on which the school is shut', async () => {
    const open = await asked();
    await done(world, AMINA_DSL, open, { type: 'ask-reporter', question: 'Which bus?' });
    await set(`${CHRISTMAS}\n2027-01-05 Training`, 0);
    const mornings = [];
    for (const date of ['2026-12-21', '2026-12-23', '2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06']) {
      until(`${date}T08:00:00Z`);
      if ((await askDigests(world.sending, world.log, SCHOOL)) > 0) mornings.push(date);
    }
    expect(mornings).toEqual(['2027-01-04', '2027-01-06']);
  });
});

describe('term dates that cannot be read', () => {
  it('hold up no report and no call to the police: what is chased comes too early (H2, P1)', async () => {
    await set(CHRISTMAS, 0);
    const [row] = await world.rows.range(SCHOOL, { from: 'terms_', before: 'terms_~', limit: 9 });
    await world.rows.batch(SCHOOL, [{ type: 'put', key: row?.key ?? '', text: '{"v":99}' }]);
    const open = await asked();
    expect(await dueOf(open)).toBe('2026-12-21T11:30');
    const rung = await done(world, AMINA_DSL, open, { ...POLICE_NOW, when: world.now() });
    expect(rung.repeat).toBe(false);
    await expect(readTermDates(world.sending, SCHOOL, HEAD_HANA)).rejects.toThrow('newer release');
  });
});
