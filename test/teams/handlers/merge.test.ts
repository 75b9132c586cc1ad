import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

async function opened(name: string, reference: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says(`/case ${reference}`), 'Open case');
}

async function saves(name: string, view: Shown, button: string, entered: Entered): Promise<Shown> {
  const person = steward.person(name);
  const saved = await person.presses(await person.presses(view, button), 'Save', entered);
  await steward.settled();
  return saved;
}

/** Matty and Tess report one event; Dora merges Matty's report into Tess's. */
async function merged() {
  await steward.person('Matty').opensChat();
  const receipt = await reports(steward, 'Tess');
  const [kept, gone] = [referenceOn(receipt), referenceOn(await reports(steward, 'Matty'))];
  const view = await opened('Dora', gone);
  const form = await steward.person('Dora').presses(view, 'Merge');
  assert.deepEqual(choicesIn(form, 'Into which case?'), [`${kept} Online bullying`]);
  const saved = await saves('Dora', view, 'Merge', {
    ...{ 'Into which case?': `${kept} Online bullying`, Reason: 'One chat, two reports.' },
  });
  assert.match(saved.text, /Saved: Merge\./, saved.text);
  return { kept, gone, receipt, saved };
}

const chat = (name: string) =>
  steward
    .person(name)
    .posted()
    .map(({ text }) => text)
    .join('\n');

describe('Merge on the card (E32)', () => {
  it('leads from the one to the other and back, and leaves one case in the list', async () => {
    const { kept, gone, saved } = await merged();
    assert.match(saved.text, new RegExp(`Merged into ${kept}\nWork goes on there`));
    assert.match(saved.text, /Not taken up yet, merged after less than a minute\./);
    const dora = steward.person('Dora');
    const target = await dora.presses(saved, 'Open case');
    assert.match(target.text, new RegExp(`${gone} was merged into this case\nReason: One chat`));
    assert.match((await dora.presses(target, `Open ${gone}`)).text, /Merged into another case/);
    const list = (await dora.says('/cases')).text;
    assert.ok(list.includes(kept) && !list.includes(gone), list);
    assert.ok(!saved.buttons.includes('Triage') && saved.buttons.includes('Police now'));
  });

  it('says so where there is no other case to merge into, and stores nothing', async () => {
    const only = await opened('Dora', referenceOn(await reports(steward, 'Tess')));
    const dora = steward.person('Dora');
    const form = await dora.presses(only, 'Merge');
    assert.match(form.text, /There is no other open case that this one could be merged into/);
    assert.notEqual((await dora.presses(form, 'Save', { Reason: 'One chat.' })).refusal, '');
    await reports(steward, 'Tess');
    assert.doesNotMatch((await dora.presses(only, 'Merge')).text, /no other open case/);
  });

  it('tells the reporter of the merged one as the other is taken up and closed, under their own reference', async () => {
    const { kept, gone, receipt } = await merged();
    const matty = steward.person('Matty');
    const view = await steward.person('Dora').inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
    await steward.settled();
    assert.match(chat('Matty'), new RegExp(`Your report was acknowledged\nReference\n${gone}`));
    await saves('Dora', view, 'Conclude', CONCLUSION);
    for (const name of ['Dora', 'Sami']) {
      const person = steward.person(name);
      const record = await person.presses(await opened(name, kept), 'Sign');
      await person.presses(record, 'Sign this record');
    }
    await steward.person('Dora').presses(await opened('Dora', kept), 'Close case');
    await steward.settled();
    assert.match(chat('Matty'), new RegExp(`Your report is closed\nReference\n${gone}`));
    assert.match(matty.latest('Report closed').text, new RegExp(gone));
    assert.ok(!chat('Matty').includes(kept));
  });

  it('tells the owner of the other what the reporter of the merged one adds', async () => {
    const { gone, receipt } = await merged();
    await steward.person('Sami').inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
    await steward.settled();
    const matty = steward.person('Matty');
    const add = await matty.presses(matty.latest('Report received'), 'Add to my report');
    const [field = ''] = add.inputs;
    await matty.presses(add, 'Save', { [field]: 'It goes on.' });
    await steward.settled();
    assert.match(chat('Sami'), new RegExp(`The reporter added something\nReference\n${gone}`));
  });

  it('tells nobody who may not see the other, on a press that was left in their chat, where it went (T43)', async () => {
    await steward.person('Matty').opensChat();
    const kept = referenceOn(await reports(steward, 'Tess'));
    const gone = referenceOn(await reports(steward, 'Matty'));
    const taken = await steward.person('Dora').presses(await opened('Dora', gone), 'Acknowledge');
    const start = await saves('Dora', taken, 'Start review', {
      'Reason for the review': 'To see what was sent.',
      'Second reviewer': 'Sami Secondlead-Demo, Deputy safeguarding lead',
      'Computer used': 'Office laptop 7',
      'Where the computer is': 'Office',
    });
    const into = `${kept} Online bullying`;
    await saves('Dora', start, 'Merge', { 'Into which case?': into, Reason: 'One chat.' });
    const sami = steward.person('Sami');
    const asked = sami.latest('You are asked to review a case');
    assert.match((await sami.presses(asked, 'Join review')).refusal, new RegExp(`merged into ${kept}`));
    await saves('Dora', await opened('Dora', kept), 'Make confidential', { Reason: 'It is delicate.' });
    const answer = await sami.presses(asked, 'Join review');
    assert.match(answer.refusal, /There is no such case/);
    assert.ok(!answer.text.includes(kept), answer.text);
  });

  it('closes the merged one at once to whom the other is closed', async () => {
    const { kept, gone } = await merged();
    await saves('Dora', await opened('Dora', kept), 'Make confidential', { Reason: 'It is delicate.' });
    const sami = steward.person('Sami');
    for (const reference of [kept, gone])
      assert.match((await sami.says(`/case ${reference}`)).refusal, /There is no such case/);
    for (const { text } of steward.channel.posted())
      assert.equal(text, 'This card is no longer shown here\nNothing is needed from you.');
    assert.match((await opened('Hana', gone)).text, /Merged into another case/);
  });
});
