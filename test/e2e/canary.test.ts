import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { connectTable } from '#storage/connect-table.ts';
import { CASE_FORMS } from '#teams/forms/case-forms.ts';
import { type BotWorld, createBotWorld } from './bot-world.ts';
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
const CANARIES = ['Zebedee Quillfeather', 'marmalade-volcano', 'canary-site.example'] as const;
const TYPED = `${CANARIES[0]} ${CANARIES[1]} https://${CANARIES[2]}/page`;
const OUTSIDER: Someone = { oid: '99999999-0000-4000-8000-000000000009', name: TYPED, chat: 'a:outsider' };

let world: BotWorld;
/** The forms that were filled in, by the name that the card carries. */
const filled = new Set<string>();

beforeAll(async () => {
  world = await createBotWorld();
  await world.start();
  const member = { id: '29:2', aadObjectId: LEAD.oid, userRole: 'user', name: TYPED };
  world.teams.setMembers(CHANNEL, [member], 5);
  for (const who of [TEACHER, LEAD, SECOND, HEAD]) await say(world, who, 'hello');
  await say(world, LEAD, '<at>Steward</at> /here safeguarding', CHANNEL);
});

afterAll(async () => {
  await world?.close();
});

/** Every text of a form holds the canaries, and every choice is made. */
function everything(form: Shown): Readonly<Record<string, string>> {
  const typed = nodesOf(form).flatMap((input) => {
    const label = String(input['label']);
    if (input['type'] === 'Input.Text') return [[label, TYPED]];
    const open = input['type'] === 'Input.ChoiceSet' && input['value'] === '' && input['isRequired'] === true;
    return open ? [[label, String(nodesOf(input['choices'])[0]?.['title'])]] : [];
  });
  return Object.fromEntries(typed);
}

type Chosen = Readonly<Record<string, string>>;

async function saveForm(
  who: Someone,
  card: Shown,
  title: string,
  chosen: Chosen = {},
  place?: Place,
): Promise<Shown> {
  const form = await press(world, who, card, title, {}, place);
  const asked = pressOf(who, form, 'Save', { ...everything(form), ...chosen }, place);
  filled.add(String(Reflect.get(asked.data, 'name')));
  const saved = answered(await send(world, asked));
  assert.doesNotMatch(wordsOf(saved), /Not done:|did not work/, title);
  return saved;
}

async function report(
  category: string,
  chosen: Chosen = { 'Name, if not listed': '' },
): Promise<{ readonly reference: string; readonly receipt: Shown }> {
  await say(world, TEACHER, '/report');
  const { card } = cardSaying(world, TEACHER.chat, 'Report a concern');
  const form = await press(world, TEACHER, card, 'Continue', { 'What is it about?': category });
  const receipt = await press(world, TEACHER, form, 'Send report', { ...everything(form), ...chosen });
  const reference = referenceIn(receipt);
  assert.match(reference, /^LIN-/, wordsOf(receipt));
  return { reference, receipt };
}

async function openCase(who: Someone, reference: string): Promise<Shown> {
  await say(world, who, `/case ${reference}`);
  return await press(world, who, cardSaying(world, who.chat, reference).card, 'Open case');
}

async function sign(who: Someone, reference: string): Promise<Shown> {
  const record = await press(world, who, await openCase(who, reference), 'Sign');
  return await press(world, who, record, 'Sign this record');
}

async function settled(): Promise<void> {
  const swept = await world.ask('POST', '/local/sweep');
  assert.ok(swept !== 'lost' && swept.status === 200);
}

const CUSTODY = ['Secure device', 'Hand over', 'Return'] as const;

/** An ordinary case from its report to its closing, by way of a dispute. */
async function ordinaryCase(): Promise<void> {
  const { reference, receipt } = await report('Online bullying');
  await saveForm(TEACHER, receipt, 'Police now');
  await saveForm(TEACHER, receipt, 'Withdraw');
  await settled();
  const place = { conversation: CHANNEL };
  await press(world, LEAD, cardSaying(world, CHANNEL, reference).card, 'Acknowledge', {}, place);

  let view = await openCase(LEAD, reference);
  for (const title of ['Triage', 'Add person', 'Add note', 'Record action', 'Ask the reporter', ...CUSTODY])
    view = await saveForm(LEAD, view, title);
  await settled();
  const asked = cardSaying(world, TEACHER.chat, 'Read the question').card;
  await saveForm(TEACHER, await press(world, TEACHER, asked, 'Read the question'), 'Add to my report');
  view = await saveForm(LEAD, view, 'Record search', { 'Search not carried out': 'true' });
  view = await saveForm(LEAD, view, 'Correct an entry');
  view = await saveForm(LEAD, view, 'Assign', { 'To whom?': 'Dora Lead-Demo, Designated safeguarding lead' });
  view = await saveForm(LEAD, view, 'Start review', {
    'Second reviewer': 'Sami Secondlead-Demo, Deputy safeguarding lead',
  });
  await press(world, SECOND, await openCase(SECOND, reference), 'Join review');
  view = await saveForm(SECOND, await openCase(SECOND, reference), 'Add finding');
  view = await saveForm(LEAD, await openCase(LEAD, reference), 'Change computer');
  await press(world, SECOND, await openCase(SECOND, reference), 'Agree to the change');
  view = await saveForm(LEAD, await openCase(LEAD, reference), 'Ask a reviewer', {
    'Who?': 'Hana Head-Demo, Headteacher',
  });
  await saveForm(LEAD, view, 'Conclude', { 'Was a device or site examined?': 'Yes' });
  await sign(LEAD, reference);
  view = await saveForm(SECOND, await openCase(SECOND, reference), 'Disagree');
  await sign(HEAD, reference);
  view = await openCase(LEAD, reference);
  while (nodesOf(view).some(({ title }) => title === 'Not told'))
    view = await saveForm(LEAD, view, 'Not told');
  view = await saveForm(LEAD, view, 'Police asked us to wait');
  const over = { 'Do they still ask us to wait?': 'No' };
  view = await saveForm(LEAD, view, 'Police asked us to wait', over);
  for (const title of ['Refer', 'Debrief', 'Record elsewhere']) view = await saveForm(LEAD, view, title);
  view = await press(world, LEAD, view, 'Close case');
  assert.match(wordsOf(view), /Closed/);
  await saveForm(LEAD, view, 'Reopen');
  await settled();
}

/** A second case: kept from people, made confidential, stopped at an illegal image and handed over. */
async function haltedCase(): Promise<void> {
  const { reference } = await report('Unsuitable content');
  await settled();
  let view = await openCase(LEAD, reference);
  view = await saveForm(LEAD, view, 'Exclude person', {
    'Who?': 'Colin Computing-Demo, Computing subject lead',
  });
  await saveForm(SECOND, await openCase(SECOND, reference), 'Declare an interest');
  view = await press(world, LEAD, view, 'Acknowledge');
  view = await saveForm(LEAD, view, 'Start review', { 'Second reviewer': 'Hana Head-Demo, Headteacher' });
  view = await press(world, LEAD, view, 'Stop: illegal image');
  await saveForm(LEAD, view, 'Conclude');
  await saveForm(LEAD, await openCase(LEAD, reference), 'Make confidential');
  await settled();
}

/** A concern about an adult whom the directory does not list. */
async function confidentialCase(): Promise<void> {
  const { reference } = await report('Concern about an adult', {});
  await settled();
  const { card } = cardSaying(world, HEAD.chat, reference);
  assert.match(wordsOf(card), /^Confidential report/);
  const opened = canariesIn(wordsOf(await press(world, HEAD, card, 'Open case')));
  assert.ok(opened.includes(CANARIES[0]) && opened.includes(CANARIES[1]), 'somebody on the case reads it');
}

/** Words in places that hold none of ours. */
async function oddPlaces(): Promise<void> {
  await say(world, TEACHER, TYPED);
  await say(world, TEACHER, `/case ${TYPED}`);
  await say(world, TEACHER, `/as ${TYPED}`);
  await say(world, OUTSIDER, TYPED);
  await send(world, {
    who: TEACHER,
    place: { conversation: TEACHER.chat },
    verb: TYPED,
    data: { note: TYPED },
  });
  for (const verb of ['report-send', 'save', 'open', 'sign', 'list', 'do', 'question'])
    await send(world, {
      who: LEAD,
      place: { conversation: LEAD.chat },
      verb,
      data: { case: TYPED, form: TYPED },
    });
  for (const path of [
    '/api/messages',
    '/local/clock',
    `/${encodeURIComponent(TYPED)}`,
    `/%zz${CANARIES[1]}`,
  ]) {
    const reply = await world.ask('POST', path, `{"type": "${TYPED}`);
    assert.ok(reply !== 'lost' && reply.status >= 400);
    assert.deepEqual(canariesIn(reply.text), [], path);
    assert.ok(!reply.text.includes('node_modules'), `${path} shows where we live: ${reply.text}`);
  }
}

const canariesIn = (text: string): readonly string[] =>
  CANARIES.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

describe('what people write (P9, T41, T42)', () => {
  it('is written in every field of every form over whole cases', async () => {
    await ordinaryCase();
    await haltedCase();
    await confidentialCase();
    await oddPlaces();
    await settled();
    assert.deepEqual([...filled].sort(), Object.keys(CASE_FORMS).sort(), 'fill in the other forms here too');
  });

  it('is in no card that was posted, in no summary and in no preview', () => {
    assert.ok(world.teams.received.length > 20);
    for (const { body, conversationId } of world.teams.received) {
      const { recipient: _whomTeamsNamed, ...ours } = Object(body);
      assert.deepEqual(canariesIn(JSON.stringify(ours)), [], `${conversationId}: ${wordsOf(body)}`);
    }
  });

  it('is in no line of the log and of no output', async () => {
    const log = await world.log();
    assert.match(log, /"what":"started"/);
    assert.deepEqual(canariesIn(log), [], log);
  });

  it('is in the store only in the bodies of events, and in no key', async () => {
    const holders = new Set<string>();
    let rows = 0;
    for await (const row of connectTable(await world.connection()).listEntities()) {
      rows += 1;
      const { partitionKey = '', rowKey = '' } = row;
      assert.deepEqual(canariesIn(`${partitionKey} ${rowKey}`), []);
      if (canariesIn(JSON.stringify(row)).length > 0) holders.add(rowKey.split('_')[0] ?? '');
    }
    assert.ok(rows > 100);
    assert.deepEqual([...holders], ['event']);
  });
});
