import type { Rows } from '#storage/rows.ts';

type IsBroken = (key: string, how: 'read' | 'write') => boolean;

export type BreakableRows = Rows & {
  /** From now on every call for such a key fails: reads throw, and writes are never answered. */
  readonly breakAt: (isBroken: IsBroken) => void;
  readonly mend: () => void;
};

/** Rows whose service can go away, as a whole or for some keys. Nothing of a broken batch is stored. */
export function createBreakableRows(rows: Rows): BreakableRows {
  let broken: IsBroken = () => false;
  const check = (key: string): void => {
    if (broken(key, 'read')) throw new Error('The table does not answer');
  };
  return {
    get: async (partition, key) => {
      check(key);
      return await rows.get(partition, key);
    },
    range: async (partition, range) => {
      check(range.from);
      return await rows.range(partition, range);
    },
    batch: async (partition, actions) => {
      if (actions.some(({ key }) => broken(key, 'write'))) return { kind: 'unclear', code: 'ETIMEDOUT' };
      return await rows.batch(partition, actions);
    },
    breakAt: (isBroken) => {
      broken = isBroken;
    },
    mend: () => {
      broken = () => false;
    },
  };
}
