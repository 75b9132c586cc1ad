import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { loadPolicy, parsePolicy } from '#policies/load-policy.ts';
import { policySchema } from '#policies/schema.ts';

const SIXTH = new URL('./sixth-school.json', import.meta.url);
const LATER = [
  ...['measures', 'debriefMeasure', 'sanctionAdvice', 'vulnerableDuties', 'deletesAfterAdvice', 'book'],
  ...['partnerSchool', 'pages', 'agreements', 'courses', 'cycles', 'advisers'],
  ...['reminders', 'induction', 'nudges'],
];

/** When a pack says nothing of reminders. */
const PLAN = {
  ...{ before: [14, 7, 1], every: 3, from: '08:00', to: '17:30' },
  ...{ escalateAfter: 4, joinerDays: 10, snoozeDays: 5 },
};

const SEARCH = { searchers: ['head'], present: ['dsl'], conditions: [{ id: 'ground', title: 'A ground' }] };

/** As the first release that kept packs wrote one: without what came later, and with what was taken out. */
async function keptLongAgo(): Promise<object> {
  const now = Object(JSON.parse(await readFile(SIXTH, 'utf8')));
  const fields = Object.entries(now).filter(([name]) => !LATER.includes(name));
  const { commerce: _, ...words } = now.words;
  const search = { ...SEARCH, devices: 'school' };
  return { ...Object.fromEntries(fields), words, search, partnerSchools: true };
}

describe('a pack that was kept for the cases opened under it', () => {
  it('is read though an earlier release wrote it, and asks nothing that it did not ask then', async () => {
    const old = await keptLongAgo();
    const policy = parsePolicy(old) ?? assert.fail('It cannot be read');
    assert.deepEqual([policy.measures, policy.vulnerableDuties, policy.pages, policy.book], [[], [], [], []]);
    assert.deepEqual([policy.induction, policy.nudges], [[], []]);
    assert.deepEqual(policy.reminders, PLAN);
    assert.equal(policy.deletesAfterAdvice, false);
    assert.deepEqual(policy.search, SEARCH);
    assert.equal(policy.words.commerce, 'Commerce');
    const police = policy.bodies.filter((body) => body.police).map(({ id }) => id);
    assert.deepEqual(policy.advisers, police);
    assert.ok(police.length > 0);
    assert.equal(policySchema.safeParse(old).success, false, 'a file must say all of it');
  });

  it('reads as the file it was, for every pack of this release', async () => {
    for (const pack of ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches']) {
      const policy = await loadPolicy(pack);
      assert.deepEqual(parsePolicy(JSON.parse(JSON.stringify(policy))), policy, pack);
    }
  });

  it('is none where it lacks what packs always had', async () => {
    for (const name of ['bodies', 'chase', 'words', 'categories']) {
      const broken = Object.entries(await keptLongAgo()).filter(([field]) => field !== name);
      assert.equal(parsePolicy(Object.fromEntries(broken)), undefined, name);
    }
    assert.equal(parsePolicy(undefined), undefined);
  });
});
