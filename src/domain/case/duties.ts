import type { DutyRule } from '../policy.ts';
import type { Duty, EntryNumber, OpenCase } from './model.ts';

/**
 * Opens what the rules ask for. A duty that stands is kept; `decide` becomes `must` and never the
 * other way round, and a `must` that was answered with *not told* is open again.
 *
 * @param child the entry that added the child to whom these duties attach (E16, E19).
 */
export function openDuties(
  duties: readonly Duty[],
  rules: readonly DutyRule[],
  child?: EntryNumber,
): readonly Duty[] {
  return rules.reduce((kept, rule) => openDuty(kept, rule, child), duties);
}

function openDuty(duties: readonly Duty[], rule: DutyRule, child?: EntryNumber): readonly Duty[] {
  const id = child === undefined ? rule.body : `${rule.body}-${child}`;
  const standing = duties.find((duty) => duty.id === id);
  if (standing === undefined) {
    const duty: Duty = { id, body: rule.body, mode: rule.mode, status: 'open' };
    return [...duties, child === undefined ? duty : { ...duty, child }];
  }
  if (rule.mode === 'decide' || standing.mode === 'must') return duties;
  const status = standing.status === 'notDone' ? 'open' : standing.status;
  return duties.map((duty) => (duty.id === id ? { ...duty, mode: 'must', status } : duty));
}

export function settleDuty(
  duties: readonly Duty[],
  id: string | undefined,
  status: 'done' | 'notDone',
): readonly Duty[] {
  return duties.map((duty) => (duty.id === id ? { ...duty, status } : duty));
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
  return owed('open') ?? owed('notDone');
}

export function hasOpenDuty(open: OpenCase, body: string): boolean {
  return open.duties.some((duty) => duty.body === body && duty.status === 'open');
}
