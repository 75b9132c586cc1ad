import { holdersAt, personAt } from '#domain/directory/standing.ts';
import type { Clock, Store } from './ports.ts';

/**
 * The same store, where everybody is who they are at this moment: an acting role that is over and somebody
 * whose last day is past open nothing, whether or not the clock has come to writing that down (H1, E46).
 */
export function withStandings(store: Store, clock: Clock): Store {
  return {
    ...store,
    person: async (...asked) => {
      const stored = await store.person(...asked);
      return stored && { ...stored, person: personAt(stored.person, clock.now()) };
    },
    people: async (...asked) => (await store.people(...asked)).map((person) => personAt(person, clock.now())),
    holders: async (school) => holdersAt(await store.holders(school), clock.now()),
  };
}
