import { ORDINARY_WORKERS } from '#domain/case/access.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { type PersonId, parseTenantId, type SchoolId } from '#domain/ids.ts';
import { holdersOf, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';

type Looking = Pick<Deps, 'school' | 'schoolsOf'> & {
  readonly store: Pick<Deps['store'], 'person' | 'holders' | 'memberships'>;
};

/**
 * Somebody as a case of this school knows them: of its directory, or else of the academy that it was
 * shared with. Whoever stands in the school's own directory is judged by that alone.
 */
export async function personOn(
  deps: Looking,
  school: SchoolId,
  open: OpenCase | undefined,
  id: PersonId,
): Promise<Person | undefined> {
  const own = (await deps.store.person(school, id))?.person;
  const visit = open?.visitors.find(({ person }) => person === id);
  if (visit === undefined || (own !== undefined && own.left === undefined)) return own;
  return (await visitorFrom(deps, school, visit.school, id)) ?? own;
}

/**
 * Somebody in the directory of another academy of the same tenant, with no role here (E34). Somebody who
 * works here too, by whatever account, comes in from nowhere else: then they hold no role there either.
 */
export async function visitorFrom(
  deps: Looking,
  home: SchoolId,
  from: SchoolId,
  id: PersonId,
): Promise<Person | undefined> {
  const { tenantId } = deps.school(home);
  const tenant = parseTenantId(tenantId);
  const origin = deps.schoolsOf(tenantId).find((school) => school.id === from);
  if (tenant === undefined || origin === undefined || from === home) return undefined;
  const stored = await deps.store.person(from, id);
  if (stored === undefined) return undefined;
  const memberships = await deps.store.memberships(tenant, id);
  const here = memberships.filter((one) => one.school === home);
  const own = await Promise.all(here.map(({ person }) => deps.store.person(home, person)));
  const isOfHere = own.some((one) => one !== undefined && one.person.left === undefined);
  const { position, roles, manager: _manager, ...person } = stored.person;
  return {
    ...{ ...person, position: `${position}, ${origin.name}`, roles: [] },
    visiting: {
      school: from,
      roles: isOfHere ? [] : roles,
      alsoKnownAs: memberships.map((one) => one.person),
    },
  };
}

/** The leads and heads of the tenant's other academies. */
export async function leadsOfOthers(deps: Looking, home: SchoolId): Promise<readonly Person[]> {
  const others = deps.schoolsOf(deps.school(home).tenantId).filter(({ id }) => id !== home);
  const found = await Promise.all(
    others.map(async ({ id: from }) => {
      const leads = holdersOf(await deps.store.holders(from), ORDINARY_WORKERS);
      return await Promise.all(leads.map((lead) => visitorFrom(deps, home, from, lead)));
    }),
  );
  return found.flat().filter((person) => person !== undefined);
}

/** Whom a command names of another academy: its sender, whom it shares with, or whom it excludes. */
export async function visitorsIn(
  deps: Looking,
  school: SchoolId,
  command: CaseCommand,
  open: OpenCase | undefined,
): Promise<ReadonlyMap<PersonId, Person>> {
  const invited =
    command.type === 'share' && command.school !== undefined
      ? await visitorFrom(deps, school, command.school, command.who)
      : undefined;
  const named = [command.by, command.type === 'exclude' ? command.who : undefined];
  const visiting = named.filter((id) => open?.visitors.some(({ person }) => person === id));
  const people = await Promise.all(visiting.map((id) => id && personOn(deps, school, open, id)));
  return new Map([...people, invited].flatMap((person) => (person ? [[person.id, person]] : [])));
}
