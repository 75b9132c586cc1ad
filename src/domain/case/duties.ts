import { ADVICE } from '../advice.ts';
import { type DutyRule, findMeasure, type Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import type { OpenedDuty } from './event.ts';
import type { DueTimes, Duty, OpenCase } from './model.ts';

export const ADVICE_DUTY: DutyRule = { body: ADVICE.id, mode: 'decide', clock: { kind: 'sameDay' } };

/**
 * Opens what the rules ask for. A duty that stands is kept; `decide` becomes `must` and never the
 * other way round, and a `must` that was answered with *not told* is open again.
 *
 * @param from the entry that they attach to, each in a duty of its own: the one that added a child
 *   (E16, E19), or a debrief (H37).
 */
export function openDuties(
  duties: readonly Duty[],
  rules: readonly OpenedDuty[],
  from: From = {},
): readonly Duty[] {
  return rules.reduce((kept, rule) => openDuty(kept, rule, from), duties);
}

type From = Pick<Duty, 'child' | 'debrief'>;

function openDuty(duties: readonly Duty[], rule: OpenedDuty, from: From): readonly Duty[] {
  const entry = from.child ?? from.debrief;
  const id = entry === undefined ? rule.body : `${rule.body}-${entry}`;
  const standing = duties.find((duty) => duty.id === id);
  if (standing === undefined) {
    const status = rule.updateDueAt === undefined ? 'open' : 'done';
    const duty: Duty = { id, body: rule.body, mode: rule.mode, ...from, status };
    return [...duties, { ...duty, ...timesOf(rule) }];
  }
  const stronger = rule.mode === 'must' && standing.mode === 'decide';
  const again = stronger && standing.status === 'notDone';
  const now: Duty = {
    ...standing,
    ...(stronger ? { mode: 'must' } : {}),
    ...(again ? { status: 'open' } : {}),
    ...(again || (standing.status === 'open' && isSooner(rule, standing)) ? timesOf(rule) : {}),
  };
  return duties.map((duty) => (duty.id === id ? now : duty));
}

type Times = Pick<Duty, 'clock' | 'due' | 'updateEvery' | 'updateDueAt'>;

export function timesOf({ clock, due, updateEvery, updateDueAt }: OpenedDuty): Times {
  return {
    ...(clock === undefined ? {} : { clock }),
    ...(due === undefined ? {} : { due }),
    ...(updateEvery === undefined ? {} : { updateEvery }),
    ...(updateDueAt === undefined ? {} : { updateDueAt }),
  };
}

/** A duty that is asked for twice is due when the first of the two is. */
function isSooner({ due }: OpenedDuty, standing: Duty): boolean {
  return due !== undefined && (standing.due === undefined || due.dueAt < standing.due.dueAt);
}

export function settleDuties(
  duties: readonly Duty[],
  ids: readonly (string | undefined)[],
  status: 'done' | 'notDone',
): readonly Duty[] {
  return duties.map((duty) => (ids.includes(duty.id) ? { ...duty, status } : duty));
}

export function clocksAnew(
  duties: readonly Duty[],
  clocks: readonly { readonly duty: string; readonly due: DueTimes }[],
): readonly Duty[] {
  return duties.map((duty) => {
    const begun = clocks.find((clock) => clock.duty === duty.id);
    return begun === undefined ? duty : { ...duty, due: begun.due };
  });
}

/**
 * The duty that telling this body ends: the named one, or else the first that is open. Somebody told
 * after all ends one that was answered with *not told*.
 */
export function dutyEndedBy(open: OpenCase, body: string, named?: string): Duty | undefined {
  const owed = (status: Duty['status']): Duty | undefined =>
    open.duties.find(
      (duty) => duty.status === status && duty.body === body && (named === undefined || duty.id === named),
    );
  return owed('open') ?? owed('notDone') ?? updateOf(open, body, named);
}

/** Whoever was told already and is told again: the named one, or else whoever has waited longest (H17). */
function updateOf(open: OpenCase, body: string, named?: string): Duty | undefined {
  return open.duties
    .filter((duty) => duty.body === body && (named === undefined || duty.id === named))
    .filter(({ status, updateDueAt }) => status === 'done' && updateDueAt !== undefined)
    .toSorted((one, other) => (one.updateDueAt ?? 0) - (other.updateDueAt ?? 0))[0];
}

/** From when these are to be told again. */
export function withUpdates(
  duties: readonly Duty[],
  updates: readonly { readonly duty: string; readonly dueAt: Instant }[],
): readonly Duty[] {
  return duties.map((duty) => {
    const next = updates.find((update) => update.duty === duty.id);
    return next === undefined ? duty : { ...duty, updateDueAt: next.dueAt };
  });
}

/** What is owed to the same school for its other children: told once, it is told of all of them. */
export function sameSchool(open: OpenCase, duty: Duty): readonly Duty[] {
  const schoolOf = (one: Duty) => open.schools.find(({ child }) => child === one.child)?.school;
  const school = schoolOf(duty);
  if (school === undefined) return [];
  return open.duties.filter(
    (one) =>
      one.id !== duty.id && one.status === 'open' && one.body === duty.body && schoolOf(one) === school,
  );
}

export function hasOpenDuty(open: OpenCase, body: string): boolean {
  return open.duties.some((duty) => duty.body === body && duty.status === 'open');
}

/** The duty of this id, where it is to be done and not told; done after all, where it was left out. */
export function measureOwed(open: OpenCase, id: string, policy: Policy): Duty | undefined {
  return open.duties.find(
    (duty) => duty.id === id && duty.status !== 'done' && findMeasure(policy, duty.body) !== undefined,
  );
}
