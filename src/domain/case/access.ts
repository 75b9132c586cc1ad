import type { PersonId } from '../ids.ts';
import { hasCaseRole, hasRole, type Person, type Role } from '../person.ts';
import type { OpenCase } from './model.ts';

/** Roles that see every ordinary case of their school (product 2). */
export const ORDINARY_READERS: readonly Role[] = ['dsl', 'head', 'onlineSafetyLead'];
/** Roles that change every ordinary case of their school. */
export const ORDINARY_WORKERS: readonly Role[] = ['dsl', 'head'];

/** A subject or an excluded person: kept out of the case whatever their role (E6). */
export function isBarred(open: OpenCase, person: PersonId): boolean {
  return open.subjects.includes(person) || open.excluded.includes(person);
}

/** The same by any account of a visitor: who may not know of it here does not come in from elsewhere (E8). */
export function isKeptOut(open: OpenCase, { id, visiting }: Person): boolean {
  return [id, ...(visiting?.alsoKnownAs ?? [])].some((one) => isBarred(open, one));
}

/** Receivers, owner, those it was shared with, reviewers and those admitted, less subjects and excluded; each once. */
export function peopleOnCase(open: OpenCase): readonly PersonId[] {
  const owner = open.owner === undefined ? [] : [open.owner];
  const everyone = [...open.receivers, ...owner, ...open.sharedWith, ...reviewersOf(open)];
  return [...new Set(everyone)].filter((person) => !isBarred(open, person));
}

/** The two named reviewers, and whom *Ask a reviewer* admitted. */
export function reviewersOf(open: OpenCase): readonly PersonId[] {
  const named = open.review === undefined ? [] : [open.review.first, open.review.second];
  return [...named, ...open.admitted];
}

/** May read the case. A restricted case is open to those on it and to no role (H24, H33). */
export function maySee(person: Person, open: OpenCase): boolean {
  if (person.left !== undefined || isKeptOut(open, person)) return false;
  if (person.visiting !== undefined) return isVisitor(person, open);
  if (open.access === 'ordinary' && hasRole(person, ORDINARY_READERS)) return true;
  return isOnCase(person, open);
}

/** A lead or the head of an academy that an ordinary case was shared with, asked anew at each press (E34). */
function isVisitor(person: Person, open: OpenCase): boolean {
  const named = open.visitors.some(
    (one) => one.person === person.id && one.school === person.visiting?.school,
  );
  return named && open.access === 'ordinary' && leadsElsewhere(person);
}

export function leadsElsewhere({ visiting }: Person): boolean {
  return visiting?.roles.some((role) => ORDINARY_WORKERS.includes(role)) ?? false;
}

/** Being named is not enough: whoever has lost every role since is staff like all others (T21), and a technician stays one. */
function isOnCase(person: Person, open: OpenCase): boolean {
  return hasCaseRole(person.roles) && peopleOnCase(open).includes(person.id);
}

/** May change the case. */
export function mayWork(person: Person, open: OpenCase): boolean {
  if (!maySee(person, open)) return false;
  if (person.visiting !== undefined) return true;
  if (open.access === 'ordinary' && hasRole(person, ORDINARY_WORKERS)) return true;
  return isOnCase(person, open);
}

/** A lead or the head, or whoever a restricted case went to in their place; not a reviewer by being one. */
export function mayExclude(person: Person, open: OpenCase): boolean {
  if (!mayWork(person, open)) return false;
  const receives = open.access === 'restricted' && open.receivers.includes(person.id);
  return receives || hasRole(person, ORDINARY_WORKERS);
}

/** Owner and reviewers: the only ones who learn the name of a reporter who asked to be kept back (E30). */
export function isInvestigator(person: PersonId, open: OpenCase): boolean {
  return !isBarred(open, person) && (open.owner === person || reviewersOf(open).includes(person));
}
