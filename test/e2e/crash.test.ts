import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { BotWorld } from './bot-world.ts';
import {
  ANSWERED,
  behind,
  type CrashWorld,
  createCrashWorld,
  during,
  received,
  sure,
  waited,
} from './crash-world.ts';
import {
  answered,
  CHANNEL,
  cardSaying,
  cardsIn,
  LEAD,
  press,
  pressOf,
  referenceIn,
  send,
  TEACHER,
  wordsOf,
} from './scripted-teams.ts';

let world: CrashWorld;
let bot: BotWorld;

beforeAll(async () => {
  world = await createCrashWorld();
  bot = world.bot;
});

afterAll(async () => {
  await bot?.close();
});

describe('a bot killed while somebody reports', () => {
  const early = [waited(0), waited(12), waited(30), waited(60)];
  for (const point of [...early, during(1), during(2), during(3), behind(1), behind(3), ANSWERED]) {
    it(`${point.name}: no acknowledged report is lost, and none is there twice (P1, P2, P7, P8, T12, T13, T37)`, async () => {
      const report = await world.filledReport();
      const id = `report-${world.reports()}`;
      const reply = await world.killedAt(point, report, id);
      const same = answered(await send(bot, report, id));
      const again = answered(await send(bot, report));
      const reference = referenceIn(same);
      assert.match(wordsOf(same), /^Report received/);
      assert.equal(referenceIn(again), reference);
      if (reply !== 'lost') assert.equal(referenceIn(answered(reply)), reference);

      await world.everythingSettled(reference);
      assert.deepEqual(await world.eventsOf(reference), ['reported']);
      const announced = cardsIn(bot, CHANNEL).filter(({ card }) => referenceIn(card) === reference);
      assert.ok(
        announced.length >= 1 && announced.length <= 2,
        `The channel heard ${announced.length} times`,
      );
      const receipt = sure((await world.cardsOf(reference)).find(({ place }) => place.kind === 'receipt'));
      const form = cardsIn(bot, TEACHER.chat).find(({ activityId }) => activityId === receipt.activityId);
      assert.match(wordsOf(form?.card), /^Report received/);
    });
  }
});

describe('a bot killed while a lead acknowledges', () => {
  for (const point of [waited(8), during(1), ANSWERED]) {
    it(`${point.name}: it is acknowledged once, and every card and the reporter hear of it (P1, P7, P8, T14, T37)`, async () => {
      const reference = referenceIn(answered(await send(bot, await world.filledReport())));
      await world.everythingSettled(reference);
      const { card, activityId } = cardSaying(bot, CHANNEL, reference);
      const place = { conversation: CHANNEL, pressedId: activityId };
      const acknowledge = pressOf(LEAD, card, 'Acknowledge', {}, place);
      const reply = await world.killedAt(point, acknowledge, `acknowledge-${reference}`);
      if (reply !== 'lost') assert.match(wordsOf(answered(reply)), /Done: Acknowledge/);
      const repeated = wordsOf(answered(await send(bot, acknowledge, `acknowledge-${reference}`)));
      assert.match(repeated, /Done: Acknowledge|Dora Lead-Demo has this already/);

      await world.everythingSettled(reference);
      assert.deepEqual(await world.eventsOf(reference), ['reported', 'acknowledged']);
      assert.match(wordsOf(cardSaying(bot, CHANNEL, reference).card), /Dora Lead-Demo/);
      const told = cardsIn(bot, TEACHER.chat).filter(
        (one) => wordsOf(one.card).includes('was acknowledged') && referenceIn(one.card) === reference,
      );
      assert.ok(told.length >= 1, 'The reporter was not told');
    });
  }
});

describe('a bot killed while somebody saves a form of a case', () => {
  for (const point of [waited(10), ANSWERED]) {
    it(`${point.name}: what was written is there once, however often it is sent (P1, P2, T13, T37)`, async () => {
      const reference = referenceIn(answered(await send(bot, await world.filledReport())));
      await world.everythingSettled(reference);
      const view = await press(bot, LEAD, cardSaying(bot, CHANNEL, reference).card, 'Open case');
      const form = await press(bot, LEAD, view, 'Add note');
      const note = pressOf(LEAD, form, 'Save', { Note: `Note on ${reference}` });
      const reply = await world.killedAt(point, note, `note-${reference}`);
      if (reply !== 'lost') assert.match(wordsOf(answered(reply)), /Saved: Add note/);
      for (const id of [`note-${reference}`, undefined])
        assert.match(wordsOf(answered(await send(bot, note, id))), /Saved: Add note/);
      assert.deepEqual(await world.eventsOf(reference), ['reported', 'note-added']);
      await world.everythingSettled(reference);
    });
  }
});

describe('a stop by SIGTERM', () => {
  it('saves everything, over a full restart of bot and store (P1)', async () => {
    const references = await world.references();
    assert.equal(references.length, world.reports());
    assert.deepEqual(await bot.stop(), { code: 0, signal: null });
    await assert.rejects(bot.connection(), /ENOENT/, 'the store has ended too');
    await world.start();
    assert.deepEqual(await world.references(), references);
    await world.allVerified();
  });

  it('finishes what is being answered (P1)', async () => {
    const report = await world.filledReport();
    const called = received(bot, 1);
    const answer = send(bot, report);
    await called;
    assert.deepEqual(await bot.stop(), { code: 0, signal: null });
    const reference = referenceIn(answered(await answer));
    await world.start();
    await world.everythingSettled(reference);
  });
});

describe('a second start in the folder of a running bot', () => {
  it('says that the port is taken, ends with code 1, and leaves the first bot its store', async () => {
    const other = await bot.startAnother(bot.port);
    assert.deepEqual(await other.ended, { code: 1, signal: null });
    assert.match(await bot.log('other.log'), new RegExp(`Steward does not start: Port ${bot.port} is taken`));
    const report = await world.filledReport();
    await world.everythingSettled(referenceIn(answered(await send(bot, report))));
  });
});
