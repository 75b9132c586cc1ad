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
      '- Digital safeguarding, every year: All staff; held here; again after 12 months. Part of every induction. It goes through: The strategy and the code of conduct; Care and caution with technology; How to report.',
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

describe('the page of a pack says in which words people sign, and when they are reminded', () => {
  it('each line of an agreement, with the clauses it carries out', async () => {
    const lines = await sectionOf('linthorpe', 'Text: Technician extension');
    expect(lines[0]).toMatch(/^What this is: 1\. I look after .* before I get those rights\. \(LTH-050\)$/);
    expect(lines.join(' ').match(/ \d+\. /g)).toHaveLength(12);
  });

  it('nothing of a text that the school brings itself', async () => {
    const sixth = showPolicy(await loadPolicy('test/policies/sixth-school.json'));
    expect(sixth).not.toContain('Text: ');
  });

  it('the days and hours of reminders, by default and as a pack sets them', async () => {
    expect(await sectionOf('linden', 'Reminders')).toEqual([
      '14, 7, 1 days before the due day, on the day, and then every 3 school days.',
      'Only on school days, between 08:00 and 17:30.',
      'After 4 reminders the line manager hears a number, and the office a name.',
      'Whoever starts has 10 school days from the first day on.',
      'A reminder can be put off once, for 5 school days, with a reason.',
    ]);
    expect((await sectionOf('larches', 'Reminders'))[1]).toBe(
      'Only on school days, between 08:30 and 16:30.',
    );
  });

  it('what a joiner is told, and who ticks it', async () => {
    expect((await sectionOf('linthorpe', 'Induction'))[2]).toBe(
      '- Visitor told the rules for phones: visitors; ticked by Head Teacher, Senior leader, Office, for agreements. “I told them that phones and whatever else takes pictures stay out of use near pupils.”',
    );
  });

  it('the short messages of the term and of the year', async () => {
    const [rules, ...others] = await sectionOf('linthorpe', 'Messages to the staff');
    expect(rules).toMatch(
      /^- The internet rules with your class: every year, to All staff\. “Before your class/,
    );
    expect(others).toHaveLength(3);
    for (const line of others) expect(line).toContain(': every term, to All staff.');
  });

  it('a statement with its edition, and what nobody owes', async () => {
    const lines = await sectionOf('linthorpe', 'Training');
    expect(lines[4]).toMatch(/ Part of every induction\. Ticked \(KCSIE 2026\): “I have read part one/);
    expect(lines[1]).toMatch(/ Written down by whoever takes it; nobody owes it\.$/);
  });
});

it.each(['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'])(
  'has all staff of %s read part one of each edition of KCSIE, starters too',
  async (pack) => {
    const course = (await loadPolicy(pack)).courses.find(({ id }) => id === 'kcsie');
    expect(course).toMatchObject({ audience: ['staff'], starters: true, validMonths: 12 });
    expect(course?.statement?.edition).toBe('KCSIE 2026');
  },
);
