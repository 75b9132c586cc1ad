import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { AMINA_DSL, moment, TEACHER_TOM } from '#test/domain/case/world.ts';
import { reminding } from '#test/domain/ledger/reminding.ts';
import { choicesIn, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { startUnder } from '#test/support/under-pack.ts';
import { everythingAsked } from './owing.ts';

let steward: TestSteward | undefined;
afterEach(async () => {
  await steward?.close();
  steward = undefined;
});

/** Training has begun, and everybody was asked. */
async function begunUnder(pack: string): Promise<TestSteward> {
  const started = await startUnder(pack);
  steward = started;
  const dora = started.person('Dora');
  await dora.presses(await dora.presses(await page(started, 'Dora'), 'Begin training'), 'Begin');
  await started.settled();
  return started;
}

async function page({ person }: TestSteward, name: string): Promise<Shown> {
  return await person(name).presses(await person(name).says('/training'), 'What I owe and have');
}

async function board({ person }: TestSteward, name: string): Promise<string> {
  return (await person(name).presses(await person(name).says('/board'), 'Open board')).text;
}

describe('training that everybody has', () => {
  it('is shown for every member of staff, after one session for all (LIN-038)', async () => {
    const linden = await begunUnder('linden');
    const before = /Online safety for all staff\n0 of (\d+) \(0%\)/.exec(await board(linden, 'Hana'));
    const all = Number(before?.[1]);
    const dora = linden.person('Dora');
    const course = { Course: 'Online safety for all staff' };
    const form = await dora.presses(
      await dora.presses(await page(linden, 'Dora'), 'Record a session'),
      'Continue',
      course,
    );
    const people = choicesIn(form, 'Who took part?');
    assert.equal(people.length, all);
    const missing = people.find((one) => one.startsWith('Tess')) ?? assert.fail();
    const answers = { 'Who gave it?': 'Sami', 'Who took part?': people, Except: missing };
    await dora.presses(form, 'Save', answers);
    assert.ok((await board(linden, 'Hana')).includes(`Online safety for all staff\n${all - 1} of ${all}`));
    assert.match((await page(linden, 'Tess')).text, /To do\n(.*\n)*Online safety for all staff\nDue/);
  });

  it('is a programme that all can see, with topics and days, and the board follows it (STA-076)', async () => {
    const school = await begunUnder('st-andrews');
    const { courses } = await loadPolicy('st-andrews');
    const shown = await page(school, 'Tess');
    const counted = await board(school, 'Hana');
    for (const { title, topics = [] } of courses.filter(({ audience }) => audience.includes('staff'))) {
      const covers = topics.length === 0 ? '' : `\nWhat it covers: ${topics.join(', ')}`;
      assert.ok(shown.text.includes(`${title}\nDue 7 December 2026${covers}`), title);
      assert.match(counted, new RegExp(`${title}\\n0 of \\d+`));
    }
  });

  it('is asked for in reminders each year until it is recorded, of every member of staff (LTH-032)', async () => {
    const { policy, publications, closures } = await everythingAsked('linthorpe');
    const teacher = reminding({
      asking: { policy, closures, publications: { ...publications, versions: [] } },
    });
    const item = 'course-digitalSafeguarding';
    const days = () =>
      teacher
        .reminders()
        .filter(({ items }) => items.includes(item))
        .map(({ at }) => at.slice(0, 10));
    teacher.runs('2026-11-16T09:00:00Z', '2026-12-01T12:00:00Z');
    const asked = ['2026-11-16', '2026-11-23', '2026-11-27', '2026-11-30'];
    assert.deepEqual(days(), asked);
    const session = { type: 'record-session', owner: TEACHER_TOM.id, by: AMINA_DSL.id, item } as const;
    const at = moment('2026-12-01T12:00:00Z');
    assert.ok(teacher.does({ ...session, at, on: '2026-12-01', givenBy: 'The lead' }).ok);
    teacher.runs('2026-12-01T12:00:00Z', '2027-11-25T12:00:00Z');
    assert.deepEqual(days(), [...asked, '2027-11-17', '2027-11-24']);
  });
});

describe('a need for training', () => {
  it.each([
    ['of performance management (LIN-041)', 'linden'],
    ['of an appraisal (STA-081)', 'st-andrews'],
  ])('%s is written down by anybody on the staff, and read by the leads alone', async (_what, pack) => {
    const school = await startUnder(pack);
    steward = school;
    const tess = school.person('Tess');
    const form = await tess.presses(await page(school, 'Tess'), 'Record a training need');
    assert.deepEqual(form.inputs, ['What is needed?']);
    const missing = await tess.presses(form, 'Save');
    assert.match(missing.refusal, /Please fill in “What is needed\?”/);
    const need = { 'What is needed?': 'How games with chat work' };
    for (let twice = 0; twice < 2; twice += 1) {
      const saved = await tess.presses(form, 'Save', need);
      assert.match(saved.text, /Saved: Record a training need\.\n(.*\n)*To do/);
      assert.doesNotMatch(saved.text, /games/);
    }
    const dora = school.person('Dora');
    const book = await dora.presses(await dora.says('/log'), 'Record book', { Kind: 'Training needs' });
    assert.equal(book.text.split('What was done: How games with chat work').length, 2);
    assert.match(book.text, /Who was it for: Tess Teacher-Demo, .*\nBy whom: Tess Teacher-Demo/);
    const forged = { verb: 'book', data: { kind: 'trainingNeeds' } };
    const refused = await tess.sends(form, forged);
    assert.match(refused.refusal, /There is no such entry or kind for you/);
    const other = { kind: 'riskAssessments', name: 'need' };
    assert.match(
      (await tess.sends(form, { verb: 'book-form', data: other })).refusal,
      /no such entry or kind/,
    );
  });

  it('stays on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const school = await startUnder('linden');
    steward = school;
    const tess = school.person('Tess');
    const form = await tess.presses(await page(school, 'Tess'), 'Record a training need');
    for (const how of ['write', 'read'] as const) {
      school.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await tess.presses(form, 'Save', { 'What is needed?': 'marmalade' });
      school.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.match((await tess.presses(kept, 'Save')).text, /Saved: Record a training need\./);
    }
    assert.doesNotMatch(school.wire.everything(), /marmalade/);
    assert.doesNotMatch(school.log(), /marmalade/);
  });

  it('has no button where the policy asks for none', async () => {
    steward = await startUnder('brigantia');
    const { buttons } = await page(steward, 'Tess');
    assert.ok(!buttons.includes('Record a training need'));
  });
});

describe('what the lead plans', () => {
  it('is written down: the yearly audit of all staff’s needs, which comes back on its day (STA-078)', async () => {
    const school = await startUnder('st-andrews');
    steward = school;
    const { book, cycles } = await loadPolicy('st-andrews');
    const kind = book.find(({ id }) => id === 'trainingPlan')?.title ?? assert.fail();
    assert.equal(cycles.find(({ title }) => title === 'training needs of all staff')?.every, 'year');
    const orla = school.person('Orla');
    const form = await orla.presses(await orla.says('/log'), 'Record something', { Kind: kind });
    const audit = {
      'What was done?': 'Audit of needs: six want more on gaming.',
      'Who was it for?': 'All staff',
    };
    const saved = await orla.presses(form, 'Save', { ...audit, 'Follow up by': '2027-11-22' });
    assert.match(saved.text, /Audit of needs: six want more on gaming/);
    assert.doesNotMatch(saved.text, /Follow up now/);
    school.passes(364 * 24 * 60);
    const later = await orla.presses(await orla.says('/log'), 'Record book', { Kind: kind });
    assert.match(later.text, /Follow up now\nTraining programme.*\nWhat was done: Audit of needs/);
  });
});
