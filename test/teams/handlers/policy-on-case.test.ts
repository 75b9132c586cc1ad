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

const dora = () => steward.person('Dora').inChannel;

async function opened(category: string): Promise<Shown> {
  return await dora().presses(
    channelCard(steward, await reports(steward, 'Tess', { category })),
    'Open case',
  );
}

describe('what the policy asks, on the case (H28, LIN-075, LIN-102, STA-172)', () => {
  it('lists the steps of the category in the policy’s order, and no heading where there are none', async () => {
    const policy = steward.schools[0]?.policy ?? assert.fail();
    for (const { title, steps, restricted, channel } of policy.categories) {
      if (restricted || !channel) continue;
      const { text } = await opened(title);
      assert.equal(text.includes('What the policy asks'), steps.length > 0, title);
      const shown = steps.map((step, i) => text.indexOf(`Step ${i + 1}\n${step}`));
      assert.ok(
        shown.every((at, i) => at > (shown[i - 1] ?? -1)),
        `${title}\n${text}`,
      );
    }
    assert.ok(policy.categories.some(({ steps }) => steps.length > 1));
  });
});

async function saves(view: Shown, button: string, entered: Entered): Promise<Shown> {
  const saved = await dora().presses(await dora().presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

describe('parents of two children on the card (E19)', () => {
  it('says which child’s were told, and asks for nothing more of those', async () => {
    let view = await opened('Online bullying');
    for (const name of ['Pia', 'Lou'])
      view = await saves(view, 'Add person', { Name: name, 'Part in this': 'Harmed or affected' });
    assert.match(view.text, /of Lou: open\nTell them, or write down why not\./);
    view = await saves(view, 'Refer', { 'Who was told?': 'Parents or carers of Lou' });
    const later = { 'Who was not told?': 'Parents or carers of Pia' };
    view = await saves(view, 'Not told', { ...later, Reason: 'Tomorrow, with the family worker.' });
    assert.match(view.text, /Told: Parents or carers of Lou/);
    assert.match(view.text, /Not told: Parents or carers of Pia/);
    assert.doesNotMatch(view.text, /Tell them, or write down why not\./);
  });
});

describe('Police asked us to wait on the card (E37)', () => {
  it('stands as an alarm and on what waits, until somebody says it is over', async () => {
    const alarm = /The police asked us to wait\. Tell no parents/;
    let view = await opened('Online bullying');
    view = await saves(view, 'Add person', { Name: 'Pia', 'Part in this': 'Harmed or affected' });
    assert.doesNotMatch(view.text, alarm);
    view = await saves(view, 'Police asked us to wait', { 'Their reference': 'CAD 12' });
    assert.match(view.text, alarm);
    assert.match(view.text, /Waits: the police asked us to\./);
    view = await saves(view, 'Police asked us to wait', {
      ...{ 'Their reference': 'CAD 13', 'Do they still ask us to wait?': 'No' },
    });
    assert.doesNotMatch(view.text, alarm);
    assert.doesNotMatch(view.text, /Waits: the police/);
    assert.match(view.text, /The police no longer ask us to wait\nTheir reference: CAD 13/);
  });
});
