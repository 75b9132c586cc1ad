import { type BookEntry, evolveBook } from '#domain/book/model.ts';
import type { BookId, SchoolId } from '#domain/ids.ts';
import type { BookChange, BookDue, Page } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { readAll } from './read-all.ts';
import { readPage } from './read-page.ts';
import { bookDueRecord, bookPlaceRecord, bookRecord, readRecord, writeRecord } from './records.ts';
import type { Row, RowAction, Rows } from './rows.ts';

const TRIES = 3;

/** An entry is rows that never change: what was entered, then one for all that came after. */
export async function loadBookEntry(
  rows: Rows,
  school: SchoolId,
  id: BookId,
): Promise<BookEntry | undefined> {
  const partition = keys.schoolPartition(school);
  const place = await rows.get(partition, keys.bookPlaceKey(id));
  if (place === undefined) return undefined;
  const { kind, at } = readRecord(bookPlaceRecord, place);
  const row = await rows.get(partition, keys.bookKey(kind, at, id));
  if (row === undefined) throw new Error(`Entry ${id} of the record book is missing`);
  return await wholeEntry(rows, school, row);
}

/** Newest first. */
export async function bookPage(
  rows: Rows,
  school: SchoolId,
  kind: string,
  after: string | undefined,
  limit: number,
): Promise<Page<BookEntry>> {
  const page = await readPage(rows, school, keys.below(keys.bookPrefix(kind)), after, limit, (row) => row);
  const items = await Promise.all(page.items.map((row) => wholeEntry(rows, school, row)));
  return { ...page, items };
}

async function wholeEntry(rows: Rows, school: SchoolId, row: Row): Promise<BookEntry> {
  const { id, event } = readRecord(bookRecord, row);
  const later = await readAll(rows, keys.schoolPartition(school), keys.bookLaterPrefix(id));
  return later
    .map((one) => readRecord(bookRecord, one).event)
    .reduce<BookEntry>((entry, one) => evolveBook(entry, one, id), evolveBook(undefined, event, id));
}

/** @param today a date such as `2026-11-23`. */
export async function bookDue(rows: Rows, school: SchoolId, today: string): Promise<readonly BookDue[]> {
  const range = { from: keys.BOOK_DUE_PREFIX, before: keys.bookDueBefore(today), limit: 1_000 };
  const stored = await rows.range(keys.schoolPartition(school), range);
  return stored.map((row) => readRecord(bookDueRecord, row));
}

/**
 * @returns false when this number of the entry stands already: by somebody else, or by an earlier try of ours.
 * @throws Error when storage does not answer.
 */
export async function commitBook(rows: Rows, school: SchoolId, change: BookChange): Promise<boolean> {
  const actions = rowsOf(change);
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await rows.batch(keys.schoolPartition(school), actions);
    if (outcome.kind === 'done') return true;
    if (outcome.kind === 'refused') return false;
  }
  throw new Error(`Could not store entry ${change.after.id} of the record book`);
}

function rowsOf({ event, number, after }: BookChange): readonly RowAction[] {
  const { id, entered } = after;
  const { kind, at, followUp } = entered;
  const text = writeRecord({ id, event });
  if (event.type === 'entered') {
    const place = { type: 'create', key: keys.bookPlaceKey(id), text: writeRecord({ kind, at }) } as const;
    const due = {
      type: 'create',
      key: keys.bookDueKey(followUp, id),
      text: writeRecord({ id, kind }),
    } as const;
    const entry = { type: 'create', key: keys.bookKey(kind, at, id), text } as const;
    return followUp === '' ? [place, entry] : [place, entry, due];
  }
  const later = { type: 'create', key: keys.bookLaterKey(id, number), text } as const;
  return event.type === 'corrected'
    ? [later]
    : [later, { type: 'delete', key: keys.bookDueKey(followUp, id) }];
}
