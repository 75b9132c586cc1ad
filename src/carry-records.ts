import type { SchoolId, TenantId } from '#domain/ids.ts';
import {
  type Copy,
  filledPartition,
  ownPartitionsOf,
  partitionsOf,
  readCopy,
  rowsOfCopy,
  writeCopy,
} from '#storage/copy.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { verifyStreams } from '#storage/verify-streams.ts';
import { readFolder, writeFolder } from './records-folder.ts';

/** The schools whose rows are carried. */
export type Carried = readonly { readonly id: SchoolId; readonly tenant: TenantId }[];

/** How much was carried, and what of it is not whole. */
export type Carriage = {
  readonly rows: number;
  readonly cases: number;
  /** Other histories: of what each person owes, of the directory, the agreements and the roll. */
  readonly others: number;
  readonly broken: readonly string[];
};

/**
 * Copies every row of these schools into a new folder, and checks the chain of every history in that copy.
 * Changes nothing. A history that is written to meanwhile may look broken: Steward rests while this runs.
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
 * Writes what was exported into a store that holds nothing yet, and checks the chain of every history there.
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
  const rows = rowsOf(copy);
  const store = createStore(rows);
  const counts = [...copy.values()].map(({ length }) => length);
  const broken: string[] = [];
  let cases = 0;
  let others = 0;
  for (const { id } of schools) {
    const caseIds = await store.allCases(id);
    for (const caseId of caseIds) {
      const verdict = await store.verifyCase(id, caseId);
      if (!verdict.ok) broken.push(`case ${caseId} of ${id}, entry ${verdict.entry}`);
    }
    const streams = (await Promise.all(ownPartitionsOf(id).map((name) => verifyStreams(rows, name)))).flat();
    const ofCases = new Set<string>(caseIds);
    const rest = streams.filter(({ stream }) => !ofCases.has(stream));
    for (const { stream, wrongAt } of rest)
      if (wrongAt !== undefined) broken.push(`${stream} of ${id}, entry ${wrongAt}`);
    cases += caseIds.length;
    others += rest.length;
  }
  return { rows: counts.reduce((sum, count) => sum + count, 0), cases, others, broken };
}
