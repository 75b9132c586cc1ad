import { strict as assert } from 'node:assert';
import { CANARIES, canariesIn, type Run, saveForm, saveHere } from './canary-cases.ts';
import { cardSaying, LEAD, nodesOf, press, say, TEACHER, wordsOf } from './scripted-teams.ts';

/** What people record of their training. They read it, and so does whoever confirms it; nobody else. */
export async function training(run: Run): Promise<void> {
  const open = async (who: typeof LEAD) => {
    await say(run.world, who, '/training');
    const { card } = cardSaying(run.world, who.chat, 'Training');
    return await press(run.world, who, card, 'What I owe and have');
  };
  let page = await saveForm(run, TEACHER, await open(TEACHER), 'Record completion');
  assert.ok(canariesIn(wordsOf(page)).includes(CANARIES[1]), 'whoever recorded it reads it');
  page = await saveForm(run, TEACHER, page, 'Take back');
  await saveForm(run, TEACHER, page, 'Record completion');
  const said = await saveForm(run, TEACHER, page, 'Record a training need');
  assert.match(wordsOf(said), /Saved: Record a training need/);
  const waiting = await press(run.world, LEAD, await open(LEAD), 'Confirm completions');
  assert.ok(canariesIn(wordsOf(waiting)).includes(CANARIES[1]), 'whoever confirms it reads it');
  await saveForm(run, LEAD, waiting, 'Confirm');
  const [tess, adil] = ['Tess Teacher-Demo, Teacher of English', 'Adil Admin-Demo, Teams administrator'];
  const whose = await press(run.world, LEAD, waiting, 'Take back');
  await saveHere(run, LEAD, await press(run.world, LEAD, whose, 'Continue', { 'Who?': tess }));
  const course = await press(run.world, LEAD, await open(LEAD), 'Record a session');
  const [first = ''] = nodesOf(nodesOf(course).find(({ label }) => label === 'Course')?.['choices']).map(
    ({ title }) => String(title),
  );
  const session = await press(run.world, LEAD, course, 'Continue', { Course: first });
  await saveHere(run, LEAD, session, { 'Who took part?': adil });
}
