import type { Locator, Page } from 'playwright-core';

type Role = 'textbox' | 'spinbutton' | 'combobox' | 'checkbox' | 'radiogroup';

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** The text, number, date, time or folded choice with this label. */
export function inputOf(card: Locator, label: string): Promise<Locator> {
  return labelled(card, ['textbox', 'spinbutton', 'combobox'], label);
}

/** The tick box with this title. */
export function tickOf(card: Locator, title: string): Promise<Locator> {
  return labelled(card, ['checkbox'], title);
}

/** Types as a person would and checks that the control took it. */
export async function fillIn(input: Locator, value: string): Promise<void> {
  // The Playground reads 03/11/2026 as the 11th of March even in British English: the month goes in words.
  const isDate = ISO_DATE.test(value) && (await input.getAttribute('role')) === 'combobox';
  const words = isDate ? dateInWords(value) : value;
  await input.fill(words);
  await input.press('Tab');
  const taken = await input.inputValue();
  if (taken !== words) throw new Error(`The form shows “${taken}” where “${words}” was typed`);
}

/** Chooses one option by its words: radio button, tick of an open list, or line of a folded one. */
export async function chooseIn(page: Page, card: Locator, label: string, option: string): Promise<void> {
  const folded = card.getByRole('combobox', { name: startsWith(label) });
  const radios = card.getByRole('radiogroup', { name: startsWith(label) });
  const ticks = card.getByRole('checkbox', { name: `${label} ${option}`, exact: true });
  await folded.or(radios).or(ticks).first().waitFor();

  if ((await ticks.count()) > 0) await ticks.check();
  else if ((await radios.count()) > 0)
    await (await labelled(card, ['radiogroup'], label))
      .getByRole('radio', { name: option, exact: true })
      .check();
  else await chooseInFolded(page, await inputOf(card, label), option);
}

/** What a folded choice offers, in its order. */
export async function offeredIn(page: Page, card: Locator, label: string): Promise<readonly string[]> {
  const input = await inputOf(card, label);
  if ((await input.getAttribute('aria-expanded')) !== 'true') await input.click();
  const options = page.locator(`[id="${await input.getAttribute('aria-controls')}"]`).getByRole('option');
  await options.first().waitFor();
  const titles = await options.allInnerTexts();
  await input.press('Escape');
  return titles.map((title) => title.trim());
}

async function chooseInFolded(page: Page, input: Locator, option: string): Promise<void> {
  if ((await input.getAttribute('aria-expanded')) !== 'true') await input.click();
  const list = page.locator(`[id="${await input.getAttribute('aria-controls')}"]`);
  const one = list.getByRole('option', { name: option, exact: true });
  const several = list.getByRole('menuitemcheckbox', { name: option, exact: true });
  await one.or(several).waitFor();
  if ((await several.count()) > 0) {
    if ((await several.getAttribute('aria-checked')) !== 'true') await several.click();
    await input.press('Escape');
  } else {
    await one.click();
  }
}

/**
 * The control with this name. The error below an input becomes part of its name, and a toggle's name can
 * begin with its label, so a whole name is looked for first and then one that begins or ends like this.
 */
async function labelled(card: Locator, roles: readonly Role[], label: string): Promise<Locator> {
  const loosely = new RegExp(`^${literally(label)}( |$)|(^| )${literally(label)}$`);
  const whole = anyRole(card, roles, new RegExp(`^${literally(label)}$`));
  const like = anyRole(card, roles, loosely);
  await like.first().waitFor();
  return (await whole.count()) > 0 ? whole : like;
}

function anyRole(card: Locator, roles: readonly Role[], name: RegExp): Locator {
  return roles.map((role) => card.getByRole(role, { name })).reduce((either, next) => either.or(next));
}

function startsWith(label: string): RegExp {
  return new RegExp(`^${literally(label)}( |$)`);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** As the Playground shows it: `2026-11-03` is `3 November 2026`. */
function dateInWords(isoDate: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return words.format(new Date(`${isoDate}T00:00:00Z`));
}
