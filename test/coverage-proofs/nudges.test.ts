import { describe, expect, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { reminding } from '#test/domain/ledger/reminding.ts';

type Nudged = readonly [what: string, pack: string, nudge: string, words: RegExp];

const EACH_TERM: readonly Nudged[] = [
  ['staff to check their privacy settings (LIN-066)', 'linden', 'privacy', /Who can see your posts/],
  ['staff to check their privacy settings (STA-160)', 'st-andrews', 'privacy', /Who can see your posts/],
  [
    'staff of the agreements to follow and promote (BRI-015)',
    'brigantia',
    'agreements',
    /Keep to.*speak of it/,
  ],
  [
    'young people of theirs, through staff (BRI-034)',
    'brigantia',
    'youngPeople',
    /go through their agreement/,
  ],
  [
    'staff of privacy and of boundaries (BRI-063)',
    'brigantia',
    'boundaries',
    /who can see.*No friend requests/,
  ],
  ['staff of the strategy and where it is (LTH-063)', 'linthorpe', 'strategy', /on the school’s web site/],
  ['to lock devices by a password (LTH-103)', 'linthorpe', 'passwords', /locked by a password/],
  ['staff to check their privacy settings (LTH-119)', 'linthorpe', 'privacy', /Who can see your posts/],
  ['of safe social media (LAR-065)', 'larches', 'safeSocialMedia', /careful.*on social media/],
  ['of privacy, location and passwords (LAR-086)', 'larches', 'privacy', /private.*location.*passwords/],
  ['learners of safe devices, through staff (LAR-102)', 'larches', 'learnersPhones', /remind your learners/],
  ['all to post nothing that hurts (LAR-168)', 'larches', 'noHarm', /post nothing.*that harms or upsets/],
];
const EACH_YEAR: readonly Nudged[] = [
  [
    'staff to go through the internet rules with pupils (LTH-052)',
    'linthorpe',
    'classRules',
    /talk through the internet rules/,
  ],
];

/** The months of a school year in which a teacher’s message carries it, and what it says. */
async function nudged(pack: string, id: string) {
  const policy = await loadPolicy(pack);
  const asking = { policy, publications: { versions: [], trainingFrom: '2026-08-01' }, closures: [] };
  const teacher = reminding({ asking });
  teacher.runs('2026-08-24T09:00:00Z', '2027-08-20T09:00:00Z');
  const carried = teacher.reminders().filter(({ nudges = [] }) => nudges.includes(id));
  return {
    months: carried.map(({ at }) => at.slice(0, 7)),
    nudge: policy.nudges.find((one) => one.id === id),
  };
}

describe('a short message, in the school’s own words, reminds', () => {
  it.each(EACH_TERM)('each term %s', async (_what, pack, id, words) => {
    const { months, nudge } = await nudged(pack, id);
    expect(months).toEqual(['2026-09', '2027-01', '2027-04']);
    expect(nudge?.text).toMatch(words);
  });

  it.each(EACH_YEAR)('as the school year starts %s', async (_what, pack, id, words) => {
    const { months, nudge } = await nudged(pack, id);
    expect(months).toEqual(['2026-09']);
    expect(nudge?.text).toMatch(words);
  });

  it('with a message for each that its pack has, and no other', async () => {
    for (const pack of ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches']) {
      const proved = [...EACH_TERM, ...EACH_YEAR].filter(([, of]) => of === pack).map(([, , id]) => id);
      const { nudges } = await loadPolicy(pack);
      expect(nudges.map(({ id }) => id).toSorted()).toEqual(proved.toSorted());
    }
  });

  it('where the rules can be read, by the name of a page that is there', async () => {
    const { nudges, pages } = await loadPolicy('linthorpe');
    const named = /“(.+)”/.exec(nudges.find(({ id }) => id === 'strategy')?.text ?? '')?.[1];
    expect(pages.map(({ title }) => title)).toContain(named);
  });
});
