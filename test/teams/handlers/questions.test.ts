import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { choicesIn, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { publishes, withAgreements } from './agreements.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const MAY = ['dsl', 'head', 'onlineSafetyLead', 'agreements'];

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startTestSteward({ extra, edit: withAgreements });
  await publishes(steward);
});
afterEach(async () => {
  await steward.close();
});

async function says(who: string, button: string, entered: Record<string, string>): Promise<void> {
  const person = steward.person(who);
  const text = await person.presses(await person.says('/sign'), 'Read and sign');
  await person.presses(await person.presses(text, button), 'Save', entered);
}
const list = async (who: string): Promise<Shown> => {
  const person = steward.person(who);
  return await person.presses(await person.says('/publish'), 'Questions');
};

describe('questions about an agreement', () => {
  it('wait in a list with their words, are answered once, and the answer stands where it is signed', async () => {
    await says('Tess', 'I have a question', { Question: 'May I use my own phone?' });
    await says('Matty', 'I decline', { Reason: 'I do not agree.' });
    const waiting = await list('Dora');
    assert.match(
      waiting.text,
      /Tess Teacher-Demo: Staff agreement\nMay I use my own phone\?\nAsked on 23 Nov/,
    );
    assert.match(
      waiting.text,
      /Matty Maths-Demo: Staff agreement\nI do not agree\.\nDeclined on 23 November/,
    );
    const dora = steward.person('Dora');
    const form = await dora.presses(waiting, 'Answer');
    assert.deepEqual(form.inputs, ['Whose question?', 'Answer']);
    const whose = choicesIn(form, 'Whose question?').find((one) => one.startsWith('Tess')) ?? assert.fail();
    const entered = { 'Whose question?': whose, Answer: 'Yes, outside lessons.' };
    const saved = await dora.presses(form, 'Save', entered);
    assert.match(saved.text, /Saved: Answer\./);
    assert.doesNotMatch(saved.text, /Tess/);
    assert.match((await dora.presses(form, 'Save', entered)).text, /Saved: Answer\./);
    const other = await dora.presses(await dora.presses(saved, 'Answer'), 'Save', { Answer: 'Let us talk.' });
    assert.match(other.text, /No question is waiting\./);
    const late = await steward.person('Hana').sends(form, pressOf(form, 'Save', entered));
    assert.match(late.refusal, /There is nothing to answer here any more/);
    const posted = await steward.person('Tess').says('/sign');
    assert.match(posted.text, /What you wrote was answered\./);
    const own = await steward.person('Tess').presses(posted, 'Read the answer');
    assert.match(own.text, /You wrote: May I use my own phone\?\nThe answer: Yes, outside lessons\./);
    assert.doesNotMatch((await steward.person('Matty').says('/sign')).text, /own phone|Read the answer/);
    assert.doesNotMatch(steward.wire.everything(), /own phone|outside lessons/); // no posted card (P9)
  });

  it('reach those who answer and whoever asked in their own chat, without a name or a word', async () => {
    for (const who of ['Tess', 'Dora']) await steward.person(who).opensChat();
    await says('Tess', 'I have a question', { Question: 'May I use my own phone?' });
    steward.passes(24 * 60 - 60);
    await steward.settled();
    await steward.settled();
    const [tess, dora] = [steward.person('Tess'), steward.person('Dora')];
    const asked = dora.latest('Somebody has a question about an agreement');
    assert.deepEqual(asked.buttons, ['Questions']);
    const form = await dora.presses(await dora.presses(asked, 'Questions'), 'Answer');
    const whose = choicesIn(form, 'Whose question?')[0] ?? assert.fail();
    await dora.presses(form, 'Save', { 'Whose question?': whose, Answer: 'Yes, outside lessons.' });
    await steward.settled();
    const answered = tess.latest('Your question about “Staff agreement 2026” was answered');
    assert.deepEqual(answered.buttons, ['Read and sign']);
    for (const { text } of [asked, answered]) assert.doesNotMatch(text, /own phone|outside|Tess|Dora/);
    const text = await tess.presses(answered, 'Read and sign');
    assert.match(text.text, /The answer to you: Yes, outside lessons\./);
    assert.ok(text.buttons.includes('Sign'));
  });

  it('are refused without an answer or a choice, with what was typed kept', async () => {
    await says('Tess', 'I have a question', { Question: 'May I?' });
    await says('Matty', 'I have a question', { Question: 'May I too?' });
    const dora = steward.person('Dora');
    const form = await dora.presses(await list('Dora'), 'Answer');
    const none = await dora.presses(form, 'Save', { Answer: 'Yes, you may.' });
    assert.match(none.refusal, /Please fill in “Whose question\?”/);
    assert.equal(valueIn(none, 'Answer'), 'Yes, you may.');
    const press = pressOf(form, 'Save', { Answer: 'Yes.' });
    for (const whose of ['nobody', `${steward.person('Tess').id} case-1`]) {
      const forged = await dora.sends(form, { ...press, data: { ...press.data, whose } });
      assert.match(forged.refusal, /Please choose one of the answers offered/);
    }
    const twoAtOnce = await dora.sends(form, { ...press, data: { ...press.data, whose: ['x'] } });
    assert.match(twoAtOnce.refusal, /This card is out of date/);
  });

  it('are for those alone who keep agreements (T8)', async () => {
    await says('Tess', 'I have a question', { Question: 'May I use my own phone?' });
    const dora = steward.person('Dora');
    const save = pressOf(await dora.presses(await list('Dora'), 'Answer'), 'Save', { Answer: 'No.' });
    const presses = [{ verb: 'questions', data: {} }, { verb: 'answer-form', data: {} }, save];
    for (const role of ROLES.filter((one) => !MAY.includes(one)))
      for (const press of presses) {
        const answer = await steward.person(`Holder of ${role}`).sends({ activityId: 'activity-1' }, press);
        assert.match(answer.refusal, /Only the office, the head, the leads/, `${press.verb} by ${role}`);
        assert.doesNotMatch(answer.text, /own phone/);
      }
    assert.match((await list('Olive')).text, /own phone/);
  });
});
