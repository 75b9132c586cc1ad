import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import packFile from '#policies/linden.json' with { type: 'json' };
import { loadPolicy } from '#policies/load-policy.ts';

type Pack = typeof packFile;

let folder: string;
let linden: Policy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-pack-'));
  linden = await loadPolicy('linden');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the loader says of this text, with the file's own path taken out of it. */
async function refusalOf(text: string): Promise<string> {
  const path = join(folder, 'pack.json');
  await writeFile(path, text);
  const outcome = await loadPolicy(path).catch((fault: unknown) => String(fault));
  return typeof outcome === 'string' ? outcome.replace(path, '<file>') : 'it was taken';
}

describe('the Linden pack', () => {
  it('loads, under the name that cases keep', () => {
    expect(linden).toMatchObject({ id: 'linden', version: packFile.version });
  });

  it('has guidance for the reporter in every category', () => {
    expect(linden.categories.length).toBeGreaterThanOrEqual(6);
    for (const { id, guidance } of linden.categories) expect(guidance.length, id).toBeGreaterThan(0);
  });

  it('marks the image categories, whose form asks for no address (H5, H7, H10)', () => {
    const guarded = linden.categories.filter(({ imageGuard }) => imageGuard).map(({ id }) => id);
    expect(guarded).toEqual(['nudes', 'indecentImages']);
  });

  it('tells the police of indecent images of children, and leaves nobody the choice (H2)', () => {
    const images = linden.categories.find(({ id }) => id === 'indecentImages');
    expect(images?.duties).toContainEqual({ body: 'police', mode: 'must' });
  });

  it('restricts every concern about an adult, and opens the LADO with it (LIN-011, LIN-022, H33)', () => {
    const restricted = linden.categories.filter((category) => category.restricted).map(({ id }) => id);
    expect(restricted).toEqual(['staffConduct']);
    expect(linden.receivers.restricted).toEqual(['head']);
    expect(linden.receivers.restrictedNext).toEqual(['chair']);
    expect(linden.restrictedDuties.map(({ body }) => body)).toEqual(['lado']);
  });

  it('counts as senior enough to review: lead, head, senior leader (LIN-076, H1)', () => {
    expect(linden.reviewers).toEqual(['dsl', 'head', 'seniorLeader']);
  });

  it('lists the choices it makes where the policy is silent, each with its row or its reason (LIN-005, LIN-058)', () => {
    expect(linden.decisions).toHaveLength(7);
    const cited = linden.decisions.join(' ').match(/LIN-\d{3}/g);
    expect(cited).toEqual(['LIN-022', 'LIN-058', 'LIN-011', 'LIN-076', 'LIN-005']);
  });
});

const ID = 'write an id of letters only, beginning with a small one';
const ROLE = /receivers\.restricted\.0: Invalid enum value/;

/** One thing wrong each: the pack with a change, and what must be said of it. */
const BROKEN: readonly (readonly [string, (pack: Pack) => object, string | RegExp])[] = [
  [
    'a pack id with a space',
    (pack) => ({ ...pack, id: 'Linden Centre' }),
    '  id: write a name of small letters, digits and hyphens',
  ],
  ['no version', ({ version: _, ...pack }) => pack, '  version: is missing'],
  [
    'a setting that no pack has',
    (pack) => ({ ...pack, colour: 'blue' }),
    '  (top): take out colour, or correct the spelling: no pack has it',
  ],
  [
    'an empty word',
    (pack) => ({ ...pack, words: { ...pack.words, pupil: '' } }),
    '  words.pupil: write at least one word',
  ],
  ['nobody who reviews', (pack) => ({ ...pack, reviewers: [] }), '  reviewers: name at least one role'],
  ['an unknown role', (pack) => ({ ...pack, receivers: { ...pack.receivers, restricted: ['boss'] } }), ROLE],
  [
    'nobody for restricted cases',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, restricted: [] } }),
    '  receivers.restricted: name at least one role',
  ],
  [
    'nobody next for restricted cases',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, restrictedNext: [] } }),
    '  receivers.restrictedNext: name at least one role',
  ],
  [
    'a fallback that is no category',
    (pack) => ({ ...pack, fallbackCategory: 'nothing' }),
    '  fallbackCategory: name one of the categories',
  ],
  ['no category', (pack) => ({ ...pack, categories: [] }), '  categories: '],
  [
    'a category id with a hyphen',
    (pack) => first(pack, 'categories', { id: 'on-line' }),
    `  categories.0.id: ${ID}`,
  ],
  [
    'a category without a title',
    (pack) => first(pack, 'categories', { title: '' }),
    '  categories.0.title: ',
  ],
  [
    'an area that is none of the four',
    (pack) => first(pack, 'categories', { area: 'other' }),
    '  categories.0.area: Invalid enum value',
  ],
  [
    'a guard that is not yes or no',
    (pack) => first(pack, 'categories', { imageGuard: 'yes' }),
    '  categories.0.imageGuard: Expected boolean',
  ],
  [
    'a restriction that is not yes or no',
    (pack) => first(pack, 'categories', { restricted: 1 }),
    '  categories.0.restricted: Expected boolean',
  ],
  [
    'a category without guidance',
    (pack) => first(pack, 'categories', { guidance: [] }),
    '  categories.0.guidance: write at least one line for the reporter',
  ],
  [
    'guidance without a word',
    (pack) => first(pack, 'categories', { guidance: [{ text: '' }] }),
    '  categories.0.guidance.0.text: write at least one word',
  ],
  [
    'a duty to nobody',
    (pack) => first(pack, 'categories', { duties: [{ body: 'ofsted', mode: 'must' }] }),
    '  categories.0.duties.0.body: add "ofsted" to bodies, or name one that is there',
  ],
  [
    'a duty that may be left out',
    (pack) => first(pack, 'categories', { duties: [{ body: 'police', mode: 'may' }] }),
    '  categories.0.duties.0.mode: Invalid enum value',
  ],
  [
    'two categories of one id',
    (pack) => ({ ...pack, categories: [...pack.categories, pack.categories[0]] }),
    `  categories.${packFile.categories.length}.id: "bullying" stands twice: give each its own id`,
  ],
  [
    'two outcomes of one id',
    (pack) => ({ ...pack, outcomes: [...pack.outcomes, pack.outcomes[0]] }),
    `  outcomes.${packFile.outcomes.length}.id: "internal" stands twice`,
  ],
  [
    'two policies of one id',
    (pack) => ({ ...pack, policies: [...pack.policies, pack.policies[0]] }),
    `  policies.${packFile.policies.length}.id: "onlineSafety" stands twice`,
  ],
  [
    'two bodies of one id',
    (pack) => ({ ...pack, bodies: [...pack.bodies, pack.bodies[1]] }),
    `  bodies.${packFile.bodies.length}.id: "socialCare" stands twice`,
  ],
  ['no outcome', (pack) => ({ ...pack, outcomes: [] }), '  outcomes: '],
  ['no policy to fall under', (pack) => ({ ...pack, policies: [] }), '  policies: '],
  [
    'no police',
    (pack) => ({ ...pack, bodies: pack.bodies.map((body) => ({ ...body, police: false })) }),
    '  bodies: mark exactly one body with "police": true',
  ],
  [
    'two police',
    (pack) => ({ ...pack, bodies: pack.bodies.map((body, at) => ({ ...body, police: at < 2 })) }),
    '  bodies: mark exactly one body with "police": true',
  ],
  [
    'a restricted duty to nobody',
    (pack) => ({ ...pack, restrictedDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  restrictedDuties.0.body: add "ofsted" to bodies',
  ],
  [
    'a duty of a child to nobody',
    (pack) => ({ ...pack, childDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  childDuties.0.body: add "ofsted" to bodies',
  ],
  [
    'a decision without a word',
    (pack) => ({ ...pack, decisions: [''] }),
    '  decisions.0: write at least one word',
  ],
];

function first(pack: Pack, list: 'categories', change: object): object {
  const [one, ...others] = pack[list];
  return { ...pack, [list]: [{ ...one, ...change }, ...others] };
}

describe('a broken pack is refused, with its file, the place and what to write there:', () => {
  it('a sound copy is taken', async () => {
    expect(await refusalOf(JSON.stringify(packFile))).toBe('it was taken');
  });

  for (const [what, change, said] of BROKEN) {
    it(what, async () => {
      const refusal = await refusalOf(JSON.stringify(change(packFile)));
      expect(refusal.split('\n')[0]).toBe('Error: The policy pack <file> cannot be used:');
      expect(refusal.split('\n').slice(1)).toHaveLength(what === 'no category' ? 2 : 1); // nor has it a fallback
      if (typeof said === 'string') expect(refusal).toContain(`\n${said}`);
      else expect(refusal).toMatch(said);
    });
  }

  it('all that is wrong, at once', async () => {
    const refusal = await refusalOf(
      JSON.stringify({ ...packFile, reviewers: [], outcomes: [], decisions: [''] }),
    );
    expect(refusal.split('\n')).toHaveLength(4);
  });

  it('text that is no JSON', async () => {
    expect(await refusalOf('{"id": ')).toBe(
      'Error: The policy pack <file> is not JSON: check its commas and quotes',
    );
  });

  it('a file that is not there, and a name that is no pack of ours', async () => {
    const path = join(folder, 'none.json');
    await expect(loadPolicy(path)).rejects.toThrow(
      `The policy pack ${path} cannot be read: give a name in src/policies, or a path`,
    );
    await expect(loadPolicy('no-such-school')).rejects.toThrow(
      /no-such-school\.json cannot be read: give a name/,
    );
  });
});
