import { checkBatch, checkKey, checkRange } from './check-rows.ts';
import type { BatchOutcome, Row, RowAction, Rows } from './rows.ts';
import { createSortedKeys, type SortedKeys } from './sorted-keys.ts';

type Partition = { readonly byKey: Map<string, Row>; readonly keys: SortedKeys };

/** Rows in this process only. The same contract as Azure Tables, which the tests hold both to. */
export function createMemoryRows(): Rows {
  const partitions = new Map<string, Partition>();
  let marks = 0;

  const rowsOf = (partition: string) => {
    const rows = partitions.get(partition) ?? { byKey: new Map<string, Row>(), keys: createSortedKeys() };
    partitions.set(partition, rows);
    return rows;
  };

  return {
    get: async (partition, key) => {
      checkKey(partition, key);
      return rowsOf(partition).byKey.get(key);
    },
    range: async (partition, range) => {
      checkRange(partition, range);
      const { from, before, after, limit } = range;
      const { byKey, keys } = rowsOf(partition);
      const start = after === undefined || after < from ? from : `${after}\0`;
      return keys
        .between(start, before, limit)
        .map((key) => byKey.get(key))
        .filter((row) => row !== undefined);
    },
    batch: async (partition, actions) => {
      checkBatch(partition, actions);
      const rows = rowsOf(partition);
      const refused = firstRefusal(rows.byKey, actions);
      if (refused !== undefined) return refused;
      for (const action of actions) {
        const { byKey, keys } = rows;
        const isNew = !byKey.has(action.key);
        if (action.type === 'delete') {
          byKey.delete(action.key);
          keys.remove(action.key);
        } else {
          byKey.set(action.key, { key: action.key, mark: String(++marks), text: action.text });
          if (isNew) keys.add(action.key);
        }
      }
      return { kind: 'done' };
    },
  };
}

function firstRefusal(
  rows: ReadonlyMap<string, Row>,
  actions: readonly RowAction[],
): BatchOutcome | undefined {
  for (const [index, action] of actions.entries()) {
    const row = rows.get(action.key);
    if (action.type === 'create' && row !== undefined)
      return { kind: 'refused', action: index, code: 'EntityAlreadyExists' };
    if ((action.type === 'update' || action.type === 'delete') && row === undefined)
      return { kind: 'refused', action: index, code: 'ResourceNotFound' };
    if (action.type === 'update' && row?.mark !== action.mark)
      return { kind: 'refused', action: index, code: 'UpdateConditionNotSatisfied' };
  }
  return undefined;
}
