import { hasRole, type Person, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import { isKeptOut, mayWork, reviewersOf } from './access.ts';
import type { OpenCase } from './model.ts';
import type { NotEligible } from './refusal.ts';

/** Whom *Ask a reviewer* may admit besides the pack's own reviewers, when too few are left (E7, T20). */
const OUTSIDE_REVIEWERS: readonly Role[] = ['governor', 'chair', 'trustLead'];

/**
 * Why this person may not sign this case now; nothing if they may. That it was shared with somebody
 * gives them no signature.
 *
 * Source: policy rows LIN-076 and STA-173 (more than one senior person), edge cases E5, E6 and E8.
 */
export function whyNotSign(person: Person, open: OpenCase, policy: Policy): NotEligible | undefined {
  const standing = whyNotImpartial(person, open);
  if (standing !== undefined) return standing;
  if (open.admitted.includes(person.id)) return whyNotAdmit(person, open, policy);
  if (!hasRole(person, policy.reviewers)) return 'not-senior';
  if (open.review !== undefined) return reviewersOf(open).includes(person.id) ? undefined : 'not-named';
  return mayWork(person, { ...open, sharedWith: [] }) ? undefined : 'not-on-case';
}

/** Why this person may not be named as a reviewer when a review starts. */
export function whyNotReview(person: Person, open: OpenCase, policy: Policy): NotEligible | undefined {
  const standing = whyNotImpartial(person, open);
  if (standing !== undefined) return standing;
  if (open.admitted.includes(person.id)) return whyNotAdmit(person, open, policy);
  return hasRole(person, policy.reviewers) ? undefined : 'not-senior';
}

/** Why this person may not be admitted by *Ask a reviewer*. */
export function whyNotAdmit(person: Person, open: OpenCase, policy: Policy): NotEligible | undefined {
  const standing = whyNotImpartial(person, open);
  if (standing !== undefined) return standing;
  return hasRole(person, [...policy.reviewers, ...OUTSIDE_REVIEWERS]) ? undefined : 'not-senior';
}

/** Why this person may not even know of the case. */
export function whyNotBarred(person: Person, open: OpenCase): NotEligible | undefined {
  if (person.left !== undefined) return 'left';
  if (open.subjects.includes(person.id)) return 'subject';
  return isKeptOut(open, person) ? 'excluded' : undefined;
}

function whyNotImpartial(person: Person, open: OpenCase): NotEligible | undefined {
  const barred = whyNotBarred(person, open);
  if (barred !== undefined) return barred;
  if (open.interested.includes(person.id)) return 'interest';
  if (open.witnesses.includes(person.id)) return 'witness';
  return undefined;
}
