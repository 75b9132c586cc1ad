import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Shown } from '#test/support/shown-card.ts';
import { publishes } from '#test/support/staff.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const DAY = 24 * 60;

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

async function opens(name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/todo'), 'Show what I owe');
}

describe('/todo (product 12)', () => {
  it('posts nothing of what is owed: that opens for its presser alone, until Hide', async () => {
    await reports(steward);
    const dora = steward.person('Dora');
    const posted = await dora.says('todo');
    assert.deepEqual(posted.buttons, ['Show what I owe']);
    assert.doesNotMatch(posted.text, /LIN-26/);
    const shown = await dora.presses(posted, 'Show what I owe');
    assert.match(shown.text, /LIN-26-0001/);
    assert.equal((await dora.presses(shown, 'Hide')).text, posted.text);
  });

  it('says to everybody else that they owe nothing', async () => {
    await reports(steward);
    for (const name of ['Leroy', 'Olive', 'Nadia', 'Adil', 'Orla']) {
      const { text, buttons } = await opens(name);
      assert.equal(text.trim(), 'What I owe\nYou owe nothing.', name);
      assert.deepEqual(buttons, ['Hide'], name);
    }
  });

  it('shows what is urgent first, then what is overdue, each with its button', async () => {
    await publishes(steward, { due: '2026-11-27' });
    steward.passes(7 * DAY);
    await reports(steward);
    await reports(steward, 'Tess', { category: 'Nude or semi-nude images', danger: 'Yes' });
    const { text, buttons } = await opens('Dora');
    assert.match(
      text,
      /Urgent\nLIN-26-0002\na report to acknowledge.*\nOverdue\nStaff agreement\nTo read and sign\nDue since 27 November 2026\nToday\nLIN-26-0001\na report to acknowledge/s,
    );
    assert.deepEqual(buttons, ['Open LIN-26-0002', 'Read and sign', 'Open LIN-26-0001', 'Hide']);
    assert.doesNotMatch(text, /mocked|Tess|bullying|nude/i);
  });

  it('opens the case, and forgets it when somebody else has taken it', async () => {
    const receipt = await reports(steward);
    const list = await opens('Dora');
    const view = await steward.person('Dora').presses(list, `Open ${referenceOn(receipt)}`);
    assert.ok(view.buttons.includes('Acknowledge'));
    await steward.person('Sami').inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
    await steward.settled();
    assert.doesNotMatch((await opens('Dora')).text, /to acknowledge/);
  });

  it('tells a reporter of a question and IT of a task, and neither of the case', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
    await dora.presses(await dora.presses(view, 'Ask the reporter'), 'Save', { Question: 'Where?' });
    const again = await dora.presses(channelCard(steward, receipt), 'Open case');
    await dora.presses(await dora.presses(again, 'Ask IT'), 'Save', { 'What is needed?': 'Keep the log.' });
    const tess = await opens('Tess');
    assert.match(tess.text, /Today\nLIN-26-0001\na question to answer/);
    assert.match((await steward.person('Tess').presses(tess, 'Read LIN-26-0001')).text, /Where\?/);
    const nadia = await opens('Nadia');
    assert.match(nadia.text, /Help for LIN-26-0001\n1 task from the lead/);
    const task = await steward.person('Nadia').presses(nadia, 'Read the task for LIN-26-0001');
    assert.match(task.text, /Keep the log\./);
  });

  it('lists follow-ups of the record book for those who see it, and roles for a second person', async () => {
    const dora = steward.person('Dora');
    const form = await dora.presses(await dora.says('/log'), 'Record something');
    const words = {
      'What was done?': 'A letter',
      'Who was it for?': 'Parents',
      'Follow up by': '2026-11-23',
    };
    await dora.presses(form, 'Save', words);
    const adil = steward.person('Adil');
    const roles = await adil.presses(await adil.says('/roles'), 'Open roles');
    await adil.presses(await adil.presses(roles, 'Grant a role'), 'Save', {
      ...{ 'Who?': 'Tess Teacher-Demo, Teacher of English', Reason: 'Sami is ill.' },
      'Which role?': 'Designated Safeguarding Lead',
    });
    const { text, buttons } = await opens('Hana');
    assert.match(text, /\n1 follow-up\nDue 23 November 2026/);
    assert.match(text, /\nRoles\n1 role waits for a second person/);
    assert.ok(buttons.includes('Open roles') && buttons.some((title) => /^Open [A-Z][a-z]+ /.test(title)));
    assert.doesNotMatch((await opens('Adil')).text, /Roles/);
    assert.doesNotMatch((await opens('Tess')).text, /Roles|follow-up/);
  });

  it('opens the agreement, is empty once that is signed, and tells the office of a question (product 7)', async () => {
    await publishes(steward);
    const tess = steward.person('Tess');
    const toSign = await tess.presses(await opens('Tess'), 'Read and sign');
    const asked = await tess.presses(await tess.presses(toSign, 'I have a question'), 'Save', {
      Question: 'Does it cover my own phone?',
    });
    assert.equal(asked.refusal, '', asked.text);
    assert.match((await opens('Tess')).text, /You owe nothing\./);
    const olive = await opens('Olive');
    assert.match(olive.text, /Questions about agreements\n1 waits for an answer/);
    assert.match((await steward.person('Olive').presses(olive, 'Questions')).text, /my own phone/);
    const matty = steward.person('Matty');
    const card = await matty.presses(await opens('Matty'), 'Read and sign');
    const signed = await matty.presses(card, 'Sign', {
      ...{ 'I have read and understood it': true, 'I agree to follow it': true },
      'Type your full name': 'Matty Maths-Demo',
    });
    assert.match(signed.text, /Signed\./);
    assert.match((await opens('Matty')).text, /You owe nothing\./);
  });

  it('has as many pages as it takes', async () => {
    for (let count = 0; count < 12; count += 1) await reports(steward);
    const first = await opens('Dora');
    assert.match(first.text, /12 things\. Page 1 of 2\./);
    const second = await steward.person('Dora').presses(first, 'Next');
    assert.match(second.text, /Page 2 of 2\./);
    assert.deepEqual(second.buttons.filter((title) => title.startsWith('Open')).length, 2);
    assert.match((await steward.person('Dora').presses(second, 'Back')).text, /Page 1 of 2\./);
  });
});
