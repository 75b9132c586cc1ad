import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { OFFICE, rollSteps } from '#test/support/roll.ts';
import { choicesIn, type Entered, valueIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const AYLA: Entered = { Name: 'Ayla Demo', Kind: 'Pupil', 'Class or group': '7B' };
const PAT: Entered = { Name: 'Pat Demo', Kind: 'Parent or carer', 'Parent of': ['Ayla Demo, 7B'] };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const { form, saves, list, opens } = rollSteps(() => steward);

describe('/roll', () => {
  it('says when nobody is on it, takes people in, and lists them by kind and class', async () => {
    const empty = await steward.person(OFFICE).says('/roll');
    assert.match(empty.text, /^Roll\n.*\nNobody is on the roll yet\. Add somebody, or import a list\./);
    assert.deepEqual(empty.buttons, ['Find', 'Add to the roll', 'Import a list', 'Import staff', 'People']);
    const added = await saves('Add to the roll', AYLA);
    assert.match(
      added.text,
      /^Ayla Demo\nPupil\nSaved: Add to the roll\.\nClass or group\n7B\nHistory\nAdded\n/,
    );
    assert.match(added.text, /Holder of agreements, 23 November 2026 at 10:31$/);
    assert.deepEqual(added.buttons, ['Change', 'Has left', 'Hide']);
    await saves('Add to the roll', { ...AYLA, Name: 'Zoe Demo', 'Class or group': '10A' });
    const card = await steward.person(OFFICE).says('/roll');
    assert.deepEqual(choicesIn(card, 'Kind and class'), ['Pupil 7B (1)', 'Pupil 10A (1)']);
    assert.deepEqual(choicesIn(await list('Pupil 10A (1)'), 'Who?'), ['Zoe Demo, 10A']);
  });

  it('links a parent to a child, and shows each on the other’s entry', async () => {
    await saves('Add to the roll', AYLA);
    const pat = await saves('Add to the roll', PAT);
    assert.match(pat.text, /Parent of\nAyla Demo, 7B/);
    const ayla = await opens('Ayla Demo, 7B', await list('Pupil 7B (1)'));
    assert.match(ayla.text, /Parents and carers\nPat Demo, Parent or carer/);
  });

  it('changes an entry, keeps what stood before, and takes no change on words that stand no more', async () => {
    const added = await saves('Add to the roll', AYLA);
    const [mine, late] = [await form('Change', OFFICE, added), await form('Change', OFFICE, added)];
    assert.equal(valueIn(mine, 'Name'), 'Ayla Demo');
    const office = steward.person(OFFICE);
    for (let twice = 0; twice < 2; twice += 1) {
      const saved = await office.presses(mine, 'Save', { Name: 'Ayla Changed', 'Class or group': '8B' });
      assert.match(
        saved.text,
        /Changed\nName: Ayla Demo before, Ayla Changed now\nClass or group: 7B before, 8B now/,
      );
    }
    const refused = await office.presses(late, 'Save', { Name: 'Other' });
    assert.match(refused.refusal, /^Somebody changed this entry after you opened it/);
    assert.equal(valueIn(refused, 'Name'), 'Other');
    assert.deepEqual(choicesIn(await list('Pupil 8B (1)'), 'Who?'), ['Ayla Changed, 8B']);
  });

  it('lets somebody leave and come back, with the parent whose last child it was (E45)', async () => {
    await saves('Add to the roll', AYLA);
    await saves('Add to the roll', PAT);
    const ayla = await opens('Ayla Demo, 7B', await list('Pupil 7B (1)'));
    const left = await saves('Has left', { 'Left on': '2026-11-20' }, OFFICE, ayla);
    assert.match(left.text, /Left on\n20 November 2026/);
    assert.match((await steward.person(OFFICE).says('/roll')).text, /Nobody is on the roll yet/);
    const office = steward.person(OFFICE);
    const found = await office.presses(await office.says('/roll'), 'Find', { 'Find person': 'PAT' });
    assert.deepEqual(choicesIn(found, 'Who?'), ['Pat Demo, Parent or carer, left 20 November 2026']);
    await saves('Came back', {}, OFFICE, left);
    assert.deepEqual(choicesIn(await office.says('/roll'), 'Kind and class'), [
      ...['Parent or carer (1)', 'Pupil 7B (1)'],
    ]);
  });

  it('moves a whole class up, and out, and changes nobody else', async () => {
    for (const name of ['Ayla', 'Ben', 'Cy']) await saves('Add to the roll', { ...AYLA, Name: name });
    await saves('Add to the roll', { ...AYLA, Name: 'Dee', 'Class or group': '7C' });
    const up = await saves('Move a class', { 'Kind and class': 'Pupil 7B (3)', 'Moves to': '8B' });
    assert.match(up.text, /Saved: Move a class\. 3 changed\./);
    assert.equal(choicesIn(await list('Pupil 8B (3)'), 'Who?').length, 3);
    const out = { 'Kind and class': 'Pupil 8B (3)', 'They have left': true };
    assert.match((await saves('Move a class', out)).text, /3 changed/);
    const office = steward.person(OFFICE);
    assert.deepEqual(choicesIn(await office.says('/roll'), 'Kind and class'), ['Pupil 7C (1)']);
    const neither = await office.presses(await form('Move a class'), 'Save', {
      'Kind and class': 'Pupil 7C (1)',
    });
    assert.match(neither.refusal, /^Write where the class moves to, or tick that they have left/);
  });

  it('marks who is there twice, finds by a part of the name, and pages a long list', async () => {
    for (let twice = 0; twice < 2; twice += 1) await saves('Add to the roll', AYLA);
    const twins = await list('Pupil 7B (2)');
    assert.deepEqual(choicesIn(twins, 'Who?'), Array(2).fill('Ayla Demo, 7B (same name twice)'));
    assert.match(
      (await opens('Ayla Demo, 7B (same name twice)', twins)).text,
      /The same name is on the roll twice/,
    );
    const office = steward.person(OFFICE);
    const finds = async (part: string) =>
      await office.presses(await office.says('/roll'), 'Find', { 'Find person': part });
    assert.match((await finds('nobody')).text, /Nobody is on this list/);
    assert.match((await finds(' ')).refusal, /^Type a part of the name/);
    for (let at = 0; at < 45; at += 1) {
      const entry = {
        ...AYLA,
        Name: `Pupil ${String.fromCharCode(65 + (at % 26))}${at}`,
        'Class or group': '9',
      };
      await saves('Add to the roll', entry);
    }
    const first = await list('Pupil 9 (45)');
    assert.match(first.text, /45 on this list\. Page 1 of 2\./);
    const second = await office.presses(first, 'Next');
    assert.equal(choicesIn(second, 'Who?').length, 5);
    assert.match((await office.presses(second, 'Back')).text, /Page 1 of 2/);
  });

  it('says in one sentence why an entry cannot stand, with what was typed still there', async () => {
    const office = steward.person(OFFICE);
    const shown = await form('Add to the roll');
    for (const [entered, says] of [
      [{ Name: '=1+1', Kind: 'Pupil' }, /^“Name” needs a letter/],
      [{ Name: 'Vic', Kind: 'Visitor' }, /^A visitor needs a last day and somebody of the staff/],
      [
        { Name: 'Ayla', Kind: 'Pupil', 'First day': '2026-11-02', 'Last day': '2026-11-01' },
        /^The last day is before the first day/,
      ],
    ] as const) {
      const refused = await office.presses(shown, 'Save', entered);
      assert.match(refused.refusal, says);
      assert.equal(valueIn(refused, 'Name'), entered.Name);
    }
    const ayla = await saves('Add to the roll', AYLA);
    const late = await office.presses(await form('Has left', OFFICE, ayla), 'Save', {
      'Left on': '2027-01-01',
    });
    assert.match(late.refusal, /^That day has not come yet/);
  });

  it('takes a guest with whoever answers for them, until the last day has passed (E46)', async () => {
    const guest = { Name: 'Vic Demo', Kind: 'Visitor', 'Last day': '2026-11-23' };
    const saved = await saves('Add to the roll', {
      ...guest,
      'Who answers for them?': 'Tess Teacher-Demo, Teacher of English',
    });
    assert.match(saved.text, /Who answers for them\?\nTess Teacher-Demo\n/);
    assert.equal(choicesIn(await list('Visitor (1)'), 'Who?').length, 1);
    steward.passes(24 * 60);
    assert.match((await list('Visitor (1)')).text, /Nobody is on this list/);
  });
});
