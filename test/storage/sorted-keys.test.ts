import { expect, it } from 'vitest';
import { createSortedKeys } from '#storage/sorted-keys.ts';
import { createChance } from '#test/simulation/virtual-time.ts';

it('keeps thousands of keys in their order, whichever way they came and went', () => {
  const chance = createChance(3);
  const keys = createSortedKeys();
  const plain = new Set<string>();
  for (let turn = 0; turn < 8_000; turn += 1) {
    const key = `key_${String(Math.floor(chance() * 4_000)).padStart(4, '0')}`;
    if (plain.has(key)) {
      plain.delete(key);
      keys.remove(key);
    } else {
      plain.add(key);
      keys.add(key);
    }
  }
  const sorted = [...plain].toSorted();
  expect(sorted.length).toBeGreaterThan(1_500);
  expect(keys.between('', '~', 10_000)).toEqual(sorted);
  for (const [from, before, limit] of [
    ['key_1000', 'key_2000', 10_000],
    ['key_1000', 'key_3500', 700],
    ['key_0', 'key_0001', 5],
    ['zebra', '~', 5],
  ] as const)
    expect(keys.between(from, before, limit)).toEqual(
      sorted.filter((key) => from <= key && key < before).slice(0, limit),
    );
});
