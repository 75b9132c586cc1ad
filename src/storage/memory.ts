import { checkBatch, checkKey, checkRange } from './check-rows.ts';
import type { BatchOutcome, Row, RowAction, Rows } from './rows.ts';

/** Rows in this process only. The same contract as Azure Tables, which the tests hold both to. */
export function createMemoryRows(): Rows {
  const partitions = new Map<string, Map<string, Row>>();
  let marks = 0;

  const rowsOf = (partition: string) => {
    const rows = partitions.get(partition) ?? new Map<string, Row>();
    partitions.set(partition, rows);
    return rows;
  };

  return {
    get: async (partition, key) => {
      checkKey(partition, key);
      return rowsOf(partition).get(key);
    },
    range: async (partition, range) => {
      checkRange(partition, range);
      const { from, before, after, limit } = range;
      return [...rowsOf(partition).values()]
        .filter(({ key }) => key >= from && key < before && (after === undefined || key > after))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, limit);
    },
    batch: async (partition, actions) => {
      checkBatch(partition, actions);
      const rows = rowsOf(partition);
      const refused = firstRefusal(rows, actions);
      if (refused !== undefined) return refused;
      for (const action of actions) {
        if (action.type === 'delete') rows.delete(action.key);
        else rows.set(action.key, { key: action.key, mark: String(++marks), text: action.text });
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
