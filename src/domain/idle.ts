import { plusSchoolHours, schoolDayHours } from './calendar.ts';
import type { CaseEvent } from './case/event.ts';
import type { OpenCase, Status } from './case/model.ts';
import { answerable } from './case/owing.ts';
import { admitted, type ClockFacts, isUrgent, rungsOf, type Timing, whoIsTold } from './chase.ts';
import type { PersonId } from './ids.ts';
import type { RoleHolders } from './person.ts';
import type { Policy } from './policy.ts';
import { hours, type Instant, plus } from './time.ts';

const OVER: readonly Status[] = ['reported', 'concluded', 'closed'];

/**
 * When somebody who took a case up, or was given it, has recorded nothing for an hour where it is urgent, and
 * for a school day otherwise (product 6). First its owner is told, then the roles of the pack's ladder, one
 * rung each time; nothing once the ladder has run out.
 */
export function nextIdleChase(open: OpenCase, timing: Timing): Instant | undefined {
  return stepsAhead(open, timing)[0]?.at;
}

/** After an outage the late steps are one, and the next is counted from now. */
export function chaseIdle(
  open: OpenCase,
  facts: ClockFacts,
  at: Instant,
): Extract<CaseEvent, { type: 'idle-chased' }> {
  const { policy, holders } = facts;
  const late = stepsAhead(open, facts).filter((step) => step.at <= at);
  const people = [...new Set(late.flatMap(({ number }) => toldBy(number, open, policy, holders)))];
  const step = late.at(-1)?.number ?? open.idle?.step ?? 0;
  return { type: 'idle-chased', step, people, ...admitted(people, open, holders), at };
}

function stepsAhead(
  open: OpenCase,
  { policy, closures }: Timing,
): readonly { readonly number: number; readonly at: Instant }[] {
  const { idle } = open;
  if (idle === undefined || OVER.includes(open.progress.status)) return [];
  const wait = (from: Instant): Instant =>
    isUrgent(open, policy) ? plus(from, hours(1)) : plusSchoolHours(from, schoolDayHours(day), day, closures);
  const { day } = policy.chase;
  const steps = [];
  let at = idle.since;
  for (let number = idle.step + 1; number <= rungsOf(open, policy).length + 1; number += 1) {
    at = wait(at);
    steps.push({ number, at });
  }
  return steps;
}

function toldBy(number: number, open: OpenCase, policy: Policy, holders: RoleHolders): readonly PersonId[] {
  const rung = number === 1 ? undefined : rungsOf(open, policy)[number - 2];
  if (rung === undefined) return answerable(open, holders);
  return whoIsTold({ number: number - 1, tell: rung.tell }, open, policy, holders);
}
