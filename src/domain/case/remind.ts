import type { RoleHolders } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import type { CaseEvent } from './event.ts';
import type { OpenCase } from './model.ts';
import { answerable, runningDuties } from './owing.ts';

/** When the next duty of the case is to be asked about. */
export function nextReminder(open: OpenCase, policy: Policy): Instant | undefined {
  const moments = runningDuties(open, policy).flatMap(({ due }) => due?.remindAt ?? []);
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant);
}

/**
 * Every duty that is to be asked about by now, each for itself: statutory steps never coalesce. Of one duty's
 * reminders that are late only the latest is done (architecture: time).
 */
export function remind(
  open: OpenCase,
  policy: Policy,
  holders: RoleHolders,
  at: Instant,
): readonly CaseEvent[] {
  const people = answerable(open, holders);
  return runningDuties(open, policy).flatMap(({ id, due }): readonly CaseEvent[] => {
    if (due === undefined || !due.remindAt.some((moment) => moment <= at)) return [];
    return [{ type: 'reminded', duty: id, late: due.dueAt <= at, people, at }];
  });
}
