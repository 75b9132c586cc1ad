import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { whichSchoolCard } from '#teams/handlers/which-school.ts';
import { CARD_LIMIT, cardSize } from '#teams/render-card.ts';
import {
  IN_NORTH,
  IN_SOUTH,
  leaves,
  NORTH,
  NORTH_CHANNEL,
  reportBy,
  reportsFrom,
  SOUTH,
  startAcademies,
} from '#test/support/academies.ts';
import { MESSAGE, opensDialog, submits } from '#test/support/dialogs.ts';
import { pressOf, valueIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startAcademies();
});
afterEach(async () => {
  await steward.close();
});

const cases = async (school: typeof NORTH) => (await steward.store.allCases(school)).length;

describe('somebody in several schools (product 2)', () => {
  it('is asked which, then the command is done there, and is not asked again in that chat', async () => {
    const bea = steward.person('Bea');
    const asked = await bea.says('/report');
    assert.match(asked.text, /^Which school\?\n/);
    assert.match(asked.text, /ring 999/);
    assert.deepEqual(asked.buttons, [IN_NORTH, IN_SOUTH]);
    const start = await bea.presses(asked, IN_SOUTH);
    assert.match(start.text, /^South Demo Academy\nReport a concern/);
    await reportsFrom(steward, bea, start);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [0, 1]);
    assert.match((await bea.says('/mine')).text, /^South Demo Academy\nMy reports\nSOU-26-0001/);
  });

  it('changes school by /school and by Change school in /help, and each card says where it is', async () => {
    const bea = steward.person('Bea');
    await bea.presses(await bea.says('/cases'), IN_NORTH);
    const help = await bea.says('/help');
    assert.match(help.text, /^North Demo Academy\n/);
    assert.match(help.text, /\/school\nChange the school you are in/);
    const there = await bea.presses(await bea.presses(help, 'Change school'), IN_SOUTH);
    assert.match(there.text, /^South Demo Academy\n/);
    assert.match((await bea.says('/mine')).text, /^South Demo Academy\n/);
    const back = await bea.presses(await bea.says('/school'), IN_NORTH);
    assert.match(back.text, /^North Demo Academy\n/);
  });

  it('sends a form to the school it was opened in, whatever was chosen since', async () => {
    const bea = steward.person('Bea');
    const start = await bea.presses(await bea.says('/report'), IN_NORTH);
    await bea.presses(await bea.says('/school'), IN_SOUTH);
    await reportsFrom(steward, bea, start);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [1, 0]);
  });

  it('keeps none of the words that were no command', async () => {
    const bea = steward.person('Bea');
    const asked = await bea.says('My secret is out');
    assert.match(asked.text, /^Which school\?\n/);
    assert.match((await bea.presses(asked, IN_NORTH)).text, /What Steward can do for you/);
    assert.ok(!steward.wire.everything(bea.chat).includes('secret'));
  });

  it('loses no words of a form that does not say where it belongs', async () => {
    const bea = steward.person('Bea');
    const start = await bea.presses(await bea.says('/report'), IN_NORTH);
    const form = await bea.presses(start, 'Continue', { 'What is it about?': 'Online hate' });
    const { verb, data } = pressOf(form, 'Send report', { 'What happened?': 'They wrote of it all night.' });
    const tara = steward.person('Tara');
    const { inSchool: _, ...rest } = data;
    const kept = await tara.sends(form, { verb, data: rest });
    assert.match(kept.refusal, /Type \/school and choose one, then send it again/);
    assert.match(JSON.stringify(kept.card), /They wrote of it all night/);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [0, 0]);
    await tara.presses(await tara.says('/school'), IN_SOUTH);
    assert.match((await tara.presses(kept, 'Send report')).text, /Report received/);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [0, 1]);
  });

  it('keeps author, time and link of a message that they report before they have chosen, and keeps it in the dialog', async () => {
    const tara = steward.person('Tara');
    const asked = await opensDialog(tara, 'reportMessage', MESSAGE);
    assert.match(asked.text, /^Which school\?\n/);
    const start = await submits(tara, asked, IN_SOUTH);
    assert.match(start.text, /^South Demo Academy\nReport a concern/);
    const form = await submits(tara, start, 'Continue', { 'What is it about?': 'Online hate' });
    assert.match(
      String(valueIn(form, 'What happened?')),
      /^A Teams message by Somebody Sender-Demo, sent 23 November 2026 at 09:05: https:\/\/teams\.example\/l\/message\//,
    );
    assert.match((await submits(tara, form, 'Send report')).text, /Report received/);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [0, 1]);
    assert.doesNotMatch(steward.wire.everything(tara.chat), /Sender-Demo/, 'no posted card holds it');
  });

  it('is still asked which school where the message is too long to go with every button', () => {
    const standings = Array.from({ length: 30 }, () => steward.schools).flatMap(([school]) =>
      school === undefined ? [] : [{ school }],
    );
    const card = whichSchoolCard({ standings, banner: '', say: '/report', message: 'x'.repeat(1_500) });
    assert.ok(cardSize(card) <= CARD_LIMIT);
    assert.equal(JSON.stringify(card).match(/choose-school/g)?.length, 30);
  });

  it.each([7, 'x'.repeat(1_501), { say: 'x' }])(
    'begins no report with an altered message (T9)',
    async (message) => {
      const tara = steward.person('Tara');
      const data = { inSchool: SOUTH, say: '/report', message };
      assert.match(
        (await tara.sends({ activityId: 'activity-1' }, { verb: 'choose-school', data })).refusal,
        /out of date/,
      );
    },
  );

  it('is known by either account, though each school lists another (E8)', async () => {
    const ali = steward.person('66666666-0000-4000-8000-000000000015');
    assert.deepEqual((await ali.says('/help')).buttons, [IN_NORTH, IN_SOUTH]);
    const other = steward.person('66666666-0000-4000-8000-000000000016');
    assert.deepEqual((await other.says('/help')).buttons, [IN_NORTH, IN_SOUTH]);
  });

  it('is asked no more once they have left all but one (T21)', async () => {
    const gus = steward.person('Gus');
    await gus.presses(await gus.says('/school'), IN_SOUTH);
    await leaves(steward, SOUTH, gus);
    const help = await gus.says('/school');
    assert.match(help.text, /^What Steward can do for you/);
    assert.ok(!help.buttons.includes('Change school'));
    await leaves(steward, NORTH, gus);
    assert.match((await gus.says('/help')).text, /^Nobody reads messages here/);
  });

  it('has a file told to their school without being asked first (E21)', async () => {
    const picture = [{ contentType: 'image/png', contentUrl: 'http://127.0.0.1:9/x.png', name: 'x.png' }];
    const bea = steward.person('Bea');
    const card = await bea.says('', { attachments: picture });
    assert.match(card.text, /^North Demo Academy\nSteward takes no pictures or files/);
    assert.deepEqual([await cases(NORTH), await cases(SOUTH)], [1, 0]);
  });
});

describe('somebody in one school of several', () => {
  it('notices nothing', async () => {
    const nia = steward.person('Nia');
    for (const text of ['/help', '/school']) {
      const card = await nia.says(text);
      assert.match(card.text, /^What Steward can do for you/);
      assert.ok(!/\/school|Demo Academy/.test(card.text), card.text);
      assert.ok(!card.buttons.includes('Change school'));
    }
    const receipt = await reportBy(steward, 'Nia');
    assert.match(receipt.text, /^Report received\n[\s\S]*NOR-26-0001/);
    assert.ok(!JSON.stringify(receipt.card).includes('inSchool'));
    assert.match(steward.person('Nell').latest('NOR-26-0001').text, /^New report/);
  });

  it('cannot choose another by card data (T9)', async () => {
    const nia = steward.person('Nia');
    const here = { activityId: 'activity-1' };
    const chosen = await nia.sends(here, { verb: 'choose-school', data: { inSchool: SOUTH, say: '/cases' } });
    assert.match(chosen.refusal, /out of date/);
    assert.match((await nia.sends(here, { verb: 'school', data: {} })).refusal, /out of date/);
  });
});

describe('a channel that one school has', () => {
  it('decides the school for what is typed there, and no other school takes it', async () => {
    const members = ['Nell', 'Bea'].map((name) => steward.person(name).account);
    steward.connector.setMembers(NORTH_CHANNEL, members, 100);
    const bea = steward.person('Bea', NORTH_CHANNEL);
    await steward.person('Nell', NORTH_CHANNEL).inChannel.says('/here safeguarding');
    await bea.inChannel.says('/mine');
    assert.match(bea.latest().text, /^North Demo Academy\nMy reports/);
    await steward.person('Saul', NORTH_CHANNEL).inChannel.says('/here safeguarding');
    assert.match(steward.wire.said(NORTH_CHANNEL).at(-1) ?? '', /Another school announces its reports here/);
    assert.equal(await steward.store.channel(SOUTH), undefined);
    await bea.presses(await bea.says('/school'), IN_SOUTH);
    await bea.inChannel.says('/mine');
    assert.match(bea.latest().text, /^North Demo Academy\nMy reports/, 'the place before the choice');
  });

  it('asks in private, and binds nothing, while it is not known for which school', async () => {
    const tara = steward.person('Tara', NORTH_CHANNEL);
    await tara.inChannel.says('/here safeguarding');
    assert.match(tara.latest().text, /^Which school\?/);
    assert.deepEqual(
      [await steward.store.channel(NORTH), await steward.store.channel(SOUTH)],
      [undefined, undefined],
    );
  });
});

describe('notices to somebody in several schools', () => {
  it('say which school they come from, and reach a chat that was opened once', async () => {
    await reportBy(steward, 'Nia');
    await steward.settled();
    const bea = steward.person('Bea');
    const card = bea.latest('NOR-26-0001');
    assert.match(card.text, /^North Demo Academy\nNew report/);
    await bea.presses(await bea.says('/school'), IN_SOUTH);
    const opened = await bea.presses(card, 'Open case');
    assert.match(opened.text, /^North Demo Academy\nNOR-26-0001/, 'its own school, whatever was chosen');
    assert.match((await bea.says('/case NOR-26-0001')).text, /^North Demo Academy\nNew report/);
    assert.match((await bea.says('/cases')).text, /No case is open/);
  });
});
