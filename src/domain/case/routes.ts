import type { PersonId } from '../ids.ts';
import { hasCaseRole, holdersOf, type Role, type RoleHolders } from '../person.ts';
import { findCategory, type Policy } from '../policy.ts';
import { isBarred } from './access.ts';
import type { Facts } from './decide.ts';
import type { OpenCase } from './model.ts';
import { withOwnManager } from './routing.ts';

/** A role that a case can be sent on to, who then has it, and whether the channel learns of it by that. */
type Route = { readonly role: Role; readonly receivers: readonly PersonId[]; readonly toChannel: boolean };

/**
 * Every receiving role of the pack that would change who has the case; none without somebody to take it.
 * With the leads a case is a safeguarding matter (E33, BRI-018); to the line manager means the reporter's
 * own, where there is one (BRI-017).
 */
export function routesOf(
  open: OpenCase,
  { policy, holders, people }: Omit<Facts, 'closures'>,
): readonly Route[] {
  const manager = open.reporter === undefined ? undefined : people.get(open.reporter)?.manager;
  const able = holders.filter(({ id, roles }) => hasCaseRole(roles) && !isBarred(open, id));
  const roles = open.access === 'ordinary' ? ordinaryRoles(policy) : restrictedRoles(open, policy, holders);
  return [...new Set(roles)]
    .map((role) => ({
      role,
      receivers: withOwnManager([role], able, manager),
      toChannel: role === 'dsl' && open.offChannel === true,
    }))
    .filter(({ receivers, toChannel }) => receivers.length > 0 && (toChannel || !isSame(receivers, open)));
}

function ordinaryRoles({ receivers: { ordinary, bySource }, categories }: Policy): readonly Role[] {
  const special = categories.flatMap(({ restricted, receivers = [] }) => (restricted ? [] : receivers));
  return ['dsl', ...ordinary, ...Object.values(bySource).flatMap((roles) => roles ?? []), ...special];
}

/** Those who receive restricted cases; where it is about one of them, nobody of that level (E2, H33). */
function restrictedRoles(open: OpenCase, policy: Policy, holders: RoleHolders): readonly Role[] {
  const { restricted, restrictedNext, about } = policy.receivers;
  const subjects = holders.filter(({ id }) => open.subjects.includes(id));
  const special = about.find(({ roles }) => holdersOf(subjects, roles).length > 0);
  if (special !== undefined) return [...special.tell, ...restrictedNext];
  const category = findCategory(policy, open.category);
  const first = (category?.restricted === true ? category.receivers : undefined) ?? restricted;
  return holdersOf(subjects, first).length > 0 ? restrictedNext : [...first, ...restrictedNext];
}

function isSame(receivers: readonly PersonId[], open: OpenCase): boolean {
  return receivers.length === open.receivers.length && receivers.every((id) => open.receivers.includes(id));
}
