import { strict as assert } from 'node:assert';
import { chooseChat, say, type Window } from '#test/support/browser.ts';
import { type Card, everythingSaid, latestCard, nextCard } from '#test/support/browser-card.ts';

const NO_SUCH_CASE = 'There is no such case that you may open';

/** The form for a report of this category, after **Continue**. */
export async function openReport(window: Window, category: string): Promise<Card> {
  const form = await nextCard(window, 'Is someone in danger now?', () => say(window, '/report'));
  await form.choose('What is it about?', category);
  await form.press('Continue');
  await form.shows('What happened?');
  return form;
}

/** @returns the reference on the receipt, which stands in place of the form. */
export async function sendReport(form: Card): Promise<string> {
  await form.press('Send report');
  await form.shows('Report received');
  return referenceOn(await form.text());
}

function referenceOn(text: string): string {
  const [reference] = /[A-Z]{2,5}-\d{2}-\d{4}/.exec(text) ?? [];
  if (reference === undefined) throw new Error(`There is no reference in: ${text}`);
  return reference;
}

/** Opens the form of a command, behind **More** if it waits there. */
export async function openForm(card: Card, command: string): Promise<void> {
  if (!(await card.canPress(command))) await card.click('More');
  await card.press(command);
}

/** Presses a command, fills its form, saves it. */
export async function save(card: Card, command: string, fill: (form: Card) => Promise<void>): Promise<void> {
  await openForm(card, command);
  await fill(card);
  await card.press('Save');
  await card.shows(`Saved: ${command}.`);
}

/** Records an action for each thing that has to be done. @returns what those were. */
export async function doAll(card: Card, byWhom: string): Promise<readonly string[]> {
  await openForm(card, 'Record action');
  const owed = await card.offers('Which duty does this end?');
  await card.press('Back');
  for (const duty of owed)
    await save(card, 'Record action', async (form) => {
      await form.fill('What was done?', 'Done today, and written in the child’s plan.');
      await form.fill('By whom?', byWhom);
      await form.choose('Which duty does this end?', duty);
    });
  return owed;
}

/** Opens the case again where it stands, so that it shows what others have done since. */
export async function openAgain(card: Card): Promise<void> {
  await card.press('Hide');
  await card.press('Open case');
}

/** Makes a window somebody else's for a while. */
export async function asPerson(window: Window, name: string, act: () => Promise<void>): Promise<void> {
  await answered(window, `/as ${name}`, `You now act as ${name}`);
  await act();
  await answered(window, '/as me', 'You are yourself again.');
}

async function answered(window: Window, said: string, answer: string): Promise<void> {
  const lines = window.page.locator('p, span').filter({ hasText: answer });
  const before = await lines.count();
  await say(window, said);
  await lines.nth(before).waitFor();
}

/** Whoever looks for the case here, by its reference or in their list, finds nothing. */
export async function findsNothing(window: Window, reference: string): Promise<Card> {
  const list = await nextCard(window, 'Open cases', () => say(window, '/cases'));
  assert.ok(!(await list.text()).includes(reference), await list.text());
  return await nextCard(window, NO_SUCH_CASE, () => say(window, `/case ${reference}`));
}

/** No message, post or card in this chat holds any of these words. */
export async function neverShows(window: Window, chat: string, ...words: readonly string[]): Promise<void> {
  await chooseChat(window, chat);
  const said = await everythingSaid(window);
  assert.ok(said.length > 0, `There is nothing at all in ${chat}`);
  for (const word of words) assert.ok(!said.includes(word), `“${word}” stands in ${chat}`);
}

/** Two sign what the first has concluded: the first here, the second in the card that asks them. */
export async function signTwice(first: Card, second: Window): Promise<Card> {
  await first.press('Sign');
  await first.press('Sign this record');
  await first.shows('Signed.');
  const asked = await latestCard(second, 'A record waits for your signature');
  await asked.press('Sign');
  await asked.press('Sign this record');
  await asked.shows('Concluded');
  return asked;
}
