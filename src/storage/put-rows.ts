import type { RowAction, Rows } from './rows.ts';

const TRIES = 3;

export type Put = { readonly key: string; readonly text: string };

/**
 * Puts rows, and again where no answer came: putting a row twice is putting it once.
 *
 * @throws Error when storage does not answer.
 */
export async function putRows(rows: Rows, partition: string, puts: readonly Put[]): Promise<void> {
  const actions = puts.map(({ key, text }): RowAction => ({ type: 'put', key, text }));
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await rows.batch(partition, actions);
    if (outcome.kind === 'done') return;
  }
  throw new Error(`Could not store ${puts[0]?.key}`);
}
