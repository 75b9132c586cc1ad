import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Deps, School } from '#workflows/deps.ts';
import type { Route } from '#workflows/stored.ts';
import type { Inbound } from './inbound.ts';

/** Somebody of a school, who sent something: identity from the activity, authority from storage. */
export type Actor = {
  readonly school: School;
  readonly person: Person;
  readonly inbound: Inbound;
  readonly banner: string;
};

/** Who speaks in a window. In a real tenant that is its account; local mode's `/as` can change it. */
type Speaker = { readonly account: PersonId; readonly banner: string; readonly window?: PersonId };
export type SpeakerOf = (inbound: Inbound) => Promise<Speaker>;

/**
 * The person behind an activity; nothing for an account that no school's directory holds. A leaver is
 * such an account from the moment of leaving (T21).
 */
export async function identify(
  deps: Deps,
  speakerOf: SpeakerOf,
  inbound: Inbound,
): Promise<Actor | undefined> {
  const speaker = await speakerOf(inbound);
  const [membership] = await deps.store.memberships(inbound.tenantId, speaker.account);
  if (membership === undefined) return undefined;
  const stored = await deps.store.person(membership.school, membership.person);
  if (stored === undefined || stored.person.left !== undefined) return undefined;
  const route: Route =
    speaker.window === undefined ? inbound.route : { ...inbound.route, window: speaker.window };
  const { account, banner } = speaker;
  return {
    school: deps.school(membership.school),
    person: stored.person,
    inbound: { ...inbound, account, route },
    banner,
  };
}

/**
 * Keeps the way to somebody's chat, whenever it changed. A window that only speaks for them never
 * takes the place of their own.
 */
export async function keepRoute(deps: Deps, { school, person, inbound }: Actor): Promise<void> {
  if (inbound.kind !== 'personal') return;
  const { route } = inbound;
  const known = await deps.store.route(school.id, person.id);
  const isOwnKept = known !== undefined && known.window === undefined && known.dead !== true;
  if (route.window !== undefined && isOwnKept) return;
  const isSame =
    known?.conversationId === route.conversationId &&
    known.serviceUrl === route.serviceUrl &&
    known.window === route.window &&
    known.dead !== true;
  if (!isSame) await deps.store.saveRoute(school.id, person.id, route);
}
