import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { freePort } from '#local/azurite-process.ts';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { type Playground, startPlayground } from '#local/playground.ts';
import { playgroundConfig, tourWindows } from '#local/tour.ts';
import {
  type Browser,
  chooseChat,
  openBrowser,
  reply,
  say,
  sees,
  shootWindow,
  type Window,
} from '#test/support/browser.ts';
import { type Card, latestCard, nextCard } from '#test/support/browser-card.ts';
import { type EchoBot, startEchoBot } from '#test/support/echo-bot.ts';

const CHANNEL = 'Linden Demo Centre - Safeguarding';
const SECOND_LEAD = '29:33333333-0000-4000-8000-000000000003';

let bot: EchoBot;
let playground: Playground;
let browser: Browser;
let window: Window;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-playground-'));
  bot = await startEchoBot(0);
  const port = await freePort();
  const [, lead] = tourWindows(port - 1);
  const [school] = demoSchools.schools;
  assert.ok(lead && school);
  const config = playgroundConfig(school, lead);
  playground = await startPlayground({ folder, port, botPort: bot.port, config });
  browser = await openBrowser();
  window = await browser.openWindow(playground.url);
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => shootWindow(window, `failed-${task.name}`));
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await bot?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the personal chat', () => {
  it('carries what is said, and what the bot says of its own accord', async () => {
    await chooseChat(window, 'Personal Chat');
    await say(window, 'hello');
    await sees(window, 'Echo: hello');
    await say(window, 'later please');
    await sees(window, 'Of my own accord: later please');
  });

  it('fills every kind of input and sends what a person chose', async () => {
    await chooseChat(window, 'Personal Chat');
    const card = await nextCard(window, 'What happened?', () => say(window, 'card all inputs'));
    await fillEverything(card);
    assert.equal(await card.value('When did it happen?'), '3 November 2026');
    assert.equal(await card.value('Second reviewer'), 'Carol Head');
    assert.deepEqual(await card.buttons(), ['Save', 'Submit']);
    await card.shot('playground-inputs');
    assert.ok(existsSync('.shots/playground-inputs.png'));

    await card.press('Save');
    await card.shows('Saved by');
    const sent = (await card.text()).split('\n').filter((line) => line.includes('=') || line === 'two lines');
    assert.deepEqual(sent, [
      'compact=hate',
      'count=4',
      'date=2026-11-03',
      'expanded=other',
      'filtered=person-2',
      'from=card',
      'labelled=false',
      'many=hate,other',
      'must=because',
      'several=person-1,person-2',
      'tick=true',
      'time=11:45',
      'what=It was',
      'two lines',
      'where=Room 2',
    ]);
  });

  it('stops a press while a required input is empty, and finds that input again under its error', async () => {
    await chooseChat(window, 'Personal Chat');
    const card = await nextCard(window, 'card required', () => say(window, 'card required'));
    await card.click('Save');
    await card.shows('Give a reason.');
    await card.fill('Reason', 'because');
    await card.press('Save');
    await card.shows('must=because');
  });

  it('keeps hold of a card that a press has replaced, between two others', async () => {
    await chooseChat(window, 'Personal Chat');
    const first = await nextCard(window, 'card first', () => say(window, 'card first'));
    const last = await nextCard(window, 'card last', () => say(window, 'card last'));
    await first.fill('Reason', 'because');
    await first.press('Save');
    await first.shows('must=because');
    await first.press('Save again');
    await first.shows('again=yes');
    assert.match(await last.text(), /^card last\n/);
    assert.equal(await (await latestCard(window, 'again=yes')).text(), await first.text());
  });

  it('sends an Action.Submit as a message', async () => {
    await chooseChat(window, 'Personal Chat');
    const card = await nextCard(window, 'card submit', () => say(window, 'card submit'));
    await card.fill('Reason', 'because');
    await card.press('Submit');
    await sees(window, '"verb":"submit"');
  });
});

describe('a card that the bot edits later', () => {
  it('keeps its place too', async () => {
    await chooseChat(window, 'Personal Chat');
    const edited = await nextCard(window, 'card to edit', () => say(window, 'card to edit'));
    const below = await nextCard(window, 'card below', () => say(window, 'card below'));
    await say(window, 'edit to edit');
    await edited.shows('Saved by the bot (edit)');
    assert.match(await below.text(), /^card below\n/);
  });
});

describe('the channel', () => {
  it('fills and presses a card in a thread, and answers in that thread', async () => {
    await chooseChat(window, CHANNEL);
    const older = await nextCard(window, 'card older thread', () =>
      say(window, '@Steward card older thread'),
    );
    const newer = await nextCard(window, 'card newer thread', () =>
      say(window, '@Steward card newer thread'),
    );
    await fillEverything(older);
    await older.press('Save');
    await older.shows('several=person-1,person-2');
    assert.match(await newer.text(), /^card newer thread\n/);

    await reply(window, 'older thread', '@Steward more');
    await sees(window, 'Echo: more');
    await shootWindow(window, 'playground-channel');
  });

  it('presses in the name of another person', async () => {
    await chooseChat(window, CHANNEL);
    const card = await nextCard(window, 'card for two', () => say(window, '@Steward card for two'));
    await card.fill('Reason', 'because');
    await card.pressAs(SECOND_LEAD, 'Save');
    await card.shows(`(${SECOND_LEAD})`);
    await card.press('Save again');
    await card.shows('(29:33333333-0000-4000-8000-000000000002)');
  });
});

async function fillEverything(card: Card): Promise<void> {
  await card.fill('What happened?', 'It was\ntwo lines');
  await card.fill('Where did it happen?', 'Room 2');
  await card.fill('How many?', '4');
  await card.fill('When did it happen?', '2026-11-03');
  await card.fill('At about what time?', '11:45');
  await card.choose('What is it about?', 'Online hate');
  await card.choose('How bad is it?', 'Something else');
  await card.choose('Second reviewer', 'Carol Head');
  await card.choose('Which adult?', 'Ben Deputy', 'Carol Head');
  await card.choose('Areas', 'Online hate', 'Something else');
  await card.tick('Serious');
  await card.untick('Seek advice today');
  await card.fill('Reason', 'because');
}
