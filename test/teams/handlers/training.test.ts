import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { choicesIn, type Entered, pressOf, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';

const COURSES: Policy['courses'] = [
  {
    ...{ id: 'yearly', title: 'Online safety', audience: ['staff'], starters: true, validMonths: 12 },
    ...{ provider: 'school', topics: ['The policy', 'How to report'] },
  },
  {
    ...{ id: 'kcsie', title: 'KCSIE part one', audience: ['staff'], starters: true, validMonths: 12 },
    ...{ provider: 'school', statement: { edition: 'KCSIE 2026', text: 'I have read part one.' } },
  },
  {
    ...{ id: 'own', title: 'Own development', audience: ['staff'], starters: false, provider: 'external' },
    voluntary: true,
  },
];
const INDUCTION: Policy['induction'] = [
  {
    ...{ id: 'understood', title: 'Policy understood', text: 'I talked the policy over with them.' },
    ...{ starters: ['staff'], by: ['head', 'onlineSafetyLead'] },
  },
];
/** Whoever joined three weeks ago is still new. */
const withCourses = (policy: Policy): Policy => ({
  ...{ ...policy, courses: COURSES, induction: INDUCTION },
  reminders: { ...policy.reminders, joinerDays: 20 },
});

let steward: TestSteward;
beforeEach(async () => {
  steward = await startTestSteward({ edit: withCourses });
});
afterEach(async () => {
  await steward.close();
});

const page = async (name: string): Promise<Shown> =>
  await steward.person(name).presses(await steward.person(name).says('/training'), 'What I owe and have');

async function does(name: string, button: string, entered: Entered = {}, on?: Shown): Promise<Shown> {
  const person = steward.person(name);
  const form = await person.presses(on ?? (await page(name)), button);
  return await person.presses(form, form.buttons[0] ?? '', entered);
}

const begins = async () => await does('Dora', 'Begin training');
const CERTIFICATE = { Course: 'Online safety', 'Certificate or reference': 'NCC 4711' };

describe('/training (product 8, 13)', () => {
  it('asks for nothing before a lead begins, and says so', async () => {
    const card = await steward.person('Tess').says('training');
    assert.match(card.text, /^Training\nTraining is not asked for here yet/);
    assert.deepEqual(card.buttons, ['Record completion', 'What I owe and have']);
    assert.ok(!(await page('Tess')).buttons.includes('Begin training'));
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
    const form = await tess.presses(await page('Tess'), 'I have read: KCSIE part one');
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

describe('confirming', () => {
  it('is a lead’s, for others alone; it shows the certificate, and takes several at once', async () => {
    await does('Tess', 'Record completion', CERTIFICATE);
    await does('Adil', 'Record completion', { ...CERTIFICATE, 'Certificate or reference': 'NCC 4712' });
    await does('Dora', 'Record completion', CERTIFICATE);
    const sami = steward.person('Sami');
    const waiting = await sami.presses(await page('Sami'), 'Confirm completions');
    assert.match(
      waiting.text,
      /Tess .*: Online safety\nCompleted on 23 November 2026\nCertificate or reference: NCC 4711/,
    );
    const form = await sami.presses(waiting, 'Confirm');
    const all = choicesIn(form, 'Which completions?');
    assert.equal(all.length, 3);
    const saved = await sami.presses(form, 'Save', { 'Which completions?': [...all] });
    assert.match(saved.text, /Saved: Confirm\. 3 recorded\..*Nothing waits to be confirmed\./s);
    assert.match((await page('Tess')).text, /Confirmed by Sami/);
  });

  it('never takes one’s own', async () => {
    await does('Dora', 'Record completion', CERTIFICATE);
    const dora = steward.person('Dora');
    const waiting = await dora.presses(await page('Dora'), 'Confirm completions');
    const form = await dora.presses(waiting, 'Confirm');
    const refused = await dora.presses(form, 'Save', {
      'Which completions?': [...choicesIn(form, 'Which completions?')],
    });
    assert.match(refused.refusal, /^Somebody else has to do this for you\./);
  });

  it('is not offered to a teacher, who forges the presses in vain', async () => {
    const offered = await page('Tess');
    assert.ok(!offered.buttons.some((one) => ['Confirm completions', 'Record a session'].includes(one)));
    for (const [verb, data] of [
      ['training-waiting', {}],
      ...['session', 'took-part', 'confirm', 'whose', 'take-back', 'begin'].map((name) => [
        'training-form',
        { name, item: 'course-yearly', owner: steward.person('Adil').id },
      ]),
    ] as const) {
      const answer = await steward.person('Tess').sends(offered, { verb: String(verb), data });
      assert.match(answer.refusal, /^This is not for you to record\./, JSON.stringify(data));
    }
    await does('Adil', 'Record completion', CERTIFICATE);
    const dora = steward.person('Dora');
    const waiting = await dora.presses(await page('Dora'), 'Confirm completions');
    const form = await dora.presses(waiting, 'Confirm');
    const save = pressOf(form, 'Save', { 'Which completions?': [...choicesIn(form, 'Which completions?')] });
    const forged = await steward.person('Tess').sends(offered, save);
    assert.match(forged.refusal, /^This is not for you to record\./);
    assert.match((await page('Adil')).text, /Not confirmed yet/);
  });
});

describe('a session for many at once', () => {
  const people = (form: Shown) => choicesIn(form, 'Who took part?');
  const opens = async (name = 'Dora'): Promise<Shown> => {
    const person = steward.person(name);
    const form = await person.presses(await page(name), 'Record a session');
    return await person.presses(form, 'Continue', { Course: 'Online safety' });
  };

  it('is one press, says how many and who had it already, and leaves out whom it says', async () => {
    await does('Tess', 'Record completion', CERTIFICATE);
    const form = await opens();
    assert.match(form.text, /Online safety\nWhat it covers: The policy, How to report/);
    const [except = ''] = people(form).filter((title) => title.startsWith('Matty'));
    const saved = await steward.person('Dora').presses(form, 'Save', {
      ...{ 'Who gave it?': 'The council’s adviser', 'Who took part?': [...people(form)], Except: except },
    });
    const count = people(form).length - 2;
    assert.match(
      saved.text,
      new RegExp(`Saved: Record a session\\. ${count} recorded\\. 1 had it already\\.`),
    );
    assert.match((await page('Adil')).text, /Given by: The council’s adviser\n.*Recorded by Dora/);
    assert.doesNotMatch((await page('Matty')).text, /adviser/);
  });

  it('is taken back for one person, with the reason', async () => {
    const dora = steward.person('Dora');
    const form = await opens();
    const two = people(form).filter((title) => /^(Adil|Tess)/.test(title));
    await dora.presses(form, 'Save', { 'Who gave it?': 'Sami', 'Who took part?': two });
    const whose = await dora.presses(
      await dora.presses(await page('Dora'), 'Confirm completions'),
      'Take back',
    );
    const nobody = await dora.presses(whose, 'Continue');
    assert.ok(nobody.inputs.includes('Who?'));
    const adil = two.find((title) => title.startsWith('Adil')) ?? '';
    const back = await dora.presses(whose, 'Continue', { 'Who?': adil });
    const saved = await dora.presses(back, 'Save', {
      ...{ 'Which completion?': 'Online safety, 2026-11-23', Reason: 'He was ill that day' },
    });
    assert.match(saved.text, /Saved: Take back\./);
    assert.match((await page('Adil')).text, /Taken back by Dora .*Reason: He was ill that day/);
    assert.match((await page('Tess')).text, /Given by: Sami/);
  });

  it('does what is missing and nothing twice when the store answered half of it', async () => {
    const dora = steward.person('Dora');
    const form = await opens();
    const entered = { 'Who gave it?': 'Sami', 'Who took part?': people(form).slice(0, 6) };
    const tess = steward.person('Tess').id;
    steward.rows.breakAt((key, way) => way === 'write' && key.includes(tess));
    const half = await dora.presses(form, 'Save', entered);
    steward.rows.mend();
    assert.match(half.refusal, /^1 of 6 were NOT saved/);
    const saved = await dora.presses(half, 'Save', entered);
    assert.match(saved.text, /1 recorded\. 5 had it already\./);
    for (const { id } of ['Tess', 'Dora', 'Sami'].map((name) => steward.person(name))) {
      const events = await steward.store.staff.ledgerEvents(SCHOOL, id);
      assert.equal(events.filter(({ event }) => event.type === 'completed').length, 1);
    }
  });
});

describe('induction (LIN-039, STA-079)', () => {
  const joins = async (name: string): Promise<Shown> =>
    await steward.person(name).presses(await page(name), 'Induction');

  it('lists who is new and what they have to sign, complete and be told, and is ticked off by those the pack names', async () => {
    await begins();
    await steward.settled();
    const shown = await joins('Hana');
    assert.match(
      shown.text,
      /Neve Newstarter-Demo\nTo complete: KCSIE part one, by .*; Online safety, by .*\nTo be told: Policy understood, by /,
    );
    const hana = steward.person('Hana');
    const form = await hana.presses(shown, 'Tick off');
    assert.match(form.text, /Policy understood: I talked the policy over with them\./);
    assert.deepEqual(choicesIn(form, 'What was done?'), ['Neve Newstarter-Demo: Policy understood']);
    const saved = await hana.presses(form, 'Save', { 'What was done?': choicesIn(form, 'What was done?') });
    assert.match(saved.text, /Saved: Tick off\./);
    assert.doesNotMatch(saved.text, /To be told/);
    assert.match(
      (await page('Neve')).text,
      /Done\nPolicy understood\nCompleted on 23 November 2026\nRecorded by Hana/,
    );
  });

  it('shows the office who is new, who ticks nothing off; and a teacher nobody', async () => {
    await begins();
    await steward.settled();
    const office = await joins('Olive');
    assert.match(office.text, /Neve Newstarter-Demo/);
    assert.ok(!office.buttons.includes('Tick off'));
    const tess = await page('Tess');
    assert.ok(!tess.buttons.includes('Induction'));
    for (const [verb, data] of [
      ['induction', {}],
      ['training-form', { name: 'tell' }],
    ] as const) {
      const answer = await steward.person('Tess').sends(tess, { verb, data });
      assert.match(answer.refusal, /^This is not for you to record\./, verb);
    }
    const form = await steward.person('Hana').presses(await joins('Hana'), 'Tick off');
    const save = pressOf(form, 'Save', { 'What was done?': choicesIn(form, 'What was done?') });
    assert.match(
      (await steward.person('Tess').sends(tess, save)).refusal,
      /^This is not for you to record\./,
    );
    assert.match((await joins('Hana')).text, /To be told: Policy understood/);
  });
});
