import { type Duration, type Instant, plus } from '#domain/time.ts';
import * as keys from './keys.ts';
import { writeRecord } from './records.ts';
import { remove } from './row-actions.ts';
import type { Row, RowAction, Rows } from './rows.ts';

const TRIES = 3;

/** Work that waits to be sent, in whichever partition. `attempts`: how often it was claimed. */
type Waiting = { readonly attempts: number };
type Claimed<Content> = Content & { readonly key: string };

/** @param lease how long the work is ours alone, from `now`. */
export async function claimIn<Content extends Waiting>(
  rows: Rows,
  partition: string,
  read: (row: Row) => Content,
  ...[now, lease, limit]: readonly [now: Instant, lease: Duration, limit: number]
): Promise<readonly Claimed<Content>[]> {
  const range = { from: keys.OUTBOX_PREFIX, before: keys.outboxBefore(now), limit };
  const due = await rows.range(partition, range);
  const claimed = await Promise.all(due.map((row) => move(rows, partition, read, row, plus(now, lease))));
  return claimed.filter((item) => item !== undefined);
}

/** @returns nothing when another copy was faster, or when no answer came: then it is due after the lease. */
async function move<Content extends Waiting>(
  rows: Rows,
  partition: string,
  read: (row: Row) => Content,
  row: Row,
  until: Instant,
): Promise<Claimed<Content> | undefined> {
  const key = keys.movedOutboxKey(row.key, until);
  const waiting = readable(read, row);
  if (waiting === undefined) {
    await rows.batch(partition, [remove(row.key), { type: 'create', key, text: row.text }]);
    return undefined;
  }
  const item = { ...waiting, key, attempts: waiting.attempts + 1 };
  const outcome = await rows.batch(partition, [remove(row.key), waitingRow(item)]);
  return outcome.kind === 'done' ? item : undefined;
}

/** Nothing for a row of a newer release, or a broken one: it waits for who can read it, and holds up no other. */
function readable<Content>(read: (row: Row) => Content, row: Row): Content | undefined {
  try {
    return read(row);
  } catch {
    return undefined;
  }
}

/**
 * Stores what came of one piece of work. Work that is ours no longer, because this was stored before or because the
 * lease ran out, is left as it is.
 *
 * @param actionsOf the first of them takes the work out; none where nothing changes.
 * @throws Error when storage does not answer: the work comes up again after its lease.
 */
export async function settleIn(
  rows: Rows,
  partition: string,
  key: string,
  actionsOf: () => Promise<readonly RowAction[]>,
): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const actions = await actionsOf();
    if (actions.length === 0) return;
    const outcome = await rows.batch(partition, actions);
    if (outcome.kind === 'done') return;
    if (outcome.kind === 'refused' && outcome.action === 0) return;
  }
  throw new Error(`Could not settle ${key}`);
}

/** The same work at another time. */
export function movedRows<Content extends Waiting>(
  item: Claimed<Content>,
  at: Instant,
): readonly RowAction[] {
  const key = keys.movedOutboxKey(item.key, at);
  return key === item.key ? [] : [remove(item.key), waitingRow({ ...item, key })];
}

export function waitingRow<Content extends Waiting>({ key, ...content }: Claimed<Content>): RowAction {
  return { type: 'create', key, text: writeRecord(content) };
}
