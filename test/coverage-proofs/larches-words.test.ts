import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports } from '#test/support/stories.ts';
import { categoryTitle, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('larches');
  await steward.person('Nadia').opensChat();
});
afterAll(async () => {
  await steward.close();
});

async function rulesFor(name: string): Promise<string> {
  const person = steward.person(name);
  return (await person.presses(await person.says('/help'), 'What the policy says')).text;
}

describe('the rules of Larches say to every member of staff', () => {
  it.each([
    ['how to report what passed the filter (LAR-159)', /filter that let something through: report it/],
    [
      'how to report sexting, bullying and illegal content (LAR-159)',
      /Sexting, bullying and illegal content: go/,
    ],
    ['where it goes inside the centre (LAR-033)', /go to the DSL or the deputy at once/],
    ['and outside it, with how soon (LAR-033)', /partner school; a crime to the police.*999.*the same day/],
  ])('%s', async (_what, words) => {
    assert.match(await rulesFor('Tess'), words);
  });
});

describe('in an open case at Larches', () => {
  it('the steps say whom to tell outside and how soon, and help is one press away (LAR-033)', async () => {
    const dora = steward.person('Dora');
    const view = await takenUp(steward, 'grooming');
    assert.match(view.text, /Tell the police at once on 101, or 999 at risk now/);
    assert.match(view.text, /Tell the partner school and the parents or carers without delay/);
    assert.match((await dora.presses(view, 'Where to get help')).text, /Near here\n.*partner school/);
  });
});

describe('whoever runs the filter at Larches', () => {
  it('reads how to report, and what is reported reaches the DSL and the directors (LAR-135)', async () => {
    assert.match(await rulesFor('Nadia'), /runs filter or monitoring reports what they find to the DSL/);
    const category = categoryTitle(steward, 'filterBreach');
    const receipt = await reports(steward, 'Nadia', {
      ...{ category, entered: { 'Who told you?': 'Monitoring' } },
    });
    channelCard(steward, receipt);
    for (const name of ['Dora', 'Sami', 'Hana'])
      assert.match(steward.person(name).latest(referenceOn(receipt)).text, /Site that got past the filter/);
    assert.match((await steward.person('Nadia').says('/mine')).text, new RegExp(referenceOn(receipt)));
  });
});
