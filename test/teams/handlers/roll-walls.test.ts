import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { OFFICE, rollSteps } from '#test/support/roll.ts';
import { type Entered, pressOf } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const AYLA: Entered = { Name: 'Ayla Demo', Kind: 'Pupil', 'Class or group': '7B' };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const { form, saves, list, opens } = rollSteps(() => steward);

describe('who opens the roll', () => {
  it('is the office, leads, the head, and for whatever is about no child whoever sets Steward up', async () => {
    const ayla = await saves('Add to the roll', AYLA);
    const presses = [
      pressOf(await list('Pupil 7B (1)'), 'Open', { 'Who?': 'Ayla Demo, 7B' }),
      { verb: 'roll-class', data: { class: 'pupil:7B' } },
      pressOf(await form('Change', OFFICE, ayla), 'Save', { Name: 'Forged' }),
      pressOf(await form('Move a class'), 'Save', { 'Kind and class': 'Pupil 7B (1)', 'Moves to': '8B' }),
      pressOf(ayla, 'Has left', {}),
    ];
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const may = ['agreements', 'dsl', 'head', 'admin'].includes(role);
      const card = await person.says('/roll');
      assert.equal(card.refusal === '', may, role);
      assert.equal((await person.says('/help')).text.includes('/roll'), may, role);
      if (may) assert.equal((await person.presses(card, 'People')).refusal, '', role);
      if (['agreements', 'dsl', 'head'].includes(role)) continue;
      assert.doesNotMatch(card.text, /7B/, role);
      for (const press of presses) {
        const answer = await person.sends(card, press);
        assert.match(
          answer.refusal,
          /^(Only the office, safeguarding leads|There is no such entry|Please choose one of the answers)/,
          role,
        );
        assert.doesNotMatch(answer.text, /Ayla|Forged/, role);
      }
    }
    assert.match((await opens('Ayla Demo, 7B', await list('Pupil 7B (1)'))).text, /Added/);
  });

  it.each([{ id: 'x' }, { class: 'teacher:7B' }, { act: 'leave', id: oid(1) }, { page: 0 }, { act: 'x' }])(
    'opens and saves nothing for altered data: %j (T9)',
    async (data) => {
      const office = steward.person(OFFICE);
      for (const verb of ['roll-class', 'roll-entry', 'roll-form', 'roll-save']) {
        const answer = await office.sends({ activityId: 'activity-1' }, { verb, data });
        assert.match(answer.refusal, /This card is out of date/, verb);
      }
      assert.equal((await steward.store.roll.head(SCHOOL)).version, 0);
    },
  );
});

describe('what is typed on the roll', () => {
  it('is in no posted card, no log and no key (P9, T41, T42)', async () => {
    await saves('Add to the roll', { ...AYLA, Name: 'Marmalade Demo' });
    await steward.person(OFFICE).says('/roll');
    await steward.settled();
    assert.doesNotMatch(steward.wire.everything(), /marmalade/i);
    assert.doesNotMatch(steward.log(), /marmalade/i);
  });

  it('stays on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const office = steward.person(OFFICE);
    const shown = await form('Add to the roll');
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await office.presses(shown, 'Save', AYLA);
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.match(JSON.stringify(kept.card), /Ayla Demo/);
    }
    assert.equal((await steward.store.roll.head(SCHOOL)).version, 0);
  });

  it('has the clock look at whoever was changed, before the change is stored', async () => {
    steward.rows.breakAt((key, way) => way === 'write' && key.startsWith('roll'));
    const kept = await steward.person(OFFICE).presses(await form('Add to the roll'), 'Save', AYLA);
    assert.match(kept.refusal, /^This was NOT saved/);
    steward.rows.mend();
    steward.passes(5);
    const due = await steward.store.staff.dueStaff(SCHOOL, steward.now(), undefined, 9);
    assert.equal(due.items.filter(({ job }) => job === 'reconcile').length, 1);
  });
});
