import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { connectTable } from '#storage/connect-table.ts';
import { OWN_FORMS } from '#teams/forms/agreement-forms.ts';
import { BOOK_FORMS } from '#teams/forms/book-forms.ts';
import { CASE_FORMS } from '#teams/forms/case-forms.ts';
import { DIRECTORY_FORMS } from '#teams/forms/directory-forms.ts';
import type { TrainingFormName } from '#teams/forms/training-forms.ts';
import { type BotWorld, createBotWorld } from './bot-world.ts';
import { agreements } from './canary-agreements.ts';
import {
  CANARIES,
  canariesIn,
  confidentialCase,
  haltedCase,
  imageCase,
  mergedCase,
  ordinaryCase,
  recordBook,
  settled,
  TYPED,
  termDates,
} from './canary-cases.ts';
import { directory } from './canary-directory.ts';
import { training } from './canary-staff.ts';
import {
  ADMIN,
  CHANNEL,
  HEAD,
  LEAD,
  OFFICE,
  SECOND,
  type Someone,
  say,
  send,
  TEACHER,
  wordsOf,
} from './scripted-teams.ts';

/** Those of training in which words can be typed. */
const TRAINING: readonly TrainingFormName[] = [
  ...(['complete', 'take-back-own', 'confirm', 'took-part', 'take-back'] as const),
];
/** By the name that the card carries. */
const FORMS = [
  ...[CASE_FORMS, BOOK_FORMS, DIRECTORY_FORMS, OWN_FORMS].flatMap((forms) => Object.keys(forms)),
  ...TRAINING,
];
const OUTSIDER: Someone = { oid: '99999999-0000-4000-8000-000000000009', name: TYPED, chat: 'a:outsider' };

let world: BotWorld;
const filled = new Set<string>();

beforeAll(async () => {
  world = await createBotWorld();
  await world.start();
  const member = { id: '29:2', aadObjectId: LEAD.oid, userRole: 'user', name: TYPED };
  world.teams.setMembers(CHANNEL, [member], 5);
  for (const who of [TEACHER, LEAD, SECOND, HEAD, OFFICE, ADMIN]) await say(world, who, 'hello');
  await say(world, LEAD, '<at>Steward</at> /here safeguarding', CHANNEL);
});

afterAll(async () => {
  await world?.close();
});

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
  for (const verb of [
    'report-send',
    'save',
    'open',
    'sign',
    'list',
    'do',
    'question',
    'log-open',
    'book',
    'book-form',
    'book-save',
    'term-dates',
    'term-dates-save',
    'roles-open',
    'person',
    'person-form',
    'person-save',
    'unreached',
    'sign-open',
    'sign-save',
    'own-save',
    'agreement-text',
    'publish-save',
    'paper-form',
    'paper-save',
  ])
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

describe('what people write (P9, T41, T42)', () => {
  it('is written in every field of every form over whole cases', async () => {
    const run = { world, filled };
    await ordinaryCase(run);
    await haltedCase(run);
    await mergedCase(run);
    await imageCase(run);
    await confidentialCase(run);
    await recordBook(run);
    await termDates(run);
    await directory(run);
    await training(run);
    await agreements(run);
    await oddPlaces();
    await settled(run);
    assert.deepEqual([...filled].sort(), FORMS.toSorted(), 'fill in the other forms here too');
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

  it('is in the store only in the bodies of events, of the record book, of term dates and of people, and in no key', async () => {
    const holders = new Set<string>();
    let rows = 0;
    for await (const row of connectTable(await world.connection()).listEntities()) {
      rows += 1;
      const { partitionKey = '', rowKey = '' } = row;
      assert.deepEqual(canariesIn(`${partitionKey} ${rowKey}`), []);
      if (canariesIn(JSON.stringify(row)).length > 0)
        holders.add(rowKey === 'head_agreements' ? rowKey : (rowKey.split('_')[0] ?? ''));
    }
    assert.ok(rows > 100);
    assert.deepEqual([...holders].sort(), [
      ...['book', 'booklater', 'event', 'head_agreements', 'person', 'terms', 'text'],
    ]);
  });
});
