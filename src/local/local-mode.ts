import type { PersonId, SchoolId } from '#domain/ids.ts';
import { holdersOf } from '#domain/person.ts';
import type { Store } from '#workflows/ports.ts';
import type { Route } from '#workflows/stored.ts';

/**
 * Where a message goes for somebody who has no window: the window of the first lead who has one.
 * The route says whose window it is, so that the card can say whom it is for.
 */
export async function windowOfLead(store: Store, school: SchoolId): Promise<Route | undefined> {
  for (const lead of holdersOf(await store.holders(school), ['dsl'])) {
    const route = await store.route(school, lead);
    if (route !== undefined && route.window === undefined && route.dead !== true)
      return { ...route, window: lead };
  }
  return undefined;
}

/** What a card says first when it stands in somebody else's window. */
export async function bannerFor(
  store: Store,
  school: SchoolId,
  to: PersonId | 'channel',
  route: Route,
): Promise<string> {
  if (to === 'channel' || route.window === undefined || route.window === to) return '';
  const stored = await store.person(school, to);
  const name = stored?.person.name ?? 'somebody';
  return `For ${name}, who has no window of their own. Type /as ${name} to act as them.`;
}
