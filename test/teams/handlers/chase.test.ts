import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { parseInstant } from '#domain/time.ts';
import { CHANNEL, SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const WAITS = 'Nobody has taken up a report';
const GO = 'Nobody has taken up your report yet';
const ADULT = 'Might an adult who works or volunteers here have done something wrong?';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const texts = (name: string, words: string) =>
  steward
    .person(name)
    .posted()
    .map(({ text }) => text)
    .filter((text) => text.includes(words));
const inChannel = () =>
  steward.channel
    .posted()
    .map(({ text }) => text)
    .filter((text) => text.includes(WAITS));
const waits = async (minutes: number) => {
  steward.passes(minutes);
  return await steward.app.sweep(SCHOOL);
};
/** Where each message to the channel was posted: the channel itself, or a thread in it. */
const places = () =>
  steward.connector.received
    .filter(({ method, conversationId }) => method === 'POST' && conversationId.startsWith(CHANNEL))
    .map(({ conversationId }) => conversationId);

describe('an urgent report that nobody takes up (P7, H18)', () => {
  it('is chased in its card’s thread and with the leads, then the head, then the reporter is sent in person', async () => {
    const receipt = await reports(steward, 'Tess', { danger: 'Yes' });
    const card = channelCard(steward, receipt);
    assert.equal((await waits(14)).jobs, 0);
    assert.deepEqual(inChannel(), []);

    assert.equal((await waits(1)).jobs, 1);
    assert.deepEqual(inChannel(), [
      `URGENT\n${WAITS}\nReference\n${referenceOn(receipt)}\nIt still waits. Press Acknowledge if you take it up.`,
    ]);
    assert.equal(places().at(-1), `${CHANNEL};messageid=${card.activityId}`);
    for (const name of ['Dora', 'Sami', 'Thea']) assert.equal(texts(name, WAITS).length, 1, name);
    assert.equal(texts('Hana', WAITS).length, 0);

    assert.equal((await waits(15)).jobs, 1);
    assert.equal(texts('Hana', WAITS).length, 1);
    assert.equal(texts('Dora', WAITS).length, 1);
    assert.equal(texts('Tess', GO).length, 0);

    assert.equal((await waits(15)).jobs, 1);
    const [go = ''] = texts('Tess', GO);
    assert.match(go, /Go in person to the Designated Safeguarding Lead or the Headteacher/);
    assert.ok(go.includes(steward.schools[0]?.contacts.outOfHours ?? assert.fail()));
    assert.match(go, /ring 999 now/);

    for (let hour = 0; hour < 30; hour += 1) assert.equal((await waits(60)).jobs, 0);
    assert.deepEqual([inChannel().length, texts('Tess', GO).length], [3, 1]);
  });

  it('is taken up by a press on the message that chased, and is chased no more', async () => {
    const receipt = await reports(steward, 'Tess', { danger: 'Yes' });
    await waits(15);
    const sami = steward.person('Sami');
    await sami.presses(sami.latest(WAITS), 'Acknowledge');
    const stored = await steward.store.loadCase(SCHOOL, await caseOf(steward, receipt));
    assert.equal(stored?.state.owner, sami.id);
    for (let quarter = 0; quarter < 3; quarter += 1) assert.equal((await waits(15)).jobs, 0);
    assert.equal(inChannel().length, 1);
    assert.deepEqual(texts('Tess', GO), []);
  });

  it('stands in the case as what was done, by Steward', async () => {
    const receipt = await reports(steward, 'Tess', { danger: 'Yes' });
    await waits(45);
    const dora = steward.person('Dora');
    const view = await dora.presses(dora.latest(WAITS), 'Open case');
    assert.match(view.text, /Nobody had taken it up/);
    assert.match(view.text, /Dora Lead-Demo/);
    assert.match(view.text, /The reporter was told to ring or to come in person\./);
    const verified = await steward.store.verifyCase(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual(verified, { ok: true });
  });
});

describe('an ordinary report that nobody takes up (T31)', () => {
  it('is chased after four hours of school time, by the clock on the wall', async () => {
    await reports(steward);
    assert.equal((await waits(4 * 60 - 1)).jobs, 0);
    assert.equal((await waits(1)).jobs, 1);
    assert.equal(inChannel().length, 1);
    assert.ok(!inChannel()[0]?.includes('URGENT'));
    assert.equal(steward.now(), parseInstant('2026-11-23T14:31:00Z'));
    assert.equal((await waits(20 * 60 - 1)).jobs, 0);
    assert.equal((await waits(1)).jobs, 1);
    assert.equal(texts('Hana', WAITS).length, 1);
  });
});

it('a bot that starts in a year without bank holidays on file says so in its log, and chases', async () => {
  await steward.settled();
  assert.ok(!steward.log().includes('bank-holidays-unknown'));
  steward.passes(60 * 24 * 366 * 3);
  await steward.settled();
  assert.ok(steward.log().includes('bank-holidays-unknown'));
  await reports(steward, 'Tess', { danger: 'Yes' });
  assert.equal((await waits(15)).jobs, 1);
});

describe('a confidential report that nobody takes up (H33, T19)', () => {
  it('is chased with the head and then the chair, and nobody else hears of it', async () => {
    const told = { danger: 'Yes', entered: { [ADULT]: 'Yes' } } as const;
    const reference = referenceOn(await reports(steward, 'Tess', told));
    await waits(15);
    assert.match(texts('Hana', WAITS)[0] ?? '', /Confidential report/);
    await waits(15);
    const carla = steward.person('Carla');
    assert.match(texts('Carla', WAITS)[0] ?? '', /Confidential report/);
    assert.match((await carla.presses(carla.latest(WAITS), 'Open case')).text, /mocked/);
    await waits(15);
    assert.equal(texts('Tess', GO).length, 1);
    assert.deepEqual(inChannel(), []);
    for (const name of ['Dora', 'Sami', 'Thea', 'Orla', 'Colin', 'Adil', 'Leroy'])
      assert.ok(!steward.wire.everything(steward.person(name).chat).includes(reference), name);
  });
});
