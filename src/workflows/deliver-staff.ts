import { parsePersonId, type SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { assertNever } from '#domain/result.ts';
import type { Sending } from './deliver.ts';
import { countWaiting, tellAnswered, tellKeepers } from './deliver-answers.ts';
import { countLate, tellOffice } from './deliver-counts.ts';
import { bringReminder, deliverReminder, notSent } from './deliver-reminder.ts';
import type { StaffOutboxItem, StaffSettlement } from './staff-sending.ts';

const DONE: StaffSettlement = { kind: 'done' };

/** Sends one stored effect about agreements and training, and says how it ended. What is true is asked again now. */
export async function deliverStaff(
  sending: Sending,
  school: SchoolId,
  item: StaffOutboxItem,
  asking: Asking,
): Promise<StaffSettlement> {
  const person = parsePersonId(item.owner);
  if (person === undefined) return DONE; // nobody on the roll has a chat
  const { effect } = item;
  switch (effect.type) {
    case 'remind':
      return await deliverReminder(sending, school, { ...item, owner: person, effect }, asking);
    case 'bring-reminder':
      return await bringReminder(sending, school, { ...item, owner: person }, asking);
    case 'count-late':
    case 'count-all-late':
      return await countLate(sending, school, { ...item, owner: person }, asking);
    case 'tell-office':
      return await tellOffice(sending, school);
    case 'tell-keepers':
      return await tellKeepers(sending, school, effect.waited);
    case 'count-waiting':
      return await countWaiting(sending, school, { ...item, owner: person, effect }, asking);
    case 'answered':
      return await tellAnswered(sending, school, { ...item, owner: person, effect }, asking);
    default:
      return assertNever(effect, 'work about agreements');
  }
}

/** What becomes of an effect that cannot be sent: a reminder is listed as not reached, anything else is left out. */
export async function givenUp(
  sending: Sending,
  school: SchoolId,
  { owner, effect }: StaffOutboxItem,
): Promise<StaffSettlement> {
  const person = parsePersonId(owner);
  return person !== undefined && effect.type === 'remind' ? await notSent(sending, school, person) : DONE;
}
