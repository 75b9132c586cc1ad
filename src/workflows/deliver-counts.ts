import { wallDate } from '#domain/calendar.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { nextWindow } from '#domain/ledger/window.ts';
import { holdersOf } from '#domain/person.ts';
import type { Sending } from './deliver.ts';
import { personalRoute } from './personal-route.ts';
import { retryAt } from './retry.ts';
import type { StaffOutboxItem, StaffSettlement } from './staff-sending.ts';

const DONE: StaffSettlement = { kind: 'done' };

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
  const { store, clock, messenger, pace } = sending;
  const stored = await store.person(school, item.owner);
  const now = clock.now();
  const subject = stored && subjectOfPerson(stored.person, wallDate(now));
  if (subject === undefined || subject.gone) return DONE;
  const whose = item.effect.type === 'count-late' ? 'own' : 'all';
  const count = await store.staff.late(school, whose === 'own' ? item.owner : undefined);
  if (count === 0) return DONE;
  const opens = nextWindow(asking, now, subject);
  if (opens === undefined) return DONE;
  if (opens > now) return { kind: 'later', at: opens };
  const route = await personalRoute(sending, school, item.owner);
  if (route === undefined) return DONE; // the office counts them too, and sees on the board who is not reached
  await pace.take(route.tenantId, route.conversationId);
  const outcome = await messenger.post(school, item.owner, route, { kind: 'late', whose, count });
  if (outcome.kind === 'dead') await store.saveRoute(school, item.owner, { ...route, dead: true });
  const again = outcome.kind === 'refused' ? retryAt(item, outcome, clock.now()) : undefined;
  return again === undefined ? DONE : { kind: 'later', at: again };
}
