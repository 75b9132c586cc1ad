import { plusSchoolDays } from '../calendar.ts';
import type { Timing } from '../chase.ts';
import { isPaused } from './decide-police-wait.ts';
import { dueTimes } from './duty-clock.ts';
import type { CaseEvent, OpenedDuty } from './event.ts';
import { isOpen } from './evolve.ts';
import type { CaseState, OpenCase } from './model.ts';

/** The same event with the moments at which what it opens is due: `evolve` knows no calendar. */
export function withClocks(event: CaseEvent, state: CaseState, facts: Timing): CaseEvent {
  const opened = (rules: readonly OpenedDuty[]): readonly OpenedDuty[] =>
    rules.map((rule) => withDue(rule, event, facts));
  switch (event.type) {
    case 'triaged':
      return { ...event, duties: opened(event.duties), childDuties: opened(event.childDuties) };
    case 'told':
      return isOpen(state) ? { ...event, ...updatesAfter(event, state, facts) } : event;
    case 'police-wait-ended':
      return isOpen(state) ? { ...event, ...clocksAnew(event, state, facts) } : event;
    default:
      return 'duties' in event ? { ...event, duties: opened(event.duties) } : event;
  }
}

/** A duty that comes from a merged case keeps its times. */
function withDue(rule: OpenedDuty, { at }: CaseEvent, { policy }: Timing): OpenedDuty {
  const { clock, due } = rule;
  return clock === undefined || due !== undefined
    ? rule
    : { ...rule, due: dueTimes(clock, at, policy.chase.day) };
}

/** Whoever was told is told again so many school days later (H17, LTH-213). */
function updatesAfter(
  { duty, also = [], at }: Extract<CaseEvent, { type: 'told' }>,
  open: OpenCase,
  { closures }: Timing,
) {
  const updates = open.duties.flatMap(({ id, updateEvery }) =>
    updateEvery !== undefined && (id === duty || also.includes(id))
      ? [{ duty: id, dueAt: plusSchoolDays(at, updateEvery, closures) }]
      : [],
  );
  return updates.length === 0 ? {} : { updates };
}

/** What the police made wait begins its time again when they no longer do (E37). */
function clocksAnew(event: CaseEvent, open: OpenCase, { policy }: Timing) {
  const clocks = open.duties.flatMap((duty) => {
    if (!isPaused(duty, open, policy) || duty.clock === undefined) return [];
    return [{ duty: duty.id, due: dueTimes(duty.clock, event.at, policy.chase.day) }];
  });
  return clocks.length === 0 ? {} : { clocks };
}
