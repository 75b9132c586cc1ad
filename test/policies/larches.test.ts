import { beforeAll, describe, expect, it } from 'vitest';
import { isInChannel } from '#domain/case/face.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  HEAD_HANA,
  idsOf,
  TECH_TAO,
} from '#test/domain/case/world.ts';
import { CHILD, categoryOf, notTold, reported, triage, withChild, wordsOf } from './pack-case.ts';

let larches: Policy;
beforeAll(async () => {
  larches = await loadPolicy('larches');
});

const MUST_BE_TOLD = { ok: false, error: { type: 'must-be-told' } };

/** The lead of the centre is one of its directors too (LAR-005). */
const DIRECTOR_AMINA: Person = { ...AMINA_DSL, roles: ['dsl', 'head'] };
const CENTRE = [DIRECTOR_AMINA, ...EVERYBODY.filter(({ id }) => id !== AMINA_DSL.id)];

describe('the Larches pack', () => {
  it('speaks the words of the centre', () => {
    expect(larches.words).toEqual({
      ...{ pupil: 'learner', pupils: 'learners', head: 'director', governors: 'directors' },
      commerce: 'Commerce',
      ...{ lead: 'Designated Safeguarding Lead', school: 'centre' },
    });
  });

  it('has partner schools, a debrief after every case, and viewing by the lead alone (H37)', () => {
    expect(larches).toMatchObject({ partnerSchool: 'partnerSchool', debrief: 'required', viewing: ['dsl'] });
    for (const { id, steps } of larches.categories)
      if (id !== 'nudes') expect(steps.at(-1), id).toBe('Debrief.');
    expect(categoryOf(larches, 'nudes').steps.at(-1)).toContain('Directors look at how it was handled');
  });

  it('tells nobody to remove a copy before the police advised (E22)', () => {
    const removing = larches.categories
      .flatMap(({ steps }) => steps)
      .filter((step) => /delet|copies/i.test(step));
    expect(removing).toHaveLength(1);
    expect(removing[0]).toContain('only after police advice is recorded');
    expect(removing[0]).toContain('only when the police ask');
  });

  const OFFERED: readonly (readonly [what: string, category: string, words: RegExp])[] = [
    ['contact on an own account (LAR-083)', 'contact', /wrote to your own account/],
    ['content that clashes with a role (LAR-088)', 'socialMedia', /content clashes with your role/],
    ['criticism of the centre (LAR-092)', 'socialMedia', /the centre is criticised/],
    [
      'phones, but not for learning or parents (LAR-103)',
      'deviceRule',
      /for learning or to call a parent is allowed/,
    ],
    ['a visitor who broke the rules (LAR-116)', 'visitor', /^Visitor who broke the rules/],
    ['a visitor, challenged where it is safe (LAR-118)', 'visitor', /only where it is safe and fitting/],
    ['worry about a person (LAR-032)', 'other', /report worry about a person/],
    ['shared passwords (LAR-143)', 'computerMisuse', /shared passwords/],
    ['unapproved software (LAR-141)', 'computerMisuse', /unapproved software/],
    ['hate, with a welcome for every report (LAR-241)', 'hate', /Every report of hate is welcome/],
  ];
  for (const [what, category, words] of OFFERED)
    it(`takes reports of ${what}`, () => {
      expect(wordsOf(larches, category)).toMatch(words);
    });

  it('hands a device that may be evidence to the partner school', () => {
    expect(wordsOf(larches, 'deviceRule')).toMatch(/evidence.*hand it to the partner school for its enquiry/);
  });

  it('rests each sanction on its policy (LAR-163, LAR-169)', () => {
    const policies = larches.sanctions.map(({ policy }) => policy);
    expect(policies).toEqual(['antiBullying', 'aup', 'antiBullying', 'behaviour', 'conduct']);
  });

  it('says what is missing, and what it chose where the policy differs with itself', () => {
    expect(larches.open.join('\n')).toContain('LAR-104');
    for (const row of [
      'LAR-111',
      'LAR-220',
      'LAR-212',
      'LAR-047',
      'LAR-164',
      'LAR-218',
      'LAR-080',
      'LAR-107',
    ])
      expect(larches.decisions.join('\n'), row).toContain(row);
  });
});

describe('a case under the Larches pack', () => {
  it('is a safeguarding case whatever it is about, and the directors know of it (LAR-001, LAR-010)', () => {
    const ordinary = larches.categories.filter(({ restricted }) => !restricted);
    expect(ordinary.length).toBeGreaterThan(12);
    for (const { id } of ordinary) {
      const { open } = reported(larches, id);
      expect(isInChannel(open), id).toBe(true);
      expect(open.receivers, id).toContain(HEAD_HANA.id);
    }
  });

  it('reaches the lead and the deputy at once (LAR-183, LAR-198, LAR-207, LAR-224)', () => {
    for (const id of ['nudes', 'grooming', 'indecentImages', 'extremism']) {
      expect(reported(larches, id).open.receivers, id).toEqual(idsOf(AMINA_DSL, BEN_DSL, HEAD_HANA));
      expect(categoryOf(larches, id).urgent, id).toBe(true);
    }
  });

  it('tells both the lead and the directors of a breach (LAR-041)', () => {
    for (const id of ['dataBreach', 'filterBreach', 'computerMisuse'])
      expect(reported(larches, id).open.receivers, id).toEqual(idsOf(AMINA_DSL, BEN_DSL, HEAD_HANA));
  });

  it('goes to the directors when staff did wrong, also with an own device, and not to the channel (LAR-164, LAR-112, H33)', () => {
    for (const id of ['staffConduct', 'deviceRule']) {
      const { open } = reported(larches, id, { adult: 'yes', adults: [TECH_TAO.id] }, CENTRE);
      expect([open.access, isInChannel(open)], id).toEqual(['restricted', false]);
      expect(open.receivers, id).toEqual(idsOf(DIRECTOR_AMINA, HEAD_HANA));
    }
  });

  it('goes to the lead and the directors when an adult holds indecent images (LAR-218)', () => {
    const { open } = reported(larches, 'staffImages', {}, CENTRE);
    expect([open.access, isInChannel(open)]).toEqual(['restricted', false]);
    expect(open.receivers).toEqual(idsOf(DIRECTOR_AMINA, BEN_DSL, HEAD_HANA));
    const about = { adult: 'yes', adults: [BEN_DSL.id] } as const;
    expect(reported(larches, 'staffImages', about, CENTRE).open.receivers).toEqual(
      idsOf(DIRECTOR_AMINA, HEAD_HANA),
    );
  });

  it('goes to the other directors when it is about the lead, who is a director (LAR-164, E3)', () => {
    const about = { adult: 'yes', adults: [DIRECTOR_AMINA.id] } as const;
    expect(reported(larches, 'staffConduct', about, CENTRE).open.receivers).toEqual(
      idsOf(HEAD_HANA, CHAIR_CHIDI),
    );
    const without = CENTRE.filter(({ id }) => id !== CHAIR_CHIDI.id && id !== HEAD_HANA.id);
    expect(reported(larches, 'staffConduct', about, without).open.receivers).toEqual(idsOf(BEN_DSL));
  });

  it('reaches nobody when no other director and no deputy is left (E3)', () => {
    const about = { adult: 'yes', adults: [DIRECTOR_AMINA.id] } as const;
    const others = idsOf(HEAD_HANA, CHAIR_CHIDI, BEN_DSL);
    const alone = CENTRE.filter(({ id }) => !others.includes(id));
    expect(reported(larches, 'staffConduct', about, alone).open.receivers).toEqual([]);
  });

  const OPENED: readonly (readonly [what: string, category: string, duties: readonly string[]])[] = [
    [
      'parents, partner school and police for bullying (LAR-236, LAR-237, LAR-238)',
      'bullying',
      ['police decide', 'partnerSchool-3 decide', 'parents-3 decide'],
    ],
    [
      'partner school and parents for sexting (LAR-181, LAR-187, LAR-188)',
      'nudes',
      ['police decide', 'partnerSchool-3 must', 'parents-3 decide'],
    ],
    [
      'partner school, parents and police for abuse (LAR-200, LAR-201, LAR-202)',
      'grooming',
      ['police must', 'agency decide', 'partnerSchool-3 must', 'parents-3 decide'],
    ],
    [
      'partner school and police for indecent images (LAR-208, LAR-214, LAR-216)',
      'indecentImages',
      ['police must', 'partnerSchool-3 must', 'parents-3 decide'],
    ],
    [
      'the partner school for radicalisation (LAR-225)',
      'extremism',
      ['partnerSchool-3 decide', 'parents-3 decide'],
    ],
    [
      'partner school and police for hate (LAR-240, LAR-242)',
      'hate',
      ['police decide', 'partnerSchool-3 decide', 'parents-3 decide'],
    ],
    [
      'the police for computer misuse (LAR-177)',
      'computerMisuse',
      ['police decide', 'partnerSchool-3 decide', 'parents-3 decide'],
    ],
    [
      'partner school and parents for social media (LAR-098, LAR-099)',
      'socialMedia',
      ['partnerSchool-3 decide', 'parents-3 decide'],
    ],
  ];
  for (const [what, category, duties] of OPENED)
    it(`owes ${what}`, () => {
      expect(withChild(larches, category).duties).toEqual(duties);
    });

  it('must be told to the partner school of each child: sexting, abuse, images (LAR-181, LAR-200, LAR-208, H19)', () => {
    for (const category of ['nudes', 'grooming', 'indecentImages']) {
      const two = withChild(larches, category).next(CHILD);
      expect(two.ask(notTold('partnerSchool-3')), category).toEqual(MUST_BE_TOLD);
      expect(two.ask(notTold('partnerSchool-4')), category).toEqual(MUST_BE_TOLD);
    }
  });

  it('may leave out the partner school with a reason elsewhere, and the parents anywhere (H19, E18)', () => {
    const bullying = withChild(larches, 'bullying');
    expect(bullying.ask(notTold('partnerSchool-3'))).toMatchObject({ ok: true });
    expect(withChild(larches, 'nudes').ask(notTold('parents-3'))).toMatchObject({ ok: true });
  });

  it('tells the partner school without delay, and the police at once of abuse (LAR-181, LAR-200, LAR-202)', () => {
    const atOnce = { mode: 'must', clock: { kind: 'atOnce' } };
    expect(categoryOf(larches, 'nudes').childDuties).toContainEqual({ body: 'partnerSchool', ...atOnce });
    expect(categoryOf(larches, 'grooming').childDuties).toContainEqual({ body: 'partnerSchool', ...atOnce });
    expect(categoryOf(larches, 'grooming').duties).toContainEqual({ body: 'police', ...atOnce });
  });

  it('must be told to the police when an adult here holds illegal content (LAR-111)', () => {
    const images = withChild(larches, 'staffImages', {}, HEAD_HANA);
    expect(images.duties).toEqual(['police must', 'lado decide', 'partnerSchool-3 must', 'parents-3 decide']);
    expect(images.ask(notTold('police'), HEAD_HANA)).toEqual(MUST_BE_TOLD);
    const conduct = withChild(larches, 'staffConduct', { kind: 'illegal' }, HEAD_HANA);
    expect(conduct.ask(notTold('police'), HEAD_HANA)).toEqual(MUST_BE_TOLD);
  });

  it('owes the partner school more once it turns out to be sexting (LAR-181)', () => {
    const bullying = withChild(larches, 'bullying');
    const { duties } = bullying.next(triage(larches, 'nudes'));
    expect(bullying.duties).toContain('partnerSchool-3 decide');
    expect(duties).toContain('partnerSchool-3 must');
  });
});
