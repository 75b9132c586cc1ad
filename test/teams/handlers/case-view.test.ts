import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import {
  CONCLUSION,
  caseOf,
  channelCard,
  referenceOn,
  reports,
  reviewing,
  startWithChannel,
} from '#test/support/stories.ts';

const NOT_HERE = 'There is no such case that you may open. Type /cases or /mine to see what you may.';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

describe('the card in the channel', () => {
  it('is posted once and then written over in its place', async () => {
    const receipt = await reports(steward);
    const before = channelCard(steward, receipt);
    assert.equal(
      before.text,
      'New report\nReference\nLIN-26-0001\nAbout\nOnline bullying\nReported\nReported at 10:31\nState\nWaiting to be taken up\nOwner\nNobody yet',
    );
    assert.deepEqual(before.buttons, ['Acknowledge', 'Police now', 'Open case']);
    await steward.person('Dora').inChannel.presses(before, 'Acknowledge');
    await steward.settled();
    const after = steward.channel.posted().filter(({ text }) => text.includes(referenceOn(receipt)));
    assert.deepEqual(
      after.map(({ activityId }) => activityId),
      [before.activityId],
    );
    assert.match(after[0]?.text ?? '', /^Report\n[\s\S]*State\nTaken up\nOwner\nDora Lead-Demo$/);
    assert.deepEqual(after[0]?.buttons, ['Police now', 'Open case']);
  });

  it('says URGENT when someone is in danger', async () => {
    const card = channelCard(steward, await reports(steward, 'Tess', { danger: 'Yes' }));
    assert.match(card.text, /^URGENT\nNew report\n/);
  });

  it('never carries a word or a name but the owner’s, whatever is written in a case (P9)', async () => {
    const canaries = Object.fromEntries(
      ['Where did it happen?', 'Who was harmed or affected?', 'Who may have caused it?'].map((label, at) => [
        label,
        `canary-${at}`,
      ]),
    );
    const more = {
      ...{ 'What happened?': 'canary-what', 'Web address or device': 'https://canary.example/' },
      'What have you done so far?': 'canary-done',
    };
    await reviewing(steward, { entered: { ...canaries, ...more } });
    const dora = steward.person('Dora');
    const card = steward.channel.posted().at(-1) ?? assert.fail();
    const does = async (button: string, entered: object) => {
      const view = await dora.inChannel.presses(card, 'Open case');
      const form = await dora.inChannel.presses(view, button);
      const saved = await dora.inChannel.presses(form, 'Save', { ...entered });
      assert.match(saved.text, /Saved: /, saved.text);
    };
    await does('Add person', { Name: 'canary-name', 'Part in this': 'Witness', Class: 'canary-class' });
    await does('Add note', { Note: 'canary-note' });
    await does('Record action', { 'What was done?': 'canary-action', 'By whom?': 'canary-by' });
    await does('Ask the reporter', { Question: 'canary-question' });
    await does('Add finding', {
      ...{ 'Web address or device': 'canary-address', 'What is it?': 'canary-it' },
      'Reason for concern': 'canary-concern',
    });
    const words = Object.keys(CONCLUSION).filter(
      (label) => !['Outcome'].includes(label) && !label.startsWith('Is'),
    );
    await does('Conclude', { ...CONCLUSION, ...Object.fromEntries(words.map((label) => [label, 'canary'])) });
    await does('Make confidential', { Reason: 'canary-confidential' });
    await steward.settled();
    assert.ok(!steward.wire.everything().includes('canary'));
    assert.ok(!steward.log().includes('canary'));
    for (const name of ['Sami', 'Tess', 'Thea', 'Hana'])
      assert.ok(!steward.channel.posted().some(({ text }) => text.includes(name)), name);
  });
});

describe('Acknowledge', () => {
  it('has one winner; the second presser is told who', async () => {
    const card = channelCard(steward, await reports(steward));
    const first = await steward.person('Dora').inChannel.presses(card, 'Acknowledge');
    assert.match(first.text, /Done: Acknowledge\./);
    const second = await steward.person('Sami').inChannel.presses(card, 'Acknowledge');
    assert.equal(second.refusal, 'Dora Lead-Demo has this already. If you know more, press Add note.');
    assert.deepEqual(second.buttons, ['Open case', 'Hide']);
    assert.match((await steward.person('Sami').inChannel.presses(second, 'Open case')).text, /mocked/);
  });

  it('has one winner of two at the same instant', async () => {
    const receipt = await reports(steward);
    const card = channelCard(steward, receipt);
    const answers = await Promise.all(
      ['Dora', 'Sami', 'Thea'].map((name) => steward.person(name).inChannel.presses(card, 'Acknowledge')),
    );
    assert.equal(answers.filter(({ text }) => text.includes('Done: Acknowledge.')).length, 1);
    assert.equal(answers.filter(({ refusal }) => refusal.includes('has this already.')).length, 2);
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.equal(events.filter(({ event }) => event.type === 'acknowledged').length, 1);
  });

  it('answers the winner alike when Teams delivers the press again (T13)', async () => {
    const card = channelCard(steward, await reports(steward));
    const dora = steward.person('Dora').inChannel;
    const answers = [await dora.presses(card, 'Acknowledge'), await dora.presses(card, 'Acknowledge')];
    for (const answer of answers) assert.match(answer.text, /Done: Acknowledge\.[\s\S]*mocked/);
  });
});

describe('Open case', () => {
  it('shows the case to the presser alone and records the view first (P5)', async () => {
    const receipt = await reports(steward);
    const card = channelCard(steward, receipt);
    const view = await steward.person('Orla').inChannel.presses(card, 'Open case');
    assert.match(view.text, /mocked/);
    const [read, ...others] = await steward.store.reads(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual([read?.person, others], [steward.person('Orla').id, []]);
    assert.ok(!steward.wire.everything().includes('mocked'));
    const hidden = await steward.person('Orla').inChannel.presses(view, 'Hide');
    assert.equal(hidden.text, card.text);
  });

  it('shows nothing while the view cannot be recorded (P5)', async () => {
    const card = channelCard(steward, await reports(steward));
    steward.rows.breakAt((key, how) => how === 'write' && key.startsWith('read_'));
    const view = await steward.person('Dora').inChannel.presses(card, 'Open case');
    assert.ok(!view.text.includes('mocked'));
    assert.match(view.text, /^Not saved\nNot done: That did not work/);
    steward.rows.mend();
    assert.match((await steward.person('Dora').inChannel.presses(card, 'Open case')).text, /mocked/);
  });

  it('says that a command was saved when only the view fails afterwards (P1)', async () => {
    const receipt = await reports(steward);
    steward.rows.breakAt((key, how) => how === 'write' && key.startsWith('read_'));
    const dora = steward.person('Dora').inChannel;
    const answer = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
    assert.match(answer.text, /Done: Acknowledge\. The case cannot be shown just now\./);
    assert.deepEqual(answer.buttons, ['Open case']);
    steward.rows.mend();
    assert.match((await dora.presses(answer, 'Open case')).text, /mocked/);
  });

  it.each(['Tess', 'Nadia', 'Carla', 'Leroy', 'Olive', 'Adil'])(
    'is refused to %s, as if there were no case, and the attempt is recorded (T8)',
    async (name) => {
      const receipt = await reports(steward, 'Matty');
      const answer = await steward.person(name).inChannel.presses(channelCard(steward, receipt), 'Open case');
      assert.equal(answer.refusal, NOT_HERE);
      assert.ok(!answer.text.includes('LIN-26'));
      const [attempt] = await steward.store.attempts(SCHOOL);
      assert.deepEqual(
        [attempt?.person, attempt?.command, attempt?.refusal],
        [steward.person(name).id, 'open-case', 'not-found'],
      );
      assert.deepEqual(await steward.store.reads(SCHOOL, await caseOf(steward, receipt)), []);
    },
  );

  it('is not opened for its reporter by being theirs', async () => {
    const receipt = await reports(steward);
    const answer = await steward.person('Tess').inChannel.presses(channelCard(steward, receipt), 'Open case');
    assert.equal(answer.refusal, NOT_HERE);
  });
});

describe('a stale card (T23)', () => {
  it('answers with the case as it is now', async () => {
    const stale = channelCard(steward, await reports(steward));
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(stale, 'Acknowledge');
    const draft = await dora.presses(await dora.presses(view, 'Conclude'), 'Save', CONCLUSION);
    for (const name of ['Dora', 'Hana']) {
      const person = steward.person(name);
      await person.presses(await person.presses(draft, 'Sign'), 'Sign this record');
    }
    const late = await dora.presses(await dora.presses(view, 'Conclude'), 'Save', CONCLUSION);
    assert.match(late.refusal, /the case stands at “Concluded”/);
    assert.match((await dora.presses(stale, 'Open case')).text, /\nConcluded\n/);
  });

  it('tells nothing when it was passed on to somebody who may not see the case', async () => {
    const stale = channelCard(steward, await reports(steward, 'Matty'));
    for (const title of stale.buttons) {
      const answer = await steward.person('Tess').presses(stale, title);
      assert.equal(answer.refusal, NOT_HERE, title);
    }
  });
});
