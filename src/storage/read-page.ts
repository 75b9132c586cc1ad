import type { SchoolId } from '#domain/ids.ts';
import type { Page } from '#workflows/stored.ts';
import { schoolPartition } from './keys.ts';
import type { Row, RowRange, Rows } from './rows.ts';

/** One row more than asked for tells whether there is a next page. */
export async function readPage<Item>(
  rows: Rows,
  school: SchoolId,
  range: Pick<RowRange, 'from' | 'before'>,
  after: string | undefined,
  limit: number,
  read: (row: Row) => Item,
): Promise<Page<Item>> {
  const found = await rows.range(schoolPartition(school), { ...range, limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.key : undefined;
  return { items: shown.map(read), ...(next === undefined ? {} : { next }) };
}
