import { type Closure, type LineProblem, parseClosures } from './closures.ts';
import type { FormId, PersonId } from './ids.ts';
import { hasRole, type Person, type Role } from './person.ts';
import { err, ok, type Result } from './result.ts';

/** Who says when the school is shut: it opens no case to them. */
export const TERM_DATE_SETTERS: readonly Role[] = ['admin', 'agreements', 'head'];

/** `version`: the one that whoever typed this had before them; 0 where none stood yet. */
export type SetTermDates = { readonly text: string; readonly version: number; readonly form: FormId };

/** The version that stands, as far as a new one depends on it. */
export type StandingDates = { readonly version: number; readonly by: PersonId; readonly form: FormId };

export type TermDatesRefusal =
  | { readonly type: 'not-yours' }
  | { readonly type: 'line-wrong'; readonly problem: LineProblem }
  | { readonly type: 'changed-meanwhile'; readonly by: PersonId }
  | { readonly type: 'form-too-old' };

/** @returns what is to be stored, or `repeat` where this very form was stored before. */
export function decideTermDates(
  { text, version, form }: SetTermDates,
  standing: StandingDates | undefined,
  actor: Person,
): Result<readonly Closure[] | 'repeat', TermDatesRefusal> {
  if (!hasRole(actor, TERM_DATE_SETTERS)) return err({ type: 'not-yours' });
  if (standing !== undefined && standing.version !== version) {
    const isSame = standing.form === form && standing.by === actor.id;
    return isSame ? ok('repeat') : err({ type: 'changed-meanwhile', by: standing.by });
  }
  const closures = parseClosures(text);
  return closures.ok ? closures : err({ type: 'line-wrong', problem: closures.error });
}
