import type { SchoolId, TenantId } from '#domain/ids.ts';
import { type Copy, filledPartition, partitionsOf, readCopy, rowsOfCopy, writeCopy } from '#storage/copy.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { readFolder, writeFolder } from './records-folder.ts';

/** The schools whose rows are carried. */
export type Carried = readonly { readonly id: SchoolId; readonly tenant: TenantId }[];

/** How much was carried, and which cases are not whole. */
export type Carriage = { readonly rows: number; readonly cases: number; readonly broken: readonly string[] };

/**
 * Copies every row of these schools into a new folder, and checks the chain of every case in that copy.
 * Changes nothing. A case that is written to meanwhile may look broken: Steward rests while this runs.
 *
 * @throws Error for a folder that is not empty, and where storage does not answer.
 */
export async function exportRecords(
  rows: Rows,
  schools: Carried,
  folder: string,
  at: Date,
): Promise<Carriage> {
  const copy = await readCopy(rows, partitionsOf(schools));
  await writeFolder(folder, copy, at.toISOString());
  return await checked((await readFolder(folder)).copy, rowsOfCopy, schools);
}

/**
 * Writes what was exported into a store that holds nothing yet, and checks the chain of every case there.
 *
 * @throws Error for a store that holds anything of these schools, and for a folder that is not whole:
 *   before a row is written. Where storage gives up in between, what was written stands, in a store to be
 *   thrown away.
 */
export async function restoreRecords(rows: Rows, schools: Carried, folder: string): Promise<Carriage> {
  const { copy } = await readFolder(folder);
  const wanted = partitionsOf(schools);
  const missing = wanted.find((partition) => !copy.has(partition));
  if (missing !== undefined)
    throw new Error(`The export holds nothing of ${missing}. Give the schools file that it was made with.`);
  const filled = await filledPartition(rows, [...copy.keys()]);
  if (filled !== undefined)
    throw new Error(`The store already holds rows of ${filled}. Restore into a new storage account.`);
  await writeCopy(rows, copy);
  return await checked(copy, () => rows, schools);
}

async function checked(copy: Copy, rowsOf: (copy: Copy) => Rows, schools: Carried): Promise<Carriage> {
  const store = createStore(rowsOf(copy));
  const broken: string[] = [];
  let cases = 0;
  for (const { id } of schools)
    for (const caseId of await store.allCases(id)) {
      cases += 1;
      const verdict = await store.verifyCase(id, caseId);
      if (!verdict.ok) broken.push(`case ${caseId} of ${id}, entry ${verdict.entry}`);
    }
  const counts = [...copy.values()].map(({ length }) => length);
  return { rows: counts.reduce((sum, count) => sum + count, 0), cases, broken };
}
