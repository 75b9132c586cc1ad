import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type StewardOptions, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const NEW = '66666666-0000-4000-8000-000000000001';
const SECOND = '66666666-0000-4000-8000-000000000002';
const TESS = 'Tess Teacher-Demo, Teacher of English';
const MANAGER = 'Leroy Seniorleader-Demo, Assistant headteacher';
const JOINER: Entered = {
  ...{ Account: NEW, Name: 'Neo New-Demo', Position: 'Teacher of art', Group: 'Year 6' },
  ...{ 'First day': '2026-11-23', 'Line manager': MANAGER },
};

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});
const start = async (options: StewardOptions = {}) => {
  steward = await startWithChannel(options);
};

async function people(name = 'Olive'): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/roles'), 'People');
}

async function opens(who: string, name = 'Olive'): Promise<Shown> {
  return await steward.person(name).presses(await people(name), 'Open', { 'Who?': who });
}

async function does(who: string, title: string, entered: Entered = {}): Promise<Shown> {
  const olive = steward.person('Olive');
  return await olive.presses(await olive.presses(await opens(who), title), 'Save', entered);
}

async function adds(entered: Entered = JOINER): Promise<Shown> {
  const olive = steward.person('Olive');
  return await olive.presses(await olive.presses(await people(), 'Add person'), 'Save', entered);
}

describe('people of the school, looked after by the office', () => {
  beforeEach(async () => await start());

  it('joins somebody, who may report in the same minute and holds no role', async () => {
    const added = await adds();
    assert.match(added.text, /^Neo New-Demo\nSaved: Add person\./);
    assert.match(added.text, /Group\nYear 6\nLine manager\nLeroy .*\nFirst day\n23 November 2026/);
    assert.match(added.text, /Roles\nNone above all staff\nChat\nThey have not opened Steward/);
    const neo = steward.person(NEW);
    await neo.opensChat();
    assert.match((await neo.says('/report')).text, /^Report a concern\n/);
    const { text, buttons } = await opens('Neo New-Demo, Teacher of art');
    assert.match(text, /Chat\nSteward can write to them\./);
    assert.deepEqual(buttons, ['Change', 'On leave', 'Has left', 'Second account', 'Back']);
  });

  it('names what is wrong with a joiner, and keeps what was typed', async () => {
    const unreadable = await adds({ ...JOINER, Account: 'neo@example.org' });
    assert.match(unreadable.refusal, /An account is an object id of 36/);
    assert.equal(valueIn(unreadable, 'Name'), 'Neo New-Demo');
    const tess = steward.person('Tess').id;
    assert.match(
      (await adds({ ...JOINER, Account: tess })).refusal,
      /^This account is in the directory already/,
    );
    const dates = await adds({ ...JOINER, 'Last day': '2026-11-01' });
    assert.match(dates.refusal, /^The last day comes before the first/);
    assert.equal(await steward.store.directory.ownerOf(SCHOOL, steward.person(NEW).id), undefined);
  });

  it('changes somebody, with what stands prefilled', async () => {
    await adds();
    const neo = 'Neo New-Demo, Teacher of art';
    const olive = steward.person('Olive');
    const form = await olive.presses(await opens(neo), 'Change');
    assert.deepEqual([valueIn(form, 'Group'), valueIn(form, 'First day')], ['Year 6', '2026-11-23']);
    const changed = await olive.presses(form, 'Save', { Group: 'Year 5', 'Last day': '2027-07-20' });
    assert.match(changed.text, /Saved: Change\.[\s\S]*Group\nYear 5[\s\S]*Last day\n20 July 2027/);
    assert.match(changed.text, /Line manager\nLeroy/);
  });

  it('takes everything from a leaver at once (E45, T21), and brings nobody’s roles back with them', async () => {
    const sami = 'Sami Secondlead-Demo, Deputy safeguarding lead';
    const gone = await does(sami, 'Has left');
    assert.match(gone.text, /Left\n23 November 2026[\s\S]*None above all staff/);
    assert.match((await steward.person('Sami').says('/cases')).text, /Nobody reads messages here/);
    const back = await does(`${sami} (has left)`, 'Has come back');
    assert.match(back.text, /None above all staff/);
    assert.match((await steward.person('Sami').says('/help')).text, /\/report/);
    assert.ok(!(await steward.person('Sami').says('/help')).text.includes('/cases'));
    const admin = await does('Adil Admin-Demo, Teams administrator', 'Has left');
    assert.match(admin.refusal, /^Nobody else is Administrator of Steward\./);
  });

  it('keeps long leave, with and without a last day (E51)', async () => {
    const away = await does(TESS, 'On leave', { 'First day of leave': '2026-11-30' });
    assert.match(away.text, /On leave\nFrom 30 November 2026, no last day yet/);
    assert.ok(away.buttons.includes('Back from leave'));
    const back = await does(TESS, 'Back from leave');
    assert.ok(!/On leave\nFrom/.test(back.text));
    const wrong = { 'First day of leave': '2026-11-30', 'Last day of leave': '2026-11-01' };
    assert.match((await does(TESS, 'On leave', wrong)).refusal, /^The last day comes before the first/);
  });

  it('knows a second account as the same person (E8), never one of somebody with a role', async () => {
    assert.match((await does(TESS, 'Second account', { Account: SECOND })).text, /Saved: Second account\./);
    const second = steward.person(SECOND);
    await second.opensChat();
    assert.match((await second.says('/mine')).text, /report/i);
    assert.equal(await steward.store.directory.ownerOf(SCHOOL, second.id), steward.person('Tess').id);
    const start = await second.says('/report');
    assert.match(start.text, /^Report a concern\n/);
    const dora = await does('Dora Lead-Demo, Designated safeguarding lead', 'Second account', {
      Account: NEW,
    });
    assert.match(dora.refusal, /^This person holds a role or is to get one/);
  });

  it('is done by the office and whoever sets Steward up: the head sees people and changes none', async () => {
    const { buttons } = await opens(TESS, 'Hana');
    assert.deepEqual(buttons, ['Grant a role', 'Back']);
    const form = await steward.person('Olive').presses(await opens(TESS), 'Has left');
    const sent = pressOf(form, 'Save', {});
    for (const name of ['Hana', 'Dora']) {
      const answer = await steward.person(name).sends(form, sent);
      assert.match(answer.refusal, /^Only the office and whoever sets Steward up/, name);
    }
    assert.equal((await steward.store.person(SCHOOL, steward.person('Tess').id))?.person.left, undefined);
  });

  it('names who cannot be reached, and how they can be again', async () => {
    const olive = steward.person('Olive');
    const before = await olive.presses(await people(), 'Who cannot be reached');
    assert.match(before.text, /^Who cannot be reached\n\d+ of 16 people looked at\. .*Ask IT to install it/);
    assert.ok(before.text.includes('Matty Maths-Demo') && !before.text.includes('Tess'));
    const tess = steward.person('Tess');
    const route = await steward.store.route(SCHOOL, tess.id);
    assert.ok(route !== undefined);
    await steward.store.saveRoute(SCHOOL, tess.id, { ...route, dead: true });
    await steward.person('Matty').opensChat();
    const later = await olive.presses(await people(), 'Who cannot be reached');
    assert.ok(later.text.includes('Tess') && !later.text.includes('Matty'));
  });
});

describe('people of a school of more than a hundred', () => {
  const CROWD = Array.from({ length: 100 }, (_, at) => ({
    oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: at === 7 ? 'Zelda Rare-Demo' : `Staff ${String(at).padStart(3, '0')}`,
  }));
  beforeEach(async () => await start({ extra: CROWD }));

  it('are found by a part of the name, to open them and to give them a role', async () => {
    const hana = steward.person('Hana');
    const found = await hana.presses(await people('Hana'), 'Open', { 'Find person': 'rare' });
    assert.deepEqual(choicesIn(found, 'Who?'), ['Zelda Rare-Demo, Teacher']);
    const opened = await hana.presses(found, 'Open', { 'Who?': 'Zelda Rare-Demo, Teacher' });
    assert.match(opened.text, /^Zelda Rare-Demo\n/);
    const form = await hana.presses(
      await hana.presses(await hana.says('/roles'), 'Open roles'),
      'Grant a role',
    );
    const entered = { 'Which role?': 'Network Manager', Reason: 'New post.', 'Find person': 'rare' };
    const searched = await hana.presses(form, 'Save', entered);
    assert.match(searched.refusal, /^Choose the person from the list, then save\./);
    const saved = await hana.presses(searched, 'Save', { 'Who?': 'Zelda Rare-Demo, Teacher' });
    assert.match(saved.text, /Zelda Rare-Demo: Network Manager, given/);
  });
});
