import type { PersonId, SchoolId } from './ids.ts';
import type { Signer } from './policy-cycles.ts';
import type { Instant } from './time.ts';

export const ROLES = [
  'staff',
  'dsl',
  'head',
  'seniorLeader',
  'lineManager',
  'onlineSafetyLead',
  'technician',
  'dataProtection',
  'agreements',
  'chair',
  'trustLead',
  'governor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Someone in a school's directory. Everybody in it is `staff`; other roles are listed. */
export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly position: string;
  readonly roles: readonly Role[];
  /** Whom this person answers to. */
  readonly manager?: PersonId;
  /** When the person left. A leaver loses everything at once. */
  readonly left?: Instant;
  /** Roles among `roles` that one person gave for a short time. */
  readonly acting?: readonly ActingRole[];
  /** Team, department or year group, as the board groups people. */
  readonly group?: string;
  /** First day at the school, such as `2026-09-01`. */
  readonly since?: string;
  /** Last day of a guest or of supply staff. */
  readonly until?: string;
  /** Who answers for a guest. */
  readonly sponsor?: PersonId;
  readonly away?: Away;
  /** What somebody signs as who is not, or not only, on the staff. */
  readonly signsAs?: readonly Signer[];
  readonly visiting?: Visiting;
};

/** Counts for nothing from `until` on, whether or not that was written down yet. */
export type ActingRole = { readonly role: Role; readonly until: Instant };

/** Long leave, the first and the last day included; without `until` it has no end yet. */
export type Away = { readonly from: string; readonly until?: string };

/** @param date such as `2026-11-23`. */
export function isAway({ away }: { readonly away?: Away | undefined }, date: string): boolean {
  return away !== undefined && away.from <= date && date <= (away.until ?? date);
}

/** Of another academy in the tenant: `roles` are held there, and none here (E34). */
type Visiting = {
  readonly school: SchoolId;
  readonly roles: readonly Role[];
  /** The same human being in every directory of the tenant, by any account (E8). */
  readonly alsoKnownAs: readonly PersonId[];
};

/** By themselves these roles never open a case (product 2). */
export const NO_CASE_ROLES: readonly Role[] = ['staff', 'technician', 'agreements', 'admin'];

/** Holds a role by which somebody may be on a case at all. */
export function hasCaseRole(roles: readonly Role[]): boolean {
  return roles.some((role) => !NO_CASE_ROLES.includes(role));
}

export function hasRole(person: Person, roles: readonly Role[]): boolean {
  return person.left === undefined && person.roles.some((role) => roles.includes(role));
}

/** Who holds a role above `staff` in a school: what routing needs to know of the whole directory. */
export type RoleHolders = readonly { readonly id: PersonId; readonly roles: readonly Role[] }[];

export function holdersOf(holders: RoleHolders, roles: readonly Role[]): readonly PersonId[] {
  return holders.filter((holder) => holder.roles.some((role) => roles.includes(role))).map(({ id }) => id);
}
