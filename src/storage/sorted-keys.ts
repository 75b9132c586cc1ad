/** Keys in their order. They stand in blocks, so that one more costs the same however many there are. */
export type SortedKeys = {
  readonly add: (key: string) => void;
  readonly remove: (key: string) => void;
  /** From `from` on and before `before`, at most so many. */
  readonly between: (from: string, before: string, limit: number) => readonly string[];
};

const MOST_IN_BLOCK = 512;

export function createSortedKeys(): SortedKeys {
  const blocks: string[][] = [];
  /** The last block that does not begin behind this key. */
  const blockOf = (key: string): number =>
    Math.max(0, placeOf(blocks, (block) => (block[0] ?? '') <= key) - 1);

  return {
    add: (key) => {
      const at = blockOf(key);
      const block = blocks[at];
      if (block === undefined) {
        blocks.push([key]);
        return;
      }
      block.splice(
        placeOf(block, (one) => one < key),
        0,
        key,
      );
      if (block.length > MOST_IN_BLOCK) blocks.splice(at + 1, 0, block.splice(MOST_IN_BLOCK / 2));
    },
    remove: (key) => {
      const at = blockOf(key);
      const block = blocks[at];
      const place = block?.indexOf(key) ?? -1;
      if (block === undefined || place === -1) return;
      block.splice(place, 1);
      if (block.length === 0) blocks.splice(at, 1);
    },
    between: (from, before, limit) => {
      const found: string[] = [];
      for (let at = blockOf(from); at < blocks.length && found.length < limit; at += 1) {
        const block = blocks[at] ?? [];
        if ((block[0] ?? '') >= before) break;
        const start = placeOf(block, (one) => one < from);
        const end = placeOf(block, (one) => one < before);
        found.push(...block.slice(start, Math.min(end, start + limit - found.length)));
      }
      return found;
    },
  };
}

/** How many of the first ones this holds for; for those behind them it does not. */
export function placeOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) from = middle + 1;
    else to = middle;
  }
  return from;
}
