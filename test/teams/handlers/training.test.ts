import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { CERTIFICATE, doesTraining, startWithCourses, trainingOf } from '#test/support/training.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithCourses();
});
afterEach(async () => {
  await steward.close();
});

const page = async (name: string): Promise<Shown> => await trainingOf(steward, name);
const does = async (name: string, button: string, entered: Entered = {}): Promise<Shown> =>
  await doesTraining(steward, name, button, entered);
const begins = async () => await does('Dora', 'Begin training');

describe('/training (product 8, 13)', () => {
  it('asks for nothing before a lead begins, and says so', async () => {
    const card = await steward.person('Tess').says('training');
    assert.match(card.text, /^Training\nTraining is not asked for here yet/);
    assert.deepEqual(card.buttons, ['Record completion', 'What I owe and have']);
    assert.ok(!(await page('Tess')).buttons.includes('Begin training'));
    const dora = steward.person('Dora');
    const form = await dora.presses(await page('Dora'), 'Begin training');
    assert.match(form.text, /About \d+ people are gone through\. .* is due by 21 December 2026\./);
    const begun = await begins();
    assert.match(begun.text, /Training begins today\./);
    assert.ok(!begun.buttons.includes('Begin training'));
    assert.match(
      (await steward.person('Tess').says('/training')).text,
      /Online safety\nDue 21 December 2026/,
    );
  });

  it('records a completion with its day and certificate, and shows what counts until when', async () => {
    await begins();
    const shown = await page('Tess');
    assert.match(
      shown.text,
      /To do\nKCSIE part one\nDue .*\nOnline safety\nDue 21 December 2026\nWhat it covers: The policy, How to report/,
    );
    const form = await steward.person('Tess').presses(shown, 'Record completion');
    assert.deepEqual(form.inputs, ['Course', 'Completed on', 'Certificate or reference']);
    assert.deepEqual(choicesIn(form, 'Course'), ['Online safety', 'Own development']);
    const saved = await does('Tess', 'Record completion', { ...CERTIFICATE, 'Completed on': '2026-11-20' });
    assert.match(saved.text, /Saved: Record completion\./);
    assert.match(
      saved.text,
      /Done\nOnline safety\nCompleted on 20 November 2026\nCertificate or reference: NCC 4711\nTo be renewed by 20 November 2027\. Not confirmed yet\./,
    );
    assert.doesNotMatch(saved.text, /Online safety\nDue/);
  });

  it('refuses a day to come, keeps what was typed, and saves it once however often it is sent', async () => {
    const tess = steward.person('Tess');
    const form = await tess.presses(await page('Tess'), 'Record completion');
    const refused = await tess.presses(form, 'Save', { ...CERTIFICATE, 'Completed on': '2026-11-24' });
    assert.match(refused.refusal, /^That day lies in the future\./);
    assert.match(JSON.stringify(refused.card), /NCC 4711/);
    for (let twice = 0; twice < 2; twice += 1) {
      const saved = await tess.presses(refused, 'Save', { 'Completed on': '2026-11-20' });
      assert.match(saved.text, /Saved: Record completion\./);
    }
    const events = await steward.store.staff.ledgerEvents(SCHOOL, tess.id);
    assert.equal(events.filter(({ event }) => event.type === 'completed').length, 1);
    assert.match(
      (await does('Tess', 'Record completion', { ...CERTIFICATE, 'Completed on': '2026-11-20' })).refusal,
      /^This is recorded already for 20 November 2026/,
    );
  });

  it('shows the statement with its edition, and takes it only ticked', async () => {
    const tess = steward.person('Tess');
    const form = await tess.presses(await page('Tess'), 'I have read KCSIE 2026');
    assert.match(form.text, /KCSIE part one\nKCSIE 2026\nI have read part one\./);
    const refused = await tess.presses(form, 'Save');
    assert.match(refused.refusal, /^Tick the statement/);
    const saved = await tess.presses(form, 'Save', { 'I have read and understood it': true });
    assert.match(saved.text, /Read: KCSIE 2026\nTo be renewed by 23 November 2027\. Ticked\./);
  });

  it('lets people take back their own slip, and asks again', async () => {
    await begins();
    await does('Tess', 'Record completion', CERTIFICATE);
    const back = await does('Tess', 'Take back', {
      'Which completion?': 'Online safety, 2026-11-23',
      Reason: 'It was the other course',
    });
    assert.match(back.text, /To do\n.*Online safety\nDue/s);
    assert.match(
      back.text,
      /Earlier\nOnline safety\n.*\n.*\nTaken back by Tess .*Reason: It was the other course/,
    );
    assert.ok(!back.buttons.includes('Take back'));
  });
});

describe('what is typed about training', () => {
  it('is in no posted card, no log and no key (P9, T41, T42)', async () => {
    await does('Tess', 'Record completion', { ...CERTIFICATE, 'Certificate or reference': 'marmalade' });
    await steward.person('Tess').says('/training');
    assert.doesNotMatch(steward.wire.everything(), /marmalade/);
    assert.doesNotMatch(steward.log(), /marmalade/);
    const rows = await steward.rows.range(`${SCHOOL}.staff`, { from: '0', before: 'z', limit: 1_000 });
    const holding = rows.filter(({ key, text }) => `${key} ${text}`.includes('marmalade'));
    assert.deepEqual(
      holding.map(({ key }) => key.split('_')[0]),
      ['event'],
    );
  });

  it('stays on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const tess = steward.person('Tess');
    const shown = await tess.presses(await page('Tess'), 'Record completion');
    const typed = { ...CERTIFICATE, 'Certificate or reference': 'two words' };
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await tess.presses(shown, 'Save', typed);
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.match(JSON.stringify(kept.card), /two words/);
      if (how === 'read') assert.match((await tess.presses(kept, 'Save')).text, /Saved: /);
    }
  });

  it.each([{ page: 0 }, { name: 'nothing' }, { name: 'begin', form: 'x' }, { name: 'read', item: 7 }])(
    'opens and saves nothing for altered data: %j (T9)',
    async (data) => {
      for (const verb of ['training', 'training-waiting', 'training-form', 'training-save']) {
        const answer = await steward.person('Dora').sends({ activityId: 'activity-1' }, { verb, data });
        assert.match(answer.refusal, /This card is out of date/, verb);
      }
    },
  );
});
