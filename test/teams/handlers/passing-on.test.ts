import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const LEROY = 'Leroy Seniorleader-Demo, Assistant headteacher';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

async function opened(name: string, receipt: Shown): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says(`/case ${referenceOn(receipt)}`), 'Open case');
}

async function saves(name: string, view: Shown, button: string, entered: Entered): Promise<Shown> {
  const person = steward.person(name);
  const saved = await person.presses(await person.presses(view, button), 'Save', entered);
  await steward.settled();
  return saved;
}

const texts = (name: string) =>
  steward
    .person(name)
    .posted()
    .map(({ text }) => text)
    .join('\n');

describe('Re-route on the card (E33)', () => {
  it('gives copying that was grooming to the leads: their cards and the channel’s are posted, the old one blanked', async () => {
    const receipt = await reports(steward, 'Tess', { category: 'Copying or plagiarism' });
    const reference = referenceOn(receipt);
    const card = steward.person('Leroy').latest('New report');
    assert.ok(!steward.channel.posted().some(({ text }) => text.includes(reference)));
    const form = await steward.person('Dora').presses(await opened('Dora', receipt), 'Re-route');
    assert.deepEqual(choicesIn(form, 'To whom?').slice(0, 2), [
      'Designated Safeguarding Lead',
      'Headteacher',
    ]);
    const saved = await steward.person('Dora').presses(form, 'Save', {
      ...{ 'To whom?': 'Designated Safeguarding Lead', Reason: 'A stranger wrote the essay for her.' },
    });
    assert.match(saved.text, /Saved: Re-route\./);
    assert.match(saved.text, /Passed on to: Designated Safeguarding Lead\nIt went to: Dora.*Sami.*Thea/);
    assert.match(saved.text, /The safeguarding channel was told\.\nReason: A stranger wrote/);
    await steward.settled();
    assert.match(channelCard(steward, receipt).text, /^New report/);
    assert.match(texts('Sami'), new RegExp(`A case was passed to you\nReference\n${reference}`));
    const sami = await steward.person('Sami').presses(steward.person('Sami').latest('passed'), 'Open case');
    assert.match(sami.text, /Pupils mocked another pupil/);
    assert.equal(texts('Leroy'), 'This card is no longer shown here\nNothing is needed from you.');
    assert.match((await steward.person('Leroy').presses(card, 'Open case')).refusal, /There is no such case/);
    for (const name of ['Sami', 'Thea', 'Leroy']) assert.ok(!texts(name).includes('stranger'), name);
  });

  it('leaves a case without an owner, so that taking it over is the next step', async () => {
    const receipt = await reports(steward, 'Tess', { category: 'Copying or plagiarism' });
    const leroy = steward.person('Leroy');
    await leroy.presses(leroy.latest('New report'), 'Acknowledge');
    const form = await steward.person('Dora').presses(await opened('Dora', receipt), 'Re-route');
    const saved = await steward.person('Dora').presses(form, 'Save', {
      ...{ 'To whom?': 'Designated Safeguarding Lead', Reason: 'A stranger wrote the essay for her.' },
    });
    assert.match(saved.text, /Owner\nNobody yet/);
    assert.equal(saved.buttons[0], 'Take over');
    const taken = await steward.person('Dora').presses(saved, 'Take over');
    assert.match(taken.text, /Owner\nDora Lead-Demo/);
    assert.notEqual(taken.buttons[0], 'Take over');
  });

  it('says in a sentence that a role cannot take it', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora');
    const form = await dora.presses(await opened('Dora', receipt), 'Re-route');
    const { card } = form;
    const forged = JSON.parse(JSON.stringify(card).replaceAll('"lineManager"', '"technician"'));
    const sent = await dora.presses({ ...form, card: forged }, 'Save', {
      ...{ 'To whom?': 'Line manager', Reason: 'r' },
    });
    assert.match(sent.refusal, /Please choose one of the answers under “To whom\?”/);
  });
});

describe('Share on the card', () => {
  it('gives a senior person the case, a card and a message, and no button to sign', async () => {
    const receipt = await reports(steward);
    const view = await steward.person('Dora').inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
    const form = await steward.person('Dora').presses(view, 'Share');
    assert.deepEqual(choicesIn(form, 'Who?'), [LEROY]);
    const saved = await saves('Dora', view, 'Share', { 'Who?': LEROY, Reason: 'Knows the family.' });
    assert.match(saved.text, /Shared with Leroy.*\nReason: Knows the family\./);
    assert.match(texts('Leroy'), /A case was shared with you/);
    assert.match(texts('Leroy'), /^Report\n/m);
    assert.ok(!texts('Leroy').includes('family'));
    const concluded = await saves('Dora', await opened('Dora', receipt), 'Conclude', {
      ...{ 'Is there substance to the concern?': 'Yes', Outcome: 'Dealt with in school' },
      ...{ Conclusion: 'c', 'Action proposed or taken': 'a', 'Sanction and the policy it rests on': 's' },
    });
    assert.match(concluded.text, /Saved: Conclude\./, concluded.text);
    const leroy = await opened('Leroy', receipt);
    assert.ok(leroy.buttons.includes('Add note') && !leroy.buttons.includes('Sign'), leroy.buttons.join());
    assert.match((await steward.person('Leroy').says('/cases')).text, new RegExp(referenceOn(receipt)));
  });
});

describe('Legal hold on the card (E64)', () => {
  it('shows who set it and when, and is ended the same way', async () => {
    const receipt = await reports(steward);
    const view = await opened('Dora', receipt);
    const held = await saves('Dora', view, 'Legal hold', { Reason: 'An inquiry asked.' });
    assert.match(
      held.text,
      /Legal hold\nNothing of this case may be deleted\.\nSince .*23 November 2026.*, by Dora/,
    );
    const ended = await saves('Dora', held, 'Legal hold', {
      ...{ Reason: 'It is over.', 'Must it still be kept?': 'No' },
    });
    assert.ok(!/Nothing of this case may be deleted/.test(ended.text));
    assert.match(ended.text, /The legal hold ended\nReason: It is over\./);
  });
});
