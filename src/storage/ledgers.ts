import { canonical, digestOf } from '#domain/digest.ts';
import type { FormId, OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import { type Item, isLate, type Ledger, type Obligation } from '#domain/ledger/model.ts';
import type {
  LedgerChange,
  Line,
  LineKind,
  StaffCommitOutcome,
  StaffDone,
  StoredLedger,
  StoredLedgerEvent,
} from '#workflows/staff-stored.ts';
import type { Page } from '#workflows/stored.ts';
import { entriesOf, streamStart } from './chain.ts';
import { commitGuarded } from './commit.ts';
import { below, doneKey, staffPartition } from './keys.ts';
import { readAll } from './read-all.ts';
import { readPageIn } from './read-page.ts';
import { readRecord, writeRecord } from './records.ts';
import { create, put, remove, rewrite } from './row-actions.ts';
import type { RowAction, Rows } from './rows.ts';
import * as keys from './staff-keys.ts';
import { workRow } from './staff-outbox.ts';
import {
  joinedRecord,
  ledgerEventRecord,
  ledgerHeadRecord,
  ledgerLineRecord,
  staffDoneRecord,
} from './staff-records.ts';

/** @throws Error for a head whose state is not what was written. */
export async function loadLedger(
  rows: Rows,
  school: SchoolId,
  owner: OwnerId,
): Promise<StoredLedger | undefined> {
  const row = await rows.get(staffPartition(school), keys.streamHeadKey(owner));
  if (row === undefined) return undefined;
  const { state, version, hash, digest, due } = readRecord(ledgerHeadRecord, row);
  if (digestOf(state) !== digest) throw new Error(`The ledger of ${owner} was changed outside Steward`);
  return { ledger: state, version, link: hash, mark: row.mark, ...(due === undefined ? {} : { due }) };
}

export async function ledgerEvents(
  rows: Rows,
  school: SchoolId,
  owner: OwnerId,
): Promise<readonly StoredLedgerEvent[]> {
  const stored = await readAll(rows, staffPartition(school), keys.streamEventPrefix(owner));
  return stored.map((row) => {
    const { number, body } = readRecord(ledgerEventRecord, row);
    return { number, event: body };
  });
}

export async function findStaffDone(
  rows: Rows,
  school: SchoolId,
  form: FormId,
  person: PersonId,
): Promise<StaffDone | undefined> {
  const row = await rows.get(staffPartition(school), doneKey(form, person));
  return row && readRecord(staffDoneRecord, row);
}

export async function ledgerLines(
  rows: Rows,
  school: SchoolId,
  which: LineKind,
  item: Item,
  after: string | undefined,
  limit: number,
): Promise<Page<Line>> {
  const range = below(keys.linePrefix(which, item));
  return await readPageIn(rows, staffPartition(school), range, after, limit, (row) =>
    readRecord(ledgerLineRecord, row),
  );
}

export async function joiners(
  rows: Rows,
  school: SchoolId,
  since: string,
  after: string | undefined,
  limit: number,
): Promise<Page<OwnerId>> {
  const range = { from: keys.joinedPrefix(since), before: below(keys.joinedPrefix('')).before };
  return await readPageIn(
    rows,
    staffPartition(school),
    range,
    after,
    limit,
    (row) => readRecord(joinedRecord, row).owner,
  );
}

export async function waitingLines(
  rows: Rows,
  school: SchoolId,
  after: string | undefined,
  limit: number,
): Promise<Page<Line>> {
  const range = below(keys.WAITS_PREFIX);
  return await readPageIn(rows, staffPartition(school), range, after, limit, (row) =>
    readRecord(ledgerLineRecord, row),
  );
}

/**
 * Stores what one command changes of one ledger, all of it or nothing.
 *
 * @returns conflict too where the clock acted and no answer came: what it did stands, or is decided again.
 * @throws Error when storage does not answer a form that somebody sent.
 */
export async function commitLedger(
  rows: Rows,
  change: LedgerChange,
  salt: () => string,
): Promise<StaffCommitOutcome> {
  const partition = staffPartition(change.school);
  const actions = ledgerRows(change, salt);
  if (change.form === undefined) {
    const outcome = await rows.batch(partition, actions);
    return { kind: outcome.kind === 'done' ? 'committed' : 'conflict' };
  }
  const { id, person, inputs } = change.form;
  const version = (change.before?.version ?? 0) + change.events.length;
  const guard = create(doneKey(id, person), { version, inputs, write: salt() });
  const batch = { guard, actions: [guard, ...actions] };
  const outcome = await commitGuarded(rows, partition, batch, `the ledger of ${change.owner}`);
  return outcome.kind === 'repeat'
    ? { kind: 'repeat', done: readRecord(staffDoneRecord, outcome.row) }
    : outcome;
}

function ledgerRows(change: LedgerChange, salt: () => string): readonly RowAction[] {
  const { before, after, owner, events, due, effects } = change;
  const standing = before ?? { version: 0, link: streamStart(owner) };
  const entries = entriesOf(standing, events, salt);
  const version = standing.version + events.length;
  const head = {
    ...{ version, hash: entries.at(-1)?.hash ?? standing.link, state: after, digest: digestOf(after) },
    ...(due === undefined ? {} : { due }),
  };
  return [
    rewrite(keys.streamHeadKey(owner), writeRecord(head), before?.mark),
    ...entries.map((entry) => create(keys.streamEventKey(owner, entry.number), entry)),
    ...lineRows(before?.ledger, after),
    ...lateRows(before?.ledger, after),
    ...(before?.due === undefined || before.due === due ? [] : [remove(keys.clockKey(before.due, owner))]),
    ...(due === undefined || before?.due === due
      ? []
      : [create(keys.clockKey(due, owner), { job: 'clock', owner })]),
    ...effects.map((work, index) => workRow(work, keys.staffOutboxKey(work.at, owner, version, index))),
  ];
}

/** Who is late, under the line manager they have now. */
function lateRows(before: Ledger | undefined, after: Ledger): readonly RowAction[] {
  const was = before && lateKeyOf(before);
  const is = lateKeyOf(after);
  if (was === is) return [];
  return [...(was === undefined ? [] : [remove(was)]), ...(is === undefined ? [] : [put(is, {})])];
}

function lateKeyOf(ledger: Ledger): string | undefined {
  return isLate(ledger) ? keys.lateKey(ledger.subject.manager, ledger.owner) : undefined;
}

/** What lists and the board read: written only where it changed. */
function lineRows(before: Ledger | undefined, after: Ledger): readonly RowAction[] {
  const was = before === undefined ? new Map<string, object>() : listedOf(before);
  const are = listedOf(after);
  const changed = [...are].filter(([key, line]) => canonical(was.get(key)) !== canonical(line));
  return [
    ...[...was.keys()].filter((key) => !are.has(key)).map(remove),
    ...changed.map(([key, line]) => put(key, line)),
  ];
}

function listedOf({ owner, subject, obligations }: Ledger): ReadonlyMap<string, object> {
  const { group, manager, stage, hasAccount, since, gone } = subject;
  const lines = obligations.flatMap((obligation) => {
    const { item, state, met } = obligation;
    const waits = met?.unconfirmed === true && !gone;
    const kinds: readonly LineKind[] = [
      ...(isAsked(obligation) ? [state === 'met' ? ('met' as const) : ('owed' as const)] : []),
      ...(isAsked(obligation) && isWaiting(state) ? (['waits'] as const) : []),
      ...(waits ? (['unconfirmed'] as const) : []),
    ];
    const line: Line = { owner, obligation, group, manager, stage, hasAccount };
    return kinds.map((kind) => [keys.lineKey(kind, item, owner), line] as const);
  });
  const joined = since === undefined || gone ? [] : ([[keys.joinedKey(since, owner), { owner }]] as const);
  return new Map<string, object>([...lines, ...joined]);
}

/** For somebody's answer. */
function isWaiting(state: Obligation['state']): boolean {
  return state === 'question' || state === 'declined';
}

/** Only whoever should have signed is counted: no leaver, and nobody for whom it is no longer meant. */
function isAsked({ lifted }: Obligation): boolean {
  return lifted !== true;
}
