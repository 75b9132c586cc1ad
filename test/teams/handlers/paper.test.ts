import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type OwnerId, parseRollId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import { ROLES } from '#domain/person.ts';
import { choicesIn, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { publishes, withAgreements } from './agreements.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const PUPILS = ['Ada Ash', 'Ben Birch', 'Cleo Cedar'];
const SHEET = { 'Where is it filed?': 'Blue folder', 'Who saw it?': 'Olive Office-Demo' };
const BOTH = { 'The pupil has signed': true, 'A parent or carer has signed': true };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startTestSteward({ extra, edit: withAgreements });
  const head = await steward.store.roll.head(SCHOOL);
  const by = steward.person('Olive').id;
  const changes = PUPILS.map((name, at) => ({
    before: undefined,
    event: {
      ...({ type: 'added', by, at: steward.now(), through: 'card' } as const),
      entry: { id: idOf(at), name, kind: 'pupil', group: '5B' } as const,
    },
  }));
  assert.ok(await steward.store.roll.commit(SCHOOL, head, changes));
  await publishes(steward);
  await publishes(steward, { Kind: 'Pupil agreement', Title: 'For pupils' });
});
afterEach(async () => {
  await steward.close();
});

const idOf = (at: number) => parseRollId(`pupil${at}`.padEnd(32, '0')) ?? assert.fail();
const here = { activityId: 'activity-1' };

async function stateOf(owner: OwnerId, item: Item = 'agreement-pupil'): Promise<string> {
  const stored = await steward.store.staff.loadLedger(SCHOOL, owner);
  return stored?.ledger.obligations.find((one) => one.item === item)?.state ?? 'none';
}
async function opens(of: string, button = 'Continue'): Promise<Shown> {
  const olive = steward.person('Olive');
  const start = await olive.sends(here, { verb: 'paper', data: {} });
  return await olive.presses(start, button, { 'Whose sheets?': of });
}

describe('signatures on paper', () => {
  it('of a whole class are recorded by one press, with its exceptions (STA-208, STA-209, LTH-039)', async () => {
    const olive = steward.person('Olive');
    const form = await opens('Pupil agreement: 5B (3 not signed)');
    assert.match(form.text, /Pupil agreement: 5B\nRecorded for all 3 who have not signed/);
    assert.deepEqual(form.inputs, [
      ...['Except', 'Version', 'Signed on', 'The pupil has signed', 'A parent or carer has signed'],
      ...['Where is it filed?', 'Who saw it?'],
    ]);
    assert.equal(valueIn(form, 'Signed on'), '2026-11-23');
    const entered = { ...SHEET, ...BOTH, Except: ['Ben Birch'] };
    const saved = await olive.presses(form, 'Save', entered);
    assert.match(saved.text, /Saved: Record paper signatures\. 2 recorded\./);
    assert.deepEqual(await Promise.all([0, 1, 2].map((at) => stateOf(idOf(at)))), ['met', 'owed', 'met']);
    const again = await olive.sends(form, pressOf(form, 'Save', entered));
    assert.match(again.text, /Nobody is left to record/);
    const rest = await opens('Pupil agreement: 5B (1 not signed)');
    assert.deepEqual(choicesIn(rest, 'Except'), ['Ben Birch']);
  });

  it('with the pupil’s alone stay asked for until the parent signs (LTH-042, LTH-057)', async () => {
    const olive = steward.person('Olive');
    const form = await opens('Pupil agreement: 5B (3 not signed)');
    const none = await olive.presses(form, 'Save', SHEET);
    assert.match(none.refusal, /Tick who has signed the sheet\./);
    await olive.presses(form, 'Save', { ...SHEET, 'The pupil has signed': true });
    assert.equal(await stateOf(idOf(0)), 'owed');
    const later = await opens('Pupil agreement: 5B (3 not signed)');
    const twice = await olive.presses(later, 'Save', { ...SHEET, 'The pupil has signed': true });
    assert.match(twice.refusal, /recorded already\. Still missing: a parent or carer\./);
    await olive.presses(later, 'Save', { ...SHEET, 'A parent or carer has signed': true });
    assert.equal(await stateOf(idOf(0)), 'met');
  });

  it('of one member of staff are recorded by name, not in the future, and taken back with a reason', async () => {
    const olive = steward.person('Olive');
    const tess = steward.person('Tess').id;
    const form = await opens('Staff agreement: by name');
    const who = { 'Who?': ['Tess Teacher-Demo'] };
    const late = await olive.presses(form, 'Save', { ...SHEET, ...who, 'Signed on': '2026-11-24' });
    assert.match(late.refusal, /That day lies in the future/);
    assert.equal(valueIn(late, 'Where is it filed?'), 'Blue folder');
    const none = await olive.presses(form, 'Save', SHEET);
    assert.match(none.refusal, /Please choose|Please fill in/);
    await olive.presses(form, 'Save', { ...SHEET, ...who });
    assert.equal(await stateOf(tess, 'agreement-staff'), 'met');
    assert.match(
      (await steward.person('Tess').says('/sign')).text,
      /Version 1, signed on paper on 23 November/,
    );
    const back = await opens('Staff agreement: by name', 'Take back');
    assert.deepEqual(back.inputs, ['Whose sheet?', 'Reason']);
    const reason = { 'Whose sheet?': 'Tess Teacher-Demo', Reason: 'Another Tess' };
    assert.match((await olive.presses(back, 'Save', reason)).text, /Saved: Take back\./);
    assert.equal(await stateOf(tess, 'agreement-staff'), 'owed');
  });

  it('records nobody who came into the class after it was shown', async () => {
    const olive = steward.person('Olive');
    const form = await opens('Pupil agreement: 5B (3 not signed)');
    steward.passes(5);
    const head = await steward.store.roll.head(SCHOOL);
    const entry = { id: idOf(3), name: 'Dov Dogwood', kind: 'pupil', group: '5B' } as const;
    const event = { type: 'added', by: olive.id, at: steward.now(), through: 'card', entry } as const;
    await steward.store.staff.askReconcile(SCHOOL, idOf(3), steward.now());
    assert.ok(await steward.store.roll.commit(SCHOOL, head, [{ before: undefined, event }]));
    steward.passes(5);
    await steward.settled();
    assert.match((await olive.presses(form, 'Save', { ...SHEET, ...BOTH })).text, /3 recorded/);
    assert.equal(await stateOf(idOf(3)), 'owed');
  });

  it('are reached from the board, and keep their words when nothing can be stored or read (P1, T32)', async () => {
    const olive = steward.person('Olive');
    const board = await olive.presses(await olive.says('/board'), 'Open board');
    assert.match((await olive.presses(board, 'Record paper signatures')).text, /Only people who were asked/);
    const form = await opens('Pupil agreement: 5B (3 not signed)');
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await olive.presses(form, 'Save', { ...SHEET, ...BOTH });
      steward.rows.mend();
      assert.match(kept.refusal, /NOT saved/);
      assert.ok(JSON.stringify(kept.card).includes('Blue folder'), how);
    }
  });

  it('are for the office alone; forged data opens nothing (T8, T9)', async () => {
    const form = await opens('Pupil agreement: 5B (3 not signed)');
    const save = pressOf(form, 'Save', { ...SHEET, ...BOTH });
    const presses = [
      { verb: 'paper', data: {} },
      { verb: 'paper-form', data: { act: 'record', of: 'pupil 5B' } },
      save,
    ];
    for (const role of ROLES.filter((one) => one !== 'agreements'))
      for (const press of presses) {
        const answer = await steward.person(`Holder of ${role}`).sends(here, press);
        assert.match(answer.refusal, /Only the school office records signed sheets/, role);
        assert.doesNotMatch(answer.text, /Ada Ash/);
      }
    for (const more of [{ act: 'sign' }, { of: '' }, { by: 'x' }, { form: 7 }]) {
      const forged = { ...save, data: { ...save.data, ...more } };
      assert.match((await steward.person('Olive').sends(here, forged)).refusal, /out of date/);
    }
    assert.equal(await stateOf(idOf(0)), 'owed');
  });
});
