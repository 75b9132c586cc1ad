import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type BotWorld, createBotWorld } from './bot-world.ts';
import { cardSaying, LEAD, press, say, wordsOf } from './scripted-teams.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
  await bot.start();
});
afterAll(async () => {
  await bot?.close();
});

describe('Export where nobody has a OneDrive', () => {
  it('gives the file through a link of this machine, once', async () => {
    await say(bot, LEAD, '/board');
    const { card } = cardSaying(bot, LEAD.chat, 'Board');
    const board = await press(bot, LEAD, card, 'Open board');
    assert.match(wordsOf(await press(bot, LEAD, board, 'Export')), /The file is offered/);
    const posted = JSON.stringify(bot.teams.received.at(-1)?.body);
    const [, path = assert.fail(posted)] =
      new RegExp(`http://127\\.0\\.0\\.1:${bot.port}(/local/files/[\\w-]{43})\\)`).exec(posted) ?? [];
    const first = await bot.ask('GET', path);
    assert.ok(first !== 'lost' && first.status === 200);
    assert.match(first.text, /^\uFEFF?Person,Group,Agreement or course,State,/);
    const second = await bot.ask('GET', path);
    assert.ok(second !== 'lost' && second.status === 404);
  });
});
