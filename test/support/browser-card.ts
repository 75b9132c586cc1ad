import type { Locator, Page } from 'playwright-core';
import type { Window } from './browser.ts';
import { chooseIn, fillIn, inputOf, offeredIn, tickOf } from './browser-inputs.ts';

/** A card that stays the same one when a press or an edit puts other content in its place. */
export type Card = {
  /** What it shows, without what stands in its inputs. */
  text(): Promise<string>;
  /** Waits until it shows this. */
  shows(text: string): Promise<void>;
  /** The titles of its buttons, as they stand. */
  buttons(): Promise<readonly string[]>;
  /** Whether this button is in sight: those behind **More** are not. */
  canPress(title: string): Promise<boolean>;
  /** What the folded choice with this label offers. */
  offers(label: string): Promise<readonly string[]>;
  /** What stands in the input with this label; a date as it is shown, such as `3 November 2026`. */
  value(label: string): Promise<string>;
  /** A date as `2026-11-03`, a time as `10:30`. */
  fill(label: string, value: string): Promise<void>;
  /** By the option's words; several for a choice of several. What was chosen before stays in those. */
  choose(label: string, ...options: readonly string[]): Promise<void>;
  tick(label: string): Promise<void>;
  untick(label: string): Promise<void>;
  /** Presses and waits until the bot has answered. */
  press(title: string): Promise<void>;
  /** The same, sent in the name of another Teams user id, such as `29:<oid>`. */
  pressAs(userId: string, title: string): Promise<void>;
  /** Presses without waiting for the bot: a press that the form itself stops, or that only unfolds. */
  click(title: string): Promise<void>;
  /** A picture of the card in `.shots/`. */
  shot(name: string): Promise<void>;
};

const CARD = '.ac-preview-panel';
const PRESS = /\/_conversation\/v1\/(invoke|submit)$/;
/** Pixels of bars, compose box and a line above. */
const AROUND_A_CARD = 400;
let lastMark = 0;

/**
 * Waits for a card that shows `containing` in the open chat and takes the latest: the lowest in a chat; in
 * a channel the lowest of the newest thread that has one.
 */
export async function latestCard(window: Window, containing: string): Promise<Card> {
  const { page } = window;
  await page.locator(CARD, { hasText: containing }).first().waitFor();
  const threads = page.getByRole('group').filter({ has: page.locator(CARD, { hasText: containing }) });
  const place = (await threads.count()) > 0 ? threads.first() : page;
  return markedCard(page, place.locator(CARD, { hasText: containing }).last());
}

/** All that the open chat shows of messages, threads and cards, without the Playground's own log beside it. */
export async function everythingSaid({ page }: Window): Promise<string> {
  const said = page.locator(`[role="group"], .fai-OutputCard, ${CARD}`);
  return (await said.allInnerTexts()).join('\n');
}

/** The card that shows `containing` and was not there before `action`. */
export async function nextCard(
  window: Window,
  containing: string,
  action: () => Promise<void>,
): Promise<Card> {
  const cards = window.page.locator(CARD, { hasText: containing });
  const before = await cards.count();
  await action();
  await cards.nth(before).waitFor();
  return latestCard(window, containing);
}

async function markedCard(page: Page, found: Locator): Promise<Card> {
  await page.bringToFront();
  lastMark += 1;
  const place = found.locator('..');
  const mark = await place.evaluate((node, fresh: string) => {
    if (!node.hasAttribute('data-steward-test')) node.setAttribute('data-steward-test', fresh);
    return node.getAttribute('data-steward-test');
  }, `card-${lastMark}`);
  return driveCard(page, page.locator(`[data-steward-test="${mark}"]`));
}

function driveCard(page: Page, card: Locator): Card {
  /** Chromium draws a page that is not in front once a second, and every action waits for two drawings. */
  const front = async <Value>(action: () => Promise<Value>): Promise<Value> => {
    await page.bringToFront();
    return await action();
  };
  const button = (title: string): Locator => card.getByRole('button', { name: title, exact: true });
  const press = async (title: string): Promise<void> => {
    const answered = page.waitForResponse((answer) => PRESS.test(answer.url()));
    await button(title).click();
    await answered;
  };
  return {
    // biome-ignore lint/performance/useDomNodeTextContent: the lines as a person sees them
    text: () => card.locator(CARD).innerText(),
    shows: (text) => card.getByText(text).first().waitFor(),
    buttons: async () =>
      (await card.locator('.ac-actionSet button').allInnerTexts()).map((title) => title.trim()),
    canPress: (title) => button(title).isVisible(),
    offers: (label) => front(() => offeredIn(page, card, label)),
    value: async (label) => (await inputOf(card, label)).inputValue(),
    fill: (label, value) => front(async () => fillIn(await inputOf(card, label), value)),
    choose: (label, ...options) =>
      front(async () => {
        for (const option of options) await chooseIn(page, card, label, option);
      }),
    tick: (label) => front(async () => (await tickOf(card, label)).check()),
    untick: (label) => front(async () => (await tickOf(card, label)).uncheck()),
    press: (title) => front(() => press(title)),
    pressAs: async (userId, title) => {
      await page.route(PRESS, async (route) => {
        const body: Record<string, unknown> = route.request().postDataJSON();
        await route.continue({ postData: { ...body, from: { id: userId } } });
      });
      await front(() => press(title)).finally(() => page.unroute(PRESS));
    },
    click: (title) => front(() => button(title).click()),
    shot: (name) => front(() => shoot(page, card.locator(CARD), name)),
  };
}

/** Makes the window as high as the card needs: a card that is scrolled is cut off in the picture. */
async function shoot(page: Page, card: Locator, name: string): Promise<void> {
  const before = page.viewportSize();
  const box = await card.boundingBox();
  if (before !== null && box !== null)
    await page.setViewportSize({ ...before, height: Math.ceil(box.height) + AROUND_A_CARD });
  await card.screenshot({ path: `.shots/${name}.png` });
  if (before !== null) await page.setViewportSize(before);
}
