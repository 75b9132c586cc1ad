import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { verifyStreams } from '#storage/verify-streams.ts';
import { type Entered, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const OFFICE = 'Holder of agreements';
const LEFT = 'Whoever is on the roll in these classes and not in the list has left';
const LIST = [
  'Name;Kind;Class;Parent of;Sponsor;Last day;Roles',
  'Ayla Demo;Pupil;7B;;;;',
  'Ben Demo;;7B;;;;',
  'Pat Demo;Parent;;Ayla Demo;;;admin',
  'Vic Demo;Visitor;;;Tess Teacher-Demo;01/12/2026;',
  'Bad Demo;Pirate;7B;;;;',
].join('\n');

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

async function checks(list: string, entered: Entered = {}, on?: Shown, name = OFFICE): Promise<Shown> {
  const person = steward.person(name);
  const form = on ?? (await person.presses(await person.says('/roll'), 'Import a list'));
  return await person.presses(form, 'Check the list', { List: list, ...entered });
}

async function applies(on: Shown, entered: Entered = {}, name = OFFICE): Promise<Shown> {
  return await steward.person(name).presses(on, 'Apply', entered);
}

const version = async () => (await steward.store.roll.head(SCHOOL)).version;

describe('a list pasted for the roll', () => {
  it('is shown first, with what cannot be read and what is not read, and changes nothing', async () => {
    const shown = await checks(LIST);
    assert.match(shown.text, /\n4 new, 0 changed, 0 as they are, 1 cannot be read\.\n/);
    assert.match(
      shown.text,
      /New: Ayla Demo, 7B; Ben Demo, 7B; Vic Demo, Visitor; Pat Demo, Parent or carer\n/,
    );
    assert.match(shown.text, /Line 6: “Pirate” is no kind that you may import\./);
    assert.match(shown.text, /Not read: Roles\./);
    assert.deepEqual(shown.buttons, ['Apply', 'Check the list', 'Back']);
    assert.equal(valueIn(shown, 'List'), LIST);
    assert.equal(await version(), 0);
  });

  it('is applied as it was shown, once, and then has nothing left to do', async () => {
    const shown = await checks(LIST);
    assert.match((await applies(shown)).text, /Saved: Import a list\. 4 changed\./);
    assert.equal(await version(), 4);
    const again = await applies(shown);
    assert.match(again.refusal, /^The list, or what stands, is not what was shown, so nothing was done/);
    assert.match(again.text, /0 new, 0 changed, 4 as they are/);
    assert.deepEqual(again.buttons, ['Check the list', 'Back']);
    assert.equal(await version(), 4);
    const [first] = (await steward.store.roll.page(SCHOOL, undefined, 9)).items;
    assert.equal((await steward.store.roll.event(SCHOOL, first?.numbers[0] ?? 0))?.through, 'list');
  });

  it('is shown again where the roll or the list is not what was shown', async () => {
    const shown = await checks(LIST);
    const edited = await applies(shown, { List: LIST.replace('Ben Demo', 'Cy Demo') });
    assert.match(edited.refusal, /is not what was shown, so nothing was done/);
    assert.match(edited.text, /Cy Demo/);
    const ticked = await applies(shown, { [LEFT]: true });
    assert.equal(ticked.refusal, '');
    const next = await checks('Name,Class\nAyla Demo,8B');
    await applies(await checks('Name,Class\nBen Demo,8B'));
    assert.equal((await applies(next)).refusal, '');
    const stale = await checks('Name,Class\nAyla Demo,9C');
    await applies(await checks('Name,Class\nAyla Demo,9A'));
    assert.match((await applies(stale)).refusal, /is not what was shown/);
  });

  it('leaves alone whom it does not name, unless that was ticked and shown', async () => {
    await applies(await checks(LIST));
    const shown = await checks('Name,Class\nAyla Demo,7B');
    assert.match(shown.text, /1 here and not in the list: left alone\.\nNot in the list: Ben Demo, 7B/);
    assert.deepEqual(shown.buttons, ['Check the list', 'Back']);
    const ticked = await checks('Name,Class\nAyla Demo,7B', { [LEFT]: true }, shown);
    assert.match(ticked.text, /1 here and not in the list: will be marked as left\./);
    assert.match((await applies(ticked)).text, /1 changed/);
    const found = await steward.store.roll.inClass(SCHOOL, { kind: 'pupil', group: '7B' });
    assert.deepEqual(
      found.map(({ entry }) => entry.name),
      ['Ayla Demo'],
    );
  });

  it('takes a long list in many batches, and has the clock look at everybody in it', async () => {
    const names = Array.from({ length: 120 }, (_, at) => `Pupil ${at}\t7B`);
    const shown = await checks(['Name\tClass', ...names].join('\n'));
    assert.match(shown.text, /^.*\n120 new/);
    assert.match(shown.text, /; and 100 more\n?/);
    assert.match((await applies(shown)).text, /120 changed/);
    assert.deepEqual((await steward.store.roll.head(SCHOOL)).classes, [
      { kind: 'pupil', group: '7B', here: 120 },
    ]);
    const histories = await verifyStreams(steward.rows, SCHOOL);
    assert.deepEqual(
      histories.filter(({ stream }) => stream === 'roll'),
      [{ stream: 'roll' }],
    );
    steward.passes(5);
    const due = await steward.store.staff.dueStaff(SCHOOL, steward.now(), undefined, 200);
    assert.equal(due.items.filter(({ job }) => job === 'reconcile').length, 120);
  });

  it('is refused in one sentence where it is no list, is torn, or is too much for a card', async () => {
    for (const [list, says] of [
      ['Who,Class\nAyla,7B', /^The first line must name the columns, and one of them must be Name/],
      ['Name,Class\n"Ayla,7B', /^The list stops making sense at line 2: a quotation mark is not closed/],
      [`Name,Class\n${'ж'.repeat(11_900)},7B`, /^That is too much for one card, so nothing was done/],
    ] as const)
      assert.match((await checks(list)).refusal, says);
    assert.equal(await version(), 0);
  });

  it('lets whoever sets Steward up import nobody that is about a child, and anybody else nothing', async () => {
    const admin = await checks(LIST, {}, undefined, 'Holder of admin');
    assert.match(admin.text, /\n1 new, 0 changed, 0 as they are, 4 cannot be read/);
    const shown = await checks(LIST);
    for (const role of ['staff', 'technician', 'governor', 'onlineSafetyLead', 'seniorLeader']) {
      const person = steward.person(`Holder of ${role}`);
      for (const button of ['Check the list', 'Apply']) {
        const answer = await person.sends(shown, pressOf(shown, button, {}));
        assert.match(answer.refusal, /^Only the office/, role);
      }
    }
    assert.equal(await version(), 0);
  });

  it('stays on the card when nothing can be stored (P1, T32), and goes on with the rest after that', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `Pupil ${at},7B`);
    const shown = await checks(['Name,Class', ...names].join('\n'));
    let batches = 0;
    steward.rows.breakAt((key, way) => {
      batches += way === 'write' && key === 'rollhead' ? 1 : 0;
      return way === 'write' && key === 'rollhead' && batches > 1;
    });
    const kept = await applies(shown);
    steward.rows.mend();
    assert.match(kept.refusal, /^This was NOT saved/);
    const left = await checks(String(valueIn(kept, 'List')), {}, kept);
    assert.match(left.text, /\n38 new, 0 changed, 22 as they are/);
    steward.rows.breakAt(() => true);
    const unread = await applies(left);
    steward.rows.mend();
    assert.match(unread.refusal, /^This was NOT saved/);
    assert.equal(valueIn(unread, 'List'), valueIn(left, 'List'));
    assert.match((await applies(left)).text, /38 changed/);
    assert.equal(await version(), 60);
  });
});
