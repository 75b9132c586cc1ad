import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, pressOf, type Shown } from '#test/support/shown-card.ts';
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

  it('takes a whole group with its exceptions, and nobody chosen is refused', async () => {
    const dora = steward.person('Dora');
    const form = await opens();
    const gave = { 'Who gave it?': 'Sami' };
    assert.match((await dora.presses(form, 'Save', gave)).refusal, /^Choose who took part/);
    const [group = ''] = choicesIn(form, 'Everybody in').filter((title) => title.startsWith('Teaching'));
    const count = Number(/\((\d+)\)$/.exec(group)?.[1]);
    assert.ok(count > 2, group);
    const matty = people(form).filter((title) => title.startsWith('Matty'));
    const entered = { ...gave, 'Everybody in': [group], Except: matty };
    const saved = await dora.presses(form, 'Save', entered);
    assert.match(saved.text, new RegExp(`Saved: Record a session\\. ${count - 1} recorded\\.`));
    assert.doesNotMatch((await page('Matty')).text, /Given by/);
    assert.match((await page('Neve')).text, /Given by: Sami/);
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

  it('stands on /todo for whoever has something to tick off, until it is (product 12)', async () => {
    await begins();
    await steward.settled();
    const owes = async (name: string): Promise<Shown> => {
      const person = steward.person(name);
      return await person.presses(await person.says('/todo'), 'Show what I owe');
    };
    const hana = steward.person('Hana');
    const todo = await owes('Hana');
    assert.match(todo.text, /Induction\n1 joiner waits for a tick\nDue /);
    assert.doesNotMatch(todo.text, /Neve/);
    for (const name of ['Olive', 'Tess']) assert.doesNotMatch((await owes(name)).text, /joiner/);
    const form = await hana.presses(await hana.presses(todo, 'Induction'), 'Tick off');
    await hana.presses(form, 'Save', { 'What was done?': choicesIn(form, 'What was done?') });
    assert.doesNotMatch((await owes('Hana')).text, /joiner/);
  });
});
