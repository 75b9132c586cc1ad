import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';

/** The page with its line ends taken out, for what may run over one. */
const flat = (page: string): string => page.replaceAll(/\s+/g, ' ');

describe.each(['linden', 'st-andrews'])('the page of %s', (name) => {
  let policy: Policy;
  let page: string;
  let words: string;
  beforeAll(async () => {
    policy = await loadPolicy(name);
    page = showPolicy(policy);
    words = flat(page);
  });

  it('has each category under a heading, with its steps and what the reporter reads', () => {
    for (const { title, steps, guidance } of policy.categories) {
      expect(page).toContain(`\n${title}\n${'-'.repeat(title.length)}\n`);
      for (const { text } of guidance) expect(words).toContain(flat(text));
      for (const [at, step] of steps.entries()) expect(words).toContain(`${at + 1}. ${flat(step)}`);
    }
  });

  it('has each body with what it takes, does not take, how, and what never to send', () => {
    for (const { title, guide } of policy.bodies) {
      expect(page).toContain(`\nWhom to tell: ${title}\n`);
      for (const text of Object.values(guide)) expect(words).toContain(flat(text));
    }
  });

  it('has each decision, each open question, each sanction and each outcome', () => {
    for (const text of [...policy.decisions, ...policy.open]) expect(words).toContain(`- ${flat(text)}`);
    for (const { title } of [...policy.sanctions, ...policy.outcomes]) expect(words).toContain(`- ${title}`);
  });

  it('is no wider than a sheet of paper', () => {
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('the page of a pack says in words', () => {
  const linesOf = async (name: string): Promise<string> => flat(showPolicy(await loadPolicy(name)));

  it('whom a duty tells, how soon, and what not telling takes (LIN-073, H15)', async () => {
    const page = await linesOf('linden');
    expect(page).toContain('Due: - Police: must be told, at once. The reporter reads: - Tell the safe');
    expect(page).toContain(
      "Information Commissioner's Office: to be decided, within 72 hours; not telling them needs a reason.",
    );
    expect(page).toContain('LADO: to be decided, within 1 working day;');
  });

  it('which policy a category falls under, where the pack names one', async () => {
    const line = 'Area: contact. Falls under: Safeguarding policy, unless triage says otherwise. Told:';
    expect(await linesOf('larches')).toContain(line);
    expect(await linesOf('linden')).not.toContain('Falls under:');
  });

  it('what serious makes due (STA-009, STA-010, STA-011, STA-012)', async () => {
    const four =
      'When triage says serious: - LA Safeguarding Officer: must be told, the same day. - LADO: must be told, within 1 working day. - Police: must be told, at once. - Managed IT provider: must be told, the same day.';
    expect(await linesOf('st-andrews')).toContain(four);
  });

  it('what triage asks, which points are enough to refer at once, and what a child too young makes due (E28)', async () => {
    const page = await linesOf('larches');
    expect(page).toContain('Triage asks for the points of immediate referral.');
    expect(page).toContain('Triage asks whether a child was too young for the site or app.');
    expect(page).toMatch(
      /One of these is enough \(UKCIS 2024\): - An adult has part in it.*Then: - Police: must be told, at once\. - Children's social care: must be told, at once\./,
    );
    expect(page).toContain('too young for the site or app: - Partner school: must be told, the same day.');
  });

  it('which categories the channel does not hear of, and who does', async () => {
    const told = 'Told: by personal chat Data Protection Officer, Online Safety Lead, Designated';
    expect(await linesOf('st-andrews')).toContain(told);
    expect(await linesOf('linden')).toContain('Line manager, Headteacher; not the channel.');
  });

  it('the edition of guidance, the searches, the chasing and the other record system', async () => {
    const page = await linesOf('st-andrews');
    expect(page).toContain('look no further. (UKCIS 2024)');
    expect(page).toContain('Only when: - The device belongs to the school');
    expect(page).toContain('after 45 minutes: Senior Management Team');
    expect(page).toContain('The case must also be recorded in StaffSafe or CPOMS.');
  });
});
