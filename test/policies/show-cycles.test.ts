import { describe, expect, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';

/** One section of a pack's page, each line whole again. */
async function sectionOf(pack: string, heading: string): Promise<readonly string[]> {
  const page = showPolicy(await loadPolicy(pack));
  const [, after = ''] = page.split(`\n${heading}\n${'-'.repeat(heading.length)}\n`);
  const [lines = ''] = after.split('\n\n');
  return lines
    .replaceAll(/\n {2}/g, ' ')
    .split('\n')
    .filter(Boolean);
}

describe('the page of a pack says who signs what', () => {
  it('with the parent beside the pupil, and no access without it (H25)', async () => {
    const [seniors, juniors] = await sectionOf('st-andrews', 'Agreements');
    expect(seniors).toBe(
      '- Student agreement, Key Stages 3 and 4: signed by students (Key Stages 3 and 4) and a parent or carer; again after 12 months and at each new version. Without it: no use of the school’s systems.',
    );
    expect(juniors).toContain('students (Key Stage 2) and a parent or carer');
  });

  it('and which agreement stands on top of another (E47)', async () => {
    expect((await sectionOf('linthorpe', 'Agreements'))[1]).toContain(
      'signed by whoever has administrator access, on top of “Staff acceptable use policy”',
    );
  });

  it.each([
    ['linden', 2],
    ['st-andrews', 4],
    ['brigantia', 5],
    ['linthorpe', 4],
    ['larches', 5],
    ['test/policies/sixth-school.json', 1],
  ])('for %s: %i kinds', async (pack, kinds) => {
    expect(await sectionOf(pack, 'Agreements')).toHaveLength(kinds);
  });
});

describe('the page of a pack says what comes round', () => {
  it('training with its audience, its provider and how long it counts (H40)', async () => {
    const lines = await sectionOf('linthorpe', 'Training');
    expect(lines[0]).toBe(
      '- Digital safeguarding, every year: All staff; held here; again after 12 months. Part of every induction.',
    );
    expect(lines[2]).toBe(
      '- CEOP Think U Know: DSL or deputy, Computer Lead; with an outside provider; does not run out.',
    );
  });

  it.each([
    [
      'st-andrews',
      '- Report, for each meeting of the Trustees: how the policy is carried out, without names, by',
    ],
    ['linthorpe', '- Report, every term: outcomes of monitoring, by Head Teacher, to Local council.'],
    [
      'larches',
      '- Report, every term: figures of each school’s own learners, by DSL or Deputy DSL, to Partner',
    ],
    ['test/policies/sixth-school.json', '- Report, every month: state of the crew online, by'],
  ])('reports and who gets them, in %s', async (pack, line) => {
    const lines = await sectionOf(pack, 'What comes round');
    expect(lines.filter((one) => one.startsWith(line))).toHaveLength(1);
  });
});
