import { strict as assert } from 'node:assert';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { shootWindow, type Window } from '#test/support/browser.ts';
import { latestCard } from '#test/support/browser-card.ts';
import { chooseIn, fillIn, inputOf } from '#test/support/browser-inputs.ts';
import { bindChannel, shootAll, startTour, type TourWorld } from './tour-world.ts';

const ANSWER = /\/_conversation\/v1\//;
let world: TourWorld;

beforeAll(async () => {
  world = await startTour();
  await bindChannel(world);
});
beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => shootAll(world, task.name));
});
afterAll(async () => {
  await world?.close();
});

/** Opens the dialog of this action, as the Playground names the way to it. */
async function openDialog({ page }: Window, command: string): Promise<Locator> {
  await page.getByRole('menuitem', { name: 'Action Command' }).click();
  await page.getByRole('textbox', { name: 'Command ID' }).fill(command);
  await page.getByRole('button', { name: 'Create' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What is it about?').waitFor();
  return dialog;
}

/** @returns the bot's answer, as it came. */
async function press({ page }: Window, dialog: Locator, title: string): Promise<string> {
  const answered = page.waitForResponse((answer) => ANSWER.test(answer.url()));
  await dialog.getByRole('button', { name: title, exact: true }).click();
  return await (await answered).text();
}

describe('the report in a dialog', () => {
  it('opens from the compose box, keeps what was typed, and ends in the receipt', async () => {
    const { teacher } = world;
    await teacher.page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
    const dialog = await openDialog(teacher, 'reportConcern');
    await shootWindow(teacher, 'dialog-01-start');
    await chooseIn(teacher.page, dialog, 'What is it about?', 'Online bullying');
    await press(teacher, dialog, 'Continue');
    await dialog.getByText('What happened?').waitFor();
    await fillIn(await inputOf(dialog, 'What happened?'), 'Three pupils wrote unkind messages.');
    await shootWindow(teacher, 'dialog-02-form');
    const sent = await press(teacher, dialog, 'Send report');
    assert.match(sent, /Report received/);
    // The Playground empties a dialog when a message arrives; the receipt stands in the chat as well.
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const receipt = await latestCard(teacher, 'Report received');
    assert.match(await receipt.text(), /LIN-\d\d-0001/);
    await shootWindow(teacher, 'dialog-03-receipt');
  });

  it('opens from a message, and begins with its author and time', async () => {
    const { teacher } = world;
    await teacher.page.getByRole('button', { name: 'Show more information' }).last().click();
    const dialog = await openDialog(teacher, 'reportMessage');
    await chooseIn(teacher.page, dialog, 'What is it about?', 'Online bullying');
    await press(teacher, dialog, 'Continue');
    await dialog.getByText('What happened?').waitFor();
    await shootWindow(teacher, 'dialog-04-message');
    assert.match(await (await inputOf(dialog, 'What happened?')).inputValue(), /^A Teams message by /);
  });
});
