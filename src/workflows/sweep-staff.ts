import type { SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { type Duration, minutes } from '#domain/time.ts';
import type { Sending } from './deliver.ts';
import { deliverStaff, givenUp } from './deliver-staff.ts';
import { askingOf } from './handle-ledger.ts';
import type { Log } from './ports.ts';
import type { StaffOutboxItem } from './staff-sending.ts';

/** Longer than the sends of one part can take together: nobody else claims them meanwhile. */
const LEASE: Duration = minutes(2);
/** Two hours of leases. */
const MOST_FAULTS = 60;
/** About a second of sending: a report waits no longer for its turn. */
const A_PART = 10;

/** Sends a part of what is due about agreements and training; `more`: the next part is due too. */
export async function sweepStaffOutbox(
  sending: Sending,
  log: Log,
  school: SchoolId,
): Promise<{ readonly sent: number; readonly failed: number; readonly more: boolean }> {
  const { staff } = sending.store;
  const items = await staff.claim(school, sending.clock.now(), LEASE, A_PART);
  if (items.length === 0) return { sent: 0, failed: 0, more: false };
  const asking = await askingOf(sending, school);
  const people = new Map<string, StaffOutboxItem[]>();
  for (const item of items) people.set(item.owner, [...(people.get(item.owner) ?? []), item]);
  const ends = await Promise.all(
    [...people.values()].map(async (theirs) => await deliverTheirs(sending, log, school, theirs, asking)),
  );
  const sent = ends.flat().filter(Boolean).length;
  return { sent, failed: items.length - sent, more: items.length === A_PART };
}

/** One after the other: they go to one chat. */
async function deliverTheirs(
  sending: Sending,
  log: Log,
  school: SchoolId,
  items: readonly StaffOutboxItem[],
  asking: Asking,
): Promise<readonly boolean[]> {
  const ends: boolean[] = [];
  for (const item of items) {
    try {
      const settlement = await deliverStaff(sending, school, item, asking);
      await sending.store.staff.settle(school, item, settlement);
      ends.push(settlement.kind !== 'later');
    } catch (fault) {
      log.fault('staff-delivery-failed', fault, { school, attempts: item.attempts });
      if (item.attempts >= MOST_FAULTS) await giveUp(sending, log, school, item);
      ends.push(false);
    }
  }
  return ends;
}

/** Whom a fault of ours keeps from being reminded, again and again, is listed as not reached (T39). */
async function giveUp(sending: Sending, log: Log, school: SchoolId, item: StaffOutboxItem): Promise<void> {
  try {
    await sending.store.staff.settle(school, item, await givenUp(sending, school, item));
  } catch (fault) {
    log.fault('parking-failed', fault, { school });
  }
}
