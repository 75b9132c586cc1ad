import type { SchoolId } from '#domain/ids.ts';
import type { Page } from '#workflows/stored.ts';
import { schoolPartition } from './keys.ts';
import type { Row, RowRange, Rows } from './rows.ts';

type Query<Item> = readonly [
  range: Pick<RowRange, 'from' | 'before'>,
  after: string | undefined,
  limit: number,
  read: (row: Row) => Item,
];

export async function readPage<Item>(
  rows: Rows,
  school: SchoolId,
  ...query: Query<Item>
): Promise<Page<Item>> {
  return await readPageIn(rows, schoolPartition(school), ...query);
}

/** One row more than asked for tells whether there is a next page. */
export async function readPageIn<Item>(
  rows: Rows,
  partition: string,
  ...[range, after, limit, read]: Query<Item>
): Promise<Page<Item>> {
  const found = await rows.range(partition, { ...range, limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.key : undefined;
  return { items: shown.map(read), ...(next === undefined ? {} : { next }) };
}
