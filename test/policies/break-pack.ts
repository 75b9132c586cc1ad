import type packFile from '#policies/linden.json';

export type Pack = typeof packFile;

/** What is wrong, the pack with that one change, and what must be said of it. */
export type Broken = readonly [string, (pack: Pack) => object, string | RegExp];

export const rung = (afterMinutes: number) => ({ afterMinutes, tell: ['dsl'] });

export function chased(pack: Pack, change: object): object {
  return { ...pack, chase: { ...pack.chase, ...change } };
}

export function first(pack: Pack, list: 'categories', change: object): object {
  const [one, ...others] = pack[list];
  return { ...pack, [list]: [{ ...one, ...change }, ...others] };
}
