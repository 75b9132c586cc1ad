import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { choicesIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reportForm, reports, startWithChannel } from '#test/support/stories.ts';

const SIGNS = 'Which signs did you see?';

let steward: TestSteward;
beforeEach(async () => {
  const policy = await loadPolicy('linthorpe');
  steward = await startWithChannel({ edit: () => policy });
});
afterEach(async () => {
  await steward.close();
});

describe('signs to tick in a report', () => {
  it.each([
    ['Radicalisation or extremism', 'the nine signs of radicalisation (LTH-127)', 9],
    ['Grooming or sexual exploitation', 'the five signs of exploitation (LTH-132)', 5],
  ])('under “%s” are %s', async (category, _what, count) => {
    const form = await reportForm(steward, 'Tess', { category });
    const offered = choicesIn(form, SIGNS);
    assert.equal(offered.length, count);
    const [first = '', , third = ''] = offered;
    const receipt = await reports(steward, 'Tess', { category, entered: { [SIGNS]: [first, third] } });
    const dora = steward.person('Dora').inChannel;
    const { text } = await dora.presses(channelCard(steward, receipt), 'Open case');
    assert.ok(text.includes(`Signs seen: ${first}\n${third}\n`), text);
    for (const other of offered.filter((one) => one !== first && one !== third))
      assert.ok(!text.includes(other), other);
  });

  it('stand in no other form, and nobody has to tick any', async () => {
    const form = await reportForm(steward, 'Tess', { category: 'Unsuitable content' });
    assert.ok(!form.inputs.includes(SIGNS));
    const receipt = await reports(steward, 'Tess', { category: 'Radicalisation or extremism' });
    const dora = steward.person('Dora').inChannel;
    const { text } = await dora.presses(channelCard(steward, receipt), 'Open case');
    assert.ok(!text.includes('Signs seen'), text);
  });
});
