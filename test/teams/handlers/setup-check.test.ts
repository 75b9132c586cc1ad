import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import type { Shown } from '#test/support/shown-card.ts';
import { LEADS, SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const CHECK = 'Check the set-up';

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

async function checks(name = 'Hana'): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/settings'), CHECK);
}

/** Every page, one after the other. */
async function wholeText(name = 'Hana'): Promise<string> {
  let shown = await checks(name);
  let text = shown.text;
  while (shown.buttons.includes('Next')) {
    shown = await steward.person(name).presses(shown, 'Next');
    text += `\n${shown.text}`;
  }
  return text;
}

describe('the set-up check at /settings (product 11)', () => {
  it('says what is to be put right before what is in order, and what to do about it', async () => {
    const text = await wholeText();
    assert.match(text, /^Set-up check\nTo put right: \d+\./);
    const [wrong = '', right = ''] = text.split('In order');
    assert.match(wrong, /Term dates\nNone yet\. Enter them under “Term dates and closures”\./);
    assert.match(wrong, /Contacts\nSee that each is right/);
    assert.match(wrong, /\nOut of hours: nobody wrote down when it was last checked\n/);
    assert.match(wrong, /\nChair of the [^\n]*: nobody wrote down/);
    assert.doesNotMatch(text, /LADO: /);
    assert.match(right, /Two people to review a case\nThere are always two who may review and sign it\./);
    assert.match(right, /Safeguarding channel\nEverybody in it may see ordinary cases/);
    assert.match(right, /Bank holidays\nOn file until the end of 2028\./);
  });

  it('names who cannot be written to, until they are heard of, and again when Teams says that the way is dead', async () => {
    const name = 'Holder of governor';
    assert.match(
      await wholeText(),
      new RegExp(`Chats\nSteward cannot write to these people[^.]*\\.[\\s\\S]*\n${name}\n`),
    );
    await steward.person(name).says('/help');
    assert.doesNotMatch(await wholeText(), new RegExp(`${name}\n`));
    const [id] = (await steward.store.people(SCHOOL, 9, name)).map((person) => person.id);
    const route = await steward.store.route(SCHOOL, id ?? assert.fail());
    await steward.store.saveRoute(SCHOOL, id ?? assert.fail(), { ...(route ?? assert.fail()), dead: true });
    assert.match(await wholeText(), new RegExp(`${name}\n`));
  });

  it('looks at the channel’s members anew at each press (E60)', async () => {
    const guest = { ...steward.person('Dora').account, userRole: 'guest' };
    assert.doesNotMatch(await wholeText(), /A guest is in it/);
    await steward.channel.bind(...LEADS, guest);
    assert.match(await wholeText(), /Safeguarding channel\nA guest is in it\. Take guests out\./);
    await steward.channel.bind(...LEADS, 'Tess');
    assert.match(await wholeText(), /Safeguarding channel\nSomebody in it may not see cases\./);
  });

  it('asks for the team of the staff until it is named', async () => {
    assert.match((await wholeText()).split('In order')[0] ?? '', /Team of the staff\nNone is named/);
    await steward.person('Adil').inChannel.says('/here staff');
    assert.match((await wholeText()).split('In order')[1] ?? '', /Team of the staff\nIt is named/);
  });

  it('goes back to the settings, and looks again', async () => {
    const hana = steward.person('Hana');
    const again = await hana.presses(await checks(), 'Check again');
    assert.match(again.text, /^Set-up check/);
    assert.match((await hana.presses(again, 'Hide')).text, /^Settings/);
  });

  it('is for those who set things, and tells nobody else a name (T9)', async () => {
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const card = await person.says('/help');
      const answer = await person.sends(card, { verb: 'setup-check', data: {} });
      const may = ['admin', 'agreements', 'head'].includes(role);
      assert.equal(/^Set-up check/.test(answer.text), may, role);
      if (!may) assert.match(answer.refusal, /^Only the head, the office and whoever sets Steward up/, role);
    }
  });

  it('shows no half check where something cannot be read', async () => {
    const hana = steward.person('Hana');
    const card = await hana.says('/settings');
    steward.rows.breakAt((key, way) => way === 'read' && key.startsWith('terms'));
    const broken = await hana.presses(card, CHECK);
    steward.rows.mend();
    assert.doesNotMatch(broken.text, /In order|To put right/);
    assert.match(broken.text, /try again/i);
  });

  it('posts no name: it is shown to whoever pressed alone', async () => {
    await wholeText();
    await steward.settled();
    const posted = JSON.stringify(steward.channel.posted());
    assert.doesNotMatch(posted, /Set-up check/);
  });
});
