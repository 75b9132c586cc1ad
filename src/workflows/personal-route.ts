import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Sending } from './deliver.ts';
import type { Route } from './stored.ts';

/** The way to somebody's own chat; nothing while they cannot be reached. */
export async function personalRoute(
  sending: Sending,
  school: SchoolId,
  person: PersonId,
): Promise<Route | undefined> {
  const own = await sending.store.route(school, person);
  return own !== undefined && own.dead !== true ? own : await sending.fallbackRoute(school);
}
