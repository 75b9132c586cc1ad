import { describe, expect, it } from 'vitest';
import { isSameName } from '#domain/ledger/full-name.ts';

describe('a typed name', () => {
  it.each([
    ['tess teacher', 'Tess Teacher'],
    ['  Teacher,  Tess ', 'Tess Teacher'],
    ['Zoe Munoz', 'Zoë Muñoz'],
    ['Anne Marie O’Neill', "Anne-Marie O'Neill"],
    ['Soren Strasse', 'Søren Straße'],
    ['Łukasz Zak', 'Lukasz Żak'],
    ['ＴＯＭ teacher', 'Tom Teacher'],
    ['王 小明', '王 小明'],
  ])('fits: %s for %s', (typed, name) => {
    expect(isSameName(typed, name)).toBe(true);
  });

  it.each([
    ['Tess', 'Tess Teacher'],
    ['Tom Teacher', 'Tess Teacher'],
    ['Tess Teacher Tess', 'Tess Teacher'],
    ['yes', 'Tess Teacher'],
    ['', ''],
    ['-', '-'],
  ])('does not fit: “%s” for “%s”', (typed, name) => {
    expect(isSameName(typed, name)).toBe(false);
  });
});
