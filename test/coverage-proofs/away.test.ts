import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { reportForm, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

describe('a report from a lesson', () => {
  it.each([
    ['linden', 'of a centre (LIN-025)'],
    ['st-andrews', 'of a school (STA-062)'],
    ['linthorpe', 'of a primary school (LTH-055)'],
  ])('of what a search brought up takes two presses and one answer: %s %s', async (pack) => {
    const policy = await loadPolicy(pack);
    steward = await startWithChannel({ edit: () => policy });
    const receipt = await reports(steward, 'Tess', { category: 'Unsuitable content' });
    assert.match(receipt.text, /Report received/);
  });
});

describe('a report from away', () => {
  it.each([
    ['linden', 'centre', 'by its policy (LIN-002)'],
    ['st-andrews', 'school', 'by its policy (STA-018)'],
    ['linthorpe', 'school', 'by its policy (LTH-041)'],
    ['larches', 'centre', 'by its policy (LAR-003)'],
  ])(
    'asks in %s for the place, the link with the %s and whose device it was, %s (E35)',
    async (pack, word) => {
      const policy = await loadPolicy(pack);
      steward = await startWithChannel({ edit: () => policy });
      const category = policy.categories.find(({ id }) => id === 'other')?.title ?? '';
      const form = await reportForm(steward, 'Tess', { category });
      assert.ok(form.text.includes(`Away from the ${word}? Say where it happened, and how it is connected`));
      assert.ok(form.text.includes(`Say whose device it is: a person’s own, or one of the ${word}.`));
      const entered = {
        'What happened?': 'Both are in year 9 here and go home on one bus.',
        'Where did it happen?': 'On the bus',
        'Web address or device': 'A pupil’s own phone',
      };
      await reports(steward, 'Tess', { category, entered });
      const dora = steward.person('Dora').inChannel;
      const card = steward.channel.posted().at(-1) ?? assert.fail('nothing was posted');
      const { text } = await dora.presses(card, 'Open case');
      for (const said of Object.values(entered)) assert.ok(text.includes(said), said);
    },
  );
});
