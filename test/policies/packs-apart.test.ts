import { describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';

const PACKS = [
  {
    name: 'linden',
    rows: 'LIN',
    last: 105,
    own: [/\bpupils?\b/i, /Headteacher/, /Management Committee/, /Linden/, /Computing Subject Lead/],
  },
  {
    name: 'st-andrews',
    rows: 'STA',
    last: 228,
    own: [/\bstudents?\b/i, /Trustees?\b/, /St Andrew/, /Senior Management Team/, /StaffSafe|CPOMS/],
  },
] as const;

describe.each(PACKS)('the pack $name', ({ name, rows, last, own }) => {
  it('cites rows of its own policy alone', async () => {
    const cited = (await loadPolicy(name)).decisions.join(' ').match(/\b[A-Z]{3}-\d+\b/g) ?? [];
    expect(cited.length).toBeGreaterThan(10);
    for (const row of cited) {
      expect(row).toMatch(new RegExp(`^${rows}-\\d{3}$`));
      expect(Number(row.slice(4))).toBeLessThanOrEqual(last);
    }
  });

  it('speaks in its own words, and in none of another school’s', async () => {
    const page = showPolicy(await loadPolicy(name));
    for (const word of own) expect(page).toMatch(word);
    const others = PACKS.filter((pack) => pack.name !== name).flatMap((pack) => pack.own);
    for (const word of others) expect(page).not.toMatch(word);
  });

  it('holds no number to ring but 999 and 101, no address and no mailbox', async () => {
    const page = showPolicy(await loadPolicy(name));
    expect(page).not.toMatch(/\d[\d ]{5,}\d|https?:|www\.|\S@\S/);
  });

  it('gives the edition of all guidance that comes from elsewhere', async () => {
    const policy: Policy = await loadPolicy(name);
    const editions = policy.categories.flatMap(({ guidance }) => guidance.flatMap(({ from }) => from ?? []));
    expect(new Set(editions)).toEqual(new Set(['KCSIE 2026', 'UKCIS 2024']));
  });
});
