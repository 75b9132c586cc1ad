import { type PersonId, parseTenantId, type TenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Deps, School } from '#workflows/deps.ts';
import type { Route } from '#workflows/stored.ts';
import type { Inbound } from './inbound.ts';

/** Somebody of a school, who sent something: identity from the activity, authority from storage. */
export type Actor = {
  readonly school: School;
  readonly person: Person;
  /** In every school of theirs. Most people have one, and are never asked which. */
  readonly standings: readonly Standing[];
  readonly inbound: Inbound;
  readonly banner: string;
};

/** A school that somebody belongs to, and who they are there. */
export type Standing = { readonly school: School; readonly person: Person };

/** Who sent something, before it is known for which of their schools. */
export type Known = {
  readonly standings: readonly [Standing, ...Standing[]];
  readonly inbound: Inbound;
  readonly banner: string;
};

/** Who speaks in a window. In a real tenant that is its account; local mode's `/as` can change it. */
type Speaker = { readonly account: PersonId; readonly banner: string; readonly window?: PersonId };
export type SpeakerOf = (inbound: Inbound) => Promise<Speaker>;

/**
 * The person behind an activity; nothing for an account that no school's directory holds. A leaver is
 * such an account from the moment of leaving (T21), in the school that was left and in no other.
 */
export async function identify(
  deps: Deps,
  speakerOf: SpeakerOf,
  inbound: Inbound,
): Promise<Known | undefined> {
  const { account, banner, window } = await speakerOf(inbound);
  const [first, ...others] = await standingsOf(deps, inbound.tenantId, account);
  if (first === undefined) return undefined;
  const route: Route = window === undefined ? inbound.route : { ...inbound.route, window };
  return { standings: [first, ...others], inbound: { ...inbound, account, route }, banner };
}

/** Where an account belongs now, in the order of the schools file. */
export async function standingsOf(
  deps: Pick<Deps, 'schoolsOf'> & { readonly store: Pick<Deps['store'], 'memberships' | 'person'> },
  tenant: TenantId,
  account: PersonId,
): Promise<readonly Standing[]> {
  const memberships = await deps.store.memberships(tenant, account);
  const found = await Promise.all(
    deps.schoolsOf(tenant).map(async (school) => {
      const here = memberships.find((one) => one.school === school.id);
      const stored = here && (await deps.store.person(school.id, here.person));
      return stored === undefined || stored.person.left !== undefined
        ? []
        : [{ school, person: stored.person }];
    }),
  );
  return found.flat();
}

/** Somebody in several schools, or on a visit to another, reads on every card in which one they are. */
export function actIn({ standings, inbound, banner }: Known, { school, person }: Standing): Actor {
  const named =
    standings.length > 1 || person.visiting !== undefined ? withSchool(banner, school.name) : banner;
  return { school, person, standings, inbound, banner: named };
}

/** The name of the school that a card comes from, for somebody who belongs elsewhere too; else nothing. */
export async function schoolNamedTo(
  deps: Parameters<typeof standingsOf>[0],
  from: School,
  to: PersonId,
): Promise<string> {
  const tenant = parseTenantId(from.tenantId);
  if (tenant === undefined || deps.schoolsOf(tenant).length < 2) return '';
  const standings = await standingsOf(deps, tenant, to);
  return standings.some(({ school }) => school.id !== from.id) ? from.name : '';
}

export function withSchool(banner: string, school: string): string {
  return [banner, school].filter((part) => part !== '').join(' · ');
}

/**
 * Keeps the way to somebody's chat, whenever it changed, for each of their schools. A window that only
 * speaks for them never takes the place of their own.
 */
export async function keepRoutes(deps: Deps, { standings, inbound }: Known): Promise<void> {
  if (inbound.kind !== 'personal') return;
  await Promise.all(standings.map((standing) => keepRoute(deps, standing, inbound.route)));
}

async function keepRoute(deps: Deps, { school, person }: Standing, route: Route): Promise<void> {
  const known = await deps.store.route(school.id, person.id);
  const isOwnKept = known !== undefined && known.window === undefined && known.dead !== true;
  if (route.window !== undefined && isOwnKept) return;
  const isSame =
    known?.conversationId === route.conversationId &&
    known.serviceUrl === route.serviceUrl &&
    known.window === route.window &&
    known.dead !== true;
  if (isSame) return;
  await deps.store.saveRoute(school.id, person.id, route);
  // What cannot be asked for now is left to the next reminder: no report waits for it.
  await deps.store.staff.remindAgain(school.id, [person.id], deps.clock.now()).catch(() => 0);
}
