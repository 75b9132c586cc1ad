import type { PersonId, SchoolId } from '#domain/ids.ts';
import { boardScope } from '#domain/ledger/board.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { holdersOf } from '#domain/person.ts';
import type { Sending } from './deliver.ts';
import { sendOnce } from './send-once.ts';
import type { StaffOutboxItem, StaffSettlement } from './staff-sending.ts';

/** One message each for those who keep the agreements. */
export async function tellOffice(sending: Sending, school: SchoolId): Promise<StaffSettlement> {
  const at = sending.clock.now();
  const office = holdersOf(await sending.store.holders(school), ['agreements']);
  return { kind: 'instead', works: office.map((to) => ({ to, at, effect: { type: 'count-all-late' } })) };
}

/** How many are late, as it stands when it is sent: a number, and no name (E52). */
export async function countLate(
  sending: Sending,
  school: SchoolId,
  item: StaffOutboxItem & { readonly owner: PersonId },
  asking: Asking,
): Promise<StaffSettlement> {
  const whose = item.effect.type === 'count-late' ? 'own' : 'all';
  return await sendOnce(sending, school, item, asking, async (person) => {
    const count = await sending.store.staff.late(school, whose === 'own' ? item.owner : undefined);
    const seesBoard = boardScope(person) !== undefined;
    return count === 0 ? undefined : { kind: 'late', whose, count, seesBoard };
  });
}
