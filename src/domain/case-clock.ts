import type { CaseEvent } from './case/event.ts';
import type { OpenCase } from './case/model.ts';
import { nextReminder, remind } from './case/remind.ts';
import { chase, nextChase } from './chase.ts';
import { chaseIdle, nextIdleChase } from './idle.ts';
import type { RoleHolders } from './person.ts';
import type { Policy } from './policy.ts';
import type { Instant } from './time.ts';

/** When the clock next does something to a case. */
export function nextJob(open: OpenCase, policy: Policy): Instant | undefined {
  const moments = [nextChase(open, policy), nextIdleChase(open, policy), nextReminder(open, policy)];
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : (Math.min(...known) as Instant);
}

/** All that the clock does to a case at this moment; nothing when nothing is due. */
export function jobsDue(
  open: OpenCase,
  policy: Policy,
  holders: RoleHolders,
  at: Instant,
): readonly CaseEvent[] {
  const isDue = (moment: Instant | undefined): boolean => moment !== undefined && moment <= at;
  return [
    ...(isDue(nextChase(open, policy)) ? [chase(open, policy, holders, at)] : []),
    ...(isDue(nextIdleChase(open, policy)) ? [chaseIdle(open, policy, holders, at)] : []),
    ...remind(open, policy, holders, at),
  ];
}
