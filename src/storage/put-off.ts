import type { SchoolId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { StoredCase } from '#workflows/stored.ts';
import { dueRows, headText } from './changes.ts';
import * as keys from './keys.ts';
import type { Rows } from './rows.ts';

/**
 * Moves what the clock owes a case, where a calendar or a pack changed since it was written. Whoever wrote to
 * the case meanwhile has moved it already.
 */
export async function putOff(
  rows: Rows,
  school: SchoolId,
  before: StoredCase,
  at: Instant | undefined,
): Promise<void> {
  const { version, link, mark, state } = before;
  const due = at === undefined ? undefined : ({ job: 'chase', at } as const);
  const moved = dueRows(state.id, before.due, due);
  if (moved.length === 0) return;
  const text = headText(version, link, state, due);
  await rows.batch(keys.schoolPartition(school), [
    { type: 'update', key: keys.headKey(state.id), text, mark },
    ...moved,
  ]);
}
