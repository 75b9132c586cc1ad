import { beforeAll, describe, expect, it } from 'vitest';
import { isInChannel } from '#domain/case/face.ts';
import type { PersonId } from '#domain/ids.ts';
import { holdersOf, type Role } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  factsOf,
  HEAD_HANA,
  idsOf,
} from '#test/domain/case/world.ts';
import { categoryOf, notTold, reported, triage, withChild, wordsOf } from './pack-case.ts';

let brigantia: Policy;
beforeAll(async () => {
  brigantia = await loadPolicy('brigantia');
});

const holding = (...roles: Role[]): readonly PersonId[] =>
  holdersOf(factsOf(EVERYBODY, brigantia).holders, roles);

describe('the Brigantia pack', () => {
  it('speaks the words of the Trust', () => {
    expect(brigantia.words).toEqual({
      ...{ pupil: 'child or young person', pupils: 'children and young people' },
      commerce: 'Commerce',
      ...{ head: 'Principal', governors: 'Directors', lead: 'Safeguarding Lead', school: 'academy' },
    });
  });

  it('files its categories under content, contact and conduct, and no fourth area (BRI-001, BRI-002, BRI-003)', () => {
    expect(new Set(brigantia.categories.map(({ area }) => area))).toEqual(
      new Set(['content', 'contact', 'conduct']),
    );
  });

  const OFFERED: readonly (readonly [what: string, category: string, words: RegExp])[] = [
    ['contact outside the approved channels (BRI-014)', 'staffConduct', /outside the approved channels/],
    ['personal details given (BRI-065)', 'staffConduct', /personal details or a private account/],
    ['personal data asked for (BRI-066)', 'staffConduct', /personal data without need/],
    ['friend requests under 19 (BRI-067)', 'staffConduct', /friend request to one under 19 or to a parent/],
    ['posts that harm the Trust (BRI-069)', 'socialMedia', /good name of the Trust/],
    ['live posts on visits (BRI-071)', 'socialMedia', /live where children and young people are/],
    ['images without permission (BRI-074)', 'imageConsent', /^Photo or video without permission/],
  ];
  for (const [what, category, words] of OFFERED)
    it(`offers a category for ${what}`, () => {
      expect(wordsOf(brigantia, category)).toMatch(words);
    });

  it('lets a case fall under the child protection policy, and under none it does not have (BRI-004)', () => {
    const bullying = reported(brigantia, 'bullying');
    const under = (policy: string) => bullying.ask(triage(brigantia, 'bullying', { policy }));
    expect(under('childProtection')).toMatchObject({ ok: true, value: [{ policy: 'childProtection' }] });
    expect(under('weather')).toEqual({ ok: false, error: { type: 'not-in-policy', field: 'policy' } });
  });

  it('rests sanctions on the behaviour policy or the staff procedure, and access on the agreement (BRI-053)', () => {
    expect(brigantia.sanctions.map(({ id, policy }) => [id, policy])).toEqual([
      ['behaviourStep', 'behaviour'],
      ['deviceTaken', 'behaviour'],
      ['accessWithdrawn', 'aua'],
      ['staffAction', 'staffDisciplinary'],
    ]);
  });

  it('gives no power of search, no partner schools and no second record', () => {
    expect(brigantia.search).toBeUndefined();
    expect(brigantia.recordSystem).toBeUndefined();
    expect(brigantia.partnerSchool).toBeUndefined();
  });

  it('says that the response chart is lost and what it chose where the policy differs with itself', () => {
    expect(brigantia.open.join('\n')).toContain('BRI-079');
    for (const row of ['BRI-017', 'BRI-018', 'BRI-058', 'BRI-001', 'BRI-054', 'BRI-050', 'BRI-045'])
      expect(brigantia.decisions.join('\n'), row).toContain(row);
  });
});

describe('a case under the Brigantia pack', () => {
  it('goes to the line manager alone when it is plagiarism, and not to the channel (BRI-017)', () => {
    const { open } = reported(brigantia, 'plagiarism');
    expect(open.receivers).toEqual(holding('lineManager'));
    expect(open.receivers).toHaveLength(1);
    expect(isInChannel(open)).toBe(false);
  });

  it('goes to the Safeguarding Team when it may be a safeguarding matter (BRI-018)', () => {
    for (const { id, restricted, channel } of brigantia.categories)
      if (!restricted && channel) expect(isInChannel(reported(brigantia, id).open), id).toBe(true);
    for (const id of ['nudes', 'indecentImages', 'grooming', 'extremism']) {
      expect(reported(brigantia, id).open.receivers, id).toEqual(idsOf(AMINA_DSL, BEN_DSL));
      expect(categoryOf(brigantia, id).urgent, id).toBe(true);
    }
  });

  it('reaches the Safeguarding Team when plagiarism turns out to be grooming (BRI-018, E33)', () => {
    const { open, duties } = reported(brigantia, 'plagiarism').next(triage(brigantia, 'grooming'));
    expect(isInChannel(open)).toBe(true);
    expect(open.receivers).toEqual([...holding('lineManager'), AMINA_DSL.id, BEN_DSL.id]);
    expect(duties).toEqual(['police decide', 'socialCare decide']);
  });

  it('goes to data protection and the Principal when data was lost, within the 72 hours of the law', () => {
    const { open, duties } = reported(brigantia, 'dataBreach');
    expect(open.receivers).toEqual(holding('dataProtection', 'head'));
    expect(duties).toEqual(['ico decide']);
    expect(categoryOf(brigantia, 'dataBreach').duties[0]?.clock).toEqual({ kind: 'hours', count: 72 });
  });

  it('goes to the Principal alone when it is about an adult, and to the chair when about the Principal (E2)', () => {
    const { open, duties } = reported(brigantia, 'staffConduct');
    expect([open.access, open.receivers, duties]).toEqual(['restricted', [HEAD_HANA.id], ['lado decide']]);
    const aboutPrincipal = reported(brigantia, 'staffConduct', { adult: 'yes', adults: [HEAD_HANA.id] });
    expect(aboutPrincipal.open.receivers).toEqual([CHAIR_CHIDI.id]);
  });

  const OPENED: readonly (readonly [category: string, duties: readonly string[]])[] = [
    ['bullying', ['parents-3 decide']],
    ['nudes', ['police decide', 'socialCare decide', 'parents-3 decide']],
    ['indecentImages', ['police must', 'parents-3 decide']],
    ['grooming', ['police decide', 'socialCare decide', 'parents-3 decide']],
    ['filterBreach', ['itProvider decide', 'parents-3 decide']],
  ];
  for (const [category, duties] of OPENED)
    it(`opens its duties for ${category}`, () => {
      expect(withChild(brigantia, category).duties).toEqual(duties);
    });

  it('must be told to the police once it is considered illegal, and never ends as not told (BRI-054)', () => {
    const bullying = withChild(brigantia, 'bullying', { kind: 'illegal' });
    expect(bullying.duties).toContain('police must');
    expect(bullying.ask(notTold('police'))).toEqual({ ok: false, error: { type: 'must-be-told' } });
    const merelyUnacceptable = withChild(brigantia, 'bullying', { kind: 'inappropriate' });
    expect(merelyUnacceptable.duties).not.toContain('police must');
  });

  it('leaves a decision with its reason where the police need not be told', () => {
    expect(withChild(brigantia, 'nudes').ask(notTold('police'))).toMatchObject({
      ok: true,
      value: [{ type: 'not-told', duty: 'police', reason: 'It would put the child at risk.' }],
    });
  });

  it('must be told to the police when it is aggravated', () => {
    const aggravated = withChild(brigantia, 'nudes', { nature: 'aggravated' });
    expect(aggravated.ask(notTold('police'))).toEqual({ ok: false, error: { type: 'must-be-told' } });
  });
});
