import type { SchoolId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Meter } from './metrics.ts';
import type { Store } from './ports.ts';

const SECOND = 1_000;

/**
 * Tells how things stand in all schools together. Of each school it reads six ranges of at most a
 * thousand rows, and one row for everybody who holds a role.
 *
 * @throws Error when storage does not answer: then nothing is told, and what was told before grows old.
 */
export async function readGauges(
  store: Store,
  schools: readonly SchoolId[],
  now: Instant,
  meter: Meter,
): Promise<void> {
  const backlogs = await Promise.all(schools.map((school) => store.backlog(school, now)));
  const unreachable = await Promise.all(schools.map((school) => unreachableHolders(store, school)));
  const oldest = Math.min(now, ...backlogs.map(({ dueSince }) => dueSince ?? now));
  meter('steward.due.age', Math.round((now - oldest) / SECOND));
  meter('steward.outbox.pending', sum(backlogs.map(({ pending }) => pending)));
  meter('steward.outbox.notreached', sum(backlogs.map(({ notReached }) => notReached)));
  meter('steward.holders.unreachable', sum(unreachable));
}

async function unreachableHolders(store: Store, school: SchoolId): Promise<number> {
  const holders = await store.holders(school);
  const routes = await Promise.all(holders.map(({ id }) => store.route(school, id)));
  return routes.filter((route) => route === undefined || route.dead === true).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
