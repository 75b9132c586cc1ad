import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const WORDS = { Device: 'Blue phone', Reason: 'Messages are said to be on it' };
const PEOPLE = {
  'Searched by': 'Hana Head-Demo, Headteacher',
  'Lead present': 'Sami Secondlead-Demo, Deputy safeguarding lead',
};

async function searchForm(): Promise<Shown> {
  const dora = steward.person('Dora');
  const view = await dora.inChannel.presses(channelCard(steward, await reports(steward)), 'Open case');
  return await dora.inChannel.presses(view, 'Record search');
}

const conditions = () => steward.schools[0]?.policy.search?.conditions ?? assert.fail();
const saves = (form: Shown, entered: Entered) =>
  steward.person('Dora').inChannel.presses(form, 'Save', { ...WORDS, ...entered });

describe('Record search on the card (H12)', () => {
  it('has one tick for each condition of the pack, and offers only whom it names', async () => {
    const form = await searchForm();
    const titles = conditions().map(({ title }) => title);
    assert.ok(titles.length > 1);
    assert.deepEqual(form.inputs, [
      ...['Device', 'Reason', 'Searched by', 'Lead present'],
      ...titles,
      ...['Search not carried out', 'Why?'],
    ]);
    assert.ok(!JSON.stringify(form.card).includes('Tess Teacher'));
  });

  it('keeps what was typed when a condition is not ticked, and takes it when all are', async () => {
    const form = await searchForm();
    const all = Object.fromEntries(conditions().map(({ title }) => [title, 'true']));
    const refused = await saves(form, { ...PEOPLE, ...all, [conditions()[0]?.title ?? '']: 'false' });
    assert.match(refused.refusal, /A search needs a searcher, a lead present and every condition met/);
    assert.match(JSON.stringify(refused.card), /Blue phone/);
    const saved = await saves(refused, { ...PEOPLE, ...all });
    assert.match(saved.text, /Saved: Record search\./);
    assert.match(saved.text, /Searched by: Hana Head-Demo, Headteacher\nLead present: Sami Secondlead-Demo/);
    for (const { title } of conditions()) assert.ok(saved.text.includes(`Met: ${title}`), title);
  });

  it('takes a search that was not carried out, with its reason', async () => {
    const form = await searchForm();
    const refused = await saves(form, { 'Search not carried out': 'true' });
    assert.equal(refused.refusal, 'Say under “Why?” why the search was not carried out.');
    const saved = await saves(refused, { 'Search not carried out': 'true', 'Why?': 'It would distress her' });
    assert.match(
      saved.text,
      /Search not carried out\nDevice: Blue phone\nReason: .*\nWhy: It would distress her/,
    );
  });
});
