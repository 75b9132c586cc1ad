import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { caseOf, reportForm, reports, startWithChannel } from '#test/support/stories.ts';

const WHAT = 'Pupils mocked another pupil in a group chat.';
const LABELS = [
  'What happened?',
  'When did it happen?',
  'At about what time?',
  'Where did it happen?',
  'Who was harmed or affected?',
  'Who may have caused it?',
  'Might an adult who works or volunteers here have done something wrong?',
  'Which adult?',
  'Name, if not listed',
  'Who told you?',
  'Web address or device',
  'What have you done so far?',
  'Keep my name from everyone except the investigators',
];

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

describe('the words of /report (product 13)', () => {
  it('asks for danger and category first', async () => {
    const start = await steward.person('Tess').says('/report');
    assert.deepEqual(start.inputs, ['Is someone in danger now?', 'What is it about?']);
    assert.deepEqual(choicesIn(start, 'Is someone in danger now?'), ['No', 'Yes']);
    assert.deepEqual(start.buttons, ['Continue']);
    assert.deepEqual(choicesIn(start, 'What is it about?'), [
      'Online bullying',
      'Nude or semi-nude images',
      'Indecent images of children',
      'Grooming or sexual exploitation',
      'Radicalisation or extremism',
      'Online hate',
      'Offensive or threatening message',
      'Unsuitable content',
      'Site that got past the filter',
      'Computer misuse',
      'Concern about an adult',
      'Social media',
      'Photo or video without permission',
      'Phone or device rule',
      'Personal data lost or shared',
      'Gambling, scams or spending',
      'Copying or plagiarism',
      'Something else',
    ]);
  });

  it('asks the rest in the order of the policy, with the moment filled in', async () => {
    const form = await reportForm(steward);
    assert.deepEqual(form.inputs, LABELS);
    assert.deepEqual(form.buttons, ['Send report', 'Back']);
    assert.equal(valueIn(form, 'When did it happen?'), '2026-11-23');
    assert.equal(valueIn(form, 'At about what time?'), '10:31');
    const adult = 'Might an adult who works or volunteers here have done something wrong?';
    assert.deepEqual(choicesIn(form, adult), ['No', 'Yes', 'Not sure']);
    assert.deepEqual(choicesIn(form, 'Who told you?'), [
      'I saw it myself',
      'A pupil',
      'A parent',
      'A colleague',
      'Monitoring',
      'Someone else',
    ]);
  });

  it('shows 999, the lead in person and the out-of-hours contact first when someone is in danger (LTH-137)', async () => {
    const form = await reportForm(steward, 'Tess', { danger: 'Yes' });
    assert.match(form.text, /ring 999 now\. Then find the safeguarding lead in person/);
    assert.match(form.text, /01632 960101/);
    assert.ok(!(await reportForm(steward)).text.includes('999 now'));
  });

  it.each(['Nude or semi-nude images', 'Indecent images of children'])(
    'opens %s with the never-list and asks for no address (H5, H7, H10)',
    async (category) => {
      const form = await reportForm(steward, 'Tess', { category });
      assert.match(form.text, /Never look for, copy, send, save, print or delete the image/);
      assert.ok(!form.inputs.includes('Web address or device'));
      const data = sentWith(form, { evidence: 'https://x' });
      const refused = await steward.person('Tess').sends(form, { verb: 'report-send', data });
      assert.match(refused.refusal, /out of date/);
    },
  );
});

describe('a report', () => {
  it('needs what and when, and no other answer: a suspicion is enough (LIN-021, STA-058, BRI-016, H26)', async () => {
    const receipt = await reports(steward);
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual(
      events.map(({ event }) => [event.type, 'what' in event && event.what]),
      [['reported', WHAT]],
    );
  });

  it.each([
    ['What happened?', { 'What happened?': ' ' }, /“What happened\?”/],
    ['When did it happen?', { 'When did it happen?': '' }, /“When did it happen\?”/],
    ['a day to come', { 'When did it happen?': '2026-11-24' }, /“When did it happen\?” lies in the future/],
    ['a minute to come', { 'At about what time?': '10:32' }, /“When did it happen\?” lies in the future/],
    ['a date that is none', { 'When did it happen?': '31 June' }, /“When did it happen\?” is not a date/],
    ['too long a text', { 'What happened?': 'a'.repeat(4001) }, /“What happened\?” is too long.*4001.*4000/],
    ['too long a line', { 'Where did it happen?': 'a'.repeat(501) }, /“Where did it happen\?”.*501.*500/],
    ['too long an account', { 'What have you done so far?': 'a'.repeat(2001) }, /2001.*2000/],
  ])('is not sent without %s: the field is named, and what was typed stays', async (_, wrong, says) => {
    const tess = steward.person('Tess');
    const typed = { 'What happened?': WHAT, 'Who may have caused it?': 'The older group', ...wrong };
    const refused = await tess.presses(await reportForm(steward), 'Send report', typed);
    assert.match(refused.refusal, says);
    for (const [label, value] of Object.entries(typed)) assert.equal(valueIn(refused, label), value);
    assert.deepEqual(await steward.store.allCases(SCHOOL), []);
    const sent = await tess.presses(refused, 'Send report', {
      ...{ 'What happened?': WHAT, 'Where did it happen?': '', 'What have you done so far?': '' },
      ...{ 'When did it happen?': '2026-11-23', 'At about what time?': '10:00' },
    });
    assert.match(sent.text, /Report received/);
  });

  it('takes the longest texts there may be', async () => {
    const receipt = await reports(steward, 'Tess', {
      entered: { 'What happened?': '🙂'.repeat(2000), 'What have you done so far?': 'a'.repeat(2000) },
    });
    assert.match(receipt.text, /LIN-26-0001/);
  });

  it('gives a receipt with reference, contact, guidance and three presses, in place of the posted form', async () => {
    const receipt = await reports(steward);
    assert.match(receipt.text, /^Report received\nReference\nLIN-26-0001\n/);
    assert.match(receipt.text, /01632 960101/);
    assert.match(receipt.text, /Do not question the child, and do not promise secrecy\./);
    assert.deepEqual(receipt.buttons, ['Police now', 'Add to my report', 'Withdraw']);
    const [posted, ...others] = steward.person('Tess').posted();
    assert.deepEqual(others, []);
    assert.equal(posted?.text, receipt.text);
  });

  it('tells the reporter that it was acknowledged and closed in the same receipt, and no more (H31)', async () => {
    const receipt = await reports(steward);
    await steward.person('Dora').sends(receipt, { verb: 'acknowledge', data: await caseData(receipt) });
    await steward.settled();
    const [card, notice, ...others] = steward.person('Tess').posted();
    assert.deepEqual(others, []);
    assert.match(card?.text ?? '', /Your report has been taken up\./);
    assert.match(notice?.text ?? '', /^Your report was acknowledged\n/);
    assert.ok(!steward.wire.everything(steward.person('Tess').chat).includes('Dora'));
  });

  it('is never lost for the age of its form (product 3)', async () => {
    const form = await reportForm(steward);
    steward.passes(60 * 24 * 30);
    const late = await steward.person('Tess').presses(form, 'Send report', { 'What happened?': WHAT });
    assert.match(late.text, /Report received/);
  });
});

describe('from the receipt', () => {
  it('adds to the report and withdraws it, both times back to the receipt', async () => {
    const tess = steward.person('Tess');
    const receipt = await reports(steward);
    const add = await tess.presses(receipt, 'Add to my report');
    const added = await tess.presses(add, 'Save', {
      'What do you want to add?': 'A second pupil was named.',
    });
    assert.match(added.text, /^Report received/);
    const back = await tess.presses(await tess.presses(added, 'Withdraw'), 'Back');
    assert.deepEqual(back.buttons, receipt.buttons);
    const withdrawn = await tess.presses(await tess.presses(back, 'Withdraw'), 'Save', { Reason: 'A joke' });
    assert.match(withdrawn.text, /You asked to withdraw it\. The record stays, and the lead decides\./);
    assert.deepEqual(withdrawn.buttons, ['Police now', 'Add to my report']);
  });

  it('records a call to the police in two presses, in any state and by the reporter alone (F12, T53)', async () => {
    const tess = steward.person('Tess');
    const receipt = await reports(steward);
    const saved = await tess.presses(await tess.presses(receipt, 'Police now'), 'Save');
    assert.match(saved.text, /Report received/);
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual(
      events.map(({ event }) => event.type),
      ['reported', 'told'],
    );
  });
});

it('reports without any channel: the leads are told in their own chats', async () => {
  const bare = await startTestSteward();
  try {
    await bare.person('Dora').opensChat();
    await reports(bare);
    assert.match(bare.person('Dora').latest().text, /^New report\n/);
  } finally {
    await bare.close();
  }
});

async function caseData(receipt: Awaited<ReturnType<typeof reports>>) {
  return { case: await caseOf(steward, receipt) };
}

function sentWith(form: Awaited<ReturnType<typeof reportForm>>, more: object) {
  const text = JSON.stringify(form.card);
  const formId = /"form":"([0-9a-z]{32})"/.exec(text)?.[1] ?? assert.fail();
  const category = /"category":"(\w+)"/.exec(text)?.[1];
  return { form: formId, category, urgent: 'no', what: WHAT, when: '2026-11-23', ...more };
}
