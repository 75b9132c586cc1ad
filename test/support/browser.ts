import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PostGate, postGate } from './post-gate.ts';

/** One page of an Agents Playground, with the chats it has been in. */
export type Window = { readonly page: Page; readonly opened: Set<string>; readonly gate: PostGate };

export type Browser = { openWindow(url: string): Promise<Window>; close(): Promise<void> };

/** How long a person would look for something on a busy machine before calling it missing, in milliseconds. */
const PATIENCE = 60_000;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Debian's Chromium (or the one named by CHROMIUM) with an empty profile that is deleted on close. It
 * reaches this machine only: the Playground's page would otherwise wait for web fonts.
 */
export async function openBrowser(): Promise<Browser> {
  const { CHROMIUM } = process.env;
  const profile = await mkdtemp(join(tmpdir(), 'steward-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: QUIET,
    viewport: { width: 1280, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  context.setDefaultTimeout(PATIENCE);
  await context.route(isOutside, (route) => route.abort());
  return {
    openWindow: (url) => openWindow(context, url),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function isOutside(url: URL): boolean {
  return url.hostname !== '127.0.0.1' && url.hostname !== 'localhost';
}

/** Opens the personal chat and waits until the bot has been told of it. */
async function openWindow(context: BrowserContext, url: string): Promise<Window> {
  const page = await context.newPage();
  const window = { page, opened: new Set(['Personal Chat']), gate: await postGate(page) };
  const told = botWasTold(page);
  await page.goto(url);
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await told;
  return window;
}

/** @param name `Personal Chat`, the name of the group chat, or `<team> - <channel>`. */
export async function chooseChat(window: Window, name: string): Promise<void> {
  const { page, opened } = window;
  await page.bringToFront();
  const told = opened.has(name) ? undefined : botWasTold(page);
  await page.getByRole('treeitem', { name, exact: true }).click();
  await composeBox(page).waitFor();
  await told;
  opened.add(name);
}

/** In a group or channel the text starts with `@Steward`, as in Teams: the bot hears nothing else there. */
export async function say(window: Window, text: string): Promise<void> {
  const { page, gate } = window;
  await page.bringToFront();
  await type(page, composeBox(page), text);
  const post = page.getByRole('button', { name: 'Post', exact: true });
  if (!(await post.isVisible())) return sent(page, () => page.keyboard.press('Enter'));

  const threads = page.getByRole('group');
  const before = await threads.count();
  await gate.during(async () => {
    await sent(page, () => post.click());
    await threads.nth(before).waitFor();
  });
}

/** Answers in the channel's thread that contains `thread`. */
export async function reply(window: Window, thread: string, text: string): Promise<void> {
  const { page } = window;
  await page.bringToFront();
  const group = page.getByRole('group').filter({ hasText: thread }).first();
  await type(page, group.locator('div[contenteditable="true"][role="textbox"]').last(), text);
  await sent(page, () => group.getByRole('button', { name: 'Send Message' }).click());
}

/** Waits until the open chat shows this text, in a message or in a card. */
export async function sees(window: Window, text: string): Promise<void> {
  const { page } = window;
  await page.bringToFront();
  const inMessage = page.locator('p, span').filter({ hasText: text });
  await inMessage.first().waitFor();
}

/** A picture of the whole window in `.shots/`. */
export async function shootWindow(window: Window, name: string): Promise<void> {
  await window.page.screenshot({ path: `.shots/${name}.png` });
}

function composeBox(page: Page): ReturnType<Page['locator']> {
  return page.locator('div[contenteditable="true"][role="textbox"]').first();
}

async function type(page: Page, box: ReturnType<Page['locator']>, text: string): Promise<void> {
  await box.click();
  const mention = /^@(\w+) ?/.exec(text);
  if (mention?.[1] !== undefined) {
    await page.keyboard.type(`@${mention[1]}`);
    await page.getByRole('menuitem', { name: mention[1] }).click();
    await box.filter({ hasNotText: '@' }).waitFor(); // else the bot would not hear it
  }
  const [first = '', ...lines] = text.slice(mention?.[0].length ?? 0).split('\n');
  await page.keyboard.type(mention === null ? first : ` ${first}`);
  for (const line of lines) {
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(line);
  }
}

async function sent(page: Page, send: () => Promise<void>): Promise<void> {
  const taken = page.waitForResponse((answer) =>
    isPost(answer, /\/_conversation\/v1\/conversations\/.+\/messages$/),
  );
  await send();
  const answer = await taken;
  if (!answer.ok())
    throw new Error(`The Playground refused the message: ${answer.status()} ${await answer.text()}`);
}

async function botWasTold(page: Page): Promise<void> {
  await page.waitForResponse((answer) => isPost(answer, /\/_debug\/conversation\/.+\/installation$/));
}

function isPost(answer: { url(): string; request(): { method(): string } }, path: RegExp): boolean {
  return answer.request().method() === 'POST' && path.test(decodeURIComponent(answer.url()));
}
