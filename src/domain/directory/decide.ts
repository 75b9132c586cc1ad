import type { PersonId } from '../ids.ts';
import { hasRole, type Person } from '../person.ts';
import { assertNever, err, ok, type Result } from '../result.ts';
import type { DirectoryCommand } from './command.ts';
import { addAccount, addPerson, changePerson, goAway, markLeft, markReturned } from './decide-person.ts';
import { approveGrant, endStanding, grantRole, refuseGrant, takeRole } from './decide-role.ts';
import type { DirectoryEvent } from './event.ts';
import { PEOPLE_KEEPERS, ROLE_GIVERS } from './keepers.ts';
import type { Directory } from './model.ts';
import type { DirectoryRefusal } from './refusal.ts';

export type DirectoryFacts = {
  readonly directory: Directory;
  /** Who asks; Steward for what the clock does. */
  readonly actor: Person | 'steward';
  /** Whom it is about; nothing where the directory does not hold them. */
  readonly subject: Person | undefined;
  /** Everybody else whom the command or what it answers names, as far as the directory holds them. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Who uses the account here that the command adds. */
  readonly account?: PersonId | undefined;
  /** Another school of the tenant knows the person, or the account that the command adds. */
  readonly isElsewhere?: boolean | undefined;
};

export type DirectoryDecision = Result<readonly DirectoryEvent[], DirectoryRefusal>;

/** @param facts as they stand at the command's moment: see `standing.ts`. */
export function decideDirectory(command: DirectoryCommand, facts: DirectoryFacts): DirectoryDecision {
  const { actor } = facts;
  if (command.type === 'end-standing') return ok(endStanding(command, facts.subject));
  if (actor === 'steward') return err({ type: 'people-not-yours' });
  switch (command.type) {
    case 'grant-role':
      return asGiver(actor) ?? grantRole(command, facts, actor);
    case 'take-role':
      return asGiver(actor) ?? takeRole(command, facts, actor);
    case 'approve-grant':
      return approveGrant(command, facts, actor);
    case 'refuse-grant':
      return refuseGrant(command, facts, actor);
    default:
      if (!hasRole(actor, PEOPLE_KEEPERS)) return err({ type: 'people-not-yours' });
      return decidePerson(command, facts, actor.id);
  }
}

function asGiver(actor: Person): DirectoryDecision | undefined {
  return hasRole(actor, ROLE_GIVERS) ? undefined : err({ type: 'roles-not-yours' });
}

type PersonCommand = Exclude<
  DirectoryCommand,
  { readonly type: 'grant-role' | 'take-role' | 'approve-grant' | 'refuse-grant' | 'end-standing' }
>;

function decidePerson(command: PersonCommand, facts: DirectoryFacts, by: PersonId): DirectoryDecision {
  if (command.type === 'add-person') return addPerson(command, facts, by);
  const { subject } = facts;
  if (subject === undefined) return err({ type: 'not-in-directory' });
  if (command.type === 'mark-returned') return markReturned(command, subject, by);
  if (subject.left !== undefined) return err({ type: 'has-left' });
  switch (command.type) {
    case 'change-person':
      return changePerson(command, facts, subject, by);
    case 'mark-left':
      return markLeft(command, facts, subject, by);
    case 'mark-away':
    case 'mark-back':
      return goAway(command, subject, by);
    case 'add-account':
      return addAccount(command, facts, subject, by);
    default:
      return assertNever(command, 'directory command');
  }
}
