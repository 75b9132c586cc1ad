import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { say, sees, shootWindow } from '#test/support/browser.ts';
import { type Card, latestCard } from '#test/support/browser-card.ts';
import { bindChannel, shootAll, startTour, type TourWorld } from './tour-world.ts';

const WHAT = 'Two pupils found a page with violent videos during the lesson.';
let world: TourWorld;
let reference = '';
let receipt: Card;

beforeAll(async () => {
  world = await startTour();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => shootAll(world, task.name));
});

afterAll(async () => {
  await world?.close();
});

describe('the tour: a teacher reports, two people review, the case closes', () => {
  it('binds the safeguarding channel once all six people in it may see cases', async () => {
    await bindChannel(world);
  });

  it('takes a report by /report and gives a receipt with a reference', async () => {
    await say(world.teacher, '/report');
    const form = await latestCard(world.teacher, 'Is someone in danger now?');
    await form.shot('01-report-start');
    await form.choose('What is it about?', 'Unsuitable content');
    await form.press('Continue');
    await form.shows('What happened?');
    await form.shot('02-report-form');
    await form.fill('What happened?', WHAT);
    await form.choose('Who told you?', 'A pupil');
    await form.fill('Web address or device', 'https://videos.example/violent');
    await form.press('Send report');
    await form.shows('Report received');
    receipt = form;
    reference = /LIN-\d{2}-\d{4}/.exec(await form.text())?.[0] ?? '';
    await form.shot('03-receipt');
    assert.match(reference, /^LIN-\d{2}-0001$/);
  });

  it('announces it in the channel without a word of it', async () => {
    const card = await latestCard(world.lead, reference);
    const text = await card.text();
    await card.shot('04-channel-new');
    assert.match(text, /New report/);
    assert.match(text, /Unsuitable content/);
    assert.match(text, /Reported at \d\d:\d\d/);
    assert.ok(!text.includes('violent') && !text.includes('Tess'), text);
  });

  it('gives the case to whoever acknowledges, and opens it for the presser alone', async () => {
    const card = await latestCard(world.lead, reference);
    await card.press('Acknowledge');
    await card.shows(WHAT);
    await card.shot('05-case-view');
    await shootWindow(world.lead, 'window-case-view');
    const text = await card.text();
    assert.match(text, /hxxps:\/\/videos\[\.\]example\/violent/);
    await card.press('Hide');
    await card.shows('Dora Lead-Demo');
    await sees(world.teacher, 'Your report was acknowledged');
  });

  it('starts a review with a second person, who joins from her own chat', async () => {
    const card = await latestCard(world.lead, reference);
    await card.press('Open case');
    await card.press('Start review');
    await card.fill('Reason for the review', 'A page with violent videos was met in class.');
    await card.choose('Second reviewer', 'Sami Secondlead-Demo, Deputy safeguarding lead');
    await card.fill('Computer used', 'Office laptop 7');
    await card.fill('Where the computer is', 'Deputy head’s office');
    await card.shot('06-start-review');
    await card.press('Save');
    await card.shows('Saved: Start review.');
    const asked = await latestCard(world.second, 'You are asked to review a case');
    await asked.shot('07-review-requested');
    await asked.press('Join review');
    await asked.shows('Review joined');
    await asked.press('Add finding');
    await asked.fill('Web address or device', 'https://videos.example/violent');
    await asked.fill('What is it?', 'A page of fight videos, open to anybody.');
    await asked.fill('Reason for concern', 'It got past the filter.');
    await asked.shot('08-add-finding');
    await asked.press('Save');
    await asked.shows('Saved: Add finding.');
  });

  it('concludes, and refuses the second signature of the same person', async () => {
    const card = await latestCard(world.lead, reference);
    await card.press('Hide');
    await card.press('Open case');
    await card.press('Conclude');
    await card.choose('Is there substance to the concern?', 'Yes');
    await card.choose('Outcome', 'Dealt with in school');
    await card.fill('Conclusion', 'The page was reachable from the classroom.');
    await card.fill('Action proposed or taken', 'The provider blocked it today.');
    await card.fill('Sanction and the policy it rests on', 'None');
    await card.shot('09-conclude');
    await card.press('Save');
    await card.shows('Saved: Conclude.');
    await card.press('Sign');
    await card.shows('Sign this record');
    await card.shot('10-record');
    await card.press('Sign this record');
    await card.shows('Signed.');
    await card.shot('11-signed-once');
  });

  it('takes the second signature of another person, closes, and tells the teacher', async () => {
    const asked = await latestCard(world.second, 'A record waits for your signature');
    await asked.shot('12-sign-requested');
    await asked.press('Sign');
    await asked.press('Sign this record');
    await asked.shows('Concluded');
    await asked.press('Close case');
    await asked.shows('Closed');
    await asked.shot('13-closed');
    await sees(world.teacher, 'Your report is closed');
    await receipt.shows('Report closed');
    await receipt.shot('14-receipt-closed');
  });
});
