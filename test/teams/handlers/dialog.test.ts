import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { dialog, MESSAGE, opensDialog, submits as submitsIn } from '#test/support/dialogs.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const opens = async (commandId: string, message?: object): Promise<Shown> =>
  await opensDialog(steward.person('Tess'), commandId, message);
const submits = async (card: Shown, title: string, entered?: Entered): Promise<Shown> =>
  await submitsIn(steward.person('Tess'), card, title, entered);

const CHOSEN: Entered = { 'What is it about?': 'Online bullying' };

describe('the report in a dialog', () => {
  it('is the same form, and ends in the receipt, which also comes to the reporter’s own chat', async () => {
    const form = await submits(await opens('reportConcern'), 'Continue', CHOSEN);
    const receipt = await submits(form, 'Send report', {
      'What happened?': 'Three pupils wrote unkind messages.',
    });
    assert.match(receipt.text, /^Report received\nReference\nLIN-26-0001/);
    await steward.settled();
    assert.match(steward.person('Tess').latest('Report received').text, /LIN-26-0001/);
    assert.match(steward.channel.posted().at(-1)?.text ?? '', /New report/);
  });

  it('keeps link, author and time of the message, and neither its words nor its pictures (H7, P9)', async () => {
    const form = await submits(await opens('reportMessage', MESSAGE), 'Continue', CHOSEN);
    assert.match(
      JSON.stringify(form.card),
      /"A Teams message by Somebody Sender-Demo, sent 23 November 2026 at 09:05: https:\/\/teams\.example\/l\/message/,
    );
    assert.doesNotMatch(JSON.stringify(form.card), /unkind words|pictures\.example/);
    const receipt = await submits(form, 'Send report');
    const [stored] = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.ok(stored?.event.type === 'reported' && stored.event.what.includes('Sender-Demo'));
  });

  it('keeps what was typed when something is missing, and says what', async () => {
    const form = await submits(await opens('reportConcern'), 'Continue', CHOSEN);
    const again = await submits(form, 'Send report', {
      'Where did it happen?': 'By the hall',
    });
    assert.match(again.refusal, /“What happened\?”/);
    assert.match(JSON.stringify(again.card), /By the hall/);
  });

  it('makes one case of a submit that Teams sends again (T14)', async () => {
    const form = await submits(await opens('reportConcern'), 'Continue', CHOSEN);
    const typed = { 'What happened?': 'Sent twice.' };
    const [one, two] = [await submits(form, 'Send report', typed), await submits(form, 'Send report', typed)];
    assert.equal(one.text, two.text);
    assert.equal((await steward.store.allCases(SCHOOL)).length, 1);
  });

  it('does not take the chat it was opened in for the reporter’s own (T40)', async () => {
    await steward.person('Tess').opensChat();
    await opens('reportConcern');
    const route = await steward.store.route(SCHOOL, steward.person('Tess').id);
    assert.equal(route?.conversationId, steward.person('Tess').chat);
  });

  it('says what to do when nothing can be stored, in the dialog too (P1)', async () => {
    const form = await submits(await opens('reportConcern'), 'Continue', CHOSEN);
    steward.rows.breakAt(() => true);
    const kept = await submits(form, 'Send report', { 'What happened?': 'Not to be lost.' });
    assert.match(kept.text, /NOT saved|not saved/i);
    assert.match(JSON.stringify(kept.card), /Not to be lost\./);
  });

  it('answers an unknown button like any card that is out of date (T10)', async () => {
    const odd = await dialog(steward.person('Tess'), 'composeExtension/submitAction', {
      data: { verb: 'constructor' },
    });
    assert.match(odd.text, /out of date/);
  });
});
