import type { Listed, RosterList } from '#domain/directory/roster.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';
import type { Route } from './stored.ts';

/** How far the comparison of the directory with the team of the staff has come. */
export type Roster = {
  readonly by: PersonId;
  readonly at: Instant;
  readonly state: 'asked' | 'unreadable' | 'compared' | 'applying' | 'applied';
  readonly counts: Readonly<Record<RosterList, number>>;
  /** How many joiners were looked at while they are added, and how many were added. */
  readonly looked: number;
  readonly added: number;
};
export type StoredRoster = { readonly roster: Roster; readonly mark: string };

/** The team that the staff come from. */
export type RosterStore = {
  readonly team: (school: SchoolId) => Promise<Route | undefined>;
  readonly bindTeam: (school: SchoolId, route: Route, by: PersonId, at: Instant) => Promise<void>;
  readonly load: (school: SchoolId) => Promise<StoredRoster | undefined>;
  /** @returns false when it does not stand as it was read. */
  readonly save: (school: SchoolId, before: StoredRoster | undefined, after: Roster) => Promise<boolean>;
  /** In place of what was listed before. */
  readonly keepList: (school: SchoolId, list: RosterList, listed: readonly Listed[]) => Promise<void>;
  /** @param from how many come before. */
  readonly list: (
    school: SchoolId,
    list: RosterList,
    from: number,
    limit: number,
  ) => Promise<readonly Listed[]>;
  /** Everybody in the directory, leavers too, and whose every account is. */
  readonly everybody: (school: SchoolId) => Promise<{
    readonly people: readonly Person[];
    readonly owners: ReadonlyMap<PersonId, PersonId>;
  }>;
};
