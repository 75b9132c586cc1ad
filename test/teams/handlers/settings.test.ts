import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const FIELD = 'Term dates and closures';
const CHRISTMAS = '2026-12-21 to 2027-01-01 Christmas';

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

async function opens(name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/settings'), FIELD);
}

async function form(name: string): Promise<Shown> {
  return await steward.person(name).presses(await opens(name), 'Change dates');
}

async function sets(name: string, text: string): Promise<Shown> {
  return await steward.person(name).presses(await form(name), 'Save', { [FIELD]: text });
}

describe('term dates and closures on the card (product 6)', () => {
  it('stands in /settings, says what it is for, and names the bank holidays on file with their source', async () => {
    const card = await steward.person('Hana').says('settings');
    assert.match(card.text, /^Settings\n/);
    assert.deepEqual(card.buttons, [FIELD, 'Check the set-up']);
    const { text, buttons } = await opens('Hana');
    assert.match(text, /^Term dates and closures\nSchool days are used for chasing/);
    assert.match(text, /The school is shut\nNone yet\nEvery weekday that is no bank holiday is a school day/);
    assert.match(
      text,
      /Bank holidays\n2026\n1 January, 3 April, .*\n2027\n.*\n2028\n.*26 December\nAfter 2028/,
    );
    assert.match(text, /England and Wales, worked out in 2026 .* gov\.uk\/bank-holidays\./);
    assert.deepEqual(buttons, ['Change dates', 'Hide']);
  });

  it('shows back as a list what was typed, with who set it and when, and fills the form with it', async () => {
    const saved = await sets('Hana', `${CHRISTMAS}\n\n2026-12-04 Staff training`);
    assert.match(saved.text, /Saved: Term dates and closures\./);
    const list =
      /The school is shut\n4 December 2026\nStaff training\n21 December 2026 to 1 January 2027\nChristmas\n/;
    assert.match(saved.text, list);
    assert.match(saved.text, /Last changes\n23 November 2026 at 10:31\nHana Head-Demo: 2 in the list/);
    const again = await form('Hana');
    assert.equal(valueIn(again, FIELD), `2026-12-04 Staff training\n${CHRISTMAS}`);
    steward.passes(5);
    const emptied = await steward.person('Hana').presses(again, 'Save', { [FIELD]: '' });
    assert.match(emptied.text, /None yet/);
    assert.match(emptied.text, /10:36\nHana Head-Demo: 0 in the list\n23 November 2026 at 10:31\n.*: 2 in/);
  });

  it('names the line that is wrong, keeps what was typed, and stores nothing', async () => {
    const typed = `${CHRISTMAS}\n\n21 December\n2026-02-30`;
    const refused = await sets('Hana', typed);
    assert.match(refused.refusal, /^Line 3: write dates as 2026-12-21 to 2027-01-01/);
    assert.equal(valueIn(refused, FIELD), typed);
    const hana = steward.person('Hana');
    for (const [line, says] of [
      ['2026-02-30', 'Line 1: there is no such day. Check the month and the day.'],
      ['2026-12-21 to 2026-01-01', 'Line 1: it ends before it begins. Write the first day first.'],
      ['2026-12-21 to 2027-12-01', 'Line 1: it is longer than 100 days. Check the years.'],
    ] as const)
      assert.equal((await hana.presses(refused, 'Save', { [FIELD]: line })).refusal, says);
    const long = await hana.presses(refused, 'Save', { [FIELD]: `2026-12-04 ${'x'.repeat(4_000)}` });
    assert.match(long.refusal, /is too long/);
    assert.deepEqual(await steward.store.termDates(SCHOOL, 9), []);
    assert.match((await hana.presses(refused, 'Save', { [FIELD]: CHRISTMAS })).text, /Saved: /);
  });

  it('pages a long list', async () => {
    const days = Array.from({ length: 130 }, (_, at) => `20${30 + at}-03-04 Closed for the day`);
    const saved = await sets('Hana', days.slice(0, 70).concat(days.slice(0, 60)).join('\n'));
    assert.match(saved.text, /Page 1 of \d/);
    const next = await steward.person('Hana').presses(saved, 'Next');
    assert.match(next.text, /Page 2 of \d/);
    assert.ok(next.buttons.includes('Back'));
  });

  it('is one change for one form, and none on a list that somebody changed meanwhile', async () => {
    const [mine, theirs] = [await form('Hana'), await form('Holder of agreements')];
    const hana = steward.person('Hana');
    for (let twice = 0; twice < 2; twice += 1)
      assert.match((await hana.presses(mine, 'Save', { [FIELD]: CHRISTMAS })).text, /Saved: /);
    assert.equal((await steward.store.termDates(SCHOOL, 9)).length, 1);
    const office = steward.person('Holder of agreements');
    const refused = await office.presses(theirs, 'Save', { [FIELD]: '2026-12-04 Snow' });
    assert.match(refused.refusal, /^Hana Head-Demo changed these dates after you opened this form\./);
    assert.equal(valueIn(refused, FIELD), '2026-12-04 Snow');
    assert.match((await office.presses(refused, 'Back')).text, /Christmas/);
  });
});

describe('who sets term dates', () => {
  it('is the head, the office and whoever sets Steward up; nobody else sees, opens or saves anything', async () => {
    const shown = await form('Hana');
    const save = pressOf(shown, 'Save', { [FIELD]: '2026-12-04 Forged' });
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const may = ['admin', 'agreements', 'head'].includes(role);
      const card = await person.says('/settings');
      assert.equal(card.buttons.includes(FIELD), may, role);
      assert.equal((await person.says('/help')).text.includes('/settings'), may, role);
      if (may) {
        assert.match((await sets(`Holder of ${role}`, CHRISTMAS)).text, /Saved: /, role);
        continue;
      }
      const presses = ['settings', 'term-dates', 'term-dates-form'].map((verb) => ({ verb, data: {} }));
      for (const press of [...presses, save]) {
        const answer = await person.sends(card, press);
        assert.match(answer.refusal, /^Only the head, the office and whoever sets Steward up/, role);
        assert.doesNotMatch(answer.text, /Christmas|Forged/);
      }
    }
    assert.doesNotMatch((await opens('Hana')).text, /Forged/);
  });

  it.each([
    { page: 0 },
    { page: '2' },
    { version: 0 },
    { version: -1, form: 'x', closures: '' },
    { version: 0, closures: ['x'] },
  ])('opens and saves nothing for altered data: %j (T9)', async (data) => {
    const hana = steward.person('Hana');
    for (const verb of ['term-dates', 'term-dates-save']) {
      const answer = await hana.sends({ activityId: 'activity-1' }, { verb, data });
      assert.match(answer.refusal, /This card is out of date/, verb);
    }
    assert.deepEqual(await steward.store.termDates(SCHOOL, 9), []);
  });
});

describe('what is typed as term dates', () => {
  it('is in no posted card, no log and no key (P9, T41, T42)', async () => {
    await sets('Hana', '2026-12-04 marmalade volcano');
    await steward.person('Hana').says('/settings');
    await steward.settled();
    assert.doesNotMatch(steward.wire.everything(), /marmalade/);
    assert.doesNotMatch(steward.log(), /marmalade/);
    const rows = await steward.rows.range(SCHOOL, { from: '0', before: 'z', limit: 1_000 });
    const holding = rows.filter(({ key, text }) => `${key} ${text}`.includes('marmalade'));
    assert.deepEqual(
      holding.map(({ key }) => key.split('_')[0]),
      ['terms'],
    );
    assert.ok(rows.every(({ key }) => !key.includes('marmalade')));
  });

  it('stays on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const hana = steward.person('Hana');
    const shown = await form('Hana');
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await hana.presses(shown, 'Save', { [FIELD]: CHRISTMAS });
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.equal(valueIn(kept, FIELD), CHRISTMAS);
      if (how === 'read') assert.match((await hana.presses(kept, 'Save')).text, /Saved: /);
    }
  });
});
