import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { type Cast, castOf, SUBJECTS, type Who } from './matrix/cast.ts';
import { expectedOf, ROUTES } from './matrix/expected.ts';
import { type Observed, observe, observeTold } from './matrix/observe.ts';
import { type Row, tableOf } from './matrix/table.ts';

const NOBODY: ReadonlySet<Who> = new Set();

/**
 * Every pack, every category, every kind of subject, every onlooker: reported, delivered, listed, opened,
 * worked, signed, and chased until the ladder ends. A table that changed is read, then taken by `vitest -u`.
 */
describe.each(ROUTES)('the matrix of $title', (routes) => {
  let policy: Policy;
  let cast: Cast;
  const rows: Row[] = [];
  beforeAll(async () => {
    policy = await loadPolicy(routes.pack);
    cast = castOf(routes.dina);
    for (const subject of SUBJECTS)
      for (const [category, seen] of await observe(policy, cast, subject))
        rows.push({ subject, category, seen });
  }, 240_000);

  /** Each row beside what the tables of the policies ask for. */
  const each = (check: (seen: Observed, expected: ReturnType<typeof expectedOf>, what: string) => void) => {
    expect(rows).toHaveLength(SUBJECTS.length * policy.categories.length);
    for (const { subject, category, seen } of rows)
      check(seen, expectedOf(routes, category, subject), `${category}, about ${subject.title}`);
  };

  it('tells whom the policy names, in the channel or in their own chats, and nobody else (H33, E1, E2, E3, E4, E10, P6)', () => {
    each((seen, expected, what) => {
      expect(seen.restricted, what).toBe(expected.restricted);
      expect(seen.channel, what).toBe(expected.channel);
      expect(seen.told, what).toEqual(expected.told);
    });
  });

  it('opens to these alone, lists it for them, and is not there for all others (T8, T19, T43)', () => {
    each((seen, expected, what) => {
      expect(seen.opens, what).toEqual(expected.see);
      expect(seen.lists, what).toEqual(expected.see);
      expect(seen.mine, what).toEqual(new Set(['tom']));
    });
  });

  it('is worked by these and signed by the senior of them (H1, E6)', () => {
    each((seen, expected, what) => {
      expect(seen.work, what).toEqual(expected.work);
      expect(seen.sign, what).toEqual(expected.sign);
    });
  });

  it('is chased with these, who can open it then, and with no subject (E59, H18)', () => {
    each((seen, expected, what) => {
      expect(seen.chased, what).toEqual(expected.chased);
      expect(seen.opensLater, what).toEqual(new Set([...expected.see, ...expected.chased]));
    });
  });

  it('shows the outside contacts when nobody is left, and an administrator learns only that a role is empty (E3)', () => {
    each((seen, expected, what) => {
      expect(seen.nobodyLeft, what).toBe(expected.nobodyLeft);
      expect(seen.roleEmpty, what).toEqual(expected.nobodyLeft ? new Set(['ada']) : NOBODY);
    });
  });

  it('posts no category of a concern about an adult', () => {
    each((seen, expected, what) => {
      const kinds = new Set(expected.restricted ? ['confidential'] : ['case']);
      expect(seen.faces, what).toEqual(expected.nobodyLeft ? new Set() : kinds);
    });
  });

  it('has the police as a must where the policy has, and the LADO asked about every adult (H14, E4)', () => {
    for (const { category, subject, seen } of rows) {
      const what = `${category}, about ${subject.title}`;
      expect(seen.due.includes('police must'), what).toBe(routes.police.includes(category));
      expect(seen.due.includes('lado decide'), what).toBe(seen.restricted);
    }
  });

  it('adds those who are told of what monitoring found and of what a parent said', async () => {
    for (const source of ['monitoring', 'parent'] as const)
      for (const [category, seen] of await observeTold(policy, cast, SUBJECTS[0], { source })) {
        const { restricted, told } = expectedOf(routes, category, SUBJECTS[0]);
        const more = restricted ? [] : routes.bySource[source];
        expect(seen, `${category} by ${source}`).toEqual(new Set([...told, ...more]));
      }
  });

  it('is written down for the head to read', async () => {
    await expect(tableOf(policy, rows)).toMatchFileSnapshot(`matrix/${routes.pack}.txt`);
  });
});
