import { ORDINARY_READERS } from '#domain/case/access.ts';
import { type PersonId, parseTenantId, type SchoolId } from '#domain/ids.ts';
import { hasRole } from '#domain/person.ts';
import type { ChannelProblem } from '#domain/setup/check.ts';
import { type Instant, minutes, plus } from '#domain/time.ts';
import type { Messenger } from './messenger.ts';
import type { Clock, Store } from './ports.ts';
import type { Route } from './stored.ts';

export type ChannelCheck = (
  school: SchoolId,
  channel: Route,
  fresh?: boolean,
) => Promise<
  { readonly ok: true; readonly members: number } | { readonly ok: false; readonly problem: ChannelProblem }
>;

const KEPT = minutes(5);

/**
 * Asks whether everybody in the safeguarding channel may see ordinary cases (E60, T7). The answer is
 * kept for five minutes; a roster that cannot be read is a no.
 */
export function createChannelCheck(store: Store, messenger: Messenger, clock: Clock): ChannelCheck {
  const kept = new Map<
    string,
    { readonly until: Instant; readonly answer: Awaited<ReturnType<ChannelCheck>> }
  >();
  return async (school, channel, fresh = false) => {
    const place = `${school} ${channel.conversationId}`; // who may see cases differs from school to school
    const known = kept.get(place);
    if (!fresh && known !== undefined && known.until > clock.now()) return known.answer;
    const answer = await ask(store, messenger, school, channel);
    kept.set(place, { until: plus(clock.now(), KEPT), answer });
    return answer;
  };
}

async function ask(
  store: Store,
  messenger: Messenger,
  school: SchoolId,
  channel: Route,
): ReturnType<ChannelCheck> {
  const members = await messenger.members(channel);
  if (members === undefined || members.length === 0) return { ok: false, problem: 'cannot-read-members' };
  if (members.some((member) => member.guest)) return { ok: false, problem: 'guest' };
  const may = await Promise.all(
    members.map((member) => maySeeOrdinary(store, school, channel, member.account)),
  );
  return may.every(Boolean)
    ? { ok: true, members: members.length }
    : { ok: false, problem: 'member-without-role' };
}

/** By either of a person's two accounts (E8). */
async function maySeeOrdinary(
  store: Store,
  school: SchoolId,
  channel: Route,
  account: PersonId | undefined,
): Promise<boolean> {
  const tenant = parseTenantId(channel.tenantId);
  if (account === undefined || tenant === undefined) return false;
  const memberships = await store.memberships(tenant, account);
  const here = memberships.find((membership) => membership.school === school);
  const stored = here === undefined ? undefined : await store.person(school, here.person);
  return stored !== undefined && hasRole(stored.person, ORDINARY_READERS);
}
