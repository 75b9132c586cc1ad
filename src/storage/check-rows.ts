import type { RowAction, RowRange } from './rows.ts';

const KEY = /^[A-Za-z0-9_-]{1,200}$/;
const BOUND = /^[A-Za-z0-9_-]{0,200}~?$/;
/** A surrogate without its other half: UTF-8 cannot carry it. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;
const PARTITION = /^[a-z0-9][a-z0-9.-]{1,80}$/;

const MOST_ACTIONS = 90;
/** A row may take 1 MiB and a batch 4 MiB; the emulator takes more, so we count ourselves. */
const MOST_ROW_CHARACTERS = 450_000;
const MOST_BATCH_BYTES = 3_500_000;

/** @throws TypeError for a key that could hold more than an id. */
export function checkKey(partition: string, key: string): void {
  if (!PARTITION.test(partition)) throw new TypeError('This is no partition of ours');
  if (!KEY.test(key)) throw new TypeError('This is no row key of ours');
}

/** @throws TypeError for bounds that could hold more than an id. */
export function checkRange(partition: string, { from, before, after, limit }: RowRange): void {
  if (!PARTITION.test(partition)) throw new TypeError('This is no partition of ours');
  if (![from, before, after ?? ''].every((bound) => BOUND.test(bound)))
    throw new TypeError('These are no bounds of ours');
  if (!(limit >= 1)) throw new TypeError('A range reads at least one row');
}

/** @throws TypeError for a batch that Azure Tables would refuse, whatever the emulator thinks of it. */
export function checkBatch(partition: string, actions: readonly RowAction[]): void {
  if (actions.length === 0 || actions.length > MOST_ACTIONS)
    throw new TypeError(`A batch has 1 to ${MOST_ACTIONS} rows, not ${actions.length}`);
  for (const { key } of actions) checkKey(partition, key);
  if (new Set(actions.map(({ key }) => key)).size < actions.length)
    throw new TypeError('A batch names the same row twice');

  const texts = actions.flatMap((action) => (action.type === 'delete' ? [] : [action.text]));
  if (texts.some((text) => text.length > MOST_ROW_CHARACTERS)) throw new TypeError('A row is too long');
  if (texts.some((text) => HALF_A_CHARACTER.test(text))) throw new TypeError('A row holds half a character');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(JSON.stringify(text)), 0);
  if (bytes > MOST_BATCH_BYTES) throw new TypeError('A batch is too long');
}
