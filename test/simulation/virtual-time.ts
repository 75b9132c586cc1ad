import { setImmediate as turn } from 'node:timers/promises';
import type { Instant } from '#domain/time.ts';

type Sleeper = { readonly at: number; readonly wake: () => void };

/** A clock that only moves when everybody sleeps, and then to whoever wakes first. */
export function createVirtualTime(start: Instant) {
  let now: number = start;
  let sleepers: Sleeper[] = [];
  const wakeFirst = () => {
    const first = sleepers.reduce<Sleeper | undefined>(
      (found, one) => (found === undefined || one.at < found.at ? one : found),
      undefined,
    );
    if (first === undefined) return;
    sleepers = sleepers.filter((one) => one !== first);
    now = Math.max(now, first.at);
    first.wake();
  };
  return {
    now: (): Instant => now as Instant,
    sleep: async (length: number): Promise<void> =>
      await new Promise((wake) => sleepers.push({ at: now + length, wake })),
    goTo: (moment: number): void => {
      now = Math.max(now, moment);
    },
    /** Until this is done, however long it takes. */
    run: async (work: Promise<unknown>): Promise<void> => {
      let isDone = false;
      const ended = work.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await turn();
        if (!isDone) wakeFirst();
      }
      await ended;
    },
  };
}

/** The same numbers for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
