import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { PersonId } from '#domain/ids.ts';
import { leaves } from '#test/support/academies.ts';
import { pressOf, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { publishes, SIGNATURE, signs, withAgreements } from './agreements.ts';

const TESS = 'Tess Teacher-Demo';
const NAMED = { ...SIGNATURE, 'Type your full name': TESS };

let steward: TestSteward;
beforeEach(async () => {
  steward = await startTestSteward({ edit: withAgreements });
  await publishes(steward);
});
afterEach(async () => {
  await steward.close();
});

const staffOf = async (person: PersonId) =>
  (await steward.store.staff.loadLedger(SCHOOL, person))?.ledger.obligations.find(
    ({ item }) => item === 'agreement-staff',
  );

async function opens(who = 'Tess') {
  const person = steward.person(who);
  return await person.presses(await person.says('/sign'), 'Read and sign');
}

describe('/sign', () => {
  it('shows the whole text and what is ticked, and takes two presses (LIN-019, STA-056, STA-212, LTH-034)', async () => {
    const tess = steward.person('Tess');
    const list = await tess.says('/sign');
    assert.match(list.text, /To sign\nStaff agreement 2026\nVersion 1\. To be signed by 4 December 2026\./);
    const text = await tess.presses(list, 'Read and sign');
    assert.match(text.text, /Be kind\.\nBe careful\./);
    assert.deepEqual(text.inputs, [
      ...['I have read and understood it', 'I agree to follow it', 'Type your full name'],
    ]);
    assert.deepEqual(text.buttons, ['Sign', 'I have a question', 'I decline', 'Back']);
    const signed = await tess.presses(text, 'Sign', {
      ...NAMED,
      'Type your full name': 'tess  TEACHER demo',
    });
    assert.match(
      signed.text,
      /Signed\. Staff agreement 2026, version 1\. It counts until 23 November 2027\./,
    );
    assert.match(
      signed.text,
      /You have nothing to sign\.\nSigned\nStaff agreement 2026\nVersion 1, signed on 23/,
    );
    const events = await steward.store.staff.ledgerEvents(SCHOOL, tess.id);
    const [version] = (await steward.store.staff.publications(SCHOOL)).versions;
    const { event } = events.at(-1) ?? assert.fail();
    assert.deepEqual(event, {
      ...{ type: 'signed', at: steward.now(), by: tess.id, item: 'agreement-staff', edition: '0001' },
      ...{ text: version?.text, ticked: ['understood', 'follows'], typedName: 'tess  TEACHER demo' },
      until: '2027-11-23',
    });
  });

  it('shows what was signed again, to the letter', async () => {
    const signed = await signs(steward, 'Tess', TESS);
    const shown = await steward.person('Tess').presses(signed, 'Show: Staff agreement 2026');
    assert.match(shown.text, /Version 1\.\nBe kind\.\nBe careful\./);
    assert.match((await steward.person('Tess').presses(shown, 'Back')).text, /^Agreements\n/);
  });

  it('refuses ticks that are missing and another name, says what is right, and keeps what was typed', async () => {
    const tess = steward.person('Tess');
    const text = await opens();
    const one = await tess.presses(text, 'Sign', { ...NAMED, 'I agree to follow it': false });
    assert.match(one.refusal, /Tick both boxes/);
    assert.equal(valueIn(one, 'Type your full name'), TESS);
    assert.equal(valueIn(one, 'I have read and understood it'), 'true');
    const other = await tess.presses(text, 'Sign', { ...NAMED, 'Type your full name': 'Hana Head-Demo' });
    assert.equal(
      other.refusal,
      'Type your name as the school has it: Tess Teacher-Demo. If that is wrong, tell the office.',
    );
    const none = await tess.presses(text, 'Sign', SIGNATURE);
    assert.match(none.refusal, /Please fill in “Type your full name”/);
    assert.equal((await staffOf(tess.id))?.state, 'owed');
  });

  it('twice, or from two devices, is once: the second hears when', async () => {
    const tess = steward.person('Tess');
    const [phone, laptop] = [await opens(), await opens()];
    await tess.presses(phone, 'Sign', NAMED);
    assert.match((await tess.presses(phone, 'Sign', NAMED)).text, /Signed\./);
    const second = await tess.presses(laptop, 'Sign', NAMED);
    assert.match(second.refusal, /This was signed already, on 23 November 2026/);
    const events = await steward.store.staff.ledgerEvents(SCHOOL, tess.id);
    assert.equal(events.filter(({ event }) => event.type === 'signed').length, 1);
    assert.match((await tess.presses(laptop, 'Back')).text, /You have nothing to sign/);
  });

  it('after the version changed is refused, and shows the new text', async () => {
    const tess = steward.person('Tess');
    const old = await opens();
    await publishes(steward, { Text: 'Be very kind.', 'What changed': 'Very' });
    const shown = await tess.presses(old, 'Sign', NAMED);
    assert.match(shown.refusal, /Another version was published since you opened this/);
    assert.match(shown.text, /Version 2\..*\nWhat changed: Very\nBe very kind\./);
    assert.match((await tess.presses(shown, 'Sign', NAMED)).text, /Signed\. .*version 2/);
  });

  it('signs for whoever presses, whatever the card says (T9)', async () => {
    const press = pressOf(await opens(), 'Sign', NAMED);
    const colin = await steward.person('Colin').sends(await opens('Colin'), press);
    assert.match(colin.refusal, /Type your name as the school has it: Colin/);
    for (const more of [{ by: 'x' }, { owner: 'x' }, { item: 'case-1' }, { text: 'x' }, { edition: 7 }]) {
      const forged = { ...press, data: { ...press.data, ...more } };
      const answer = await steward.person('Tess').sends(colin, forged);
      assert.match(answer.refusal, /This card is out of date/, JSON.stringify(more));
    }
    const other = { ...press, data: { ...press.data, item: 'agreement-pupil' } };
    const notAsked = await steward.person('Tess').sends(colin, other);
    assert.match(
      notAsked.refusal,
      /^You are not asked to sign this now\. What you have to sign stands under/,
    );
    assert.equal((await staffOf(steward.person('Tess').id))?.state, 'owed');
  });

  it('asks for the base first where one agreement comes on top of another (E47, LTH-050)', async () => {
    await publishes(steward, { Kind: 'Technician extension', Title: 'Technician extension' });
    const nadia = steward.person('Nadia');
    const list = await nadia.says('/sign');
    assert.deepEqual(list.buttons, ['Read and sign', 'Read and sign: Technician extension']);
    const extra = await nadia.presses(list, 'Read and sign: Technician extension');
    const name = { 'Type your full name': 'Nadia Network-Demo' };
    const refused = await nadia.presses(extra, 'Sign', { ...SIGNATURE, ...name });
    assert.match(refused.refusal, /First sign “Staff agreement”/);
    assert.match((await signs(steward, 'Nadia', 'Nadia Network-Demo')).text, /Signed\. Staff agreement 2026/);
    assert.match((await signs(steward, 'Nadia', 'Nadia Network-Demo')).text, /Signed\. Technician extension/);
  });

  it('shows a long text on pages, and signs on the last', async () => {
    const long = Array.from({ length: 700 }, (_, line) => `${line}. Wörter.`).join('\n');
    await publishes(steward, { Text: long, 'What changed': 'Longer' });
    const tess = steward.person('Tess');
    const pages = [await opens()];
    for (let page = pages[0]; page?.buttons.includes('Next'); page = pages.at(-1))
      pages.push(await tess.presses(page, 'Next'));
    const last = pages.at(-1) ?? assert.fail();
    assert.deepEqual(
      pages.map(({ inputs }) => inputs.length),
      pages.map((page) => (page === last ? 3 : 0)),
    );
    const read = pages.map(({ text }) => text).join('\n');
    for (const line of long.split('\n')) assert.ok(read.includes(line), line);
    assert.match((await tess.presses(last, 'Sign', NAMED)).text, /Signed\./);
  });

  it('takes a question and a no, with their words, and lets them sign all the same', async () => {
    const tess = steward.person('Tess');
    const form = await tess.presses(await opens(), 'I have a question');
    const asked = await tess.presses(form, 'Save', { Question: 'May I use my own phone?' });
    assert.match(asked.text, /Your question was sent\. .*\n(.*\n)*Your question waits for an answer/);
    assert.equal((await staffOf(tess.id))?.state, 'question');
    const no = await tess.presses(await opens(), 'I decline');
    assert.deepEqual(no.inputs, ['Reason']);
    assert.match((await tess.presses(no, 'Save')).refusal, /Please fill in “Reason”/);
    const declined = await tess.presses(no, 'Save', { Reason: 'I do not agree.' });
    assert.match(declined.text, /You declined it\. You can still sign it\./);
    assert.equal((await staffOf(tess.id))?.state, 'declined');
    assert.match((await signs(steward, 'Tess', TESS)).text, /Signed\./);
  });

  it('is over for a leaver: nothing of it is shown any more (T21)', async () => {
    const press = pressOf(await opens(), 'Sign', NAMED);
    const elsewhere = steward.person('99999999-0000-4000-8000-000000000009');
    const answer = await elsewhere.sends({ activityId: 'activity-1' }, press);
    assert.match(answer.text, /Nobody reads messages here/);
    const tess = steward.person('Tess');
    await leaves(steward, SCHOOL, tess);
    const left = await tess.sends({ activityId: 'activity-1' }, press);
    assert.match(left.text, /Nothing was saved: the school does not list you as working here now\./);
    assert.doesNotMatch(left.text, /Be kind/);
    assert.equal((await staffOf(tess.id))?.state, 'owed');
  });

  it('keeps what was typed when nothing can be stored or read, and no text to the log (P1, T32, T41)', async () => {
    const tess = steward.person('Tess');
    const text = await opens();
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await tess.presses(text, 'Sign', NAMED);
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.ok(JSON.stringify(kept.card).includes(TESS), how);
    }
    assert.doesNotMatch(steward.log(), /Teacher-Demo|Be kind/);
  });
});
