/** One stored row: a text under a key, and the mark that changes with every write. */
export type Row = { readonly key: string; readonly mark: string; readonly text: string };

export type RowAction =
  | { readonly type: 'create' | 'put'; readonly key: string; readonly text: string }
  /** Replaces the row only while it still carries this mark. */
  | { readonly type: 'update'; readonly key: string; readonly text: string; readonly mark: string }
  | { readonly type: 'delete'; readonly key: string };

/** Azure Tables' own words. */
export const REFUSALS = ['EntityAlreadyExists', 'UpdateConditionNotSatisfied', 'ResourceNotFound'] as const;

export type BatchOutcome =
  | { readonly kind: 'done' }
  /** Nothing was stored. `action` counts from 0. */
  | { readonly kind: 'refused'; readonly action: number; readonly code: (typeof REFUSALS)[number] }
  /** No answer: all of it was stored, or nothing, now or a little later. */
  | { readonly kind: 'unclear'; readonly code: string };

export type RowRange = {
  readonly from: string;
  readonly before: string;
  readonly limit: number;
  /** Begin behind this key. */
  readonly after?: string | undefined;
};

/** What a store needs of its table. A read that is not answered in time throws. */
export type Rows = {
  readonly get: (partition: string, key: string) => Promise<Row | undefined>;
  /** In the order of the keys. */
  readonly range: (partition: string, range: RowRange) => Promise<readonly Row[]>;
  /** All actions or none. @throws TypeError for a batch that the service would not take. */
  readonly batch: (partition: string, actions: readonly RowAction[]) => Promise<BatchOutcome>;
};
