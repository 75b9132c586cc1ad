import type { SchoolId } from '#domain/ids.ts';
import { type Duration, type Instant, plus } from '#domain/time.ts';
import type { OutboxItem, Settlement } from '#workflows/stored.ts';
import { raiseWanted } from './cards.ts';
import * as keys from './keys.ts';
import { outboxRecord, readRecord, writeRecord } from './records.ts';
import type { Row, RowAction, Rows } from './rows.ts';

const TRIES = 3;

/** @param lease how long the work is ours alone, from `now`. */
export async function claim(
  rows: Rows,
  school: SchoolId,
  now: Instant,
  lease: Duration,
  limit: number,
): Promise<readonly OutboxItem[]> {
  const range = { from: keys.OUTBOX_PREFIX, before: keys.outboxBefore(now), limit };
  const due = await rows.range(keys.schoolPartition(school), range);
  const claimed = await Promise.all(due.map((row) => move(rows, school, row, plus(now, lease))));
  return claimed.filter((item) => item !== undefined);
}

/** @returns nothing when another copy was faster, or when no answer came: then it is due after the lease. */
async function move(rows: Rows, school: SchoolId, row: Row, until: Instant): Promise<OutboxItem | undefined> {
  const waiting = readable(row);
  if (waiting === undefined) {
    const later: RowAction = { type: 'create', key: keys.movedOutboxKey(row.key, until), text: row.text };
    await rows.batch(keys.schoolPartition(school), [remove(row.key), later]);
    return undefined;
  }
  const item = { ...waiting, key: keys.movedOutboxKey(row.key, until), attempts: waiting.attempts + 1 };
  const outcome = await rows.batch(keys.schoolPartition(school), [remove(row.key), create(item)]);
  return outcome.kind === 'done' ? item : undefined;
}

/** Nothing for a row of a newer release, or a broken one: it waits for who can read it, and holds up no other. */
function readable(row: Row) {
  try {
    return readRecord(outboxRecord, row);
  } catch {
    return undefined;
  }
}

/**
 * Takes the work out of the outbox and stores what came of it. Work that is ours no longer, because
 * this was stored before or because the lease ran out, is left as it is.
 *
 * @throws Error when storage does not answer: the work comes up again after its lease.
 */
export async function settle(rows: Rows, school: SchoolId, item: OutboxItem, how: Settlement): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const actions = await settlementOf(rows, school, item, how);
    if (actions.length === 0) return;
    const outcome = await rows.batch(keys.schoolPartition(school), actions);
    if (outcome.kind === 'done') return;
    if (outcome.kind === 'refused' && outcome.action === 0) return;
  }
  throw new Error(`Could not settle ${item.key}`);
}

async function settlementOf(
  rows: Rows,
  school: SchoolId,
  item: OutboxItem,
  how: Settlement,
): Promise<readonly RowAction[]> {
  const { caseId, effect, since, attempts } = item;
  switch (how.kind) {
    case 'done': {
      if (how.card === undefined) return [remove(item.key)];
      const key = keys.shownKey(caseId, how.card.place);
      return [remove(item.key), { type: 'put', key, text: writeRecord(how.card) }];
    }
    case 'later': {
      const key = keys.movedOutboxKey(item.key, how.at);
      return key === item.key ? [] : [remove(item.key), create({ ...item, key })];
    }
    case 'failed': {
      const text = writeRecord({ caseId, effect, since, attempts, reason: how.reason });
      return [remove(item.key), { type: 'put', key: keys.failedKey(item.key), text }];
    }
    case 'instead': {
      const raised = await Promise.all(how.cards.map((card) => raiseWanted(rows, school, caseId, card)));
      const asked = how.cards.map(({ place }, index): RowAction => {
        const key = keys.followingOutboxKey(item.key, since, index);
        return create({ key, caseId, effect: { type: 'bring-card', place }, since, attempts: 0 });
      });
      return [remove(item.key), ...raised.filter((action) => action !== undefined), ...asked];
    }
  }
}

function create({ key, ...content }: OutboxItem): RowAction {
  return { type: 'create', key, text: writeRecord(content) };
}

function remove(key: string): RowAction {
  return { type: 'delete', key };
}
