import type { PersonId } from '../ids.ts';
import { holdersOf, type RoleHolders } from '../person.ts';
import type { Policy } from '../policy.ts';
import { isBarred } from './access.ts';
import { isPaused } from './decide-police-wait.ts';
import { hasEnded, isInChannel } from './face.ts';
import type { Duty, OpenCase } from './model.ts';

/**
 * Who answers for what a case owes: its owner, and while nobody has it, those it went to. Nobody who lost
 * every role since, and never a subject or somebody excluded (H33, E45).
 */
export function answerable(open: OpenCase, holders: RoleHolders): readonly PersonId[] {
  const isHere = (person: PersonId): boolean =>
    !isBarred(open, person) && holders.some(({ id }) => id === person);
  if (open.owner !== undefined && isHere(open.owner)) return [open.owner];
  const leads = isInChannel(open) ? holdersOf(holders, ['dsl']) : [];
  return [...new Set([...open.receivers, ...leads])].filter(isHere);
}

/** Duties whose time runs: open, and not waiting for the police (E37). */
export function runningDuties(open: OpenCase, policy: Policy): readonly Duty[] {
  if (hasEnded(open)) return [];
  return open.duties.filter((duty) => duty.status === 'open' && !isPaused(duty, open, policy));
}
