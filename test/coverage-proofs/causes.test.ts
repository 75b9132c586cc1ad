import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterAll(async () => {
  await steward.close();
});

/** Reported by a teacher, then found and opened by the safeguarding lead. */
async function openedByLead(category: string): Promise<string> {
  const reference = referenceOn(await reports(steward, 'Tess', { category }));
  const dora = steward.person('Dora');
  const list = await dora.says('/cases');
  assert.ok(
    list.text.includes(`${reference} ${category}`) || list.text.includes(`URGENT ${reference}`),
    list.text,
  );
  return (await dora.presses(list, `Open ${reference}`)).text;
}

const startUnder = (pack: string) => async () => {
  const policy = await loadPolicy(pack);
  steward = await startWithChannel({ edit: () => policy });
};

describe('what may be a safeguarding matter comes before the DSLs of St Andrew’s', () => {
  beforeAll(startUnder('st-andrews'));
  it.each([
    ['Personal data lost or shared', 'personal details given away (STA-064)'],
    ['Unsuitable content', 'illegal or unsuitable material (STA-065)'],
    ['Indecent images of children', 'illegal pictures (STA-065)'],
    ['Grooming or sexual exploitation', 'contact with adults or strangers (STA-066), or grooming (STA-067)'],
    ['Online bullying', 'bullying online (STA-068)'],
    ['Radicalisation or extremism', 'material that radicalises (STA-069)'],
  ])('as “%s”: %s', async (category) => {
    const view = await openedByLead(category);
    assert.ok(view.includes(category), view);
    assert.match(view, /Waiting to be taken up/);
  });
});

describe('the serious causes that Linthorpe names', () => {
  beforeAll(startUnder('linthorpe'));
  it.each([
    ['Personal data lost or shared', 'personal data shared (LTH-019)'],
    ['Unsuitable content', 'unsuitable material (LTH-019)'],
    ['Child sexual abuse images', 'illegal material (LTH-019)'],
    ['Unsuitable contact', 'contact with adults (LTH-019)'],
    ['Grooming or sexual exploitation', 'grooming (LTH-019)'],
    ['Online bullying or trolling', 'bullying (LTH-019)'],
  ])('come before its DSL as “%s”: %s', async (category) => {
    assert.ok((await openedByLead(category)).includes(category));
  });

  it('bring with radicalisation the duty to act (LTH-126)', async () => {
    const view = await openedByLead('Radicalisation or extremism');
    assert.match(view, /Counter Terrorism Internet Referral Unit: open/);
    assert.match(view, /Follow the safeguarding and child protection policy/);
  });
});
