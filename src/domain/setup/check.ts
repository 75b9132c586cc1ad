import { BANK_HOLIDAYS } from '../bank-holidays.ts';
import { wallDate } from '../calendar.ts';
import type { Facts } from '../case/decide.ts';
import { receivingRoles } from '../case/routing.ts';
import type { PersonId } from '../ids.ts';
import { holdersOf, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import { days, type Instant, plus } from '../time.ts';
import { type Matter, type Pair, pairs } from './two-people.ts';

/** Why cards do not go to the safeguarding channel. */
export type ChannelProblem = 'cannot-read-members' | 'guest' | 'member-without-role';

/** What the check looks at, besides who holds which role. */
export type SetupFacts = Facts & {
  /** Of those who hold a role above `staff`: whom nothing can be sent to. */
  readonly unreachable: readonly PersonId[];
  readonly channel: 'unbound' | 'right' | ChannelProblem;
  /** How many more hold one and were not looked at. */
  readonly unseen: number;
  /** Whom the school rings, by the id of the body; `checked` is the day somebody last saw that it is right. */
  readonly contacts: readonly { readonly id: string; readonly checked?: string | undefined }[];
};

/** One line of the check. What is not `ok` somebody has to put right. */
export type Finding = { readonly ok: boolean } & (
  | { readonly about: 'pair'; readonly matter: Matter; readonly pair: Pair }
  | { readonly about: 'channel'; readonly channel: SetupFacts['channel'] }
  | { readonly about: 'no-holder'; readonly role: Role }
  | { readonly about: 'roles' }
  | { readonly about: 'no-route'; readonly person: PersonId }
  | { readonly about: 'routes'; readonly count: number }
  | { readonly about: 'unseen'; readonly count: number }
  | { readonly about: 'old-contact'; readonly id: string; readonly checked: string | undefined }
  | { readonly about: 'old-page'; readonly title: string; readonly checked: string }
  | { readonly about: 'contacts' }
  | { readonly about: 'term-dates'; readonly until: string | undefined }
  | { readonly about: 'bank-holidays'; readonly until: string }
);

/** How far ahead the school's own closures must be known: no term is longer without one. */
const DATES_AHEAD = days(90);
/** Next year's bank holidays are to be added in autumn. */
const HOLIDAYS_AHEAD = days(60);

/** Everything that has to be right before a school relies on Steward, worst first in each part (product 11). */
export function checkSetup(facts: SetupFacts, now: Instant): readonly Finding[] {
  const { policy, holders, channel, unreachable, unseen } = facts;
  const until = facts.closures
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  const known = [...BANK_HOLIDAYS].toSorted().at(-1)?.slice(0, 4) ?? '';
  return [
    ...pairs(facts, now).map(
      (found): Finding => ({ about: 'pair', ...found, ok: found.pair === 'two' || found.pair === 'asked' }),
    ),
    { about: 'channel', channel, ok: channel === 'right' },
    ...orFine(
      neededRoles(policy).filter((role) => holdersOf(holders, [role]).length === 0),
      (role) => ({ about: 'no-holder', role, ok: false }),
      { about: 'roles', ok: true },
    ),
    ...orFine(unreachable, (person) => ({ about: 'no-route', person, ok: false }), {
      ...{ about: 'routes', count: holders.length, ok: true },
    }),
    ...(unseen === 0 ? [] : [{ about: 'unseen' as const, count: unseen, ok: false }]),
    ...orFine(oldContacts(facts, now), (found) => found, { about: 'contacts', ok: true }),
    { about: 'term-dates', until, ok: until !== undefined && until >= wallDate(plus(now, DATES_AHEAD)) },
    {
      ...{ about: 'bank-holidays', until: known },
      ok: wallDate(plus(now, HOLIDAYS_AHEAD)).slice(0, 4) <= known,
    },
  ];
}

/** A line for each that is wrong, or else one that says that none is. */
function orFine<Wrong>(
  wrong: readonly Wrong[],
  finding: (one: Wrong) => Finding,
  fine: Finding,
): readonly Finding[] {
  return wrong.length === 0 ? [fine] : wrong.map(finding);
}

/** Whoever a case is sent to, chased with or asked to decide; and somebody who sets Steward up. */
function neededRoles(policy: Policy): readonly Role[] {
  const { chase, viewing, search } = policy;
  const chased = [...chase.urgent, ...chase.ordinary].flatMap(({ tell }) => tell);
  const searching = [...(search?.searchers ?? []), ...(search?.present ?? [])];
  return [...new Set([...receivingRoles(policy), ...chased, ...viewing, ...searching, 'admin' as const])];
}

/** Telephone numbers and services go out of date in silence: somebody looks at each once a year. */
function oldContacts({ contacts, policy }: SetupFacts, now: Instant): readonly Finding[] {
  const aYearAgo = dateAYearBefore(now);
  return [
    ...contacts
      .filter(({ checked }) => checked === undefined || checked < aYearAgo)
      .map(({ id, checked }): Finding => ({ about: 'old-contact', id, checked, ok: false })),
    ...policy.pages.flatMap(({ title, checked }): readonly Finding[] =>
      checked === undefined || checked >= aYearAgo ? [] : [{ about: 'old-page', title, checked, ok: false }],
    ),
  ];
}

function dateAYearBefore(now: Instant): string {
  const today = wallDate(now);
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
