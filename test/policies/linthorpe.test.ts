import { beforeAll, describe, expect, it } from 'vitest';
import { isInChannel } from '#domain/case/face.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  HEAD_HANA,
  idsOf,
  OSL_OLA,
  SENIOR_SAM,
  SENIOR_SUE,
} from '#test/domain/case/world.ts';
import { CHILD, categoryOf, notTold, reported, withChild, wordsOf } from './pack-case.ts';

let linthorpe: Policy;
beforeAll(async () => {
  linthorpe = await loadPolicy('linthorpe');
});

const MUST_BE_TOLD = { ok: false, error: { type: 'must-be-told' } };

describe('the Linthorpe pack', () => {
  it('speaks the words of the school', () => {
    expect(linthorpe.words).toEqual({
      ...{ pupil: 'pupil', pupils: 'pupils', head: 'Head Teacher', governors: 'Governors' },
      commerce: 'Contract',
      ...{ lead: 'Designated Safeguarding Lead', school: 'school' },
    });
  });

  it('knows four areas, the last of them called contract (LTH-116)', () => {
    expect(new Set(linthorpe.categories.map(({ area }) => area))).toEqual(
      new Set(['contact', 'conduct', 'content', 'commerce']),
    );
    expect(linthorpe.decisions.join('\n')).toContain('LTH-116');
  });

  it('takes the six steps for nudes in their order', () => {
    const numbers = categoryOf(linthorpe, 'nudes').steps.map((step) => step.slice(0, 'Step 1'.length));
    expect([...new Set(numbers)]).toEqual(['Step 1', 'Step 2', 'Step 3', 'Step 4', 'Step 5', 'Step 6']);
    expect(numbers).toEqual([...numbers].sort());
  });

  it('takes the steps of its procedure for exploitation in their order', () => {
    const words = ['CPOMS', 'parents', 'police', 'CEOP', 'hub'];
    const { steps } = categoryOf(linthorpe, 'grooming');
    expect(steps).toHaveLength(words.length);
    for (const [i, word] of words.entries()) expect(steps[i]).toContain(word);
  });

  const TOLD: readonly (readonly [what: string, category: string, words: RegExp])[] = [
    ['never to look at a phone (LTH-106)', 'deviceRule', /Never ask to see what is on a pupil’s phone/],
    ['to keep the evidence of bullying (LTH-142)', 'bullying', /keep the evidence/],
    ['not to reply, and to block (LTH-154, H29)', 'bullying', /not to hit back.*\n.*block the sender/],
    ['not to question the pupil (LTH-183, H30)', 'nudes', /Do not ask the pupil about the picture/],
    ['to share it with nobody', 'nudes', /Tell no colleague, pupil or parent/],
    ['not to blame or shame (LTH-185, H30)', 'nudes', /Do not blame or shame/],
    ['how to reassure the pupil (LTH-188, H30)', 'nudes', /the DSL will help and support/],
    ['that abuse of colleagues is reported (LTH-121)', 'staffAbuse', /A report is a duty here/],
  ];
  for (const [what, category, words] of TOLD)
    it(`tells the reporter ${what}`, () => {
      expect(wordsOf(linthorpe, category)).toMatch(words);
    });

  it('asks for no screen grab of what may be illegal (LTH-157, H10)', () => {
    for (const { id } of linthorpe.categories.filter(({ imageGuard }) => imageGuard))
      expect(wordsOf(linthorpe, id), id).not.toMatch(/screen ?(grab|shot)/i);
    expect(wordsOf(linthorpe, 'bullying')).toContain('unless it may be illegal');
  });

  it('names every condition of a search on its own, in the order of its list', () => {
    const conditions: readonly (readonly [row: string, id: string])[] = [
      ['LTH-165', 'goodReason'],
      ['LTH-169', 'authorised'],
      ['LTH-170', 'leadPresent'],
      ['LTH-171', 'sameSex'],
      ['LTH-172', 'privatePlace'],
      ['LTH-168', 'inPolicy'],
      ['LTH-190', 'seniorsTold'],
      ['LTH-167', 'parentsTold'],
      ['LTH-179', 'noDistress'],
    ];
    expect(linthorpe.search?.conditions.map(({ id }) => id)).toEqual(conditions.map(([, id]) => id));
    expect(linthorpe.search).toMatchObject({
      ...{ searchers: ['head', 'dsl'], present: ['dsl'] },
    });
  });

  it('wants the case on CPOMS too (E62)', () => {
    expect(linthorpe.recordSystem).toEqual({ systems: ['CPOMS'], required: true });
  });

  it('rests each sanction on its policy (LTH-061, LTH-062, LTH-123)', () => {
    expect(linthorpe.sanctions.map(({ id, policy }) => [id, policy])).toEqual([
      ['materialRemoved', 'antiBullying'],
      ['internetSuspended', 'aup'],
      ['bullyingSanction', 'antiBullying'],
      ['behaviourSanction', 'behaviour'],
      ['staffAction', 'staffDisciplinary'],
    ]);
    expect(linthorpe.sanctions.at(-1)?.title).toContain('up to dismissal');
  });

  it('knows the police’s Outcome 21 (E39)', () => {
    expect(linthorpe.outcomes.find(({ id }) => id === 'policeNoAction')?.title).toContain('Outcome 21');
  });

  it('says what it chose where the policy differs with itself', () => {
    for (const row of [
      'LTH-036',
      'LTH-107',
      'LTH-184',
      'LTH-204',
      'LTH-182',
      'LTH-102',
      'LTH-108',
      'LTH-086',
    ])
      expect(linthorpe.decisions.join('\n'), row).toContain(row);
  });
});

describe('a case under the Linthorpe pack', () => {
  it('is urgent to the DSL and the deputies when nudes are shared (LTH-163, LTH-200, LTH-186, H18)', () => {
    const { open } = reported(linthorpe, 'nudes');
    expect(open.receivers).toEqual(idsOf(AMINA_DSL, BEN_DSL, OSL_OLA));
    for (const id of ['nudes', 'indecentImages', 'grooming', 'extremism'])
      expect(categoryOf(linthorpe, id).urgent, id).toBe(true);
    expect(linthorpe.chase.urgent[0]).toEqual({ afterMinutes: 15, tell: ['dsl'] });
  });

  it('goes to the DSL when a child is exploited online (LTH-134)', () => {
    expect(reported(linthorpe, 'grooming').open.receivers).toEqual(idsOf(AMINA_DSL, BEN_DSL, OSL_OLA));
  });

  it('goes to the Safeguarding Leads, with a copy to the Computer Lead (LTH-031, LTH-026)', () => {
    const digital = linthorpe.categories.filter(({ restricted, channel }) => !restricted && channel);
    expect(digital.length).toBeGreaterThan(12);
    for (const { id } of digital) {
      const { open } = reported(linthorpe, id);
      expect(isInChannel(open), id).toBe(true);
      expect(open.receivers, id).toContain(OSL_OLA.id);
    }
  });

  it('goes to the Head Teacher and senior leaders, not the channel, when staff are abused (LTH-120, LTH-122)', () => {
    const { open } = reported(linthorpe, 'staffAbuse');
    expect(open.receivers).toEqual(idsOf(HEAD_HANA, SENIOR_SAM, SENIOR_SUE));
    expect(isInChannel(open)).toBe(false);
  });

  it('tells senior leaders of a fault of the filter (LTH-045)', () => {
    expect(reported(linthorpe, 'filterBreach').open.receivers).toEqual(
      idsOf(SENIOR_SAM, SENIOR_SUE, OSL_OLA),
    );
  });

  it('leaves the channel when it is about an adult, and the Head Teacher when about them (H33, E2)', () => {
    expect(reported(linthorpe, 'staffConduct').open).toMatchObject({
      ...{ access: 'restricted', receivers: [HEAD_HANA.id] },
    });
    const aboutHead = reported(linthorpe, 'staffConduct', { adult: 'yes', adults: [HEAD_HANA.id] });
    expect(aboutHead.open.receivers).toEqual([CHAIR_CHIDI.id]);
  });

  const OPENED: readonly (readonly [what: string, category: string, duties: readonly string[]])[] = [
    [
      'provider, parents and police for bullying (LTH-146, LTH-149, LTH-151, LTH-152)',
      'bullying',
      ['police decide', 'platform decide', 'parents-3 decide'],
    ],
    [
      'six bodies and the parents for nudes (LTH-162, LTH-173, LTH-192, LTH-193, LTH-194, LTH-209)',
      'nudes',
      [
        ...['police decide', 'socialCare decide', 'childrensHub decide', 'ceop decide'],
        ...['iwf decide', 'platform decide', 'parents-3 decide'],
      ],
    ],
    [
      'police and removal for abuse images (LTH-215, LTH-193)',
      'indecentImages',
      ['police must', 'iwf decide', 'platform decide', 'parents-3 decide'],
    ],
    [
      'CEOP and the hub for exploitation (LTH-138, LTH-139)',
      'grooming',
      ['police decide', 'ceop decide', 'childrensHub decide', 'parents-3 decide'],
    ],
    [
      'the referral unit for terrorist content (LTH-128)',
      'extremism',
      ['ctiru decide', 'police decide', 'parents-3 decide'],
    ],
    ['True Vision for hate (LTH-129)', 'hate', ['trueVision decide', 'police decide', 'parents-3 decide']],
  ];
  for (const [what, category, duties] of OPENED)
    it(`owes ${what}`, () => {
      expect(withChild(linthorpe, category).duties).toEqual(duties);
    });

  it('records why the police were not told of an experimental matter (LTH-178)', () => {
    const experimental = withChild(linthorpe, 'nudes', { nature: 'experimental' });
    expect(experimental.ask(notTold('police'))).toMatchObject({
      ok: true,
      value: [{ type: 'not-told', duty: 'police', reason: 'It would put the child at risk.' }],
    });
  });

  it('must be told to the police when it is aggravated (LTH-174, LTH-175, LTH-176)', () => {
    const aggravated = withChild(linthorpe, 'nudes', { nature: 'aggravated' });
    expect(aggravated.duties).toContain('police must');
    expect(aggravated.ask(notTold('police'))).toEqual(MUST_BE_TOLD);
    expect(linthorpe.aggravatedDuties[0]?.clock).toEqual({ kind: 'atOnce' });
  });

  it('must be told to the police when it is abuse imagery (LTH-215)', () => {
    expect(withChild(linthorpe, 'indecentImages').ask(notTold('police'))).toEqual(MUST_BE_TOLD);
  });

  it('must be told to the police when triage finds an offence (LTH-216, LTH-217, LTH-218)', () => {
    for (const category of ['computerMisuse', 'commerce', 'harmfulContent', 'offensiveMessage', 'hate'])
      expect(withChild(linthorpe, category, { kind: 'illegal' }).ask(notTold('police')), category).toEqual(
        MUST_BE_TOLD,
      );
  });

  it('asks to think of social care, police and CEOP when the risk is high (LTH-214)', () => {
    const { duties } = withChild(linthorpe, 'bullying', { serious: true });
    for (const body of ['socialCare', 'police', 'ceop']) expect(duties).toContain(`${body} decide`);
  });

  it('tells the parents of each child, or records why not for that one alone (LTH-204, LTH-212, E19)', () => {
    const two = withChild(linthorpe, 'nudes').next(CHILD);
    expect(two.duties).toEqual(expect.arrayContaining(['parents-3 decide', 'parents-4 decide']));
    const { open } = two.next(notTold('parents-3'));
    expect(open.duties.filter(({ body }) => body === 'parents').map(({ status }) => status)).toEqual([
      'notDone',
      'open',
    ]);
  });
});
