import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, channelCard, reportForm, reports, startWithChannel } from '#test/support/stories.ts';

const CROWD = Array.from({ length: 100 }, (_, at) => ({
  oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: at === 7 ? 'Zelda Rare-Demo' : `Staff ${String(at).padStart(3, '0')}`,
}));
const ZELDA = 'Zelda Rare-Demo, Teacher';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

describe('more than a hundred people (product 13)', () => {
  beforeEach(async () => {
    steward = await startWithChannel({ extra: CROWD });
  });

  it('are found by a part of the name, then chosen, and what was typed stays', async () => {
    const tess = steward.person('Tess');
    const form = await reportForm(steward);
    assert.ok(form.inputs.includes('Find person'));
    const typed = { 'What happened?': 'It happened.', 'Find person': 'rare' };
    const found = await tess.presses(form, 'Send report', typed);
    assert.match(found.refusal, /Choose the person under “Which adult\?”, then send\./);
    assert.deepEqual(choicesIn(found, 'Which adult?'), [ZELDA]);
    const receipt = await tess.presses(found, 'Send report', { 'Which adult?': [ZELDA] });
    assert.match(receipt.text, /Report received/);
    const stored = await steward.store.loadCase(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual([stored?.state.access, stored?.state.subjects], ['restricted', [CROWD[7]?.oid]]);
  });

  it('are never left out of a case by a search that nobody was chosen from', async () => {
    const receipt = await reports(steward);
    const hana = steward.person('Hana');
    const view = await hana.presses(hana.latest('New report'), 'Open case');
    const form = await hana.presses(view, 'Make confidential');
    const found = await hana.presses(form, 'Save', { Reason: 'About Zelda', 'Find person': 'Zelda' });
    assert.match(found.refusal, /Choose the person from the list, then save\./);
    const caseId = await caseOf(steward, receipt);
    assert.equal((await steward.store.loadCase(SCHOOL, caseId))?.state.access, 'ordinary');
    await hana.presses(found, 'Save', { 'Which adult?': [ZELDA] });
    assert.deepEqual((await steward.store.loadCase(SCHOOL, caseId))?.state.subjects, [CROWD[7]?.oid]);
  });
});

describe('the reporter', () => {
  beforeEach(async () => {
    steward = await startWithChannel();
  });

  it('who asked to be kept back is named to the owner and the reviewers alone (E30)', async () => {
    const entered = { 'Keep my name from everyone except the investigators': true };
    const receipt = await reports(steward, 'Matty', { entered });
    const card = channelCard(steward, receipt);
    const orla = await steward.person('Orla').inChannel.presses(card, 'Open case');
    assert.ok(!orla.text.includes('Matty') && orla.text.includes('the reporter (name kept back)'));
    const sami = await steward.person('Sami').inChannel.presses(card, 'Open case');
    assert.ok(!sami.text.includes('Matty'));
    const dora = await steward.person('Dora').inChannel.presses(card, 'Acknowledge');
    assert.ok(dora.text.includes('Matty Maths-Demo'));
    assert.ok(!steward.wire.everything(steward.person('Hana').chat).includes('Matty'));
  });

  it('is asked in private, answers from the question, and nobody else can read it', async () => {
    const tess = steward.person('Tess');
    const dora = steward.person('Dora');
    const card = channelCard(steward, await reports(steward));
    const view = await dora.inChannel.presses(card, 'Acknowledge');
    const form = await dora.inChannel.presses(view, 'Ask the reporter');
    await dora.inChannel.presses(form, 'Save', { Question: 'canary: which class was it?' });
    await steward.settled();
    const notice = tess.latest('A question about your report');
    assert.ok(!steward.wire.everything().includes('canary'));
    const question = await tess.presses(notice, 'Read the question');
    assert.match(question.text, /canary: which class was it\?/);
    const refused = await steward.person('Matty').presses(notice, 'Read the question');
    assert.equal(
      refused.refusal,
      'There is no open question for you here. To say more, type /mine and open your report.',
    );
    const answer = await tess.presses(question, 'Add to my report');
    const added = await tess.presses(answer, 'Save', { 'What do you want to add?': 'canary: 9B' });
    assert.match(added.text, /^Report received/);
    await steward.settled();
    const told = dora.latest('The reporter added something');
    assert.match((await dora.presses(told, 'Open case')).text, /canary: 9B/);
    const again = await tess.presses(notice, 'Read the question');
    assert.match(again.refusal, /no open question/);
    assert.ok(!steward.wire.everything().includes('canary'));
  });
});
