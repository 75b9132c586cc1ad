import type { CaseEvent } from './event.ts';
import type { EventOf } from './evolve-conclusion.ts';
import type { OpenCase } from './model.ts';

/** Whoever is told that nobody took it up can take it up. */
export function chased(open: OpenCase, { step, admits = [], at }: EventOf<'chased'>): OpenCase {
  return { ...open, receivers: [...open.receivers, ...admits], chased: { step, at } };
}

export function idleChased(open: OpenCase, { step, admits = [], at }: EventOf<'idle-chased'>): OpenCase {
  return { ...open, receivers: [...open.receivers, ...admits], idle: { since: at, step } };
}

/** What was asked about by now is asked about no more. */
export function reminded(open: OpenCase, { duty, at }: EventOf<'reminded'>): OpenCase {
  const duties = open.duties.map((one) => {
    if (one.id !== duty || one.due === undefined) return one;
    return { ...one, due: { ...one.due, remindAt: one.due.remindAt.filter((moment) => moment > at) } };
  });
  return { ...open, duties };
}

const BEGINS: readonly CaseEvent['type'][] = ['acknowledged', 'taken-over', 'assigned', 'reopened'];

const REPORTERS: readonly CaseEvent['type'][] = ['added-to', 'withdrawn'];

/** From when nobody has worked on a case since somebody had it; nothing once anybody on it does. */
export function withIdle(open: OpenCase, event: CaseEvent): OpenCase {
  if (BEGINS.includes(event.type)) return { ...open, idle: { since: event.at, step: 0 } };
  const isWork = event.by !== undefined && !REPORTERS.includes(event.type);
  if (!isWork || open.idle === undefined) return open;
  const { idle: _idle, ...worked } = open;
  return worked;
}
