import { describe, expect, it } from 'vitest';
import { maySee, mayWork } from '#domain/case/access.ts';
import type { Report } from '#domain/case/command.ts';
import { isInChannel } from '#domain/case/face.ts';
import type { Person } from '#domain/person.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  HEAD_HANA,
  OSL_OLA,
  SENIOR_SAM,
  SENIOR_SUE,
  TEACHER_TESS,
} from '#test/domain/case/world.ts';
import { reported, triage } from '#test/policies/pack-case.ts';

const PACKS = {
  sta: await loadPolicy('st-andrews'),
  bri: await loadPolicy('brigantia'),
  lth: await loadPolicy('linthorpe'),
  lar: await loadPolicy('larches'),
};
type Pack = keyof typeof PACKS;

const ordinary = (pack: Pack) => PACKS[pack].categories.filter(({ restricted }) => !restricted);
const openOf = (pack: Pack, category: string, special: Partial<Report> = {}) =>
  reported(PACKS[pack], category, special).open;

/** Told in their own chats, whatever the category. */
function expectAllTold(pack: Pack, source: Report['source'] & string, ...people: readonly Person[]): void {
  for (const { id } of ordinary(pack))
    for (const person of people)
      expect(openOf(pack, id, { source }).receivers, `${id}: ${person.name}`).toContain(person.id);
}

describe('by who told the reporter', () => {
  it('monitoring reaches the Head, the Online Safety Lead and the Senior Management Team (STA-053)', () => {
    expectAllTold('sta', 'monitoring', HEAD_HANA, OSL_OLA, SENIOR_SAM, SENIOR_SUE);
    expect(openOf('sta', 'bullying', { source: 'pupil' }).receivers).not.toContain(SENIOR_SAM.id);
  });

  it('what technical staff notice reaches the Safeguarding Team (BRI-025)', () => {
    expectAllTold('bri', 'monitoring', AMINA_DSL, BEN_DSL);
    expect(openOf('bri', 'bullying', { source: 'pupil' }).receivers).toEqual([]);
  });

  it('monitoring reaches the Computer Lead, read as the Digital Safeguarding Leader (LTH-046)', () => {
    expectAllTold('lth', 'monitoring', OSL_OLA);
    expect(openOf('lth', 'dataBreach', { source: 'pupil' }).receivers).not.toContain(OSL_OLA.id);
  });

  it('a parent’s issue reaches the Head Teacher (LTH-043)', () => {
    expectAllTold('lth', 'parent', HEAD_HANA);
    expect(openOf('lth', 'bullying', { source: 'pupil' }).receivers).not.toContain(HEAD_HANA.id);
  });

  it('misuse that monitoring finds, by accident or on purpose, reaches the DSL (LAR-039)', () => {
    expectAllTold('lar', 'monitoring', AMINA_DSL, BEN_DSL);
    expect(openOf('lar', 'deviceRule', { source: 'pupil' }).receivers).not.toContain(AMINA_DSL.id);
  });
});

describe('by what it is about', () => {
  const TOLD: readonly (readonly [what: string, pack: Pack, category: string, person: Person])[] = [
    ['suspected misuse to the Digital Safeguarding Leader (LTH-036)', 'lth', 'computerMisuse', OSL_OLA],
    [
      'offensive messages to the DSL, who is the designated one (LAR-059)',
      'lar',
      'offensiveMessage',
      AMINA_DSL,
    ],
    ['conduct on social media to the directors (LAR-067)', 'lar', 'socialMedia', HEAD_HANA],
    ['contact on a personal account to the DSL (LAR-084)', 'lar', 'contact', AMINA_DSL],
    ['content that conflicts with a role to the directors (LAR-089)', 'lar', 'socialMedia', HEAD_HANA],
    ['criticism of the centre to the DSL (LAR-093)', 'lar', 'socialMedia', AMINA_DSL],
    ['a visitor’s breach to the DSL (LAR-117)', 'lar', 'visitor', AMINA_DSL],
    ['an unsuitable site to the DSL (LAR-146)', 'lar', 'harmfulContent', AMINA_DSL],
    ['sexting to the DSL (LAR-180)', 'lar', 'nudes', AMINA_DSL],
    ['sexual abuse online to the DSL (LAR-194)', 'lar', 'grooming', AMINA_DSL],
    [
      'indecent images, also seen by accident, to the DSL (LAR-210, LAR-213)',
      'lar',
      'indecentImages',
      AMINA_DSL,
    ],
  ];
  for (const [what, pack, category, person] of TOLD)
    it(`sends ${what}`, () => {
      expect(openOf(pack, category).receivers).toContain(person.id);
    });
});

describe('who has the work', () => {
  it('is the lead and the deputies for every safeguarding matter (BRI-021, LTH-024, LAR-016, LAR-160)', () => {
    for (const pack of ['bri', 'lth', 'lar'] as const)
      for (const { id, channel } of ordinary(pack)) {
        const open = openOf(pack, id);
        if (channel) expect(isInChannel(open), id).toBe(true);
        for (const lead of [AMINA_DSL, BEN_DSL]) expect(mayWork(lead, open), id).toBe(true);
      }
  });

  it('is the Online Safety Lead day by day and the Head over all (STA-030, STA-035)', () => {
    for (const { id } of ordinary('sta')) {
      const open = openOf('sta', id);
      expect(open.receivers, id).toContain(OSL_OLA.id);
      for (const person of [OSL_OLA, HEAD_HANA]) expect(mayWork(person, open), id).toBe(true);
    }
  });

  it('is the head’s over everything in the school, by the policy’s own title (BRI-008, LTH-018)', () => {
    expect(showPolicy(PACKS.bri)).toContain('head: Principal or Headteacher');
    expect(showPolicy(PACKS.lth)).toContain('head: Head Teacher');
    for (const pack of ['bri', 'lth'] as const)
      for (const { id } of PACKS[pack].categories)
        expect(mayWork(HEAD_HANA, openOf(pack, id)), id).toBe(true);
  });

  it('leaves a serious case in sight of Computing Lead, Head Teacher and DSL (LTH-020)', () => {
    const serious = triage(PACKS.lth, 'nudes', { serious: true });
    const { open } = reported(PACKS.lth, 'nudes').next(serious);
    for (const person of [OSL_OLA, HEAD_HANA, AMINA_DSL])
      expect(maySee(person, open), person.name).toBe(true);
  });

  it('may be a DSL who is a director too, with a deputy beside (LAR-005)', () => {
    const director: Person = { ...AMINA_DSL, roles: ['dsl', 'head'] };
    const centre = [director, ...EVERYBODY.filter(({ id }) => id !== director.id)];
    const pupils = reported(PACKS.lar, 'nudes', {}, centre).open;
    for (const person of [director, BEN_DSL]) expect(mayWork(person, pupils)).toBe(true);
    const complaint = { adult: 'yes', adults: [director.id] } as const;
    const { open } = reported(PACKS.lar, 'staffConduct', complaint, centre);
    expect(open.receivers).toEqual([HEAD_HANA.id, CHAIR_CHIDI.id]);
    expect(maySee(director, open)).toBe(false);
  });

  it('lets the conduct policies be applied to staff who hold indecent images (LAR-222)', () => {
    const about = { adult: 'yes', adults: [TEACHER_TESS.id] } as const;
    const conduct = triage(PACKS.lar, 'staffImages', { policy: 'conduct' });
    const { open } = reported(PACKS.lar, 'staffImages', about).next(conduct, HEAD_HANA);
    expect(open).toMatchObject({ access: 'restricted', category: 'staffImages' });
    expect(PACKS.lar.sanctions).toContainEqual(
      expect.objectContaining({ id: 'staffAction', policy: 'conduct' }),
    );
  });
});
