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

async function opened(): Promise<Shown> {
  return await dora().presses(channelCard(steward, await reports(steward)), 'Open case');
}

async function saves(view: Shown, button: string, entered: Entered): Promise<Shown> {
  const saved = await dora().presses(await dora().presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

const PIA = { Name: 'Pia Pupil', 'Part in this': 'Harmed or affected', Vulnerability: 'SEND' };
const DONE = { 'What was done?': 'Sat down with her tutor', 'By whom?': 'Dora' };
const ASSESSMENT = 'Risk assessment for Pia Pupil';

describe('a duty to do something, on the card (E27, H39)', () => {
  it('is asked for only while one is open, by the child’s name, and ends with the action', async () => {
    let view = await opened();
    const inputs = async () => (await dora().presses(view, 'Record action')).inputs;
    assert.deepEqual(await inputs(), ['What was done?', 'By whom?']);
    view = await saves(view, 'Add person', PIA);
    assert.match(view.text, /Risk assessment for Pia Pupil: open\nWhat could harm the child/);
    assert.deepEqual(await inputs(), ['What was done?', 'By whom?', 'Which duty does this end?']);
    view = await saves(view, 'Record action', { ...DONE, 'Which duty does this end?': ASSESSMENT });
    assert.match(view.text, /Risk assessment for Pia Pupil: done/);
    assert.match(view.text, /Done: Risk assessment for Pia Pupil\nWhat was done: Sat down with her tutor/);
    assert.deepEqual(await inputs(), ['What was done?', 'By whom?']);
  });

  it('is nobody to refer to, and may be left out with a reason where the policy lets it', async () => {
    const view = await saves(await opened(), 'Add person', PIA);
    const refer = await dora().presses(view, 'Refer');
    const offered = JSON.stringify(refer.card);
    assert.ok(offered.includes('Parents or carers of Pia Pupil') && !offered.includes('Risk assessment'));
    const left = await saves(view, 'Not told', { 'Who was not told?': ASSESSMENT, Reason: 'Made last week' });
    assert.match(left.text, /Not done: Risk assessment for Pia Pupil\nReason: Made last week/);
    assert.match(left.text, /Risk assessment for Pia Pupil: not done, with a reason/);
  });

  it('tells two children of one name apart by their entries', async () => {
    const once = await saves(await opened(), 'Add person', PIA);
    const { text } = await saves(once, 'Add person', PIA);
    assert.match(text, /Parents or carers of Pia Pupil \(entry 2\): open/);
    assert.match(text, /Parents or carers of Pia Pupil \(entry 3\): open/);
  });
});
