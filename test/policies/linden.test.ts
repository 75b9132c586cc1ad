import { beforeAll, describe, expect, it } from 'vitest';
import { findCategory, type Policy } from '#domain/policy.ts';
import packFile from '#policies/linden.json' with { type: 'json' };
import { loadPolicy } from '#policies/load-policy.ts';

let linden: Policy;
beforeAll(async () => {
  linden = await loadPolicy('linden');
});

const dutiesOf = (id: string) => findCategory(linden, id)?.duties ?? [];
const policeIn = (id: string) => dutiesOf(id).find(({ body }) => body === 'police')?.mode;

describe('the Linden pack', () => {
  it('loads, under the name that cases keep', () => {
    expect(linden).toMatchObject({ id: 'linden', version: packFile.version });
  });

  it('has all categories, those for what the policy asks to be reportable among them (LIN-023, LIN-024, LIN-025, LIN-055, LIN-060, LIN-065)', () => {
    expect(linden.categories.map(({ id }) => id)).toEqual([
      ...['bullying', 'nudes', 'indecentImages', 'grooming', 'extremism', 'hate', 'offensiveMessage'],
      ...['harmfulContent', 'filterBreach', 'computerMisuse', 'staffConduct', 'socialMedia'],
      ...['imageConsent', 'deviceRule', 'dataBreach', 'commerce', 'plagiarism', 'other'],
    ]);
    for (const { id, steps } of linden.categories) expect(steps.length, id).toBeGreaterThan(1);
  });

  it('marks the image categories, whose form asks for no address (H5, H7, H10)', () => {
    const guarded = linden.categories.filter(({ imageGuard }) => imageGuard).map(({ id }) => id);
    expect(guarded).toEqual(['nudes', 'indecentImages']);
  });

  it('chases images and grooming in minutes (H18)', () => {
    const urgent = linden.categories.filter((category) => category.urgent).map(({ id }) => id);
    expect(urgent).toEqual(['nudes', 'indecentImages', 'grooming']);
  });

  it('tells the police of indecent images of children at once, and leaves nobody the choice (LIN-073, H2)', () => {
    expect(dutiesOf('indecentImages')).toContainEqual({
      ...{ body: 'police', mode: 'must', clock: { kind: 'atOnce' } },
    });
  });

  it('marks grooming as a matter for the police (LIN-092)', () => {
    expect(policeIn('grooming')).toBe('must');
  });

  it('asks whether the police are told of racism, extremism and computer misuse (LIN-095, LIN-096, LIN-097)', () => {
    for (const id of ['hate', 'extremism', 'computerMisuse']) expect(policeIn(id), id).toBe('decide');
  });

  it('restricts every concern about an adult, and opens the LADO with it (LIN-011, LIN-022, H33)', () => {
    const restricted = linden.categories.filter((category) => category.restricted).map(({ id }) => id);
    expect(restricted).toEqual(['staffConduct']);
    expect(linden.receivers.restricted).toEqual(['head']);
    expect(linden.receivers.restrictedNext).toEqual(['chair']);
    expect(linden.restrictedDuties).toEqual([
      { body: 'lado', mode: 'decide', clock: { kind: 'workingDays', count: 1 } },
    ]);
  });

  it('tells the Headteacher of every report that is not about an adult (LIN-022)', () => {
    for (const { id, receivers = linden.receivers.ordinary } of linden.categories)
      expect(receivers, id).toContain('head');
  });

  it('tells senior leaders of computer misuse, and the DSLs of offensive messages (LIN-017, LIN-058)', () => {
    expect(findCategory(linden, 'computerMisuse')?.receivers).toEqual(['head', 'seniorLeader']);
    expect(findCategory(linden, 'offensiveMessage')?.receivers).toEqual(['dsl', 'head']);
  });

  it('tells whoever met an offensive message not to answer it (LIN-059, H29)', () => {
    expect(findCategory(linden, 'offensiveMessage')?.guidance[0]?.text).toMatch(/^Do not answer/);
  });

  it('keeps from the channel what is no safeguarding matter (product 4)', () => {
    const away = linden.categories.filter(({ channel }) => !channel).map(({ id }) => id);
    expect(away).toEqual(['filterBreach', 'dataBreach', 'plagiarism']);
  });

  it('makes no technician a receiver, who could then read the case (H34)', () => {
    const receivers = linden.categories.flatMap((category) => category.receivers ?? []);
    expect(receivers).not.toContain('technician');
  });

  it('opens telling the parents for each child (LIN-005, H16)', () => {
    expect(linden.childDuties).toEqual([{ body: 'parents', mode: 'decide' }]);
  });

  it('counts as senior enough to review: lead, head, senior leader (LIN-076, H1)', () => {
    expect(linden.reviewers).toEqual(['dsl', 'head', 'seniorLeader']);
  });

  it('offers discipline, other bodies, the police and out of scope as outcomes (LIN-067, LIN-087, LIN-088, LIN-089)', () => {
    const outcomes = linden.outcomes.map(({ id }) => id);
    for (const id of ['disciplinary', 'authority', 'police', 'outOfScope']) expect(outcomes).toContain(id);
  });
});
