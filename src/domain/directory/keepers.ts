import type { Role } from '../person.ts';

/** Who looks after people: joiners, leavers, leave, groups and managers. */
export const PEOPLE_KEEPERS: readonly Role[] = ['agreements', 'admin'];
/** Who gives roles and takes them away. */
export const ROLE_GIVERS: readonly Role[] = ['admin', 'head', 'chair'];
/** A grant of one of these takes two people (product 2). */
export const TWO_PERSON_ROLES: readonly Role[] = ['dsl', 'head', 'chair'];
/** The second of the two: a lead knows as well as the head whom the school can rely on. */
export const GRANT_APPROVERS: readonly Role[] = [...ROLE_GIVERS, 'dsl'];
