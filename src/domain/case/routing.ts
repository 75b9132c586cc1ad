import type { PersonId } from '../ids.ts';
import { hasCaseRole, holdersOf, type Role, type RoleHolders } from '../person.ts';
import type { Category, Policy, Source } from '../policy.ts';
import type { Access, AdultAnswer } from './model.ts';

/** A concern about an adult leaves the ordinary way before anything is posted (H33, LIN-011). */
export function accessFor(category: Category, adult: AdultAnswer): Access {
  return category.restricted || adult !== 'no' ? 'restricted' : 'ordinary';
}

/** What a case is routed by, besides the pack and who holds which role. */
type Matter = {
  readonly category?: Category | undefined;
  readonly source?: Source | undefined;
  /** The reporter's own line manager, who is told in place of all who hold that role (BRI-017). */
  readonly manager?: PersonId | undefined;
};

/**
 * Who is told in their own chat, and never a subject (E1, T19). An empty list means that nobody
 * eligible is left: the reporter of a restricted case is shown the outside contacts.
 */
export function receiversFor(
  access: Access,
  subjects: readonly PersonId[],
  holders: RoleHolders,
  policy: Policy,
  matter: Matter = {},
): readonly PersonId[] {
  return access === 'restricted'
    ? confidants(subjects, holders, policy, matter)
    : ordinaryReceivers(subjects, holders, policy, matter);
}

/** The category's own receivers, or where nobody holds those roles the pack's; and whom the source adds. */
function ordinaryReceivers(
  subjects: readonly PersonId[],
  holders: RoleHolders,
  { receivers }: Policy,
  { category, source, manager }: Matter,
): readonly PersonId[] {
  const named = withOwnManager(category?.receivers ?? receivers.ordinary, holders, manager);
  const told = named.length > 0 ? named : holdersOf(holders, receivers.ordinary);
  const more = source === undefined ? [] : holdersOf(holders, receivers.bySource[source] ?? []);
  return [...new Set([...told, ...more])].filter((person) => !subjects.includes(person));
}

export function withOwnManager(
  roles: readonly Role[],
  holders: RoleHolders,
  manager: PersonId | undefined,
): readonly PersonId[] {
  const own = holders.find(({ id }) => id === manager);
  if (own === undefined || !hasCaseRole(own.roles) || !roles.includes('lineManager'))
    return holdersOf(holders, roles);
  const others = holdersOf(
    holders,
    roles.filter((role) => role !== 'lineManager'),
  );
  return [...new Set([...others, own.id])];
}

/**
 * Where the pack says who is told about a holder of the subject's role, they are. Else a receiver who
 * is the subject hands it to the next level, and no colleague of the same role gets it (E2).
 */
function confidants(
  subjects: readonly PersonId[],
  holders: RoleHolders,
  { receivers }: Policy,
  { category }: Matter,
): readonly PersonId[] {
  const clear = (people: readonly PersonId[]) => people.filter((person) => !subjects.includes(person));
  const next = clear(holdersOf(holders, receivers.restrictedNext));
  const held = holders.filter(({ id }) => subjects.includes(id)).flatMap(({ roles }) => roles);
  const special = receivers.about.find(({ roles }) => roles.some((role) => held.includes(role)));
  if (special !== undefined) {
    const told = clear(holdersOf(holders, special.tell));
    return told.length > 0 ? told : next;
  }
  const own = category?.restricted === true ? category.receivers : undefined;
  const first = holdersOf(holders, own ?? receivers.restricted);
  const untouched = first.length > 0 && clear(first).length === first.length;
  return untouched ? first : next;
}

/** Every role that this pack may send a case to. */
export function receivingRoles({ receivers, categories }: Policy): readonly Role[] {
  const { ordinary, bySource, restricted, about, restrictedNext } = receivers;
  return [
    ...[...ordinary, ...restricted, ...restrictedNext],
    ...Object.values(bySource).flatMap((roles) => roles ?? []),
    ...about.flatMap(({ tell }) => tell),
    ...categories.flatMap((category) => category.receivers ?? []),
  ];
}
