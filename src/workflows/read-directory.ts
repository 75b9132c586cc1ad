import { GRANT_APPROVERS, PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import type { AskedGrant, Holder } from '#domain/directory/model.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { hasRole, type Person, type Role } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import type { DirectoryEntry } from './directory-ports.ts';
import { loadPeople } from './read-case.ts';
import type { Page, Route } from './stored.ts';

const ENTRIES_SHOWN = 10;
const PEOPLE_LOOKED_AT = 500;

/** Who sees who holds which role, and who is to get one. */
const ROLE_READERS: readonly Role[] = [...GRANT_APPROVERS, ...PEOPLE_KEEPERS];

export type RolesSheet = {
  /** As they hold them now. */
  readonly holders: readonly Holder[];
  readonly asked: readonly (AskedGrant & { readonly reason: string })[];
  /** The newest first. */
  readonly changes: readonly DirectoryEntry[];
  /** Before which entry the next sheet of changes begins. */
  readonly next?: number;
  readonly people: ReadonlyMap<PersonId, Person>;
};

export function seesRoles(person: Person): boolean {
  return hasRole(person, ROLE_READERS);
}

/** @param before the number of an entry: only changes before it. @returns nothing for somebody who may not see it. */
export async function readRoles(
  deps: Deps,
  school: SchoolId,
  viewer: Person,
  before?: number,
): Promise<RolesSheet | undefined> {
  if (!seesRoles(viewer)) return undefined;
  const [{ directory }, now, changes] = await Promise.all([
    deps.store.directory.load(school),
    deps.store.holders(school),
    deps.store.directory.entries(school, ENTRIES_SHOWN, before),
  ]);
  const asked = await Promise.all(
    directory.asked.map(async (grant) => {
      const [entry] = await deps.store.directory.entries(school, 1, grant.entry + 1);
      return { ...grant, reason: entry?.event.type === 'grant-asked' ? entry.event.reason : '' };
    }),
  );
  const held = new Map(now.map(({ id, roles }) => [id, roles]));
  const holders = directory.holders
    .map((holder) => ({ ...holder, roles: held.get(holder.id) ?? [] }))
    .filter(({ roles }) => roles.length > 0);
  const named = [
    ...holders.map(({ id }) => id),
    ...asked.flatMap(({ person, by }) => [person, by]),
    ...changes.flatMap(({ event }) => [event.person, ...(event.by === 'steward' ? [] : [event.by])]),
  ];
  const last = changes.at(-1)?.number ?? 1;
  const people = await loadPeople(deps, school, [...new Set(named)]);
  return { holders, asked, changes, people, ...(last > 1 ? { next: last } : {}) };
}

export type PersonSheet = {
  readonly person: Person;
  /** Whether a message reaches them: not where nobody ever opened a chat, or Teams says that it is gone. */
  readonly reached: boolean;
  readonly manager?: Person | undefined;
  readonly sponsor?: Person | undefined;
};

/** @returns nothing for somebody who looks after no people, and for nobody in the directory. */
export async function readPerson(
  deps: Deps,
  school: SchoolId,
  viewer: Person,
  id: PersonId,
): Promise<PersonSheet | undefined> {
  if (!seesRoles(viewer)) return undefined;
  const [stored, route] = await Promise.all([deps.store.person(school, id), deps.store.route(school, id)]);
  if (stored === undefined) return undefined;
  const { person } = stored;
  const others = [person.manager, person.sponsor].filter((one) => one !== undefined);
  const people = await loadPeople(deps, school, others);
  const found = (other: PersonId | undefined) => other && people.get(other);
  return { person, reached: isLive(route), manager: found(person.manager), sponsor: found(person.sponsor) };
}

export type Unreached = {
  /** How many were looked at: all there are, in most schools. */
  readonly looked: number;
  readonly people: readonly Person[];
  readonly next?: string;
};

/** Who cannot be written to, five hundred people at a time. */
export async function readUnreached(
  deps: Deps,
  school: SchoolId,
  viewer: Person,
  after: string | undefined,
): Promise<Unreached | undefined> {
  if (!seesRoles(viewer)) return undefined;
  const page: Page<{ readonly person: Person; readonly route: Route | undefined }> =
    await deps.store.directory.withRoutes(school, after, PEOPLE_LOOKED_AT);
  const here = page.items.filter(({ person }) => person.left === undefined);
  const people = here.filter(({ route }) => !isLive(route)).map(({ person }) => person);
  return { looked: here.length, people, ...(page.next === undefined ? {} : { next: page.next }) };
}

function isLive(route: Route | undefined): boolean {
  return route !== undefined && route.dead !== true;
}
