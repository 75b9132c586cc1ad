import { strict as assert } from 'node:assert';
import { type CaseId, parseReference, parseSchoolId } from '#domain/ids.ts';
import type { ConnectorAnswer } from '#test/support/fake-connector.ts';
import type { PostedCard } from '#workflows/stored.ts';
import { type BotWorld, createBotWorld, type Reply } from './bot-world.ts';
import {
  CHANNEL,
  cardSaying,
  HEAD,
  LEAD,
  type Pressed,
  press,
  pressOf,
  SECOND,
  say,
  send,
  TEACHER,
} from './scripted-teams.ts';

const SCHOOL = sure(parseSchoolId('linden'));
/** Longer than a lease of the outbox and its first waits. */
const LEASE_AND_WAIT = 3 * 60_000;

/** Where the bot is killed while it deals with one press. */
export type Point = {
  readonly name: string;
  /** How Teams answers the next calls; it takes the rest. */
  readonly calls?: readonly ConnectorAnswer[];
  readonly until: (world: BotWorld, answer: Promise<Reply>) => Promise<unknown>;
};

const taken = { status: 201, body: { id: 'activity-lost' } };

/** The pause is the point itself: what the bot does in it differs from run to run. */
export const waited = (milliseconds: number): Point => ({
  name: `${milliseconds} ms after the press`,
  until: async () => await pause(milliseconds),
});
export const during = (call: number): Point => ({
  name: `while Teams keeps call ${call} without an answer`,
  calls: [...Array.from({ length: call - 1 }, () => taken), 'hang'],
  until: async (world) => await received(world, call),
});
export const behind = (call: number): Point => ({
  name: `as soon as Teams has call ${call}`,
  until: async (world) => await received(world, call),
});
export const ANSWERED: Point = {
  name: 'as soon as the answer is there',
  until: async (_world, answer) => await answer,
};

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Until this many more calls have reached Teams. */
export async function received({ teams }: BotWorld, more: number): Promise<void> {
  const goal = teams.received.length + more;
  const patience = performance.now() + 20_000;
  while (teams.received.length < goal) {
    assert.ok(performance.now() < patience, 'The bot calls Teams less often than the test expects');
    await pause(1);
  }
}

/** A bot with a bound channel and four people, whose clock only goes forward. */
export type CrashWorld = {
  readonly bot: BotWorld;
  readonly reports: () => number;
  /** Presses, kills the bot at this point, starts it again. @returns the answer, if one came. */
  readonly killedAt: (point: Point, pressed: Pressed, id: string) => Promise<Reply>;
  readonly start: () => Promise<void>;
  /** A report that was filled in and is ready to be sent. */
  readonly filledReport: () => Promise<Pressed>;
  readonly eventsOf: (reference: string) => Promise<readonly string[]>;
  readonly cardsOf: (reference: string) => Promise<readonly PostedCard[]>;
  readonly references: () => Promise<readonly string[]>;
  /** Later, every card shows what it should and every chain holds. */
  readonly everythingSettled: (reference: string) => Promise<void>;
  readonly allVerified: () => Promise<void>;
};

export async function createCrashWorld(): Promise<CrashWorld> {
  const bot = await createBotWorld();
  let clock = Date.parse('2026-11-23T09:00:00Z');
  let reports = 0;

  const moveClock = async (ahead: number): Promise<void> => {
    clock += ahead;
    const moved = await bot.ask('POST', '/local/clock', { now: new Date(clock).toISOString() });
    assert.ok(moved !== 'lost' && moved.status === 200, JSON.stringify(moved));
  };
  /** A moved clock is the process's own: a new one begins at the system's time. */
  const start = async (): Promise<void> => {
    await bot.start();
    await moveClock(1_000);
  };
  const caseOf = async (reference: string): Promise<CaseId> => {
    const store = await bot.store();
    return sure(await store.findReference(SCHOOL, sure(parseReference(reference))));
  };
  const cardsOf = async (reference: string) =>
    await (await bot.store()).loadCards(SCHOOL, await caseOf(reference));
  const allVerified = async (): Promise<void> => {
    const verified = await bot.ask('GET', '/local/verify');
    assert.deepEqual(verified, { status: 200, text: JSON.stringify({ ok: true, cases: reports }) });
  };

  await start();
  const members = [2, 3, 4, 5, 6, 7].map((number) => LEAD.oid.replace(/.$/, String(number)));
  bot.teams.setMembers(
    CHANNEL,
    members.map((oid) => ({ id: `29:${oid}`, aadObjectId: oid, userRole: 'user' })),
    4,
  );
  for (const who of [TEACHER, LEAD, SECOND, HEAD]) await say(bot, who, 'hello');
  await say(bot, LEAD, '<at>Steward</at> /here safeguarding', CHANNEL);

  return {
    ...{ bot, start, cardsOf, allVerified },
    reports: () => reports,
    killedAt: async (point, pressed, id) => {
      bot.teams.answerNext(...(point.calls ?? []));
      let give = (_reply: Reply): void => {};
      const answer = new Promise<Reply>((resolve) => {
        give = resolve;
      });
      const reached = point.until(bot, answer);
      void send(bot, pressed, id).then((reply) => give(reply));
      await reached;
      await bot.kill();
      const reply = await answer;
      await start();
      return reply;
    },
    filledReport: async () => {
      reports += 1;
      await say(bot, TEACHER, '/report');
      const { card, activityId } = cardSaying(bot, TEACHER.chat, 'Report a concern');
      const place = { conversation: TEACHER.chat, pressedId: activityId };
      const chosen = { 'What is it about?': 'Unsuitable content' };
      const form = await press(bot, TEACHER, card, 'Continue', chosen, place);
      const typed = { 'What happened?': `Report ${reports}`, 'Who told you?': 'A pupil' };
      return pressOf(TEACHER, form, 'Send report', typed, place);
    },
    eventsOf: async (reference) => {
      const events = await (await bot.store()).loadEvents(SCHOOL, await caseOf(reference));
      return events.map(({ event }) => event.type);
    },
    references: async () => {
      const store = await bot.store();
      const ids = await store.allCases(SCHOOL);
      const cases = await Promise.all(ids.map((caseId) => store.loadCase(SCHOOL, caseId)));
      return cases.flatMap((stored) => (stored === undefined ? [] : [stored.state.reference])).sort();
    },
    everythingSettled: async (reference) => {
      await moveClock(LEASE_AND_WAIT);
      const swept = await bot.ask('POST', '/local/sweep');
      assert.ok(swept !== 'lost' && swept.status === 200, JSON.stringify(swept));
      const cards = await cardsOf(reference);
      assert.deepEqual(cards.map(({ place }) => place.kind).sort(), ['channel', 'person', 'receipt']);
      for (const { place, shown, wanted } of cards)
        assert.ok(shown >= wanted, `${place.kind} shows version ${shown}, not ${wanted}`);
      await allVerified();
    },
  };
}

export function sure<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined);
  return value;
}
