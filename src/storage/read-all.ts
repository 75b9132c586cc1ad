import { below } from './keys.ts';
import type { Row, RowRange, Rows } from './rows.ts';

const ROWS_A_READ = 1_000;

/** Every row below a prefix, however many. */
export async function readAll(rows: Rows, partition: string, prefix: string): Promise<readonly Row[]> {
  return await readBetween(rows, partition, below(prefix));
}

/** Every row of a range, however many. */
export async function readBetween(
  rows: Rows,
  partition: string,
  bounds: Pick<RowRange, 'from' | 'before'>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  let after: string | undefined;
  do {
    const page = await rows.range(partition, { ...bounds, limit: ROWS_A_READ, after });
    all.push(...page);
    after = page.length < ROWS_A_READ ? undefined : page.at(-1)?.key;
  } while (after !== undefined);
  return all;
}
