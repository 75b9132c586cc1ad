import { findMeasure, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision } from './decide.ts';
import type { Duty, OpenCase } from './model.ts';

/**
 * The police ask that parents and others are not told yet (E37). Who is to be told for each child waits,
 * and the case stays open, until somebody records that the police no longer ask for it.
 */
export function decidePoliceWait(command: CommandOf<'police-wait'>, open: OpenCase): Decision {
  const { reference, stillWait, by, at } = command;
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  if (!stillWait && !open.policeWait) return err({ type: 'police-do-not-wait' });
  return ok([{ type: stillWait ? 'police-wait-asked' : 'police-wait-ended', reference, by, at }]);
}

/** A duty that nobody chases while the police ask us to wait; what keeps a child safe never waits. */
export function isPaused(duty: Duty, open: OpenCase, policy: Policy): boolean {
  const isToTell = findMeasure(policy, duty.body) === undefined;
  return open.policeWait && duty.status === 'open' && duty.child !== undefined && isToTell;
}
