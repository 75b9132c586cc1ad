import { KEEPERS } from '#domain/agreement/decide.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { findObligation } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { hasRole, holdersOf } from '#domain/person.ts';
import type { Sending } from './deliver.ts';
import { titleOf } from './reminder-card.ts';
import { sendOnce } from './send-once.ts';
import type { StaffEffect, StaffOutboxItem, StaffSettlement, Waited } from './staff-sending.ts';

/** Counted no further: the list has them all. */
const COUNTED = 200;

type Theirs<Type extends StaffEffect['type']> = StaffOutboxItem & {
  readonly owner: PersonId;
  readonly effect: Extract<StaffEffect, { type: Type }>;
};

/** One message each for those who answer. */
export async function tellKeepers(
  { store, clock }: Sending,
  school: SchoolId,
  waited: Waited,
): Promise<StaffSettlement> {
  const at = clock.now();
  const keepers = holdersOf(await store.holders(school), KEEPERS);
  return {
    kind: 'instead',
    works: keepers.map((to) => ({ to, at, effect: { type: 'count-waiting', waited } })),
  };
}

/** How many wait now for whoever gets it: nobody answers their own question. A number, and no name. */
export async function countWaiting(
  sending: Sending,
  school: SchoolId,
  item: Theirs<'count-waiting'>,
  asking: Asking,
): Promise<StaffSettlement> {
  const { waited } = item.effect;
  return await sendOnce(sending, school, item, asking, async (person) => {
    if (!hasRole(person, KEEPERS)) return undefined;
    const { items } = await sending.store.staff.waiting(school, undefined, COUNTED);
    const count = items.filter(
      ({ owner, obligation: { state } }) => state === waited && owner !== person.id,
    ).length;
    return count === 0 ? undefined : { kind: 'waiting', waited, count };
  });
}

/** There is an answer, to whoever still owes what they asked about; the words of it stay where it is signed. */
export async function tellAnswered(
  sending: Sending,
  school: SchoolId,
  item: Theirs<'answered'>,
  asking: Asking,
): Promise<StaffSettlement> {
  const { item: about, waited } = item.effect;
  return await sendOnce(sending, school, item, asking, async () => {
    const stored = await sending.store.staff.loadLedger(school, item.owner);
    const owed = findObligation(stored?.ledger, about);
    if (owed?.state !== 'owed' || owed.lifted === true) return undefined;
    return { kind: 'answered', waited, item: about, title: titleOf(about, asking) };
  });
}
