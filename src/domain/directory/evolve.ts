import type { PersonId } from '../ids.ts';
import type { Person, Role } from '../person.ts';
import { assertNever } from '../result.ts';
import { type Duration, days, type Instant, plus } from '../time.ts';
import type { DirectoryEvent, DirectoryEventOf } from './event.ts';
import type { Directory, Holder } from './model.ts';

/** How long after it ended an acting grant is remembered: nobody renews it alone in this time. */
const ACTED_REMEMBERED: Duration = days(28);

export const EMPTY_DIRECTORY: Directory = { holders: [], asked: [], acted: [] };

/** @throws TypeError for events that cannot follow each other. */
export function evolvePerson(person: Person | undefined, event: DirectoryEvent): Person {
  if (event.type === 'person-added') {
    if (person !== undefined) throw new TypeError('Somebody is added once');
    return { id: event.person, ...event.words, roles: [] };
  }
  if (person === undefined) throw new TypeError('Somebody is changed who was never added');
  switch (event.type) {
    case 'person-changed':
      return { ...standingOf(person), ...event.words };
    case 'person-left': {
      const { acting: _acting, away: _away, ...kept } = person;
      return { ...kept, roles: [], left: event.at };
    }
    case 'person-returned':
      return withoutLeft(person);
    case 'went-away': {
      const { from, until } = event;
      return { ...person, away: { from, ...(until === undefined ? {} : { until }) } };
    }
    case 'came-back': {
      const { away: _away, ...here } = person;
      return here;
    }
    case 'role-granted':
      return withRole(person, event);
    case 'role-taken':
    case 'role-lapsed':
      return withoutRole(person, event.role);
    case 'account-added':
    case 'grant-asked':
    case 'grant-refused':
      return person;
    default:
      return assertNever(event, 'directory event');
  }
}

/** @param number of the event. @param person as the event left them. */
export function evolveDirectory(
  directory: Directory,
  event: DirectoryEvent,
  number: number,
  person: Person,
): Directory {
  const holders = heldBy(directory.holders, person);
  switch (event.type) {
    case 'grant-asked': {
      if (event.by === 'steward') throw new TypeError('A role is asked for by a person');
      const { person: who, role, by, at } = event;
      return {
        ...directory,
        holders,
        asked: [...directory.asked, { entry: number, person: who, role, by, at }],
      };
    }
    case 'grant-refused':
      return { ...directory, holders, asked: directory.asked.filter(({ entry }) => entry !== event.grant) };
    case 'role-granted':
      return { holders, asked: withoutGrant(directory, event), acted: actedWith(directory, event) };
    case 'person-left':
      return { ...directory, holders, asked: directory.asked.filter((one) => !isOf(one, event.person)) };
    default:
      return { ...directory, holders };
  }
}

function isOf(grant: Directory['asked'][number], person: PersonId): boolean {
  return grant.person === person || grant.by === person;
}

/** What follows from events, and not from the words that the office writes. */
function standingOf({ id, roles, left, acting, away }: Person): Pick<Person, 'id' | 'roles'> {
  return {
    ...{ id, roles },
    ...(left === undefined ? {} : { left }),
    ...(acting === undefined ? {} : { acting }),
    ...(away === undefined ? {} : { away }),
  };
}

/** Somebody who comes back has a new end date or none. */
function withoutLeft({ left: _left, until: _until, ...person }: Person): Person {
  return person;
}

function withRole(person: Person, { role, until }: DirectoryEventOf<'role-granted'>): Person {
  const { acting = [], ...kept } = withoutRole(person, role);
  const all = until === undefined ? acting : [...acting, { role, until }];
  return { ...kept, roles: [...kept.roles, role], ...(all.length === 0 ? {} : { acting: all }) };
}

function withoutRole({ acting = [], ...person }: Person, role: Role): Person {
  const left = acting.filter((one) => one.role !== role);
  const roles = person.roles.filter((one) => one !== role);
  return { ...person, roles, ...(left.length === 0 ? {} : { acting: left }) };
}

function heldBy(holders: readonly Holder[], { id, roles, acting, until, left }: Person): readonly Holder[] {
  const above = left === undefined ? roles.filter((role) => role !== 'staff') : [];
  const others = holders.filter((one) => one.id !== id);
  if (above.length === 0) return others;
  const holder: Holder = {
    ...{ id, roles: above },
    ...(acting === undefined ? {} : { acting }),
    ...(until === undefined ? {} : { until }),
  };
  const at = holders.findIndex((one) => one.id === id);
  return at < 0 ? [...holders, holder] : holders.with(at, holder);
}

/** A role that was given for good answers whoever asked for the same. */
function withoutGrant({ asked }: Directory, { person, role, until }: DirectoryEventOf<'role-granted'>) {
  return until === undefined ? asked.filter((one) => one.person !== person || one.role !== role) : asked;
}

function actedWith({ acted }: Directory, { person, role, until, at }: DirectoryEventOf<'role-granted'>) {
  const remembered = acted.filter((one) => !isForgotten(one.until, at));
  return until === undefined ? remembered : [...remembered, { person, role, until }];
}

export function isForgotten(until: Instant, now: Instant): boolean {
  return plus(until, ACTED_REMEMBERED) <= now;
}
