import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, say } from '#test/support/browser.ts';
import { type Card, latestCard, nextCard } from '#test/support/browser-card.ts';
import { startWalk, type Walk, type WalkSchool } from './walk-world.ts';

const TITLE = 'Staff acceptable use agreement';
const SCHOOL: WalkSchool = {
  ...{ pack: 'linden', name: 'Linden Demo Centre', prefix: 'LIN' },
  people: [
    ['Tess Teacher-Demo', 'Teacher of English', []],
    ['Dora Lead-Demo', 'Designated safeguarding lead', ['dsl']],
    ['Sami Secondlead-Demo', 'Deputy safeguarding lead', ['dsl']],
    ['Thea Thirdlead-Demo', 'Deputy safeguarding lead', ['dsl']],
    ['Colin Computing-Demo', 'Computing subject lead', ['onlineSafetyLead']],
    ['Orla Onlinesafety-Demo', 'Online safety lead', ['onlineSafetyLead']],
    ['Hana Head-Demo', 'Headteacher', ['head']],
    ['Olive Office-Demo', 'School office', ['agreements']],
  ],
};
const WINDOWS = { teacher: 1, lead: 2, office: 8 } as const;

let walk: Walk<keyof typeof WINDOWS>;
let reminder: Card;

beforeAll(async () => {
  const title = 'Linden: the staff agreement, from the office to the board';
  walk = await startWalk({ title, pictures: 'staff-year', school: SCHOOL, windows: WINDOWS });
  for (const who of ['teacher', 'lead', 'office'] as const) await chooseChat(walk.at(who), 'Personal Chat');
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => walk.shootAll(task.name));
});

afterAll(async () => {
  await walk?.close();
});

/** What a command posts, opened by its press. */
async function opened(
  who: keyof typeof WINDOWS,
  command: string,
  posted: string,
  press: string,
): Promise<Card> {
  const card = await nextCard(walk.at(who), posted, () => say(walk.at(who), command));
  await card.press(press);
  return card;
}

describe('Linden: the staff agreement, from the office to the board', () => {
  it('is published by the office in the words of the policy pack', async () => {
    const form = await nextCard(walk.at('office'), 'Publish an agreement', () =>
      say(walk.at('office'), '/publish'),
    );
    await form.choose('Kind', TITLE);
    await form.fill('Title', TITLE);
    await form.tick('Use the text of the policy pack');
    await form.fill('Due date', '2026-12-04');
    await walk.story.card(form, 'The office publishes the agreement of the policy');
    await form.press('Publish');
    await form.shows('Published: ');
    await walk.story.card(form, 'Everybody who has to sign is asked in the background');
  });

  it('reminds a teacher in her own chat, with a way to what she owes', async () => {
    await walk.sweep();
    reminder = await latestCard(walk.at('teacher'), '1 thing for you to do');
    await reminder.shows(TITLE);
    await walk.story.card(reminder, 'One reminder of all that she owes');
  });

  it('is read and signed there, in her own name', async () => {
    const card = await opened('teacher', '/todo', 'What I owe', 'Show what I owe');
    await card.shows('To read and sign');
    await walk.story.card(card, 'What she owes, in order of date, each with its button');
    await card.press('Read and sign');
    await card.shows('To be signed by');
    await walk.story.card(card, 'The whole text, page by page');
    while (!(await card.buttons()).includes('Sign')) await card.press('Next');
    await card.tick('I have read and understood it');
    await card.tick('I agree to follow it');
    await card.fill('Type your full name', 'Tess Teacher-Demo');
    await walk.story.card(card, 'Two ticks and her name');
    await card.press('Sign');
    await card.shows('Signed.');
    await walk.story.card(card, 'Signed, and until when it counts');
  });

  it('is owed no more, and the reminder is gone', async () => {
    const todo = await opened('teacher', '/todo', 'What I owe', 'Show what I owe');
    await todo.shows('You owe nothing.');
    await walk.story.card(todo, 'She owes nothing');
    await reminder.shows('All done, thank you');
    assert.deepEqual(await reminder.buttons(), []);
    await walk.story.card(reminder, 'The reminder is gone at once');
  });

  it('stands on the board at once, in numbers without a name', async () => {
    const board = await opened('lead', '/board', 'Who has signed the agreements', 'Open board');
    await board.shows(`1 of ${SCHOOL.people.length}`);
    assert.ok(!(await board.text()).includes('Tess'), await board.text());
    await walk.story.card(board, 'The board counts her');
    await board.press('Not reached');
    await board.shows('Everybody was reached.');
  });

  it('shows the cards beside it: training, roles, the roll', async () => {
    const training = await opened('teacher', '/training', 'Training', 'What I owe and have');
    await walk.story.card(training, 'Training that she owes and has');
    const roles = await opened('lead', '/roles', 'Who holds which role', 'Open roles');
    await roles.shows('Dora Lead-Demo');
    await walk.story.card(roles, 'Who holds which role');
    const roll = await nextCard(walk.at('office'), 'roll', () => say(walk.at('office'), '/roll'));
    await walk.story.card(roll, 'People without an account');
  });
});
