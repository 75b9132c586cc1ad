import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type CaseId, parseReference, parseSchoolId } from '#domain/ids.ts';
import type { ConnectorAnswer } from '#test/support/fake-connector.ts';
import type { Store } from '#workflows/ports.ts';
import { type BotWorld, createBotWorld, type Reply } from './bot-world.ts';
import {
  answered,
  CHANNEL,
  cardSaying,
  cardsIn,
  HEAD,
  LEAD,
  type Pressed,
  press,
  pressOf,
  referenceIn,
  SECOND,
  say,
  send,
  TEACHER,
  wordsOf,
} from './scripted-teams.ts';

const SCHOOL = sure(parseSchoolId('linden'));
const LEASE_AND_WAIT = 3 * 60_000;

let world: BotWorld;
let reports = 0;
let clock = Date.parse('2026-11-23T09:00:00Z');

beforeAll(async () => {
  world = await createBotWorld();
  await start();
  const channel = [2, 3, 4, 5, 6, 7].map((number) => ({
    id: `29:${number}`,
    aadObjectId: LEAD.oid.replace(/.$/, String(number)),
    userRole: 'user',
  }));
  world.teams.setMembers(CHANNEL, channel, 4);
  for (const who of [TEACHER, LEAD, SECOND, HEAD]) await say(world, who, 'hello');
  await say(world, LEAD, '<at>Steward</at> /here safeguarding', CHANNEL);
  cardSaying(world, TEACHER.chat, '/report');
});

afterAll(async () => {
  await world?.close();
});

/** Where the bot is killed while it deals with one press. */
type Point = {
  readonly name: string;
  /** Answers to the next calls to Teams; the rest are taken. */
  readonly calls?: readonly ConnectorAnswer[];
  readonly until: (press: Promise<Reply>) => Promise<unknown>;
};

const waited = (milliseconds: number): Point => ({
  name: `${milliseconds} ms after the press`,
  until: async () => await new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
const taken = { status: 201, body: { id: 'activity-lost' } };
const during = (call: number) => ({
  name: `while Teams keeps call ${call} without an answer`,
  calls: [...Array.from({ length: call - 1 }, () => taken), 'hang' as const],
  until: async () => await received(call),
});
const behind = (call: number): Point => ({
  name: `as soon as Teams has call ${call}`,
  until: async () => await received(call),
});
const ANSWERED: Point = { name: 'as soon as the answer is there', until: async (answer) => await answer };

async function received(more: number): Promise<void> {
  const goal = world.teams.received.length + more;
  const patience = performance.now() + 20_000;
  while (world.teams.received.length < goal) {
    assert.ok(performance.now() < patience, 'The bot called Teams less often than the test kills it for');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Presses, kills the bot at this point, starts it again. @returns the answer, if one came. */
async function killedAt(point: Point, pressed: Pressed, id: string): Promise<Reply> {
  world.teams.answerNext(...(point.calls ?? []));
  const reached = point.until;
  const before = reached === ANSWERED.until ? undefined : reached(Promise.resolve('lost'));
  const answer = send(world, pressed, id);
  await (before ?? reached(answer));
  await world.kill();
  const reply = await answer;
  await start();
  return reply;
}

/** A moved clock is the process's own: a new one begins at the system's time. */
async function start(): Promise<void> {
  await world.start();
  await moveClock(1_000);
}

async function moveClock(ahead: number): Promise<void> {
  clock += ahead;
  const moved = await world.ask('POST', '/local/clock', { now: new Date(clock).toISOString() });
  assert.ok(moved !== 'lost' && moved.status === 200, JSON.stringify(moved));
}

/** Past the leases that a killed bot left behind; then everything that is due. */
async function later(): Promise<void> {
  await moveClock(LEASE_AND_WAIT);
  const swept = await world.ask('POST', '/local/sweep');
  assert.ok(swept !== 'lost' && swept.status === 200, JSON.stringify(swept));
}

/** A filled-in report, ready to be sent. */
async function filledReport(): Promise<Pressed> {
  reports += 1;
  await say(world, TEACHER, '/report');
  const { card, activityId } = cardSaying(world, TEACHER.chat, 'Report a concern');
  const place = { conversation: TEACHER.chat, pressedId: activityId };
  const form = await press(
    world,
    TEACHER,
    card,
    'Continue',
    { 'What is it about?': 'Unsuitable content' },
    place,
  );
  const typed = { 'What happened?': `Report ${reports}`, 'Who told you?': 'A pupil' };
  return pressOf(TEACHER, form, 'Send report', typed, place);
}

async function caseOf(reference: string): Promise<{ readonly store: Store; readonly caseId: CaseId }> {
  const store = await world.store();
  return { store, caseId: sure(await store.findReference(SCHOOL, sure(parseReference(reference)))) };
}

async function eventsOf(reference: string): Promise<readonly string[]> {
  const { store, caseId } = await caseOf(reference);
  return (await store.loadEvents(SCHOOL, caseId)).map(({ event }) => event.type);
}

/** Every card shows what it should, nothing waits, and every chain holds. */
async function everythingSettled(reference: string): Promise<void> {
  await later();
  const { store, caseId } = await caseOf(reference);
  const stored = sure(await store.loadCase(SCHOOL, caseId));
  const cards = await store.loadCards(SCHOOL, caseId);
  assert.deepEqual(
    cards.map(({ place }) => place.kind).sort(),
    ['channel', 'person', 'receipt'],
    'A card was never asked for',
  );
  for (const { place, shown, wanted } of cards)
    assert.ok(shown >= wanted && wanted <= stored.version, `${place.kind} shows ${shown}, not ${wanted}`);
  const verified = await world.ask('GET', '/local/verify');
  assert.deepEqual(verified, { status: 200, text: JSON.stringify({ ok: true, cases: reports }) });
}

describe('a bot killed while somebody reports', () => {
  const points = [
    waited(0),
    waited(12),
    waited(30),
    waited(60),
    ANSWERED,
    during(1),
    during(2),
    during(3),
    behind(1),
    behind(3),
  ];
  for (const point of points) {
    it(`${point.name}: no acknowledged report is lost, and none is there twice (P1, P2, P7, P8, T12, T13, T37)`, async () => {
      const report = await filledReport();
      const reply = await killedAt(point, report, `report-${reports}`);
      const same = answered(await send(world, report, `report-${reports}`));
      const again = answered(await send(world, report));
      const reference = referenceIn(same);
      assert.match(wordsOf(same), /^Report received/);
      assert.equal(referenceIn(again), reference);
      if (reply !== 'lost') assert.equal(referenceIn(answered(reply)), reference);

      await everythingSettled(reference);
      assert.deepEqual(await eventsOf(reference), ['reported']);
      const announced = cardsIn(world, CHANNEL).filter(({ card }) => referenceIn(card) === reference);
      assert.ok(announced.length >= 1, 'The channel never heard of it');
      assert.ok(announced.length <= 2, `The channel heard of it ${announced.length} times`);
      const receipt = sure((await cardsOf(reference)).find(({ place }) => place.kind === 'receipt'));
      const posted = cardsIn(world, TEACHER.chat).find((one) => one.activityId === receipt.activityId);
      assert.match(wordsOf(posted?.card), /^Report received/);
    });
  }
});

async function cardsOf(reference: string) {
  const { store, caseId } = await caseOf(reference);
  return await store.loadCards(SCHOOL, caseId);
}

describe('a bot killed while a lead acknowledges', () => {
  for (const point of [waited(8), ANSWERED, during(1)]) {
    it(`${point.name}: it is acknowledged once, and every card and the reporter hear of it (P1, P7, P8, T14, T37)`, async () => {
      const reference = referenceIn(answered(await send(world, await filledReport())));
      await everythingSettled(reference);
      const { card, activityId } = cardSaying(world, CHANNEL, reference);
      const place = { conversation: CHANNEL, pressedId: activityId };
      const acknowledge = pressOf(LEAD, card, 'Acknowledge', {}, place);
      const reply = await killedAt(point, acknowledge, `acknowledge-${reference}`);
      if (reply !== 'lost') assert.match(wordsOf(answered(reply)), /Done: Acknowledge/);
      const repeated = wordsOf(answered(await send(world, acknowledge, `acknowledge-${reference}`)));
      assert.match(repeated, /Done: Acknowledge|Dora Lead-Demo has this already/);

      await everythingSettled(reference);
      assert.deepEqual(await eventsOf(reference), ['reported', 'acknowledged']);
      assert.match(wordsOf(cardSaying(world, CHANNEL, reference).card), /Dora Lead-Demo/);
      const told = cardsIn(world, TEACHER.chat).filter(({ card: one }) =>
        wordsOf(one).includes('Your report was acknowledged'),
      );
      assert.ok(
        told.some(({ card: one }) => referenceIn(one) === reference),
        'The reporter was not told',
      );
    });
  }
});

describe('a stop by SIGTERM', () => {
  it('saves everything, over a full restart of bot and store (P1)', async () => {
    const references = await knownReferences();
    assert.deepEqual(await world.stop(), { code: 0, signal: null });
    await assert.rejects(world.connection(), /ENOENT/, 'the store has ended too');
    await start();
    assert.deepEqual(await knownReferences(), references);
    assert.equal(references.length, reports);
    const verified = await world.ask('GET', '/local/verify');
    assert.deepEqual(verified, { status: 200, text: JSON.stringify({ ok: true, cases: reports }) });
  });

  it('finishes what was being answered (P1)', async () => {
    const report = await filledReport();
    const seen = world.teams.received.length;
    world.teams.answerNext({ status: 429, headers: { 'retry-after': '1' } });
    const answer = send(world, report);
    while (world.teams.received.length === seen) await new Promise((resolve) => setTimeout(resolve, 1));
    const ended = await world.stop();
    assert.deepEqual(ended, { code: 0, signal: null });
    const reference = referenceIn(answered(await answer));
    await start();
    await everythingSettled(reference);
  });
});

async function knownReferences(): Promise<readonly string[]> {
  const store = await world.store();
  const ids = await store.allCases(SCHOOL);
  const cases = await Promise.all(ids.map((caseId) => store.loadCase(SCHOOL, caseId)));
  return cases.flatMap((stored) => (stored === undefined ? [] : [stored.state.reference])).sort();
}

describe('a second start in the folder of a running bot', () => {
  it('says that the port is taken, ends with code 1, and leaves the first bot its store', async () => {
    const { child, ready } = await world.startAnother(world.port);
    assert.deepEqual(await child.ended, { code: 1, signal: null });
    assert.equal(ready, true, 'the first one answers on that port');
    assert.match(
      await world.log('other.log'),
      new RegExp(`Steward does not start: Port ${world.port} is taken`),
    );
    const report = await filledReport();
    await everythingSettled(referenceIn(answered(await send(world, report))));
  });
});

function sure<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined);
  return value;
}
