import type { Access } from '#domain/case/model.ts';
import { digestOf } from '#domain/digest.ts';
import type { CaseId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Instant, Span } from '#domain/time.ts';
import type {
  CaseLine,
  Counter,
  LogLine,
  MineRole,
  Page,
  StoredCase,
  StoredEvent,
} from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { readAll, readBetween } from './read-all.ts';
import { readPage } from './read-page.ts';
import {
  counterRecord,
  dueRecord,
  eventRecord,
  headRecord,
  lineRecord,
  logRecord,
  mineRecord,
  readRecord,
} from './records.ts';
import type { Row, Rows } from './rows.ts';

/** @throws Error for a head whose state is not what was written: `verifyCase` says more. */
export async function loadCase(
  rows: Rows,
  school: SchoolId,
  caseId: CaseId,
): Promise<StoredCase | undefined> {
  const row = await rows.get(keys.schoolPartition(school), keys.headKey(caseId));
  if (row === undefined) return undefined;
  const { state, version, hash, digest, due } = readRecord(headRecord, row);
  if (digestOf(state) !== digest) throw new Error(`The head of case ${caseId} was changed outside Steward`);
  return { state, version, link: hash, mark: row.mark, ...(due === undefined ? {} : { due }) };
}

export async function loadEvents(
  rows: Rows,
  school: SchoolId,
  caseId: CaseId,
): Promise<readonly StoredEvent[]> {
  const stored = await readAll(rows, keys.schoolPartition(school), keys.eventPrefix(caseId));
  return stored.map((row) => {
    const { number, body } = readRecord(eventRecord, row);
    return { number, event: body };
  });
}

/** By page: `limit` rows that are due at `now`, and the key behind which the next page begins. */
export async function dueCases(
  rows: Rows,
  school: SchoolId,
  now: Instant,
  after: string | undefined,
  limit: number,
): Promise<Page<CaseId>> {
  const range = { from: keys.DUE_PREFIX, before: keys.dueBefore(now) };
  const { items, ...rest } = await readPage(rows, school, range, after, limit, dueCase);
  return { ...rest, items: items.filter((caseId) => caseId !== undefined) };
}

/** Nothing for a row of a newer release, or a broken one: it waits for who can read it, and holds up no other. */
function dueCase(row: Row): CaseId | undefined {
  try {
    return readRecord(dueRecord, row).caseId;
  } catch {
    return undefined;
  }
}

export async function loadCounter(rows: Rows, school: SchoolId, year: string): Promise<Counter> {
  const row = await rows.get(keys.schoolPartition(school), keys.counterKey(year));
  return { year, last: row === undefined ? 0 : readRecord(counterRecord, row).last, mark: row?.mark };
}

export function openCases(
  rows: Rows,
  school: SchoolId,
  access: Access,
  after: string | undefined,
  limit: number,
): Promise<Page<CaseLine>> {
  const read = (row: Row) => readRecord(lineRecord, row);
  return readPage(rows, school, keys.below(keys.openPrefix(access)), after, limit, read);
}

export function myCases(
  rows: Rows,
  school: SchoolId,
  person: PersonId,
  role: MineRole,
  after: string | undefined,
  limit: number,
): Promise<Page<CaseId>> {
  const read = (row: Row) => readRecord(mineRecord, row).caseId;
  return readPage(rows, school, keys.below(keys.minePrefix(person, role)), after, limit, read);
}

export async function loggedCases(rows: Rows, school: SchoolId, span: Span): Promise<readonly LogLine[]> {
  const stored = await readBetween(rows, keys.schoolPartition(school), keys.logBetween(span));
  return stored.map((row) => readRecord(logRecord, row));
}

export async function allCases(rows: Rows, school: SchoolId): Promise<readonly CaseId[]> {
  const heads = await readAll(rows, keys.schoolPartition(school), keys.HEAD_PREFIX);
  return heads
    .filter(({ key }) => key !== keys.headKey('directory'))
    .map((row) => readRecord(headRecord, row).state.id);
}
