import { wallDate } from '#domain/calendar.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { nextWindow } from '#domain/ledger/window.ts';
import type { Person } from '#domain/person.ts';
import type { Sending } from './deliver.ts';
import { personalRoute } from './personal-route.ts';
import type { ReminderCard } from './reminder-card.ts';
import { retryAt } from './retry.ts';
import type { StaffOutboxItem, StaffSettlement } from './staff-sending.ts';

const DONE: StaffSettlement = { kind: 'done' };

/**
 * One message to somebody of what they can look up besides, so that nobody is listed as not reached: in the nudge
 * window, and never to a leaver.
 *
 * @param cardOf what it says as things stand when it is sent; nothing where there is nothing to say any more.
 */
export async function sendOnce(
  sending: Sending,
  school: SchoolId,
  item: StaffOutboxItem & { readonly owner: PersonId },
  asking: Asking,
  cardOf: (person: Person) => Promise<ReminderCard | undefined>,
): Promise<StaffSettlement> {
  const { store, clock, messenger, pace } = sending;
  const stored = await store.person(school, item.owner);
  const now = clock.now();
  const subject = stored && subjectOfPerson(stored.person, wallDate(now));
  if (stored === undefined || subject === undefined || subject.gone) return DONE;
  const opens = nextWindow(asking, now, subject);
  if (opens === undefined) return DONE;
  if (opens > now) return { kind: 'later', at: opens };
  const card = await cardOf(stored.person);
  if (card === undefined) return DONE;
  const route = await personalRoute(sending, school, item.owner);
  if (route === undefined) return DONE;
  await pace.take(route.tenantId, route.conversationId);
  const outcome = await messenger.post(school, item.owner, route, card);
  if (outcome.kind === 'dead') await store.saveRoute(school, item.owner, { ...route, dead: true });
  const again = outcome.kind === 'refused' ? retryAt(item, outcome, clock.now()) : undefined;
  return again === undefined ? DONE : { kind: 'later', at: again };
}
