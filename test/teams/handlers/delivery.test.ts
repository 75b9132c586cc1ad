import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { ConnectorAnswer } from '#test/support/fake-connector.ts';
import { CHANNEL, LEADS, SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const OTHERS = LEADS.filter((name) => name !== 'Orla');

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const inChannel = () => steward.channel.posted().map(({ text }) => text);
const inChat = (name: string) =>
  steward
    .person(name)
    .posted()
    .map(({ text }) => text);
const waits = async (minutes: number) => {
  steward.passes(minutes);
  await steward.settled();
};

describe('an answer of the connector (P7, P8, T34, T36, T39, T40)', () => {
  it.each<[string, ConnectorAnswer]>([
    ['429 without a time', { status: 429 }],
    ['429 with a time', { status: 429, headers: { 'retry-after': '30' } }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a cut connection', 'reset'],
    ['401', { status: 401 }],
  ])('that is %s loses nothing: the card comes a little later, once', async (_, answer) => {
    await reports(steward, 'Tess', { answers: [answer] });
    assert.deepEqual(inChannel(), []);
    assert.equal(inChat('Hana').length, 1, 'the others go out meanwhile');
    await waits(1);
    assert.equal(inChannel().length, 1);
    await waits(60);
    assert.equal(inChannel().length, 1);
  });

  it('that asks for a longer wait is obeyed', async () => {
    await reports(steward, 'Tess', { answers: [{ status: 429, headers: { 'retry-after': '600' } }] });
    await waits(9);
    assert.deepEqual(inChannel(), []);
    await waits(1);
    assert.equal(inChannel().length, 1);
  });

  it('that is out for two hours loses nothing (T36)', async () => {
    const answers = Array.from({ length: 3 }, () => ({ status: 503 }));
    const receipt = await reports(steward, 'Tess', { answers });
    for (let quarter = 0; quarter < 8; quarter += 1) {
      steward.answerNext(...answers.slice(steward.wire.unused()));
      await waits(15);
    }
    assert.deepEqual([inChannel(), inChat('Hana')], [[], []]);
    for (let hour = 0; hour < 3; hour += 1) await waits(60);
    assert.ok(inChannel()[0]?.includes(referenceOn(receipt)));
    assert.ok(inChat('Hana')[0]?.includes(referenceOn(receipt)));
  });

  it.each([400, 413])('that is %d is not tried again, and holds up nobody else (T39)', async (status) => {
    await reports(steward, 'Tess', { answers: [{ status }] });
    assert.equal(inChat('Hana').length, 1);
    await waits(60);
    assert.deepEqual(inChannel(), []);
    await reports(steward);
    assert.equal(inChannel().length, 1);
  });

  it.each([403, 404])(
    'that is %d for the channel sends the card to the leads’ own chats (T40)',
    async (status) => {
      const body = { error: { code: 'ConversationNotFound' } };
      await reports(steward, 'Tess', { answers: [{ status, body }] });
      for (const name of ['Dora', 'Sami', 'Thea']) assert.match(inChat(name)[0] ?? '', /^New report\n/, name);
    },
  );

  it.each([403, 404])(
    'that is %d for a chat marks it, and the card comes once it is open again',
    async (status) => {
      const hana = steward.person('Hana');
      await reports(steward, 'Tess', { answers: [{ status: 201, body: { id: 'in-channel' } }, { status }] });
      assert.deepEqual(inChat('Hana'), []);
      assert.equal((await steward.store.route(SCHOOL, hana.id))?.dead, true);
      await waits(120);
      assert.deepEqual(inChat('Hana'), [], 'nothing is sent to a dead chat');
      await hana.opensChat();
      await waits(61);
      assert.match(inChat('Hana')[0] ?? '', /^New report\n/);
    },
  );

  it('reaches a receiver who never opened the chat as soon as they do', async () => {
    const bare = await startTestSteward();
    try {
      await bare.person('Tess').opensChat();
      await reports(bare);
      assert.deepEqual(bare.person('Hana').posted(), []);
      await bare.person('Hana').opensChat();
      bare.passes(61);
      await bare.settled();
      assert.match(bare.person('Hana').latest().text, /^New report\n/);
    } finally {
      await bare.close();
    }
  });

  it('posts a card anew where the old one was deleted, and blanks none that is gone', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora').inChannel;
    const card = channelCard(steward, receipt);
    steward.answerNext({ status: 404 });
    await dora.presses(card, 'Acknowledge');
    await steward.settled();
    assert.equal(inChannel().length, 2, 'the stale one, as far as the connector tells, and the new one');
    const view = await dora.presses(card, 'Open case');
    const form = await dora.presses(view, 'Make confidential');
    steward.answerNext({ status: 404 });
    const before = inChannel().length;
    await dora.presses(form, 'Save', { Reason: 'Delicate' });
    await steward.settled();
    assert.equal(inChannel().length, before);
  });
});

describe('a channel that is not right (E60, T7)', () => {
  const guest = (more: object) => ({ ...Object(steward.person('Orla').account), ...more });
  it.each<[string, () => readonly (string | object)[]]>([
    ['a guest', () => [...OTHERS, guest({ userRole: 'guest' })]],
    [
      'a guest by the look of the name',
      () => [...OTHERS, guest({ userPrincipalName: 'x#EXT#@school.example' })],
    ],
    [
      'somebody of another tenant',
      () => [...OTHERS, guest({ tenantId: '99999999-9999-9999-9999-999999999999' })],
    ],
    ['a member without a role', () => [...LEADS, 'Tess']],
    ['a technician', () => [...LEADS, 'Nadia']],
    ['an account that nobody knows', () => [...LEADS, { id: '29:x' }]],
    ['nobody', () => []],
  ])('with %s in it gets no card: the leads’ own chats do, at once', async (_, members) => {
    await steward.channel.bind(...members());
    assert.match(steward.wire.said(CHANNEL).at(-1) ?? '', /Until then cards go to the leads’ own chats/);
    const receipt = await reports(steward);
    assert.deepEqual(inChannel(), []);
    for (const name of ['Dora', 'Sami', 'Thea']) assert.match(inChat(name)[0] ?? '', /^New report\n/, name);
    const dora = steward.person('Dora');
    await dora.presses(dora.latest(referenceOn(receipt)), 'Acknowledge');
    await steward.settled();
    assert.match(steward.person('Sami').latest(referenceOn(receipt)).text, /Taken up\nOwner\nDora/);
    assert.equal(steward.person('Sami').posted().length, 1, 'edited in its place');
  });

  it('is noticed before the next post, when the roster cannot be read any more', async () => {
    await reports(steward);
    assert.equal(inChannel().length, 1);
    steward.connector.setMembers(CHANNEL, [], 100);
    steward.passes(6);
    await reports(steward);
    assert.equal(inChannel().length, 1);
    assert.equal(inChat('Dora').length, 1);
  });
});

describe('storage that does not answer (P1, T32, F11)', () => {
  const WORDS = 'Something that must not get lost, in 漢字 too.';

  it.each([
    ['at all', () => true],
    ['to the report', (key: string) => key.startsWith('counter_')],
    ['for the directory', (key: string) => key.startsWith('person_')],
    ['for who somebody is', (key: string) => key.startsWith('member_')],
  ])('%s: NOT saved, with the words still there and numbers to ring', async (_, broken) => {
    const tess = steward.person('Tess');
    const start = await tess.says('/report');
    const form = await tess.presses(start, 'Continue', { 'What is it about?': 'Online bullying' });
    steward.rows.breakAt(broken);
    const answer = await tess.presses(form, 'Send report', { 'What happened?': WORDS });
    assert.match(answer.refusal, /^This was NOT saved: .* 999 in danger\. .*01632 960101/);
    assert.ok(JSON.stringify(answer.card).includes(WORDS));
    steward.rows.mend();
    assert.deepEqual(await steward.store.allCases(SCHOOL), []);
    const sent = await tess.presses(answer, 'Send report');
    assert.match(sent.text, /^Report received/, sent.text);
    await steward.settled();
    const dora = steward.person('Dora');
    assert.ok((await dora.presses(channelCard(steward, sent), 'Open case')).text.includes(WORDS));
    assert.ok(!steward.log().includes('lost'));
  });

  it.each([
    ['at all', () => true],
    ['to the case', (key: string) => key.startsWith('done_')],
  ])('%s: a note is NOT saved either, and its words are kept', async (_, broken) => {
    const dora = steward.person('Dora');
    const view = await dora.presses(channelCard(steward, await reports(steward)), 'Open case');
    const form = await dora.presses(view, 'Add note');
    steward.rows.breakAt(broken);
    const answer = await dora.presses(form, 'Save', { Note: WORDS });
    assert.match(answer.refusal, /^This was NOT saved: .*01632 960101/);
    assert.ok(JSON.stringify(answer.card).includes(WORDS));
    steward.rows.mend();
    assert.match((await dora.presses(answer, 'Save')).text, /Saved: Add note\.[\s\S]*漢字/);
  });

  it('answers a word and a press without a word of why, and tells the log no words (F11, T41)', async () => {
    const dora = steward.person('Dora');
    const receipt = await reports(steward);
    steward.rows.breakAt(() => true);
    const said = await dora.says('/cases canary');
    const pressed = await dora.presses(channelCard(steward, receipt), 'Open case');
    for (const answer of [said, pressed])
      assert.match(answer.refusal, /^That did not work, and nothing of it was saved\. .* 999 in danger\.$/);
    assert.ok(!JSON.stringify([said.card, pressed.card]).includes('table does not answer'));
    assert.match(steward.log(), /turn-failed/);
    assert.ok(!/canary|does not answer/.test(steward.log()));
    steward.rows.mend();
  });
});
