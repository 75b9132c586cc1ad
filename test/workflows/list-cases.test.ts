import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  HEAD_HANA,
  LEAVER_LEE,
  OSL_OLA,
  SENIOR_SAM,
  TEACHER_TESS,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';
import { openCasesFor, reportsOf } from '#workflows/list-cases.ts';
import { createWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

/** Every reference that this person finds, page after page, and how many pages that took. */
async function found(person: Person, list: typeof openCasesFor | typeof reportsOf = openCasesFor) {
  const references: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const page = await list(world.sending, SCHOOL, person, after);
    references.push(...page.items.map(({ reference }) => reference));
    after = page.next;
    pages += 1;
  } while (after !== undefined);
  return { pages, references: references.toSorted() };
}

const names = async (person: Person) => (await found(person)).references;

describe('/cases', () => {
  it('shows an ordinary case to those who read ordinary cases, and to nobody else (P5)', async () => {
    await reported(world);
    for (const person of [AMINA_DSL, BEN_DSL, HEAD_HANA, OSL_OLA])
      expect(await names(person)).toEqual(['TST-26-0001']);
    for (const person of [TEACHER_TOM, SENIOR_SAM, CHAIR_CHIDI, LEAVER_LEE])
      expect(await names(person)).toEqual([]);
  });

  it('shows a confidential case to those on it, and to no role (H24, H33)', async () => {
    await reported(world, { adult: 'yes', adults: [SENIOR_SAM.id] });
    expect(await names(HEAD_HANA)).toEqual(['TST-26-0001']);
    for (const person of [AMINA_DSL, OSL_OLA, SENIOR_SAM]) expect(await names(person)).toEqual([]);
  });

  it('shows nothing more to whoever was on a case and has lost every role since (T21)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'share', who: SENIOR_SAM.id, reason: 'Her year' });
    expect(await names(SENIOR_SAM)).toEqual(['TST-26-0001']);
    for (const roles of [[], ['technician']] as const)
      expect(await names({ ...SENIOR_SAM, roles })).toEqual([]);
  });

  it('shows nobody a case about themselves, nor a page that would tell of it (T19, T43)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'exclude', who: BEN_DSL.id, reason: 'Relative' });
    expect(await openCasesFor(world.sending, SCHOOL, BEN_DSL, undefined)).toEqual({ items: [] });
    await reported(world, { adult: 'yes', adults: [HEAD_HANA.id] }, 2);
    expect(await names(HEAD_HANA)).toEqual(['TST-26-0001']);
    expect(await names(CHAIR_CHIDI)).toEqual(['TST-26-0002']);
  });

  it('moves a case that became confidential out of sight at once (H33)', async () => {
    const open = await reported(world);
    await done(world, AMINA_DSL, open, { type: 'make-confidential', reason: 'An adult', adults: [] });
    expect(await names(BEN_DSL)).toEqual([]);
    expect(await names(HEAD_HANA)).toEqual(['TST-26-0001']);
  });

  it('pages through more than a page of both kinds, each case once', async () => {
    for (let form = 1; form <= 20; form += 1) await reported(world, {}, form);
    for (let form = 21; form <= 40; form += 1) await reported(world, { adult: 'yes' }, form);
    const seen = await found(HEAD_HANA);
    expect(new Set(seen.references).size).toBe(40);
    expect(seen.references).toHaveLength(40);
    expect(seen.pages).toBeGreaterThan(2);
    expect(await found(TEACHER_TOM)).toEqual({ pages: 1, references: [] });
  });

  it('takes any place to go on from, and shows no more for it (T9)', async () => {
    await reported(world, { adult: 'yes', adults: [SENIOR_SAM.id] });
    for (const after of ['restricted', 'restricted|', 'restricted|open_', 'all', 'ordinary|zzz'])
      expect((await openCasesFor(world.sending, SCHOOL, AMINA_DSL, after)).items).toEqual([]);
  });
});

describe('/mine', () => {
  it('shows each reporter their own reports, and goes on showing them (H30)', async () => {
    await reported(world, {}, 1);
    await reported(world, { by: TEACHER_TESS.id, adult: 'yes', adults: [SENIOR_SAM.id] }, 2);
    expect((await found(TEACHER_TOM, reportsOf)).references).toEqual(['TST-26-0001']);
    expect((await found(TEACHER_TESS, reportsOf)).references).toEqual(['TST-26-0002']);
    expect((await found(AMINA_DSL, reportsOf)).references).toEqual([]);
  });
});
