import type { SchoolId, TenantId } from '#domain/ids.ts';
import { logPartition, schoolPartition, staffPartition, tenantPartition } from './keys.ts';
import { readBetween } from './read-all.ts';
import type { Row, RowAction, Rows } from './rows.ts';

/** The rows of each partition, in the order of their keys. */
export type Copy = ReadonlyMap<string, readonly CopiedRow[]>;
type CopiedRow = Pick<Row, 'key' | 'text'>;

const EVERYTHING = { from: '', before: '~' };
const ROWS_A_BATCH = 90;
/** Half of what a batch may take, for JSON makes a text longer. */
const CHARACTERS_A_BATCH = 1_000_000;

export function ownPartitionsOf(school: SchoolId): readonly string[] {
  return [schoolPartition(school), staffPartition(school), logPartition(school)];
}

/** Every partition that these schools have rows in. */
export function partitionsOf(
  schools: readonly { readonly id: SchoolId; readonly tenant: TenantId }[],
): readonly string[] {
  return [
    ...schools.flatMap(({ id }) => ownPartitionsOf(id)),
    ...new Set(schools.map(({ tenant }) => tenantPartition(tenant))),
  ];
}

export async function readCopy(rows: Rows, partitions: readonly string[]): Promise<Copy> {
  const copy = new Map<string, readonly CopiedRow[]>();
  for (const partition of partitions) copy.set(partition, await readBetween(rows, partition, EVERYTHING));
  return copy;
}

/** @returns the first of these partitions that holds anything. */
export async function filledPartition(
  rows: Rows,
  partitions: readonly string[],
): Promise<string | undefined> {
  for (const partition of partitions)
    if ((await rows.range(partition, { ...EVERYTHING, limit: 1 })).length > 0) return partition;
  return undefined;
}

/** @throws Error when storage refuses a row or does not answer: what was written so far stands. */
export async function writeCopy(rows: Rows, copy: Copy): Promise<void> {
  for (const [partition, copied] of copy)
    for (const batch of batchesOf(copied)) {
      const outcome = await rows.batch(partition, batch);
      if (outcome.kind !== 'done') throw new Error(`Could not write rows to ${partition}: ${outcome.code}`);
    }
}

function batchesOf(copied: readonly CopiedRow[]): readonly (readonly RowAction[])[] {
  const batches: RowAction[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const { key, text } of copied) {
    const last = batches.at(-1);
    const action: RowAction = { type: 'create', key, text };
    if (last === undefined || last.length === ROWS_A_BATCH || characters + text.length > CHARACTERS_A_BATCH) {
      batches.push([action]);
      characters = text.length;
    } else {
      last.push(action);
      characters += text.length;
    }
  }
  return batches;
}

/** A store can be read from a copy as from a table. It takes no write. */
export function rowsOfCopy(copy: Copy): Rows {
  const marked = new Map([...copy].map(([name, rows]) => [name, rows.map((row) => ({ ...row, mark: '' }))]));
  const rowsIn = (partition: string): readonly Row[] => marked.get(partition) ?? [];
  return {
    get: async (partition, key) => {
      const row = rowsIn(partition)[place(rowsIn(partition), key)];
      return row?.key === key ? row : undefined;
    },
    range: async (partition, { from, before, after, limit }) => {
      const rows = rowsIn(partition);
      const start = place(rows, after !== undefined && after >= from ? `${after}\u0000` : from);
      return rows.slice(start, Math.min(start + limit, place(rows, before)));
    },
    batch: async () => {
      throw new TypeError('A copy is only read');
    },
  };
}

/** Where the first row stands whose key is not below this one. */
function place(rows: readonly Row[], key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
