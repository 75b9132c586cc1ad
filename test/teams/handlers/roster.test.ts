import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Shown } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';

const STAFF_TEAM = '19:all-staff@thread.tacv2';
const TENANT = '11111111-1111-1111-1111-111111111111';
const member = (number: number, more: object = {}) => {
  const oid = `66666666-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    id: `29:${oid}`,
    name: `New ${number}`,
    aadObjectId: oid,
    tenantId: TENANT,
    userRole: 'user',
    ...more,
  };
};
const GUEST = member(900, { name: 'Gus Guest', userRole: 'guest' });

let steward: TestSteward;
beforeEach(async () => {
  steward = await startTestSteward();
  for (const name of ['Olive', 'Tess', 'Adil']) await steward.person(name).opensChat();
});
afterEach(async () => {
  await steward.close();
});

const inTeam = (...members: readonly (string | object)[]) => {
  const accounts = members.map((one) => (typeof one === 'string' ? steward.person(one).account : one));
  steward.connector.setMembers(STAFF_TEAM, accounts, 20);
};

async function binds(name = 'Olive'): Promise<string> {
  await steward.person(name, STAFF_TEAM).inChannel.says('/here staff');
  await steward.settled();
  const said = steward.connector.received.findLast((call) => call.conversationId === STAFF_TEAM);
  return String(Reflect.get(Object(said?.body), 'text'));
}

async function compared(): Promise<Shown> {
  const olive = steward.person('Olive');
  const people = await olive.presses(await olive.says('/roles'), 'People');
  return await olive.presses(people, 'Compare with the team');
}

const isHere = async (number: number) =>
  (await steward.store.person(SCHOOL, steward.person(member(number).aadObjectId).id)) !== undefined;

describe('/here staff (E45, E46)', () => {
  it('shows who would be added and who is not in the team any more, and changes nothing by itself', async () => {
    inTeam('Olive', 'Adil', 'Tess', member(1), member(2), GUEST);
    assert.match(await binds(), /^The people of this team are the staff\./);
    const { text, buttons } = await compared();
    assert.match(text, /Nothing was changed yet\./);
    assert.match(text, /Would be added: 2\n.*\nNew 1\nNew 2/);
    assert.match(text, /Not in the team any more: 13\n/);
    assert.match(text, /Guests and others, never added: 1\n.*\nGus Guest/);
    assert.deepEqual(buttons.slice(0, 2), ['Apply', 'Compare now']);
    assert.deepEqual([await isHere(1), await isHere(900)], [false, false]);
  });

  it('adds those who were shown, without a role, and nobody twice; takes nobody out', async () => {
    const many = Array.from({ length: 60 }, (_, at) => member(at + 1));
    inTeam('Olive', 'Adil', ...many, GUEST);
    await binds();
    const olive = steward.person('Olive');
    await olive.presses(await compared(), 'Apply');
    await steward.settled();
    assert.match((await compared()).text, /60 added\./);
    assert.deepEqual([await isHere(1), await isHere(60), await isHere(900)], [true, true, false]);
    assert.deepEqual((await steward.store.person(SCHOOL, olive.id))?.person.left, undefined);
    const joiner = await steward.store.person(SCHOOL, steward.person(member(1).aadObjectId).id);
    assert.deepEqual(joiner?.person.roles, []);
    assert.equal((await steward.store.person(SCHOOL, steward.person('Tess').id))?.person.left, undefined);
    await olive.presses(await compared(), 'Compare now');
    await steward.settled();
    assert.ok(!(await compared()).text.includes('Would be added'));
  });

  it('says so when the team cannot be read, and keeps what stood', async () => {
    await binds();
    assert.match((await compared()).text, /The team could not be read\./);
  });

  it('is for the office and whoever sets Steward up alone', async () => {
    inTeam('Olive', member(1));
    assert.equal(await binds('Tess'), 'Only the office or an administrator does that.');
    assert.equal(await steward.store.directory.roster.team(SCHOOL), undefined);
    await binds('Adil');
    const shown = await compared();
    for (const verb of ['roster', 'roster-ask', 'roster-apply']) {
      const answer = await steward.person('Hana').sends(shown, { verb, data: {} });
      assert.match(answer.refusal, /^Only the office and whoever sets Steward up/, verb);
    }
    await steward.settled();
    assert.equal(await isHere(1), false);
  });

  it('says what to do where no team was chosen', async () => {
    const { text, buttons } = await compared();
    assert.match(text, /No team is chosen yet\. Post @Steward \/here staff/);
    assert.deepEqual(buttons, ['Back']);
  });
});
