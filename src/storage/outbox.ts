import type { SchoolId } from '#domain/ids.ts';
import type { Duration, Instant } from '#domain/time.ts';
import type { OutboxItem, Settlement } from '#workflows/stored.ts';
import { raiseWanted } from './cards.ts';
import * as keys from './keys.ts';
import { claimIn, movedRows, settleIn, waitingRow } from './outbox-rows.ts';
import { outboxRecord, readRecord, writeRecord } from './records.ts';
import { remove } from './row-actions.ts';
import type { RowAction, Rows } from './rows.ts';

/** @param lease how long the work is ours alone, from `now`. */
export async function claim(
  rows: Rows,
  school: SchoolId,
  ...asked: readonly [now: Instant, lease: Duration, limit: number]
): Promise<readonly OutboxItem[]> {
  return await claimIn(rows, keys.schoolPartition(school), (row) => readRecord(outboxRecord, row), ...asked);
}

export async function settle(rows: Rows, school: SchoolId, item: OutboxItem, how: Settlement): Promise<void> {
  const actionsOf = async () => await settlementOf(rows, school, item, how);
  await settleIn(rows, keys.schoolPartition(school), item.key, actionsOf);
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
    case 'later':
      return movedRows(item, how.at);
    case 'failed': {
      const text = writeRecord({ caseId, effect, since, attempts, reason: how.reason });
      return [remove(item.key), { type: 'put', key: keys.failedKey(item.key), text }];
    }
    case 'instead': {
      const raised = await Promise.all(how.cards.map((card) => raiseWanted(rows, school, caseId, card)));
      const asked = how.cards.map(({ place }, index): RowAction => {
        const key = keys.followingOutboxKey(item.key, since, index);
        return waitingRow({ key, caseId, effect: { type: 'bring-card', place }, since, attempts: 0 });
      });
      return [remove(item.key), ...raised.filter((action) => action !== undefined), ...asked];
    }
  }
}
