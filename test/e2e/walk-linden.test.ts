import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, say, sees } from '#test/support/browser.ts';
import { type Card, latestCard, nextCard } from '#test/support/browser-card.ts';
import { createStoryboard, type Storyboard } from './storyboard.ts';
import { bindChannel, shootAll, startTour, type TourWorld } from './tour-world.ts';

let world: TourWorld;
let story: Storyboard;
let lead: Card;
let second: Card;

beforeAll(async () => {
  world = await startTour();
  await bindChannel(world);
  story = await createStoryboard('linden', 'Linden: abuse images are met half way through a review');
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => shootAll(world, task.name));
});

afterAll(async () => {
  await story?.publish();
  await world?.close();
});

describe('Linden: abuse images are met half way through a review', () => {
  it('begins with an unsuitable site met in a lesson, which the channel hears of', async () => {
    const form = await nextCard(world.teacher, 'Is someone in danger now?', () =>
      say(world.teacher, '/report'),
    );
    await form.choose('What is it about?', 'Unsuitable content');
    await form.press('Continue');
    await form.fill('What happened?', 'A search in the lesson led to a page that pupils should not see.');
    await form.choose('Who told you?', 'A pupil');
    await form.fill('Web address or device', 'https://pages.example/results');
    await story.card(form, 'A page met in a lesson is reported');
    await form.press('Send report');
    await form.shows('Report received');
    lead = await latestCard(world.lead, 'New report');
    await story.card(lead, 'The channel hears of it, without a word of it');
    await lead.press('Acknowledge');
    await lead.shows('What the policy asks');
  });

  it('is reviewed by two, on one computer that pupils do not use (LIN-076, LIN-077)', async () => {
    await lead.press('Start review');
    await lead.fill('Reason for the review', 'A page got past the filter.');
    await lead.choose('Second reviewer', 'Sami Secondlead-Demo, Deputy safeguarding lead');
    await lead.fill('Computer used', 'Office laptop 7');
    await lead.fill('Where the computer is', 'Deputy head’s office');
    await story.card(lead, 'Two people, one computer that pupils do not use');
    await lead.press('Save');
    await lead.shows('Saved: Start review.');
    second = await latestCard(world.second, 'You are asked to review a case');
    await second.press('Join review');
    await second.press('Add finding');
    await second.fill('Web address or device', 'https://pages.example/results');
    await second.fill('What is it?', 'A page of results, open to anybody.');
    await second.fill('Reason for concern', 'It is not for children.');
    await story.card(second, 'What was looked at, and why it concerns');
    await second.press('Save');
    await second.shows('Saved: Add finding.');
  });

  it('stops at once for both when one of them meets an image, and locks what was found (LIN-090, H6)', async () => {
    await second.press('Stop: illegal image');
    await second.shows('Stopped at an illegal image.');
    await story.card(second, 'Stopped at an illegal image: nothing more is added');
    assert.ok(!(await second.buttons()).includes('Add finding'));
    await chooseChat(world.lead, 'Personal Chat');
    const told = await latestCard(world.lead, 'Review stopped: illegal image met');
    await story.card(told, 'The lead is told at once');
    await told.press('Police now');
    await told.fill('Their reference', 'CAD 77');
    await told.press('Save');
    await told.shows('Saved: Police now.');
  });

  it('is handed over to the police, and two people sign that it was (LIN-091, E23)', async () => {
    await second.press('Hide');
    await second.press('Open case');
    await second.shows('Told: Police');
    await second.press('Conclude');
    await story.card(second, 'There is nothing to judge: only the police reference and the outcome');
    await second.fill('Police reference', 'CAD 77');
    await second.choose('Outcome', 'Police');
    await second.press('Save');
    await second.press('Sign');
    await second.press('Sign this record');
    await second.shows('Signed.');
    const asked = await latestCard(world.lead, 'A record waits for your signature');
    await asked.press('Sign');
    await story.card(asked, 'The record that two people sign');
    await asked.press('Sign this record');
    await asked.press('Close case');
    await asked.shows('Closed');
    await story.card(asked, 'Handed over and closed');
    await sees(world.teacher, 'Your report is closed');
  });
});
