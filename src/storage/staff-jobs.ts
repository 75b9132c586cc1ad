import { type OwnerId, parseOwnerId, type SchoolId } from '#domain/ids.ts';
import { type Instant, minutes, plus } from '#domain/time.ts';
import type { StaffJob } from '#workflows/staff-stored.ts';
import type { Page } from '#workflows/stored.ts';
import { below, DUE_PREFIX, dueBefore, schoolPartition, staffPartition } from './keys.ts';
import { putRows } from './put-rows.ts';
import { readPageIn } from './read-page.ts';
import { readRecord, writeRecord } from './records.ts';
import type { Row, Rows } from './rows.ts';
import { expandKey, reconcileKey } from './staff-keys.ts';
import { staffJobRecord } from './staff-records.ts';

export async function dueStaff(
  rows: Rows,
  school: SchoolId,
  now: Instant,
  after: string | undefined,
  limit: number,
): Promise<Page<StaffJob>> {
  const range = { from: DUE_PREFIX, before: dueBefore(now) };
  const { items, ...rest } = await readPageIn(rows, staffPartition(school), range, after, limit, jobIn);
  return { ...rest, items: items.filter((job) => job !== undefined) };
}

/** Nothing for a row of a newer release, or a broken one: it waits for who can read it, and holds up no other. */
function jobIn(row: Row): StaffJob | undefined {
  try {
    return { key: row.key, ...readRecord(staffJobRecord, row) };
  } catch {
    return undefined;
  }
}

/** Longer than a write to the directory takes: who is looked at before it has landed would be looked at in vain. */
const SETTLING = minutes(1);

export async function askReconcile(rows: Rows, school: SchoolId, owner: OwnerId, at: Instant): Promise<void> {
  const row = {
    key: reconcileKey(plus(at, SETTLING), owner),
    text: writeRecord({ job: 'reconcile', owner }),
  };
  await putRows(rows, staffPartition(school), [row]);
}

export async function askEverybody(rows: Rows, school: SchoolId, at: Instant): Promise<void> {
  await putRows(rows, staffPartition(school), [{ key: expandKey(at), text: writeRecord({ job: 'expand' }) }]);
}

/** What another copy ended at the same time is ended. */
export async function endJob(rows: Rows, school: SchoolId, { key }: StaffJob): Promise<void> {
  await rows.batch(staffPartition(school), [{ type: 'delete', key }]);
}

export async function moveJob(rows: Rows, school: SchoolId, { key }: StaffJob, after: string): Promise<void> {
  await putRows(rows, staffPartition(school), [{ key, text: writeRecord({ job: 'expand', after }) }]);
}

/** In the order of their rows: the directory, then the roll. */
export async function owners(
  rows: Rows,
  school: SchoolId,
  after: string | undefined,
  limit: number,
): Promise<Page<OwnerId>> {
  const range = after?.startsWith('roll_') === true ? below('roll_') : below('person_');
  const partition = schoolPartition(school);
  const page = await readPageIn(rows, partition, range, after, limit, ownerIn);
  if (page.next !== undefined || range.from === 'roll_') return page;
  const rest = limit - page.items.length;
  if (rest === 0) return { ...page, next: 'roll_' };
  const roll = await readPageIn(rows, partition, below('roll_'), undefined, rest, ownerIn);
  return { ...roll, items: [...page.items, ...roll.items] };
}

function ownerIn({ key }: Row): OwnerId {
  const owner = parseOwnerId(key.slice(key.indexOf('_') + 1));
  if (owner === undefined) throw new Error(`Row ${key} names nobody`);
  return owner;
}
