import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { HARMFUL } from '#test/fixtures/harmful-text.ts';
import type { Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

const FILTER = "' or PartitionKey ne '";
const SECRET = `\${secret} \${$root.title} `;
/** 4,000 units of one kind each; line ends and tabs are one kind only, so they are left out here. */
const TEXTS: Readonly<Record<string, string>> = {
  markdown: HARMFUL.markdown.replaceAll('\n', ' / '),
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 ',
  'letters from right to left': 'שלום \u202Eتجربة\u2069 ',
  'an expression': SECRET,
  'a filter': FILTER,
  'a link': HARMFUL.link,
  'HTML and a mention': `${HARMFUL.html}<at>Steward</at>`,
  'a date function': HARMFUL.date,
};

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const filled = (unit: string) => `canary ${unit.repeat(Math.floor(3990 / unit.length))}`;

/** The whole case, page by page, less the marks that keep a line's direction. */
async function everyPage(first: Shown): Promise<string> {
  const pages = [first];
  for (let page = first; page.buttons.includes('Next'); ) {
    page = await steward.person('Dora').presses(page, 'Next');
    pages.push(page);
    assert.ok(pages.length < 40, 'the pages have an end');
  }
  return pages.map(({ text }) => text).join('\n');
}

const withoutIsolates = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

describe('what people write (T24, T26, T27, T28)', () => {
  it.each(Object.keys(TEXTS))(
    'comes back to the letter, and stands on no posted card and in no log: %s',
    async (kind) => {
      const words = filled(TEXTS[kind] ?? assert.fail());
      const receipt = await reports(steward, 'Tess', { entered: { 'What happened?': words } });
      const dora = steward.person('Dora');
      const opened = await dora.presses(channelCard(steward, receipt), 'Open case');
      const noted = await dora.presses(await dora.presses(opened, 'Add note'), 'Save', { Note: words });
      const text = withoutIsolates(await everyPage(noted));
      const runs = text.split('\n').filter((line) => !/\(\d+ of \d+\)$/.test(line));
      assert.equal(runs.join('').split(withoutIsolates(words)).length - 1, 2, 'the report and the note');
      await steward.settled();
      assert.ok(!steward.wire.everything().includes('canary'));
      assert.ok(!steward.log().includes('canary'));
    },
  );

  it('is shown as text even where a choice or a title carries it', async () => {
    const receipt = await reports(steward, 'Tess', {
      entered: { 'Who may have caused it?': `**x** ${SECRET}` },
    });
    const dora = steward.person('Dora');
    const view = await dora.presses(channelCard(steward, receipt), 'Open case');
    assert.ok(view.text.includes(SECRET.trim()));
  });
});
