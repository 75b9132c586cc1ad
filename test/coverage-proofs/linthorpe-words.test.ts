import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reportForm, reports } from '#test/support/stories.ts';
import { categoryTitle, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('linthorpe');
});
afterAll(async () => {
  await steward.close();
});

const tess = () => steward.person('Tess');

describe('whoever reports at Linthorpe reads', () => {
  it.each([
    [
      'socialMedia',
      'to post nothing in a critical incident (LTH-038)',
      ['In a critical incident: post nothing', 'an account of your own'],
    ],
    [
      'bullying',
      'to ask for screen grabs, unless illegal (LTH-156)',
      ['screen grabs from their own device, unless it may be illegal'],
    ],
    [
      'nudes',
      'neither to copy, nor move, nor look (LTH-199)',
      ['Never look for, copy', 'Do not move the picture'],
    ],
    [
      'indecentImages',
      'neither to copy, nor move, nor look (LTH-199)',
      ['Never look for, copy', 'Do not move the picture'],
    ],
    ['bullying', 'how else it can be told (LTH-141)', ['adult they trust', 'online bully box', 'Childline']],
  ])('under %s: %s, on the form and on the receipt', async (id, _what, words) => {
    const told = { category: categoryTitle(steward, id) };
    const form = await reportForm(steward, 'Tess', told);
    const receipt = await reports(steward, 'Tess', told);
    for (const word of words)
      for (const card of [form, receipt]) assert.ok(card.text.includes(word), `${word} in:\n${card.text}`);
  });

  it('whom to ring out of hours, on the receipt and behind /help (LTH-025)', async () => {
    const mobile = steward.schools[0]?.contacts.outOfHours ?? '';
    assert.match(mobile, /\d{5} \d{6}/);
    steward.passes(11 * 60);
    const receipt = await reports(steward, 'Tess', { category: categoryTitle(steward, 'bullying') });
    assert.match(receipt.text, /23 November 2026 at 21:31/);
    assert.ok(receipt.text.includes(mobile), receipt.text);
    assert.ok((await tess().says('/help')).text.includes(mobile));
  });
});

describe('the lead at Linthorpe reads in the case', () => {
  it.each(['nudes', 'indecentImages'])(
    'of %s that the picture is neither copied, nor moved, nor viewed (LTH-199)',
    async (id) => {
      const { text } = await takenUp(steward, id);
      assert.match(text, /isolated: open\n.*Nobody copies, moves or views it/);
    },
  );
});

describe('a worry about an acceptable use agreement at Linthorpe (LTH-060)', () => {
  it('has its place on the form, which says whom it goes to, and comes before the DSL', async () => {
    const category = categoryTitle(steward, 'other');
    const form = await reportForm(steward, 'Tess', { category });
    assert.match(form.text, /This is for: a worry about an acceptable use agreement\./);
    assert.match(form.text, /goes to the DSL, or in person to the Head Teacher/);
    const receipt = await reports(steward, 'Tess', { category });
    const card = channelCard(steward, receipt);
    assert.ok((await steward.person('Dora').inChannel.presses(card, 'Open case')).text.includes('mocked'));
    const hana = steward.person('Hana');
    const list = await hana.says('/cases');
    assert.ok(list.buttons.includes(`Open ${referenceOn(receipt)}`), list.text);
  });
});

describe('help at Linthorpe, for every member of staff', () => {
  it.each([
    [
      'the ways to tell of bullying (LTH-141)',
      /an adult they trust, the online bully box, or Childline/,
      'Bullying',
    ],
    [
      'whom to turn to when unhappy at work (LTH-118)',
      /Head Teacher or a senior leader first\. HR and your union.*\nSocial media is no place/,
      'Unhappy with something at work',
    ],
  ])('has %s', async (_what, words, part) => {
    const page = await tess().presses(await tess().says('/help'), 'Where to get help');
    assert.match(page.text, words);
    assert.ok(page.text.includes(part));
  });

  it('has the rule for a critical incident too (LTH-038)', async () => {
    const page = await tess().presses(await tess().says('/help'), 'What the policy says');
    assert.match(page.text, /In a critical incident: post nothing, comment on nothing/);
  });
});
