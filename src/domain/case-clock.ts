import type { CaseEvent } from './case/event.ts';
import type { OpenCase } from './case/model.ts';
import { nextReminder, remind } from './case/remind.ts';
import { type ClockFacts, chase, nextChase, type Timing } from './chase.ts';
import { chaseIdle, nextIdleChase } from './idle.ts';
import type { Instant } from './time.ts';

/** When the clock next does something to a case. */
export function nextJob(open: OpenCase, timing: Timing): Instant | undefined {
  const moments = [nextChase(open, timing), nextIdleChase(open, timing), nextReminder(open, timing.policy)];
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : (Math.min(...known) as Instant);
}

/** All that the clock does to a case at this moment; nothing when nothing is due. */
export function jobsDue(open: OpenCase, facts: ClockFacts, at: Instant): readonly CaseEvent[] {
  const isDue = (moment: Instant | undefined): boolean => moment !== undefined && moment <= at;
  return [
    ...(isDue(nextChase(open, facts)) ? [chase(open, facts, at)] : []),
    ...(isDue(nextIdleChase(open, facts)) ? [chaseIdle(open, facts, at)] : []),
    ...remind(open, facts.policy, facts.holders, at),
  ];
}
