import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const ADULT = 'Might an adult who works or volunteers here have done something wrong?';
const HEAD = 'Hana Head-Demo, Headteacher';
const CHAIR = 'Carla Chair-Demo, Chair of the management committee';
const LEAD = 'Dora Lead-Demo, Designated safeguarding lead';
const MATHS = 'Matty Maths-Demo, Teacher of mathematics';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const inChannel = () => steward.channel.posted().map(({ text }) => text);
const chat = (name: string) => steward.wire.everything(steward.person(name).chat);

describe('a concern about an adult (H24, H33)', () => {
  it.each([
    ['the category', { category: 'Concern about an adult' }],
    ['Yes', { entered: { [ADULT]: 'Yes' } }],
    ['Not sure', { entered: { [ADULT]: 'Not sure' } }],
    ['an adult who was named', { entered: { 'Which adult?': [MATHS] } }],
    ['an adult who is not listed', { entered: { 'Name, if not listed': 'A volunteer' } }],
  ])('never reaches the channel for %s: the head alone gets a card that says nothing', async (_, told) => {
    const receipt = await reports(steward, 'Tess', told);
    assert.deepEqual(inChannel(), []);
    const card = steward.person('Hana').latest('Confidential report');
    assert.equal(
      card.text,
      `Confidential report\nReference\n${referenceOn(receipt)}\nReported\nReported at 10:31\nState\nWaiting to be taken up`,
    );
    for (const name of ['Dora', 'Sami', 'Thea', 'Orla', 'Carla', 'Adil', 'Leroy'])
      assert.ok(!chat(name).includes(referenceOn(receipt)), name);
    assert.match((await steward.person('Hana').presses(card, 'Open case')).text, /mocked/);
  });

  it('goes past the head to the chair when it is about the head (E2)', async () => {
    const receipt = await reports(steward, 'Tess', { entered: { [ADULT]: 'Yes', 'Which adult?': [HEAD] } });
    const reference = referenceOn(receipt);
    assert.ok(!chat('Hana').includes(reference));
    const card = steward.person('Carla').latest('Confidential report');
    assert.match((await steward.person('Carla').presses(card, 'Open case')).text, /mocked/);
    const hana = steward.person('Hana');
    assert.ok(!(await hana.says('/cases')).text.includes(reference));
    assert.match((await hana.says(`/case ${reference}`)).refusal, /There is no such case/);
    for (const title of card.buttons)
      assert.match((await hana.presses(card, title)).refusal, /There is no such case/, title);
  });

  it('shows the outside contacts when nobody is left, and an administrator only that a role is empty', async () => {
    const told = { entered: { [ADULT]: 'Yes', 'Which adult?': [HEAD, CHAIR] } };
    const receipt = await reports(steward, 'Tess', told);
    assert.match(
      receipt.text,
      /Ring the LADO \(.*01632 960102\) or children’s social care \(.*01632 960103\)/,
    );
    const notice = steward.person('Adil').latest();
    assert.match(notice.text, /^A role has nobody in it\n/);
    assert.deepEqual(notice.buttons, []);
    assert.ok(!chat('Adil').includes(referenceOn(receipt)));
    for (const name of ['Hana', 'Carla', 'Dora']) assert.ok(!chat(name).includes(referenceOn(receipt)), name);
  });

  it('is nothing to a lead who is its subject, nor to other leads (T19)', async () => {
    const receipt = await reports(steward, 'Tess', { entered: { [ADULT]: 'Yes', 'Which adult?': [LEAD] } });
    const card = steward.person('Hana').latest('Confidential report');
    for (const name of ['Dora', 'Sami']) {
      const person = steward.person(name);
      assert.match((await person.says('/cases')).text, /No case is open/);
      assert.match((await person.says(`/case ${referenceOn(receipt)}`)).refusal, /There is no such case/);
      for (const title of card.buttons)
        assert.match(
          (await person.presses(card, title)).refusal,
          /There is no such case/,
          `${name} ${title}`,
        );
    }
    assert.match((await steward.person('Hana').says('/cases')).text, /Confidential report/);
  });

  it('waits for the LADO before anything is reviewed or concluded', async () => {
    await reports(steward, 'Tess', { category: 'Concern about an adult' });
    const hana = steward.person('Hana');
    const view = await hana.presses(hana.latest('Confidential report'), 'Acknowledge');
    assert.ok(!view.buttons.includes('Start review') && !view.buttons.includes('Conclude'));
    const form = await hana.presses(view, 'Refer');
    const told = await hana.presses(form, 'Save', { 'Who was told?': 'LADO', 'Their reference': 'L-12' });
    assert.ok(told.buttons.includes('Conclude'), told.text);
  });
});

describe('a case that is made confidential later', () => {
  it('leaves the channel: its card is blanked, and the lead who did it is told that it was saved', async () => {
    const receipt = await reports(steward);
    const card = channelCard(steward, receipt);
    const sami = steward.person('Sami').inChannel;
    const view = await sami.presses(card, 'Open case');
    const form = await sami.presses(view, 'Make confidential');
    const saved = await sami.presses(form, 'Save', { Reason: 'It is about Matty.', 'Which adult?': [MATHS] });
    assert.match(saved.text, /Saved: Make confidential\. You no longer see this case\./);
    assert.equal(saved.refusal, '');
    await steward.settled();
    assert.deepEqual(inChannel(), ['This card is no longer shown here\nNothing is needed from you.']);
    assert.match(steward.person('Hana').posted()[0]?.text ?? '', /^Confidential report\n/);
    for (const title of card.buttons)
      assert.match((await sami.presses(card, title)).refusal, /There is no such case/, title);
  });

  it('takes it from a head who is the subject, and gives it to the chair', async () => {
    const receipt = await reports(steward);
    const card = steward.person('Hana').latest('New report');
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
    const form = await dora.presses(view, 'Make confidential');
    await dora.presses(form, 'Save', { Reason: 'It is about Hana.', 'Which adult?': [HEAD] });
    await steward.settled();
    const hana = steward
      .person('Hana')
      .posted()
      .map(({ text }) => text);
    assert.deepEqual(hana, ['This card is no longer shown here\nNothing is needed from you.']);
    assert.match((await steward.person('Hana').presses(card, 'Open case')).refusal, /There is no such case/);
    assert.match(steward.person('Carla').latest().text, /^Confidential report\n/);
  });

  it('tells the reporter no more than before (H31)', async () => {
    const receipt = await reports(steward);
    const hana = steward.person('Hana');
    const view = await hana.presses(hana.latest('New report'), 'Open case');
    await hana.presses(await hana.presses(view, 'Make confidential'), 'Save', { Reason: 'Delicate.' });
    await hana.presses(hana.latest('Confidential report'), 'Acknowledge');
    await steward.settled();
    assert.ok(!chat('Tess').includes('onfidential'));
    assert.match(
      steward.person('Tess').latest('Your report was acknowledged').text,
      /Reference\nLIN-26-0001/,
    );
    assert.match(
      (await steward.person('Tess').says('/mine')).text,
      new RegExp(`${referenceOn(receipt)} Online bullying\nTaken up`),
    );
  });

  it('keeps out whoever is excluded from it, at once (E6)', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora').inChannel;
    const card = channelCard(steward, receipt);
    const view = await dora.presses(card, 'Acknowledge');
    const form = await dora.presses(view, 'Exclude person');
    const who = 'Sami Secondlead-Demo, Deputy safeguarding lead';
    await dora.presses(form, 'Save', { 'Who?': who, Reason: 'A relative.' });
    const sami = steward.person('Sami');
    assert.match((await sami.presses(card, 'Open case')).refusal, /There is no such case/);
    assert.ok(!(await sami.says('/cases')).text.includes(referenceOn(receipt)));
    assert.equal(
      (await steward.store.reads(SCHOOL, await caseOf(steward, receipt))).every(
        ({ person }) => person !== sami.id,
      ),
      true,
    );
  });
});
