import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import { type Listed, ROSTER_LISTS, type RosterList } from '#domain/directory/roster.ts';
import type { SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import type { Roster } from './roster-ports.ts';

/** Names of a list that are shown before anything is done. */
const SHOWN = 84;
const NONE: Roster['counts'] = { join: 0, gone: 0, guest: 0, left: 0 };

export type RosterSheet = {
  readonly isBound: boolean;
  readonly roster?: Roster | undefined;
  /** The first of each list. */
  readonly lists: Readonly<Record<RosterList, readonly Listed[]>>;
};

/** @returns nothing for somebody who looks after no people. */
export async function readRoster(
  deps: Deps,
  school: SchoolId,
  viewer: Person,
): Promise<RosterSheet | undefined> {
  if (!hasRole(viewer, PEOPLE_KEEPERS)) return undefined;
  const { roster: store } = deps.store.directory;
  const [team, stored] = await Promise.all([store.team(school), store.load(school)]);
  const counts = stored?.roster.state === 'compared' ? stored.roster.counts : NONE;
  const shown = ROSTER_LISTS.map(async (list): Promise<[RosterList, readonly Listed[]]> => {
    return [list, await store.list(school, list, 0, Math.min(counts[list], SHOWN))];
  });
  const lists = new Map(await Promise.all(shown));
  const listOf = (list: RosterList) => lists.get(list) ?? [];
  return {
    ...{ isBound: team !== undefined, roster: stored?.roster },
    lists: { join: listOf('join'), gone: listOf('gone'), guest: listOf('guest'), left: listOf('left') },
  };
}

/** Has the clock compare the directory with the team; not while joiners are being added. */
export async function askRoster(deps: Deps, school: SchoolId, { id: by }: Person): Promise<void> {
  const stored = await deps.store.directory.roster.load(school);
  if (stored?.roster.state === 'applying') return;
  const at = deps.clock.now();
  await deps.store.directory.roster.save(school, stored, {
    ...{ by, at, state: 'asked', counts: NONE, looked: 0, added: 0 },
  });
  deps.wake(school);
}

/** Has the clock add those who were shown: what somebody else asked for meanwhile is not done in their name. */
export async function applyRoster(deps: Deps, school: SchoolId, { id: by }: Person): Promise<void> {
  const stored = await deps.store.directory.roster.load(school);
  if (stored?.roster.state !== 'compared' || stored.roster.counts.join === 0) return;
  await deps.store.directory.roster.save(school, stored, { ...stored.roster, by, state: 'applying' });
  deps.wake(school);
}
