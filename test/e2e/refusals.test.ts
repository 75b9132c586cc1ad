import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, say, sees, type Window } from '#test/support/browser.ts';
import { type Card, latestCard, nextCard } from '#test/support/browser-card.ts';
import { bindChannel, CHANNEL, shootAll, startTour, type TourWorld } from './tour-world.ts';

let world: TourWorld;

beforeAll(async () => {
  world = await startTour();
  await bindChannel(world);
  await chooseChat(world.lead, 'Personal Chat');
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => shootAll(world, task.name));
});

afterAll(async () => {
  await world?.close();
});

/** Sends a report by its words, and gives back its reference. */
async function report(
  window: Window,
  category: string,
  fill: (form: Card) => Promise<void>,
): Promise<string> {
  const form = await nextCard(window, 'Is someone in danger now?', () => say(window, '/report'));
  await form.choose('What is it about?', category);
  await form.press('Continue');
  await form.fill('What happened?', 'Something was seen.');
  await fill(form);
  await form.press('Send report');
  await form.shows('Report received');
  return /LIN-\d{2}-\d{4}/.exec(await form.text())?.[0] ?? '';
}

describe('what Steward says no to, on the way', () => {
  it('answers a pupil’s account with whom to turn to, and nothing else (T12)', async () => {
    await say(world.teacher, '/as pupil');
    await sees(world.teacher, 'You now act as Pupil');
    const card = await nextCard(world.teacher, 'Nobody reads messages here', () =>
      say(world.teacher, 'please help me'),
    );
    await card.shot('21-outsider');
    assert.deepEqual(await card.buttons(), []);
    await say(world.teacher, '/as me');
    await sees(world.teacher, 'You are yourself again.');
  });

  it('names the field that is missing, and keeps what was typed', async () => {
    const form = await nextCard(world.teacher, 'Is someone in danger now?', () =>
      say(world.teacher, '/report'),
    );
    await form.choose('What is it about?', 'Nude or semi-nude images');
    await form.press('Continue');
    await form.shows('Never look for');
    await form.fill('Where did it happen?', 'Changing room');
    await form.click('Send report');
    await form.shows('Please fill in “What happened?”');
    assert.equal(await form.value('Where did it happen?'), 'Changing room');
    await form.shot('22-never-list');
    assert.ok(!(await form.text()).includes('Web address or device'));
  });

  it('does not let a witness be the second reviewer of their own report (E5)', async () => {
    const reference = await report(world.second, 'Online bullying', (form) =>
      form.choose('Who told you?', 'I saw it myself'),
    );
    const card = await nextCard(world.lead, 'New report', () => say(world.lead, `/case ${reference}`));
    await card.press('Acknowledge');
    await card.press('Start review');
    await card.fill('Reason for the review', 'Messages to look at');
    await card.choose('Second reviewer', 'Sami Secondlead-Demo, Deputy safeguarding lead');
    await card.fill('Computer used', 'Office laptop 7');
    await card.fill('Where the computer is', 'Office');
    await card.press('Save');
    await card.shows('they reported what they saw themselves');
    await card.shot('23-witness-refused');
    assert.equal(await card.value('Computer used'), 'Office laptop 7');
  });

  it('tells the head of a concern about an adult, and nobody of it in the channel (H33)', async () => {
    const reference = await report(world.teacher, 'Concern about an adult', (form) =>
      form.choose('Which adult?', 'Leroy Seniorleader-Demo, Assistant headteacher'),
    );
    const card = await latestCard(world.lead, 'For Hana Head-Demo');
    await card.shot('24-confidential');
    const text = await card.text();
    assert.match(text, /Confidential report/);
    assert.match(text, new RegExp(reference));
    assert.ok(!text.includes('adult'), text);
    await card.press('Open case');
    await card.shows('There is no such case that you may open.');
    await chooseChat(world.lead, CHANNEL);
    await sees(world.lead, 'New reports are announced here');
    assert.ok(!(await world.lead.page.locator('body').textContent())?.includes(reference));
    await chooseChat(world.lead, 'Personal Chat');
  });

  it('opens a concern about an adult for the head, and not for the adult (T19)', async () => {
    const list = await nextCard(world.teacher, 'My reports', () => say(world.teacher, '/mine'));
    const reference = /LIN-\d{2}-\d{4}/.exec(await list.text())?.[0] ?? '';
    await say(world.lead, '/as Hana');
    await sees(world.lead, 'You now act as Hana Head-Demo');
    const card = await nextCard(world.lead, 'Confidential report', () =>
      say(world.lead, `/case ${reference}`),
    );
    await card.press('Open case');
    await card.shows('Something was seen.');
    await card.shot('25-head-reads');
    await say(world.lead, '/as Leroy');
    await sees(world.lead, 'You now act as Leroy');
    const none = await nextCard(world.lead, 'There is no such case that you may open', () =>
      say(world.lead, `/case ${reference}`),
    );
    await none.shot('26-subject-refused');
    await say(world.lead, '/as me');
  });

  it('refuses a second signature by the same person from another card (T14)', async () => {
    const reference = await report(world.teacher, 'Something else', (form) =>
      form.choose('Who told you?', 'A pupil'),
    );
    const one = await nextCard(world.lead, 'New report', () => say(world.lead, `/case ${reference}`));
    await one.press('Acknowledge');
    await one.press('Conclude');
    await one.choose('Is there substance to the concern?', 'No');
    await one.choose('Outcome', 'No substance');
    await one.fill('Conclusion', 'A misunderstanding.');
    await one.fill('Action proposed or taken', 'None needed.');
    await one.fill('Sanction and the policy it rests on', 'None');
    await one.press('Save');
    await one.press('Sign');
    const two = await nextCard(world.lead, 'Waiting for two signatures', () =>
      say(world.lead, `/case ${reference}`),
    );
    await two.press('Open case');
    await two.press('Sign');
    await two.press('Sign this record');
    await two.shows('Signed.');
    await one.press('Sign this record');
    await one.shows('The second signature must be another person’s.');
    await one.shot('27-same-person-twice');
  });

  it('verifies every chain afterwards (P6)', async () => {
    const answer = await fetch(`${world.botUrl}/local/verify`);
    const verified: unknown = await answer.json();
    assert.ok(typeof verified === 'object' && verified !== null && 'ok' in verified && verified.ok === true);
  });
});
