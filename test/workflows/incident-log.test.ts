import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { hours, minutes, plus } from '#domain/time.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { createStore } from '#storage/store.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  HEAD_HANA,
  LEAVER_LEE,
  MONDAY_10AM,
  OSL_OLA,
  SENIOR_SAM,
  TEACHER_TESS,
} from '#test/domain/case/world.ts';
import { createBreakableRows } from '#test/support/breakable-rows.ts';
import { readIncidentLog } from '#workflows/incident-log.ts';
import { reportCase } from '#workflows/report-case.ts';
import { createWorld, done, formNumber, newReport, reported, SCHOOL, type World } from './workflow-world.ts';

const SPAN = { from: plus(MONDAY_10AM, hours(-24)), until: plus(MONDAY_10AM, hours(24)) };

/** Which categories a policy asks by name to be recorded, and where. */
const PACKS: readonly (readonly [string, readonly string[]])[] = [
  ['linden', []],
  ['st-andrews', ['offensiveMessage (STA-041)']],
  ['brigantia', []],
  ['linthorpe', ['bullying (LTH-143)', 'nudes (LTH-187)']],
  [
    'larches',
    [
      ...['bullying (LAR-228)', 'hate (LAR-239)', 'offensiveMessage (LAR-060)'],
      ...['filterBreach (LAR-147)', 'grooming (LAR-161)'],
    ],
  ],
];

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

function schoolWith(policy: Policy, id: typeof SCHOOL) {
  return { ...world.sending.school(id), policy };
}

const read = (person: Person, sheet = 1) => readIncidentLog(world.sending, SCHOOL, person, SPAN, sheet);
const references = async (person: Person, sheet = 1) =>
  (await read(person, sheet))?.cases.map(({ open }) => open.reference as string);

describe('the incident log (STA-041, LAR-021)', () => {
  it.each(PACKS)(
    'has a line for every ordinary category of %s before anybody is told (H26)',
    async (pack, categories) => {
      const policy = await loadPolicy(pack);
      const ordinary = policy.categories.filter(({ restricted }) => !restricted).map(({ id }) => id);
      for (const category of categories) expect(ordinary).toContain(category.split(' ')[0]);
      const sending = { ...world.sending, school: (id: typeof SCHOOL) => schoolWith(policy, id) };
      for (const [at, category] of ordinary.entries()) {
        const at1 = world.now();
        const report = newReport({ category, at: at1 });
        expect(await reportCase(sending, SCHOOL, report, formNumber(at + 1))).toMatchObject({ ok: true });
        expect(world.sent).toEqual([]);
        const [newest] = (await read(AMINA_DSL))?.cases ?? [];
        expect(newest?.open).toMatchObject({ category, reportedAt: at1 });
        world.pass(minutes(1));
      }
    },
  );

  it('has the same line for an image whether the police were told or not (LTH-205)', async () => {
    const told = await reported(world, { category: 'nudes' });
    await reported(world, { category: 'nudes' }, 2);
    await done(world, AMINA_DSL, told, {
      ...{ type: 'police-now', how: 'phone101', when: MONDAY_10AM, reference: '' },
    });
    const cases = (await read(AMINA_DSL))?.cases ?? [];
    expect(cases.map(({ open }) => open.reference).toSorted()).toEqual(['TST-26-0001', 'TST-26-0002']);
    const telling = cases.map(({ events }) => events.some(({ event }) => event.type === 'told'));
    expect(telling.toSorted()).toEqual([false, true]);
  });

  it('opens for those who read every ordinary case, and for nobody else (P5)', async () => {
    await reported(world);
    for (const person of [AMINA_DSL, BEN_DSL, HEAD_HANA, OSL_OLA])
      expect(await references(person)).toEqual(['TST-26-0001']);
    for (const person of EVERYBODY) {
      if ([AMINA_DSL, BEN_DSL, HEAD_HANA, OSL_OLA].includes(person)) continue;
      expect(await read(person)).toBeUndefined();
    }
    const refused = await world.store.attempts(SCHOOL);
    expect(refused).toContainEqual({
      ...{ person: CHAIR_CHIDI.id, at: MONDAY_10AM, command: 'log', refusal: 'not-allowed' },
    });
    expect(refused.map(({ person }) => person)).toContain(LEAVER_LEE.id);
  });

  it('knows nothing of a confidential case, in rows or in numbers (H24)', async () => {
    await reported(world, { adult: 'yes', adults: [SENIOR_SAM.id] });
    const later = await reported(world, {}, 2);
    expect(await read(HEAD_HANA)).toMatchObject({ first: 1, total: 1, sheets: 1 });
    await done(world, BEN_DSL, later, { type: 'make-confidential', reason: 'About a colleague', adults: [] });
    expect(await read(HEAD_HANA)).toMatchObject({ cases: [], total: 0 });
  });

  it('shows no case that became confidential while it was being opened (T43)', async () => {
    const late = await reported(world);
    const lines = await world.store.loggedCases(SCHOOL, SPAN);
    expect(lines).toHaveLength(1);
    await done(world, BEN_DSL, late, { type: 'make-confidential', reason: 'About a colleague', adults: [] });
    const stale = { ...world.sending, store: { ...world.store, loggedCases: async () => lines } };
    const log = await readIncidentLog(stale, SCHOOL, OSL_OLA, SPAN, 1);
    expect(log?.cases).toEqual([]);
    expect(await world.store.reads(SCHOOL, late.open.id)).toEqual([]);
  });

  it('shows nobody a case about themselves, nor counts it for them (T19)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'exclude', who: OSL_OLA.id, reason: 'A parent' });
    expect(await read(OSL_OLA)).toMatchObject({ cases: [], total: 0 });
    expect(await references(AMINA_DSL)).toEqual(['TST-26-0001']);
  });

  it('turns sheet by sheet from the newest to the oldest, and reads the cases of one sheet alone', async () => {
    for (let form = 1; form <= 12; form += 1) {
      await reported(world, { at: world.now() }, form);
      world.pass(minutes(1));
    }
    const newest = await references(AMINA_DSL);
    expect(newest).toHaveLength(10);
    expect(newest?.[0]).toBe('TST-26-0012');
    expect(await references(AMINA_DSL, 2)).toEqual(['TST-26-0002', 'TST-26-0001']);
    expect(await references(AMINA_DSL, 99)).toEqual(['TST-26-0002', 'TST-26-0001']);
    expect(await read(AMINA_DSL, 2)).toMatchObject({ sheet: 2, sheets: 2, first: 11, total: 12 });
    const all = await world.store.loggedCases(SCHOOL, SPAN);
    const [untouched] = all;
    if (untouched === undefined) throw new TypeError('There are twelve');
    expect(await world.store.reads(SCHOOL, untouched.caseId)).toHaveLength(1);
  });

  it('records each case as read by this person before it shows one (P5)', async () => {
    const { open } = await reported(world);
    await read(OSL_OLA);
    expect(await world.store.reads(SCHOOL, open.id)).toEqual([
      { caseId: open.id, person: OSL_OLA.id, at: MONDAY_10AM },
    ]);
    const rows = createBreakableRows(world.rows);
    const broken = { ...world.sending, store: createStore(rows) };
    rows.breakAt((key) => key.startsWith('read_'));
    await expect(readIncidentLog(broken, SCHOOL, OSL_OLA, SPAN, 1)).rejects.toThrow();
  });

  it('names who reported it and who acted', async () => {
    await reported(world, { by: TEACHER_TESS.id });
    const [row] = (await read(AMINA_DSL))?.cases ?? [];
    expect(row?.people.get(TEACHER_TESS.id)?.name).toBe(TEACHER_TESS.name);
  });
});
