import { strict as assert } from 'node:assert';
import { OWN_FORMS } from '#teams/forms/agreement-forms.ts';
import { CANARIES, canariesIn, everything, type Run, saveHere, settled } from './canary-cases.ts';
import {
  cardSaying,
  OFFICE,
  press,
  type Shown,
  type Someone,
  say,
  TEACHER,
  wordsOf,
} from './scripted-teams.ts';

const TICKED = { 'Type your full name': 'Tess Teacher-Demo' };

/** Every form of an agreement but its title, which reminders name. Its text is read by whoever signs it. */
export async function agreements(run: Run): Promise<void> {
  const { world } = run;
  const opens = async (who: Someone, word: string, saying: string) => {
    await say(world, who, word);
    return cardSaying(world, who.chat, saying).card;
  };
  const publish = await opens(OFFICE, '/publish', 'Publish an agreement');
  const words = { ...everything(publish), Title: 'Staff agreement', 'Due date': '2099-12-04' };
  const published = await press(world, OFFICE, publish, 'Publish', words);
  assert.match(wordsOf(published), /Published: Staff agreement/);
  await settled(run);
  const text = async (): Promise<Shown> =>
    await press(world, TEACHER, await opens(TEACHER, '/sign', 'To sign'), 'Read and sign');
  assert.ok(canariesIn(wordsOf(await text())).includes(CANARIES[1]), 'whoever signs it reads it');
  for (const { title } of Object.values(OWN_FORMS)) {
    await saveHere(run, TEACHER, await press(world, TEACHER, await text(), title));
    const asked = await press(world, OFFICE, publish, 'Questions');
    assert.ok(canariesIn(wordsOf(asked)).includes(CANARIES[1]), 'whoever answers it reads it');
    await saveHere(run, OFFICE, await press(world, OFFICE, asked, 'Answer'));
  }
  const posted = await opens(TEACHER, '/sign', 'What you wrote was answered');
  const answer = await press(world, TEACHER, posted, 'Read the answer');
  assert.ok(canariesIn(wordsOf(answer)).includes(CANARIES[1]), 'whoever asked reads the answer');
  const signed = await press(world, TEACHER, await text(), 'Sign', {
    ...{ 'I have read and understood it': 'true', 'I agree to follow it': 'true' },
    ...TICKED,
  });
  assert.match(wordsOf(signed), /Signed\./);
}
