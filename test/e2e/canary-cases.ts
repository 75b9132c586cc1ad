import { strict as assert } from 'node:assert';
import { TERM_DATES_TITLE } from '#teams/views/settings-view.ts';
import type { BotWorld } from './bot-world.ts';
import {
  answered,
  CHANNEL,
  cardSaying,
  HEAD,
  LEAD,
  nodesOf,
  type Place,
  press,
  pressOf,
  referenceIn,
  SECOND,
  type Shown,
  type Someone,
  say,
  send,
  TEACHER,
  wordsOf,
} from './scripted-teams.ts';

/** A name, a note and an address: whatever is typed in these tests holds all three. */
export const CANARIES = ['Zebedee Quillfeather', 'marmalade-volcano', 'canary-site.example'] as const;
export const TYPED = `${CANARIES[0]} ${CANARIES[1]} https://${CANARIES[2]}/page`;

/** The bot under test, and the forms that were filled in, by the name that the card carries. */
export type Run = { readonly world: BotWorld; readonly filled: Set<string> };

export const canariesIn = (text: string): readonly string[] =>
  CANARIES.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

/** Every text of a form holds the canaries, and every choice is made. */
export function everything(form: Shown): Readonly<Record<string, string>> {
  const typed = nodesOf(form).flatMap((input) => {
    const label = String(input['label']);
    if (input['type'] === 'Input.Text') return [[label, TYPED]];
    const open = input['type'] === 'Input.ChoiceSet' && input['value'] === '' && input['isRequired'] === true;
    return open ? [[label, String(nodesOf(input['choices'])[0]?.['title'])]] : [];
  });
  return Object.fromEntries(typed);
}

type Chosen = Readonly<Record<string, string>>;

export async function saveForm(
  run: Run,
  who: Someone,
  card: Shown,
  title: string,
  chosen: Chosen = {},
  place?: Place,
): Promise<Shown> {
  return await saveHere(run, who, await press(run.world, who, card, title, {}, place), chosen, place);
}

/** **Save** on a form that stands open. */
export async function saveHere(
  run: Run,
  who: Someone,
  form: Shown,
  chosen: Chosen = {},
  place?: Place,
): Promise<Shown> {
  const asked = pressOf(who, form, 'Save', { ...everything(form), ...chosen }, place);
  const { name } = Object(asked.data);
  if (typeof name === 'string') run.filled.add(name);
  const saved = answered(await send(run.world, asked));
  assert.doesNotMatch(wordsOf(saved), /Not done:|did not work/, wordsOf(form));
  return saved;
}

async function report(
  run: Run,
  category: string,
  chosen: Chosen = { 'Name, if not listed': '' },
): Promise<{ readonly reference: string; readonly receipt: Shown }> {
  await say(run.world, TEACHER, '/report');
  const { card } = cardSaying(run.world, TEACHER.chat, 'Report a concern');
  const form = await press(run.world, TEACHER, card, 'Continue', { 'What is it about?': category });
  const receipt = await press(run.world, TEACHER, form, 'Send report', { ...everything(form), ...chosen });
  const reference = referenceIn(receipt);
  assert.match(reference, /^LIN-/, wordsOf(receipt));
  return { reference, receipt };
}

async function openCase(run: Run, who: Someone, reference: string): Promise<Shown> {
  await say(run.world, who, `/case ${reference}`);
  return await press(run.world, who, cardSaying(run.world, who.chat, reference).card, 'Open case');
}

async function sign(run: Run, who: Someone, reference: string): Promise<Shown> {
  const record = await press(run.world, who, await openCase(run, who, reference), 'Sign');
  return await press(run.world, who, record, 'Sign this record');
}

export async function settled(run: Run): Promise<void> {
  const swept = await run.world.ask('POST', '/local/sweep');
  assert.ok(swept !== 'lost' && swept.status === 200);
}

const CUSTODY = ['Secure device', 'Hand over', 'Return'] as const;

/** An ordinary case from its report to its closing, by way of a dispute. */
export async function ordinaryCase(run: Run): Promise<void> {
  const { reference, receipt } = await report(run, 'Online bullying');
  await saveForm(run, TEACHER, receipt, 'Police now');
  await saveForm(run, TEACHER, receipt, 'Withdraw');
  await settled(run);
  const place = { conversation: CHANNEL };
  await press(run.world, LEAD, cardSaying(run.world, CHANNEL, reference).card, 'Acknowledge', {}, place);

  let view = await openCase(run, LEAD, reference);
  for (const title of [
    'Triage',
    'Add person',
    'Add note',
    'Record action',
    'Ask the reporter',
    'Ask IT',
    ...CUSTODY,
  ])
    view = await saveForm(run, LEAD, view, title);
  await settled(run);
  const asked = cardSaying(run.world, TEACHER.chat, 'Read the question').card;
  await saveForm(
    run,
    TEACHER,
    await press(run.world, TEACHER, asked, 'Read the question'),
    'Add to my report',
  );
  view = await saveForm(run, LEAD, view, 'Record search', { 'Search not carried out': 'true' });
  view = await saveForm(run, LEAD, view, 'Correct an entry');
  view = await saveForm(run, LEAD, view, 'Assign', {
    'To whom?': 'Dora Lead-Demo, Designated safeguarding lead',
  });
  view = await saveForm(run, LEAD, view, 'Start review', {
    'Second reviewer': 'Sami Secondlead-Demo, Deputy safeguarding lead',
  });
  await press(run.world, SECOND, await openCase(run, SECOND, reference), 'Join review');
  view = await saveForm(run, SECOND, await openCase(run, SECOND, reference), 'Add finding');
  view = await saveForm(run, LEAD, await openCase(run, LEAD, reference), 'Change computer');
  await press(run.world, SECOND, await openCase(run, SECOND, reference), 'Agree to the change');
  view = await saveForm(run, LEAD, await openCase(run, LEAD, reference), 'Ask a reviewer', {
    'Who?': 'Hana Head-Demo, Headteacher',
  });
  await saveForm(run, LEAD, view, 'Conclude', { 'Was a device or site examined?': 'Yes' });
  await sign(run, LEAD, reference);
  view = await saveForm(run, SECOND, await openCase(run, SECOND, reference), 'Disagree');
  await sign(run, HEAD, reference);
  view = await openCase(run, LEAD, reference);
  while (nodesOf(view).some(({ title }) => title === 'Not told'))
    view = await saveForm(run, LEAD, view, 'Not told');
  view = await saveForm(run, LEAD, view, 'Police asked us to wait');
  const over = { 'Do they still ask us to wait?': 'No' };
  view = await saveForm(run, LEAD, view, 'Police asked us to wait', over);
  for (const title of ['Refer', 'Debrief', 'Record elsewhere']) view = await saveForm(run, LEAD, view, title);
  for (const title of ['Share', 'Legal hold', 'Re-route']) view = await saveForm(run, LEAD, view, title);
  view = await press(run.world, LEAD, view, 'Close case');
  assert.match(wordsOf(view), /Closed/);
  await saveForm(run, LEAD, view, 'Reopen');
  await settled(run);
}

/** Every form of the record book. The canaries are in what is read, and in nothing else. */
export async function recordBook(run: Run): Promise<void> {
  await say(run.world, LEAD, '/log');
  const { card } = cardSaying(run.world, LEAD.chat, 'Incident log');
  const followUp = { 'Follow up by': '2020-01-01' };
  let book = await saveForm(run, LEAD, card, 'Record something', followUp);
  for (const title of ['Correct', 'Done']) book = await saveForm(run, LEAD, book, title);
  assert.match(wordsOf(book), /Before that it read/);
  assert.ok(canariesIn(wordsOf(book)).includes(CANARIES[1]), 'somebody who keeps the book reads it');
  const log = await press(run.world, LEAD, card, 'Open the log');
  assert.ok(canariesIn(wordsOf(log)).includes(CANARIES[1]), 'the log says what was done');
}

/** The names of closures. They are read by those who set them, and by nobody else. */
export async function termDates({ world }: Run): Promise<void> {
  await say(world, HEAD, '/settings');
  const { card } = cardSaying(world, HEAD.chat, 'Settings');
  const form = await press(world, HEAD, await press(world, HEAD, card, TERM_DATES_TITLE), 'Change dates');
  const refused = await press(world, HEAD, form, 'Save', everything(form));
  assert.match(wordsOf(refused), /Line 1: write dates as/);
  const saved = await press(world, HEAD, refused, 'Save', { [TERM_DATES_TITLE]: `2026-12-21 ${TYPED}` });
  assert.match(wordsOf(saved), /Saved: /);
  assert.ok(canariesIn(wordsOf(saved)).includes(CANARIES[1]));
}

/** A second case: kept from people, made confidential, stopped at an illegal image and handed over. */
export async function haltedCase(run: Run): Promise<void> {
  const { reference } = await report(run, 'Unsuitable content');
  await settled(run);
  let view = await openCase(run, LEAD, reference);
  view = await saveForm(run, LEAD, view, 'Exclude person', {
    'Who?': 'Colin Computing-Demo, Computing subject lead',
  });
  await saveForm(run, SECOND, await openCase(run, SECOND, reference), 'Declare an interest');
  view = await press(run.world, LEAD, view, 'Acknowledge');
  view = await saveForm(run, LEAD, view, 'Start review', {
    'Second reviewer': 'Hana Head-Demo, Headteacher',
  });
  view = await press(run.world, LEAD, view, 'Stop: illegal image');
  await saveForm(run, LEAD, view, 'Conclude');
  await saveForm(run, LEAD, await openCase(run, LEAD, reference), 'Make confidential');
  await settled(run);
}

/** Two reports of one event, which become one case. */
export async function mergedCase(run: Run): Promise<void> {
  await report(run, 'Online bullying');
  const { reference } = await report(run, 'Online bullying');
  await settled(run);
  const merged = await saveForm(run, LEAD, await openCase(run, LEAD, reference), 'Merge');
  assert.match(wordsOf(merged), /Merged into LIN-/);
  await settled(run);
}

/** What is decided about an image: by the head at this school, where nobody deletes a copy (E22, H8). */
export async function imageCase(run: Run): Promise<void> {
  const { reference } = await report(run, 'Nude or semi-nude images');
  await settled(run);
  const view = await saveForm(run, HEAD, await openCase(run, HEAD, reference), 'Viewing decision');
  const { data } = pressOf(HEAD, view, 'Add note');
  const place = { conversation: HEAD.chat };
  const asked = { who: HEAD, place, verb: 'form', data: { ...data, name: 'delete-after-advice' } };
  const form = answered(await send(run.world, asked));
  const refused = answered(await send(run.world, pressOf(HEAD, form, 'Save', everything(form))));
  assert.match(wordsOf(refused), /lets nobody delete/);
  run.filled.add('delete-after-advice');
}

/** A concern about an adult whom the directory does not list. */
export async function confidentialCase(run: Run): Promise<void> {
  const { reference } = await report(run, 'Concern about an adult', {});
  await settled(run);
  const { card } = cardSaying(run.world, HEAD.chat, reference);
  assert.match(wordsOf(card), /^Confidential report/);
  const opened = canariesIn(wordsOf(await press(run.world, HEAD, card, 'Open case')));
  assert.ok(opened.includes(CANARIES[0]) && opened.includes(CANARIES[1]), 'somebody on the case reads it');
}
