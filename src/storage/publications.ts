import type { Publications } from '#domain/agreement/model.ts';
import { type Digest, textDigest } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import type {
  AskingEvent,
  PublicationChange,
  StaffCommitOutcome,
  StoredPublications,
} from '#workflows/staff-stored.ts';
import { entriesOf, streamStart } from './chain.ts';
import { commitGuarded } from './commit.ts';
import { doneKey, staffPartition } from './keys.ts';
import { readRecord, writeRecord } from './records.ts';
import { create, put, rewrite } from './row-actions.ts';
import type { Rows } from './rows.ts';
import * as keys from './staff-keys.ts';
import { publicationsHeadRecord, staffDoneRecord, textRecord } from './staff-records.ts';

const STREAM = 'agreements';

export async function loadPublications(rows: Rows, school: SchoolId): Promise<StoredPublications> {
  const row = await rows.get(staffPartition(school), keys.streamHeadKey(STREAM));
  if (row === undefined) return { versions: [], version: 0, link: streamStart(STREAM) };
  const { state, version, hash } = readRecord(publicationsHeadRecord, row);
  return { ...state, version, link: hash, mark: row.mark };
}

/** @throws Error for a text that is not the one that was published. */
export async function loadText(rows: Rows, school: SchoolId, text: Digest): Promise<string | undefined> {
  const row = await rows.get(staffPartition(school), keys.textKey(text));
  const stored = row && readRecord(textRecord, row).text;
  if (stored !== undefined && textDigest(stored) !== text)
    throw new Error(`The text ${text} of an agreement was changed outside Steward`);
  return stored;
}

/** What changes, a text if there is one, and the job that asks everybody: one batch, however many people there are. */
export async function commitPublication(
  rows: Rows,
  { school, before, event, form }: PublicationChange,
  salt: () => string,
): Promise<StaffCommitOutcome> {
  const [entry] = entriesOf(before, [bodyOf(event)], salt);
  if (entry === undefined) throw new TypeError('One event makes one entry');
  const version = entry.number;
  const head = writeRecord({ version, hash: entry.hash, state: stateAfter(before, event) });
  const guard = create(doneKey(form.id, form.person), { version, inputs: form.inputs, write: salt() });
  const actions = [
    guard,
    rewrite(keys.streamHeadKey(STREAM), head, before.mark),
    create(keys.streamEventKey(STREAM, version), entry),
    ...(event.type === 'published' ? [put(keys.textKey(event.published.text), { text: event.text })] : []),
    put(keys.expandKey(event.at), { job: 'expand' }),
  ];
  const outcome = await commitGuarded(rows, staffPartition(school), { guard, actions }, 'the agreements');
  return outcome.kind === 'repeat'
    ? { kind: 'repeat', done: readRecord(staffDoneRecord, outcome.row) }
    : outcome;
}

function bodyOf(event: AskingEvent): object {
  if (event.type !== 'published') return event;
  const { text: _, ...body } = event;
  return body;
}

function stateAfter({ versions, trainingFrom }: StoredPublications, event: AskingEvent): Publications {
  return event.type === 'published'
    ? { versions: [...versions, event.published], trainingFrom }
    : { versions, trainingFrom: event.from };
}
