import { parseWallTime } from '../calendar.ts';
import { plusDays } from '../dates.ts';
import type { Person, Role, RoleHolders } from '../person.ts';
import type { Instant } from '../time.ts';
import type { Holder } from './model.ts';

/**
 * Who somebody is at this moment: what was given for a time counts for nothing once it is over, whether or
 * not the clock has written that down yet (H1, E46).
 */
export function personAt(person: Person, now: Instant): Person {
  const { until } = person;
  if (person.left === undefined && until !== undefined && isOver(until, now))
    return { ...person, roles: [], left: endOf(until) };
  return { ...person, roles: rolesAt(person, now) };
}

/** The same of those who hold a role. */
export function holdersAt(holders: readonly Holder[], now: Instant): RoleHolders {
  return holders
    .filter(({ until }) => until === undefined || !isOver(until, now))
    .map((holder) => ({ id: holder.id, roles: rolesAt(holder, now) }))
    .filter(({ roles }) => roles.length > 0);
}

/** When this day is over. @throws TypeError for one that no calendar has. */
export function endOf(date: string): Instant {
  const end = parseWallTime(plusDays(date, 1), '00:00');
  if (end === undefined) throw new TypeError('Somebody’s last day is no date');
  return end;
}

function isOver(lastDay: string, now: Instant): boolean {
  return endOf(lastDay) <= now;
}

function rolesAt({ roles, acting = [] }: Pick<Person, 'roles' | 'acting'>, now: Instant): readonly Role[] {
  return roles.filter((role) => acting.every((one) => one.role !== role || one.until > now));
}
