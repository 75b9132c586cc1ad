import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type PersonId, parsePersonId } from '#domain/ids.ts';
import { ROLES } from '#domain/person.ts';
import { type Entered, pressOf, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

function oid(at: number, first = '55555555'): PersonId {
  return parsePersonId(`${first}-0000-4000-8000-${String(at).padStart(12, '0')}`) ?? assert.fail();
}
const OFFICE = 'Holder of agreements';
const LEFT = 'Whoever is in the directory and not in the list has left';
const joiner = (at: number) => oid(at, '77777777');

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

async function checks(lines: readonly string[], entered: Entered = {}, name = OFFICE): Promise<Shown> {
  const person = steward.person(name);
  const form = await person.presses(await person.says('/roll'), 'Import staff');
  return await person.presses(form, 'Check the list', { List: lines.join('\n'), ...entered });
}
const applies = async (on: Shown, entered: Entered = {}) =>
  await steward.person(OFFICE).presses(on, 'Apply', entered);
const person = async (id: PersonId) => (await steward.store.person(SCHOOL, id))?.person;
const staffAt = ROLES.indexOf('staff');

describe('a list pasted for the directory', () => {
  it('is shown first and changes nothing, and gives nobody a role', async () => {
    const shown = await checks([
      'oid\tName\tPosition\tManager\tRoles',
      `${joiner(1)}\tNell New\tTeacher of music\tNed Next\tadmin`,
      `${joiner(2)}\tNed Next\tHead of year\t\tdsl`,
      `${oid(staffAt)}\t\tTeacher of maths\t\t`,
    ]);
    assert.match(
      shown.text,
      /\n2 new, 1 changed, 0 as they are, 0 cannot be read\. \d+ here and not in the list: left alone\./,
    );
    assert.match(
      shown.text,
      /New: Nell New, Teacher of music; Ned Next, Head of year\nChanged: Holder of staff\n/,
    );
    assert.match(shown.text, /Roles in the list were not read: they are given with \/roles alone\./);
    assert.equal(await person(joiner(1)), undefined);
    assert.match((await applies(shown)).text, /Saved: Import staff\. \d changed\.$/m);
    assert.deepEqual(await person(joiner(1)), {
      ...{ id: joiner(1), name: 'Nell New', position: 'Teacher of music', roles: [], manager: joiner(2) },
    });
    assert.equal((await person(oid(staffAt)))?.position, 'Teacher of maths');
    assert.match((await steward.person(joiner(1)).says('/help')).text, /What Steward can do for you/);
  });

  it('is applied once, as it was shown, and shown again where the directory is another by then', async () => {
    const list = ['oid,Name,Position', `${joiner(1)},Nell New,Teacher`];
    const shown = await checks(list);
    const renamed = await checks(['oid,Name', `${oid(staffAt)},Renamed Staff`]);
    assert.match((await applies(shown)).text, /1 changed/);
    const again = await applies(shown);
    assert.match(again.refusal, /is not what was shown, so nothing was done/);
    assert.deepEqual(again.buttons, ['Check the list', 'Back']);
    const edited = await applies(renamed, { List: `oid,Name\n${oid(staffAt)},Forged` });
    assert.match(edited.refusal, /is not what was shown/);
    assert.equal((await person(oid(staffAt)))?.name, 'Holder of staff');
  });

  it('marks as left whom it does not name, where that was ticked: never who pastes it, nor the last admin', async () => {
    const all = await steward.store.people(SCHOOL, 1_000);
    const leaves = [oid(staffAt), ...all.filter(({ roles }) => roles.includes('admin')).map(({ id }) => id)];
    const staying = all.filter(({ id }) => !leaves.includes(id) && id !== oid(ROLES.indexOf('agreements')));
    const lines = ['oid', ...staying.map(({ id }) => id)];
    const shown = await checks(lines, { [LEFT]: true });
    assert.match(
      shown.text,
      new RegExp(`\\n0 new, 0 changed, .* ${leaves.length} here and not in the list: will be marked as left`),
    );
    const applied = await applies(shown);
    assert.match(applied.text, new RegExp(`${leaves.length - 1} changed\\. 1 could not be changed`));
    assert.notEqual((await person(oid(staffAt)))?.left, undefined);
    assert.equal((await person(oid(ROLES.indexOf('agreements'))))?.left, undefined);
    const admins = (await steward.store.holders(SCHOOL)).filter(({ roles }) => roles.includes('admin'));
    assert.equal(admins.length, 1);
  });

  it('takes more people than one batch of the directory, and goes on with the rest after a fault (P1, T32)', async () => {
    const lines = Array.from({ length: 70 }, (_, at) => `${joiner(at)},Joiner ${at},Teacher`);
    const shown = await checks(['oid,Name,Position', ...lines]);
    steward.rows.breakAt((key, way) => way === 'write' && key === `person_${joiner(40)}`);
    const kept = await applies(shown);
    steward.rows.mend();
    assert.match(kept.refusal, /^This was NOT saved/);
    const left = await steward.person(OFFICE).presses(kept, 'Check the list');
    assert.match(left.text, /\n42 new, 0 changed, 28 as they are/);
    assert.match((await applies(left)).text, /42 changed/);
    assert.equal((await person(joiner(69)))?.name, 'Joiner 69');
  });

  it('is for the office and whoever sets Steward up; nobody else sees or changes anything by it', async () => {
    const shown = await checks(['oid,Name,Position', `${joiner(1)},Nell New,Teacher`]);
    for (const role of ROLES.filter((one) => !['agreements', 'admin'].includes(one))) {
      const other = steward.person(`Holder of ${role}`);
      assert.ok(!(await other.says('/roll')).buttons.includes('Import staff'), role);
      for (const button of ['Check the list', 'Apply'])
        assert.match(
          (await other.sends(shown, pressOf(shown, button, {}))).refusal,
          /^Only the office/,
          role,
        );
    }
    assert.equal(await person(joiner(1)), undefined);
    assert.match((await checks(['oid'], {}, 'Holder of admin')).text, /0 new/);
  });
});
