import type { PersonId } from '../ids.ts';
import { hasRole, type Person, type Role } from '../person.ts';
import { err, ok } from '../result.ts';
import { type Duration, hours, plus } from '../time.ts';
import type { DirectoryCommand } from './command.ts';
import type { DirectoryDecision, DirectoryFacts } from './decide.ts';
import { isLastAdmin } from './decide-person.ts';
import type { DirectoryEvent } from './event.ts';
import { isForgotten } from './evolve.ts';
import { GRANT_APPROVERS, ROLE_GIVERS, TWO_PERSON_ROLES } from './keepers.ts';
import type { AskedGrant } from './model.ts';
import type { DirectoryRefusal } from './refusal.ts';
import { endOf } from './standing.ts';

type Command<Type extends DirectoryCommand['type']> = Extract<DirectoryCommand, { readonly type: Type }>;

/** How long somebody acts in a role that one person gave. */
const ACTING: Duration = hours(72);

/** At once by one person; a role for which it takes two is asked for, or given for a short time. */
export function grantRole(
  command: Command<'grant-role'>,
  { directory, subject }: DirectoryFacts,
  actor: Person,
): DirectoryDecision {
  const { person, role, reason, at, acting } = command;
  const problem = whyNotHold(subject, role, actor.id);
  if (problem !== undefined) return err(problem);
  const made = { by: actor.id, at, person, role, reason };
  const isActing = subject?.acting?.some((one) => one.role === role) === true;
  if (acting) {
    if (!TWO_PERSON_ROLES.includes(role)) return err({ type: 'acting-not-needed', role });
    const before = directory.acted.filter((one) => one.person === person && one.role === role);
    if (before.some(({ until }) => !isForgotten(until, at))) return err({ type: 'acted-before' });
    return ok([{ ...made, type: 'role-granted', until: plus(at, ACTING) }]);
  }
  if (subject?.roles.includes(role) && !isActing) return err({ type: 'holds-role-already' });
  if (!TWO_PERSON_ROLES.includes(role)) return ok([{ ...made, type: 'role-granted' }]);
  if (!isGivenForGood(actor, ROLE_GIVERS)) return err({ type: 'roles-not-yours' });
  const asked = directory.asked.find((grant) => grant.person === person && grant.role === role);
  return asked === undefined
    ? ok([{ ...made, type: 'grant-asked' }])
    : err({ type: 'role-asked-already', by: asked.by });
}

function whyNotHold(subject: Person | undefined, role: Role, by: PersonId): DirectoryRefusal | undefined {
  if (subject === undefined || role === 'staff') return { type: 'not-in-directory' };
  if (subject.left !== undefined) return { type: 'has-left' };
  if (subject.id === by) return { type: 'not-to-yourself' };
  return isGuest(subject) ? { type: 'guest-holds-no-role' } : undefined;
}

/** Somebody for whom another answers, or who signs as a visitor. */
function isGuest({ sponsor, signsAs = [] }: Person): boolean {
  return sponsor !== undefined || signsAs.includes('visitors');
}

/**
 * The second of two people: not the one who asked, not the one who gets it, and by a role that no single
 * person gave. Both must still have their right now (T54).
 */
export function approveGrant(
  { person, grant, at }: Command<'approve-grant'>,
  facts: DirectoryFacts,
  actor: Person,
): DirectoryDecision {
  if (!mayApproveGrants(actor)) return err({ type: 'roles-not-yours' });
  const asked = grantOf(facts, person, grant);
  if (asked === undefined) return err({ type: 'no-such-grant' });
  if (asked.by === actor.id) return err({ type: 'needs-second-person' });
  const problem = whyNotHold(facts.subject, asked.role, actor.id);
  if (problem !== undefined) return err(problem);
  const asker = facts.people.get(asked.by);
  if (asker === undefined || !isGivenForGood(asker, ROLE_GIVERS))
    return err({ type: 'asker-lost-right', by: asked.by });
  const made = { by: actor.id, at, person, role: asked.role };
  return ok([{ ...made, type: 'role-granted', reason: '', grant }]);
}

/** By whoever may approve it, and by the one who asked for it. */
export function refuseGrant(
  { person, grant, reason, at }: Command<'refuse-grant'>,
  facts: DirectoryFacts,
  actor: Person,
): DirectoryDecision {
  const asked = grantOf(facts, person, grant);
  if (!hasRole(actor, GRANT_APPROVERS)) return err({ type: 'roles-not-yours' });
  if (asked === undefined) return err({ type: 'no-such-grant' });
  return ok([{ type: 'grant-refused', by: actor.id, at, person, role: asked.role, grant, reason }]);
}

function grantOf({ directory }: DirectoryFacts, person: PersonId, grant: number): AskedGrant | undefined {
  return directory.asked.find((one) => one.entry === grant && one.person === person);
}

export function mayApproveGrants(person: Person): boolean {
  return isGivenForGood(person, GRANT_APPROVERS);
}

/** A role that one person gave for a short time does not make a second person of its holder. */
function isGivenForGood(person: Person, roles: readonly Role[]): boolean {
  const acting = person.acting ?? [];
  return hasRole(
    person,
    roles.filter((role) => acting.every((one) => one.role !== role)),
  );
}

/** By one person: what takes a right away never waits. */
export function takeRole(
  { person, role, reason, at }: Command<'take-role'>,
  { directory, subject }: DirectoryFacts,
  actor: Person,
): DirectoryDecision {
  if (subject === undefined) return err({ type: 'not-in-directory' });
  if (role === 'staff' || !subject.roles.includes(role)) return err({ type: 'holds-no-such-role' });
  if (role === 'admin' && isLastAdmin(directory, subject)) return err({ type: 'last-admin' });
  return ok([{ type: 'role-taken', by: actor.id, at, person, role, reason }]);
}

/** What was given for a time and is over by now: acting roles, and the stay of somebody with an end date. */
export function endStanding(
  { person, at }: Command<'end-standing'>,
  subject: Person | undefined,
): readonly DirectoryEvent[] {
  if (subject === undefined || subject.left !== undefined) return [];
  const made = { by: 'steward', at, person } as const;
  if (subject.until !== undefined && endOf(subject.until) <= at) return [{ ...made, type: 'person-left' }];
  return (subject.acting ?? [])
    .filter(({ until }) => until <= at)
    .map(({ role }) => ({ ...made, type: 'role-lapsed', role }));
}
