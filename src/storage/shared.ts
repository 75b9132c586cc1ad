import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { SharedCase } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { putRows } from './put-rows.ts';
import { readAll } from './read-all.ts';
import { readRecord, sharedRecord, writeRecord } from './records.ts';
import type { Rows } from './rows.ts';

export async function sharedCases(
  rows: Rows,
  school: SchoolId,
  person: PersonId,
): Promise<readonly SharedCase[]> {
  const stored = await readAll(rows, keys.schoolPartition(school), keys.sharedPrefix(person));
  return stored.map((row) => readRecord(sharedRecord, row));
}

export async function setShared(
  rows: Rows,
  school: SchoolId,
  shared: SharedCase,
  stands: boolean,
): Promise<void> {
  const partition = keys.schoolPartition(school);
  const key = keys.sharedKey(shared.person, shared.caseId);
  if (stands) return await putRows(rows, partition, [{ key, text: writeRecord(shared) }]);
  if ((await rows.get(partition, key)) !== undefined) await rows.batch(partition, [{ type: 'delete', key }]);
}
