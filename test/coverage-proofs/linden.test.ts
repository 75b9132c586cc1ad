import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { AMINA_DSL, HEAD_HANA, idsOf } from '#test/domain/case/world.ts';
import { categoryOf, notTold, reported, triage, wordsOf } from '#test/policies/pack-case.ts';

let linden: Policy;
beforeAll(async () => {
  linden = await loadPolicy('linden');
});

const MUST_BE_TOLD = { ok: false, error: { type: 'must-be-told' } };

describe('the categories that the Linden policy asks for', () => {
  it.each([
    ['unprofessional contact with pupils or parents (LIN-023)', 'staffConduct', /Concern about an adult/],
    ['the rules for phones and cameras (LIN-024)', 'deviceRule', /Phone or device rule/],
    ['an image taken or shared without permission (LIN-055)', 'imageConsent', /without permission/],
    ['personal information wrongly published (LIN-060)', 'dataBreach', /shared[\s\S]*take a page down/],
    [
      'what a colleague posts about the centre (LIN-065)',
      'socialMedia',
      /post about pupils, parents or the centre/,
    ],
  ])('are offered: %s', (_, category, words) => {
    expect(wordsOf(linden, category)).toMatch(words);
    expect(reported(linden, category).open.category).toBe(category);
  });

  it('let the leads judge whether lost personal data puts a pupil at risk (LIN-027)', () => {
    expect(categoryOf(linden, 'dataBreach').receivers).toContain('dsl');
    for (const lead of idsOf(AMINA_DSL, HEAD_HANA))
      expect(reported(linden, 'dataBreach').open.receivers).toContain(lead);
    expect(wordsOf(linden, 'dataBreach')).toMatch(/come to harm by it\? Then it is a safeguarding matter/);
  });
});

describe('what is a matter for the police at Linden', () => {
  it('is grooming, always, and a safeguarding matter at once (LIN-030, LIN-092)', () => {
    const grooming = reported(linden, 'grooming');
    expect(grooming.duties).toContain('police must');
    expect(grooming.ask(notTold('police'))).toEqual(MUST_BE_TOLD);
    expect(categoryOf(linden, 'grooming')).toMatchObject({ channel: true, urgent: true });
  });

  it.each([
    [
      'obscene material sent to a child, or that may break the law (LIN-093, LIN-094)',
      'harmfulContent',
      /^Obscene material sent to a child, or that may break the law: the police/m,
    ],
    [
      'racist material that may be a crime (LIN-095)',
      'hate',
      /^Racist material that may be a crime goes to the police/m,
    ],
    [
      'promotion of terrorism or extremism (LIN-096)',
      'extremism',
      /^Promotion, or any crime suspected: the police/m,
    ],
    [
      'an offence under the Computer Misuse Act (LIN-097)',
      'computerMisuse',
      /^An offence under the Computer Misuse Act/m,
    ],
  ])(
    'is %s: the steps say so, and once triage finds it illegal nobody may leave it out',
    (_, category, step) => {
      expect(wordsOf(linden, category)).toMatch(step);
      const illegal = reported(linden, category).next(triage(linden, category, { kind: 'illegal' }));
      expect(illegal.duties).toContain('police must');
      expect(illegal.ask(notTold('police'))).toEqual(MUST_BE_TOLD);
    },
  );
});

describe('a public comment about the centre', () => {
  it('is answered as the steps say, and how it was answered is recorded (LIN-070)', () => {
    expect(wordsOf(linden, 'socialMedia')).toMatch(
      /Decide whether and how the centre answers, and record it/,
    );
    const answered = { type: 'record-action', what: 'Replied once, politely.', byWhom: 'Office' } as const;
    expect(reported(linden, 'socialMedia').ask(answered)).toMatchObject({
      ok: true,
      value: [{ type: 'action-recorded', what: 'Replied once, politely.', byWhom: 'Office' }],
    });
  });
});
