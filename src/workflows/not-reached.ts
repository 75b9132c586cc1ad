import type { SchoolId } from '#domain/ids.ts';
import { boardScope } from '#domain/ledger/board.ts';
import type { Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import type { UnreachedOwner } from './staff-sending.ts';

const PEOPLE_A_SHEET = 50;

export type NotReached = {
  readonly people: readonly (UnreachedOwner & { readonly name: string })[];
  /** Behind whom the next sheet begins. */
  readonly next?: string;
};

/** Whom the last reminder did not reach, by name. @returns nothing for somebody whose list it is not. */
export async function readNotReached(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<NotReached | undefined> {
  if (!seesNotReached(person)) return undefined;
  const page = await deps.store.staff.unreached(school, after, PEOPLE_A_SHEET);
  const people = await inParallel(page.items, async (one) => {
    const stored = await deps.store.person(school, one.owner);
    return { ...one, name: stored?.person.name ?? 'Somebody who is no longer listed' };
  });
  return { people, ...(page.next === undefined ? {} : { next: page.next }) };
}

/**
 * Reminds those of one sheet again, when the nudge window is next open: nobody who was reached meanwhile.
 *
 * @returns for how many it was not asked already; nothing for somebody whose list it is not.
 */
export async function remindNow(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<number | undefined> {
  if (!seesNotReached(person)) return undefined;
  const { items } = await deps.store.staff.unreached(school, after, PEOPLE_A_SHEET);
  const owners = items.map(({ owner }) => owner);
  const asked = await deps.store.staff.remindAgain(school, owners, deps.clock.now());
  if (asked > 0) deps.wake(school);
  return asked;
}

/** Whoever sees the names of all. */
export function seesNotReached(person: Person): boolean {
  return boardScope(person) === 'everybody';
}
