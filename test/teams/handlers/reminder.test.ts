import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import { parseFormId } from '#domain/ids.ts';
import { published } from '#test/domain/ledger/ledger-world.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';

const FORM = parseFormId('f'.repeat(32)) ?? assert.fail();

let steward: TestSteward;
beforeEach(async () => {
  steward = await startTestSteward();
  await steward.person('Tess').opensChat();
  const { staff } = steward.store;
  const version = published({ at: steward.now() });
  await staff.commitPublication({
    ...{ school: SCHOOL, before: await staff.publications(SCHOOL) },
    event: { type: 'published', at: steward.now(), published: version, text: 'text 1' },
    form: { id: FORM, person: steward.person('Olive').id, inputs: digestOf('x') },
  });
  await steward.settled();
});
afterEach(async () => {
  await steward.close();
});

const tess = () => steward.person('Tess');
const standing = async () =>
  (await steward.store.staff.loadLedger(SCHOOL, tess().id))?.ledger.obligations[0] ?? assert.fail();

describe('the reminder card', () => {
  it('says what is owed and by when, to them alone, and nobody’s name', () => {
    const card = tess().latest();
    assert.equal(card.text, '1 thing for you to do\nStaff agreement\nDue by 4 December 2026');
    assert.deepEqual(card.buttons, ['Read and sign', 'Show what I owe', 'Remind me later']);
    assert.equal(JSON.stringify(card.card).match(/"positive"/g)?.length, 1, 'one button stands out');
  });

  it('reaches whoever opens the chat for the first time after it was due (T40)', async () => {
    const sami = steward.person('Sami');
    assert.deepEqual(
      (await steward.store.staff.unreached(SCHOOL, undefined, 99)).items
        .filter(({ owner }) => owner === sami.id)
        .map(({ code }) => code),
      ['no-route'],
    );
    await sami.opensChat();
    await steward.settled();
    assert.match(sami.latest().text, /^1 thing for you to do\n/);
  });
});

describe('Remind me later', () => {
  it('keeps the reason, and rests for five school days', async () => {
    const form = await tess().presses(tess().latest(), 'Remind me later');
    assert.match(form.text, /^Remind me later\n/);
    const saved = await tess().presses(form, 'Save', { Reason: 'Exams this week' });
    assert.equal(saved.refusal, '', saved.text);
    assert.match(saved.text, /^No reminders for now/);
    assert.equal((await standing()).snoozedUntil, '2026-11-30');
    const events = await steward.store.staff.ledgerEvents(SCHOOL, tess().id);
    const [kept] = events.filter(({ event }) => event.type === 'snoozed');
    assert.equal(kept?.event.type === 'snoozed' && kept.event.reason, 'Exams this week');
    assert.ok(!steward.log().includes('Exams'));
  });

  it('is refused a second time, with what was typed still there, and without a reason', async () => {
    const card = tess().latest();
    const form = await tess().presses(card, 'Remind me later');
    assert.match((await tess().presses(form, 'Save', {})).refusal, /Please fill in “Reason”/);
    await tess().presses(form, 'Save', { Reason: 'Exams' });
    const second = await tess().presses(card, 'Remind me later');
    const refused = await tess().presses(second, 'Save', { Reason: 'More exams' });
    assert.match(refused.refusal, /^You have put this off once/);
    assert.match(JSON.stringify(refused), /More exams/);
  });

  it('goes back to the reminder as it stands', async () => {
    const form = await tess().presses(tess().latest(), 'Remind me later');
    assert.match((await tess().presses(form, 'Back')).text, /^1 thing for you to do\n/);
  });

  it('is for them alone: somebody else’s press puts off nothing of theirs (T10)', async () => {
    const form = await tess().presses(tess().latest(), 'Remind me later');
    await steward.person('Adil').opensChat();
    await steward.person('Adil').presses(form, 'Save', { Reason: 'Not mine' });
    assert.equal((await standing()).snoozedUntil, undefined);
  });
});
