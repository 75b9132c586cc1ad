import type { PersonId } from '../ids.ts';
import { holdersOf, type RoleHolders } from '../person.ts';
import type { Category, Policy } from '../policy.ts';
import type { Access, AdultAnswer } from './model.ts';

/** A concern about an adult leaves the ordinary way before anything is posted (H33, LIN-011). */
export function accessFor(category: Category, adult: AdultAnswer): Access {
  return category.restricted || adult !== 'no' ? 'restricted' : 'ordinary';
}

/**
 * Who is told in their own chat. A category may name its own receivers for an ordinary case (product 4). Where a receiver of restricted cases is the subject, the next level
 * takes it and no colleague of the same role does (E2); a subject is never told (E1, T19). An empty
 * list means that nobody eligible is left, and the reporter is shown the outside contacts.
 */
export function receiversFor(
  access: Access,
  subjects: readonly PersonId[],
  holders: RoleHolders,
  policy: Policy,
  category?: Category,
): readonly PersonId[] {
  const clear = (people: readonly PersonId[]) => people.filter((person) => !subjects.includes(person));
  if (access === 'ordinary')
    return clear(holdersOf(holders, category?.receivers ?? policy.receivers.ordinary));
  const first = holdersOf(holders, policy.receivers.restricted);
  const untouched = first.length > 0 && clear(first).length === first.length;
  return untouched ? first : clear(holdersOf(holders, policy.receivers.restrictedNext));
}
