import { BANK_HOLIDAYS } from '../bank-holidays.ts';
import { wallDate } from '../calendar.ts';
import type { Facts } from '../case/decide.ts';
import { receivingRoles } from '../case/routing.ts';
import type { PersonId } from '../ids.ts';
import { holdersOf, isAway, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import { days, type Instant, plus } from '../time.ts';
import { hasTwoToGrant } from './grants.ts';
import { type Matter, type Pair, pairs } from './two-people.ts';

/** Why cards do not go to the safeguarding channel. */
export type ChannelProblem = 'cannot-read-members' | 'guest' | 'member-without-role';

/** What the check looks at, besides who holds which role. */
export type SetupFacts = Facts & {
  /** A team is named whose members are the staff. */
  readonly hasStaffTeam: boolean;
  /** Of those who hold a role above `staff`: whom nothing can be sent to. */
  readonly unreachable: readonly PersonId[];
  readonly channel: 'unbound' | 'right' | ChannelProblem;
  /** How many more hold one and were not looked at. */
  readonly unseen: number;
  /** Whom the school rings, by the id of the body; `checked` is the day somebody last saw that it is right. */
  readonly contacts: readonly { readonly id: string; readonly checked?: string | undefined }[];
};

type Contact = SetupFacts['contacts'][number];

/** One line of the check. What is not `ok` somebody has to put right. */
export type Finding = { readonly ok: boolean } & (
  | { readonly about: 'pair'; readonly matter: Matter; readonly pair: Pair }
  | { readonly about: 'grants' }
  | { readonly about: 'channel'; readonly channel: SetupFacts['channel'] }
  | { readonly about: 'staff-team' }
  | { readonly about: 'roles'; readonly empty: readonly Role[] }
  | { readonly about: 'routes'; readonly missing: readonly PersonId[]; readonly unseen: number }
  | { readonly about: 'contacts'; readonly old: readonly Contact[] }
  | { readonly about: 'pages'; readonly old: readonly { readonly title: string; readonly checked: string }[] }
  | { readonly about: 'term-dates'; readonly until: string | undefined }
  | { readonly about: 'bank-holidays'; readonly until: string }
);

/** How far ahead the school's own closures must be known: no term is longer without one. */
const DATES_AHEAD = days(90);
/** Next year's bank holidays are to be added in autumn. */
const HOLIDAYS_AHEAD = days(60);

/**
 * Everything that has to be right before a school relies on Steward (product 11). Whoever is on long leave
 * is not one of two.
 */
export function checkSetup(facts: SetupFacts, now: Instant): readonly Finding[] {
  const { policy, holders, channel, unreachable: missing, unseen } = facts;
  const empty = neededRoles(policy).filter((role) => holdersOf(holders, [role]).length === 0);
  const oldContacts = facts.contacts.filter(({ checked }) => isOld(checked, now));
  const oldPages = policy.pages.flatMap(({ title, checked }) =>
    checked !== undefined && isOld(checked, now) ? [{ title, checked }] : [],
  );
  const until = facts.closures
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  const known = [...BANK_HOLIDAYS].toSorted().at(-1)?.slice(0, 4) ?? '';
  const there = [...facts.people].filter(([, person]) => !isAway(person, wallDate(now)));
  return [
    ...pairs({ ...facts, people: new Map(there) }, now).map(
      (found): Finding => ({ about: 'pair', ...found, ok: found.pair === 'two' || found.pair === 'asked' }),
    ),
    {
      about: 'grants',
      ok: hasTwoToGrant(
        there.map(([, person]) => person),
        now,
      ),
    },
    { about: 'channel', channel, ok: channel === 'right' },
    { about: 'staff-team', ok: facts.hasStaffTeam },
    { about: 'roles', empty, ok: empty.length === 0 },
    { about: 'routes', missing, unseen, ok: missing.length === 0 && unseen === 0 },
    { about: 'contacts', old: oldContacts, ok: oldContacts.length === 0 },
    { about: 'pages', old: oldPages, ok: oldPages.length === 0 },
    { about: 'term-dates', until, ok: until !== undefined && until >= wallDate(plus(now, DATES_AHEAD)) },
    {
      ...{ about: 'bank-holidays', until: known },
      ok: wallDate(plus(now, HOLIDAYS_AHEAD)).slice(0, 4) <= known,
    },
  ];
}

/** Whoever a case is sent to, chased with or asked to decide; and somebody who sets Steward up. */
function neededRoles(policy: Policy): readonly Role[] {
  const { chase, viewing, search } = policy;
  const chased = [...chase.urgent, ...chase.ordinary].flatMap(({ tell }) => tell);
  const searching = [...(search?.searchers ?? []), ...(search?.present ?? [])];
  return [...new Set([...receivingRoles(policy), ...chased, ...viewing, ...searching, 'admin' as const])];
}

/** Telephone numbers and services go out of date in silence: somebody looks at each once a year. */
function isOld(checked: string | undefined, now: Instant): boolean {
  const today = wallDate(now);
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return checked === undefined || checked < aYearAgo;
}
