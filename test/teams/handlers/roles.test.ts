import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { type Entered, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const TESS = 'Tess Teacher-Demo, Teacher of English';
const LEAD = 'Designated Safeguarding Lead';
const ASKED: Entered = { 'Who?': TESS, 'Which role?': LEAD, Reason: 'Sami is ill.' };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const rolesOf = async (name: string) =>
  (await steward.store.person(SCHOOL, steward.person(name).id))?.person.roles;

async function opened(name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/roles'), 'Open roles');
}

async function form(name: string, title: string): Promise<Shown> {
  return await steward.person(name).presses(await opened(name), title);
}

async function saves(name: string, title: string, entered: Entered): Promise<Shown> {
  return await steward.person(name).presses(await form(name, title), 'Save', entered);
}

describe('/roles (H1, product 2)', () => {
  it('says who holds which role to those who give, approve or look after people, and to nobody else', async () => {
    const may: readonly string[] = ['admin', 'head', 'chair', 'dsl', 'agreements'];
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const card = await person.says('roles');
      assert.equal(/^Roles\n/.test(card.text), may.includes(role), role);
      assert.equal((await person.says('/help')).text.includes('/roles'), may.includes(role), role);
      if (!may.includes(role)) assert.match(card.refusal, /^Roles are given by whoever sets Steward up/);
    }
    const { text, buttons } = await opened('Hana');
    assert.match(text, /Designated Safeguarding Lead\nDora Lead-Demo, .*\nSami Secondlead-Demo/);
    assert.deepEqual(buttons.slice(0, 3), ['Grant a role', 'Take a role away', 'People']);
    assert.deepEqual((await opened('Dora')).buttons, ['Hide']);
  });

  it('posts neither a name nor a reason: both open for the presser alone', async () => {
    await saves('Adil', 'Grant a role', ASKED);
    const card = await steward.person('Adil').says('/roles');
    assert.deepEqual(card.buttons, ['Open roles', 'People']);
    assert.doesNotMatch(card.text, /-Demo|ill/);
    const hidden = await steward.person('Adil').presses(await opened('Adil'), 'Hide');
    assert.equal(hidden.text, card.text);
  });

  it('makes a lead of somebody by two people, and shows who asked, who approved and why', async () => {
    const asked = await saves('Adil', 'Grant a role', ASKED);
    assert.match(asked.text, /Saved: Grant a role\./);
    assert.match(
      asked.text,
      /Waiting for a second person\nTess Teacher-Demo: .*\nSami is ill\.\nAsked for by Adil/,
    );
    assert.deepEqual(await rolesOf('Tess'), []);
    const own = await saves('Adil', 'Approve', {});
    assert.equal(own.refusal, 'You asked for this role yourself. A second person must approve it.');
    const given = await saves('Hana', 'Approve', {});
    assert.match(given.text, /Saved: Approve\./);
    assert.match(given.text, /Tess Teacher-Demo: Designated Safeguarding Lead, given by two people/);
    assert.match(given.text, /asked for\nReason: Sami is ill\.\nAdil Admin-Demo/);
    assert.deepEqual(await rolesOf('Tess'), ['dsl']);
    assert.ok((await steward.person('Tess').says('/help')).text.includes('/cases'));
  });

  it('keeps a grant from whoever gets it, and lets it be refused with a reason', async () => {
    await saves('Adil', 'Grant a role', {
      ...ASKED,
      'Who?': 'Dora Lead-Demo, Designated safeguarding lead',
      'Which role?': 'Headteacher',
    });
    const dora = await saves('Dora', 'Approve', {});
    assert.match(dora.refusal, /^Nobody gives a role to themselves\./);
    const refused = await saves('Hana', 'Refuse', { Reason: 'We have one.' });
    assert.match(refused.text, /refused\nReason: We have one\.\nHana Head-Demo/);
    assert.ok(!refused.text.includes('Waiting for a second person'));
    assert.deepEqual(await rolesOf('Dora'), ['dsl']);
  });

  it('gives a role for 72 hours at once, which is over on the minute', async () => {
    const given = await saves('Adil', 'Grant a role', { ...ASKED, 'At once, for 72 hours only': true });
    assert.match(given.text, /Tess Teacher-Demo, .* \(until 26 November 2026 at 10:31\)/);
    assert.deepEqual(await rolesOf('Tess'), ['dsl']);
    const tess = steward.person('Tess');
    assert.ok((await tess.says('/help')).text.includes('/cases'));
    steward.passes(72 * 60);
    assert.ok(!(await tess.says('/help')).text.includes('/cases'));
    assert.match((await tess.says('/roles')).refusal, /^Roles are given by/);
    await steward.settled();
    assert.match((await opened('Hana')).text, /over after 72 hours\nSteward, by the clock/);
    const again = await saves('Hana', 'Grant a role', { ...ASKED, 'At once, for 72 hours only': true });
    assert.match(again.refusal, /less than four weeks ago/);
    assert.equal(valueIn(again, 'Reason'), 'Sami is ill.');
  });

  it('takes a role away by one person, and never the last administrator’s', async () => {
    const taken = await saves('Hana', 'Take a role away', {
      ...{
        'Who?': 'Sami Secondlead-Demo, Deputy safeguarding lead',
        'Which role?': LEAD,
        Reason: 'New post.',
      },
    });
    assert.match(taken.text, /taken away\nReason: New post\.\nHana Head-Demo/);
    assert.deepEqual(await rolesOf('Sami'), []);
    const wrong = await saves('Hana', 'Take a role away', {
      ...{
        'Who?': 'Dora Lead-Demo, Designated safeguarding lead',
        'Which role?': 'Headteacher',
        Reason: 'New post.',
      },
    });
    assert.match(wrong.refusal, /^This person does not hold that role\./);
  });

  it('lets nobody in by a press they were never shown (T10)', async () => {
    const shown = await form('Adil', 'Grant a role');
    const sent = pressOf(shown, 'Save', ASKED);
    for (const name of ['Tess', 'Holder of technician'])
      assert.match((await steward.person(name).sends(shown, sent)).refusal, /^Roles are given by/);
    for (const name of ['Dora', 'Olive'])
      assert.match((await steward.person(name).sends(shown, sent)).refusal, /^Roles are given by/);
    for (const verb of ['roles', 'roles-open', 'people', 'person', 'person-form', 'unreached']) {
      const data = verb === 'person' ? { who: oid(1) } : verb === 'person-form' ? { name: 'add' } : {};
      const answer = await steward.person('Tess').sends(shown, { verb, data });
      assert.match(answer.refusal, /^(Roles are given by|Only the office and whoever)/, verb);
    }
    const forged = await steward
      .person('Adil')
      .sends(shown, { ...sent, data: { ...sent.data, name: 'constructor' } });
    assert.match(forged.refusal, /out of date/);
    assert.deepEqual(await rolesOf('Tess'), []);
  });

  it('does one thing for one form, however often it is pressed', async () => {
    const shown = await form('Adil', 'Grant a role');
    for (let times = 0; times < 2; times += 1)
      assert.match(
        (await steward.person('Adil').presses(shown, 'Save', ASKED)).text,
        /Saved: Grant a role\./,
      );
    assert.equal((await steward.store.directory.load(SCHOOL)).directory.asked.length, 1);
  });
});
