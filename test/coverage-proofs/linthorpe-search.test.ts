import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Entered } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { saves, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('linthorpe');
});
afterAll(async () => {
  await steward.close();
});

const PHONE = { Device: 'Blue phone', Reason: 'A pupil says that it holds such pictures' };
const PEOPLE = {
  'Searched by': 'Hana Head-Demo, Headteacher',
  'Lead present': 'Sami Secondlead-Demo, Deputy safeguarding lead',
};

const conditions = () => steward.schools[0]?.policy.search?.conditions ?? assert.fail();
const allMet = (): Entered => Object.fromEntries(conditions().map(({ title }) => [title, true]));

describe('a search at Linthorpe counts only when it is confirmed', () => {
  it.each([
    ['The parents are told as soon as possible', 'for the parents (LTH-167)'],
    [
      'It follows the safeguarding policy and the digital safeguarding strategy',
      'for the policies (LTH-168)',
    ],
    ['Senior colleagues were told before', 'for senior colleagues (LTH-190)'],
  ])('that “%s”: %s', async (condition) => {
    const dora = steward.person('Dora');
    const form = await dora.presses(await takenUp(steward, 'nudes'), 'Record search');
    const all = { ...PHONE, ...PEOPLE, ...allMet() };
    const refused = await dora.presses(form, 'Save', { ...all, [condition]: false });
    assert.match(refused.refusal, /A search needs a searcher, a lead present and every condition met/);
    const saved = await dora.presses(refused, 'Save', all);
    assert.match(saved.text, /Saved: Record search\./);
    assert.ok(saved.text.includes(`Met: ${condition}`), saved.text);
  });
});

describe('a device suspected of something illegal, or of trouble on the network, at Linthorpe', () => {
  it('is collected and examined, and both stand in the record (LTH-113)', async () => {
    const dora = steward.person('Dora');
    let view = await takenUp(steward, 'computerMisuse');
    view = await saves(dora, view, 'Secure device', {
      ...{ Device: 'Own laptop', 'Where is it kept?': 'Office safe', 'Held by': 'Dora', Sealed: true },
    });
    view = await saves(dora, view, 'Record search', {
      ...PHONE,
      Device: 'Own laptop',
      ...PEOPLE,
      ...allMet(),
    });
    assert.match(view.text, /Device secured\nDevice: Own laptop\nWhere is it kept: Office safe/);
    assert.match(view.text, /Search\nDevice: Own laptop\nReason: .*\nSearched by: Hana Head-Demo/);
  });
});
