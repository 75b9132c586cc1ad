import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Shown } from '#test/support/shown-card.ts';
import { CHANNEL, SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const NONE = 'There is no such case that you may open. Check the reference, such as LIN-26-0042.';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

describe('what somebody types (product 12)', () => {
  it.each(['/report', 'report', 'REPORT', '/Report', '  /rePort '])(
    'opens the form for “%s”',
    async (text) => {
      const card = await steward.person('Tess').says(text);
      assert.match(card.text, /^Report a concern\n/);
    },
  );

  it.each(['hello', '/nonsense', '', 'case', 'report that Sam is sad', "' or PartitionKey ne '"])(
    'answers “%s” with 999 advice, the form, and what else there is; its words are not kept',
    async (text) => {
      const tess = steward.person('Tess');
      const card = text === 'case' ? await tess.says('/help') : await tess.says(text);
      assert.match(card.text, /ring 999 now/);
      assert.ok(card.buttons.includes('Report a concern'));
      assert.deepEqual(await steward.store.allCases(SCHOOL), []);
      if (text.length > 6) assert.ok(!steward.wire.everything(tess.chat).includes(text));
      const form = await tess.presses(card, 'Report a concern');
      assert.deepEqual(form.buttons, ['Continue']);
    },
  );

  it('lists in /help only what this person can do', async () => {
    const commands = async (name: string) =>
      [...(await steward.person(name).says('/help')).text.matchAll(/^\/.*$/gm)].map(([line]) => line);
    const everybody = ['/report', '/mine', '/todo', '/sign', '/training'];
    assert.deepEqual(await commands('Tess'), [...everybody, '/help']);
    assert.deepEqual(await commands('Nadia'), [...everybody, '/board', '/help']);
    assert.deepEqual(await commands('Hana'), [
      ...everybody,
      '/cases',
      '/case',
      '/log',
      '/board',
      '/publish',
      '/settings',
      '/roll',
      '/roles',
      '/help',
    ]);
    assert.deepEqual(await commands('Leroy'), [...everybody, '/cases', '/case', '/board', '/help']);
    assert.deepEqual(await commands('Adil'), [
      ...everybody,
      '/settings',
      '/roll',
      '/roles',
      '/here safeguarding',
      '/here staff',
      '/help',
    ]);
    assert.deepEqual(await commands('Dora'), [
      ...everybody,
      '/cases',
      '/case',
      '/log',
      '/board',
      '/publish',
      '/roll',
      '/roles',
      '/here safeguarding',
      '/help',
    ]);
  });
});

describe('/mine', () => {
  it('says that there is nothing yet', async () => {
    assert.match((await steward.person('Tess').says('/mine')).text, /You have not sent a report yet\./);
  });

  it('lists what this person sent, by the category they chose and no later one (H31)', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora');
    const view = await dora.inChannel.presses(channelCard(steward, receipt), 'Open case');
    await dora.inChannel.presses(await dora.inChannel.presses(view, 'Triage'), 'Save', {
      ...{ Category: 'Unsuitable content', Kind: 'Inappropriate', Intent: 'Deliberate' },
      'Policy it falls under': 'Behaviour policy',
    });
    const mine = await steward.person('Tess').says('/mine');
    assert.match(mine.text, /LIN-26-0001 Online bullying\nReceived\. Sent 23 November 2026 at 10:31\./);
    const opened = await steward.person('Tess').presses(mine, 'Open LIN-26-0001');
    assert.match(opened.text, /^Report received/);
    assert.match((await steward.person('Matty').says('/mine')).text, /not sent a report/);
  });

  it('does not name the category of a concern about an adult in a posted card (product 4)', async () => {
    await reports(steward, 'Tess', { category: 'Concern about an adult' });
    const mine = await steward.person('Tess').says('/mine');
    assert.match(mine.text, /LIN-26-0001 Confidential report/);
  });
});

describe('/cases', () => {
  it('says that there is nothing', async () => {
    assert.match((await steward.person('Dora').says('/cases')).text, /No case is open that you may see\./);
  });

  it('shows what is urgent first, then the newest; /mine the newest', async () => {
    for (const danger of ['No', 'Yes', 'No', 'No', 'Yes', 'No'] as const) {
      await reports(steward, 'Tess', { danger });
      steward.passes(1);
    }
    const opens = ({ buttons }: Shown) =>
      buttons.flatMap((title) => /^Open .*-000(\d)$/.exec(title)?.[1] ?? []);
    assert.deepEqual(opens(await steward.person('Dora').says('/cases')), ['5', '2', '6', '4', '3', '1']);
    assert.deepEqual(opens(await steward.person('Tess').says('/mine')), ['6', '5', '4', '3', '2', '1']);
  });

  it('pages when it is long, and shows each case once', async () => {
    for (let made = 0; made < 17; made += 1) await reports(steward);
    const dora = steward.person('Dora');
    const first = await dora.says('/cases');
    const second = await dora.presses(first, 'Next');
    const seen = [first, second].flatMap(({ buttons }) =>
      buttons.filter((title) => title.startsWith('Open ')),
    );
    assert.deepEqual(
      [first, second].map(({ buttons }) => buttons.includes('Next')),
      [true, false],
    );
    assert.equal(seen.length, 17);
    assert.equal(new Set(seen).size, 17);
    const opened = await dora.presses(second, seen.at(-1) ?? '');
    assert.match(opened.text, /Pupils mocked another pupil/);
    for (const name of ['Tess', 'Nadia', 'Carla']) {
      const card = await steward.person(name).says('/cases');
      assert.match(card.text, /No case is open that you may see\./);
      assert.deepEqual(card.buttons, [], 'not even that there is a next page (T43)');
    }
  });

  it('tells a lead nothing of confidential cases, however many there are (H24, T43)', async () => {
    for (let made = 0; made < 17; made += 1)
      await reports(steward, 'Tess', { category: 'Concern about an adult' });
    const dora = await steward.person('Dora').says('/cases');
    assert.match(dora.text, /No case is open that you may see\./);
    assert.deepEqual(dora.buttons, []);
    const hana = await steward.person('Hana').says('/cases');
    assert.equal(hana.text.match(/Confidential report/g)?.length, 15);
    assert.ok(!hana.text.includes('Concern about an adult'));
    assert.ok(hana.buttons.includes('Next'));
  });
});

describe('/case', () => {
  it('posts a harmless card with Open case, however the reference is typed', async () => {
    const reference = referenceOn(await reports(steward));
    const dora = steward.person('Dora');
    for (const typed of [`/case ${reference}`, `CASE ${reference.toLowerCase()}`]) {
      const card = await dora.says(typed);
      assert.match(card.text, /^New report\n/);
      assert.ok(!card.text.includes('mocked'));
      assert.match((await dora.presses(card, 'Open case')).text, /mocked/);
    }
  });

  it('reads alike for not found, not allowed and not a reference (T43)', async () => {
    const reference = referenceOn(await reports(steward));
    const answers = [];
    for (const asked of [reference, 'LIN-26-0099', 'nonsense', "' or PartitionKey ne '", '']) {
      answers.push((await steward.person('Matty').says(`/case ${asked}`)).text);
    }
    assert.deepEqual([...new Set(answers)], [`That did not work\nNot done: ${NONE}`]);
    const [attempt, ...others] = await steward.store.attempts(SCHOOL);
    assert.deepEqual(others, []);
    assert.deepEqual([attempt?.command, attempt?.refusal], ['case', 'not-found']);
  });
});

describe('in a channel', () => {
  it.each(['/report', '/mine', '/training', '/cases', '/help', 'something else'])(
    'answers “%s” with one sentence there and the card in the personal chat',
    async (text) => {
      const tess = steward.person('Tess');
      const before = { chat: tess.posted().length, channel: steward.channel.posted().length };
      await tess.inChannel.says(text);
      assert.equal(tess.posted().length, before.chat + 1);
      const inChannel = steward.channel.posted().slice(before.channel);
      assert.deepEqual(
        inChannel.map((card) => [card.text, card.buttons]),
        [['I have messaged you privately', []]],
      );
    },
  );

  it('gives a link to its chat when it cannot write there, and shows nothing', async () => {
    const before = steward.channel.posted().length;
    await steward.person('Matty').inChannel.says('/mine');
    assert.equal(steward.channel.posted().length, before);
    assert.match(steward.wire.said(CHANNEL).at(-1) ?? '', /Open my chat first: https:\/\/teams\./);
  });

  it('is bound by a lead or an administrator alone', async () => {
    await steward.person('Tess').inChannel.says('/here safeguarding');
    assert.match(steward.wire.said(CHANNEL).at(-1) ?? '', /Only a safeguarding lead or/);
    await steward.person('Adil').inChannel.says('/here safeguarding');
    assert.match(steward.wire.said(CHANNEL).at(-1) ?? '', /All 6 people in this channel/);
    const inChat = await steward.person('Dora').says('/here safeguarding');
    assert.match(inChat.refusal, /in the channel itself/);
  });
});
