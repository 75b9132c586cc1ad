import type { PersonId, SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import { checkSetup, type Finding, type SetupFacts } from '#domain/setup/check.ts';
import { TERM_DATE_SETTERS } from '#domain/term-dates.ts';
import type { ChannelCheck } from './channel-check.ts';
import type { Deps } from './deps.ts';

/** Each is read with a call for the person and one for the chat: more than any school has above `staff`. */
const MOST_HOLDERS = 300;
const AT_ONCE = 50;

export type SetupSheet = {
  readonly findings: readonly Finding[];
  /** Those above `staff`. */
  readonly people: ReadonlyMap<PersonId, Person>;
};

/**
 * Looks at everything anew, the channel's members too.
 *
 * @returns nothing for somebody who may not see settings.
 * @throws Error when storage does not answer: half a check would pass for a whole one.
 */
export async function readSetup(
  deps: Deps & { readonly checkChannel: ChannelCheck },
  school: SchoolId,
  person: Person,
): Promise<SetupSheet | undefined> {
  if (!hasRole(person, TERM_DATE_SETTERS)) return undefined;
  const { policy, bodyContacts } = deps.school(school);
  const [everyHolder, [dates], channel, team] = await Promise.all([
    deps.store.holders(school),
    deps.store.termDates(school, 1),
    channelOf(deps, school),
    deps.store.directory.roster.team(school),
  ]);
  const holders = everyHolder.slice(0, MOST_HOLDERS);
  const found = await eachOf(holders, async ({ id }) => {
    const [stored, route] = await Promise.all([deps.store.person(school, id), deps.store.route(school, id)]);
    return { id, person: stored?.person, isReached: route !== undefined && route.dead !== true };
  });
  const people = new Map(found.flatMap(({ id, person: one }) => (one === undefined ? [] : [[id, one]])));
  const facts = {
    ...{ policy, holders, people, channel, closures: dates?.closures ?? [] },
    hasStaffTeam: team !== undefined,
    unreachable: found.filter(({ isReached }) => !isReached).map(({ id }) => id),
    contacts: Object.entries(bodyContacts).map(([id, { checked }]) => ({ id, checked })),
    unseen: everyHolder.length - holders.length,
  };
  return { findings: checkSetup(facts, deps.clock.now()), people };
}

async function channelOf(
  { store, checkChannel }: Pick<Deps, 'store'> & { readonly checkChannel: ChannelCheck },
  school: SchoolId,
): Promise<SetupFacts['channel']> {
  const channel = await store.channel(school);
  if (channel === undefined) return 'unbound';
  const check = await checkChannel(school, channel, true);
  return check.ok ? 'right' : check.problem;
}

/** A few at a time: a check must not stand in the way of a report. */
async function eachOf<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): Promise<readonly Read[]> {
  const found: Read[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    found.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(read))));
  return found;
}
