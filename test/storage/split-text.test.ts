import { expect, it } from 'vitest';
import { splitText } from '#storage/split-text.ts';

it.each([
  '',
  'short',
  'x'.repeat(30_000),
  'x'.repeat(90_001),
  '😀'.repeat(40_000),
  `x${'😀'.repeat(40_000)}`,
])('cuts a text into parts that a property can hold, each of whole characters (T24)', (text) => {
  const parts = splitText(text);
  expect(parts.join('')).toBe(text);
  expect(parts.every((part) => part.length <= 30_000)).toBe(true);
  expect(parts.some((part) => /\p{Surrogate}/u.test(part))).toBe(false);
  expect(parts).toHaveLength(Math.max(1, Math.ceil(text.length / 30_000)));
});
