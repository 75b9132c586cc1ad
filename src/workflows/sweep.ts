import type { SchoolId } from '#domain/ids.ts';
import { type Duration, minutes } from '#domain/time.ts';
import { askDigests } from './ask-digests.ts';
import { deliver, type Sending } from './deliver.ts';
import { endStandings } from './end-standings.ts';
import type { Log } from './ports.ts';
import { runDueJobs } from './run-due-jobs.ts';
import { runRoster } from './run-roster.ts';
import { runStaffJobs } from './run-staff-jobs.ts';
import type { OutboxItem } from './stored.ts';
import { sweepStaffOutbox } from './sweep-staff.ts';

/** Longer than the sends of one claim can take together: nobody else claims them meanwhile. */
const LEASE: Duration = minutes(1);
const AT_A_TIME = 4;
/** An hour of leases. */
const MOST_FAULTS = 60;

type Sent = { readonly sent: number; readonly failed: number };
/** `jobs`: what was due by the clock and is done. */
export type Swept = Sent & { readonly jobs: number };

/**
 * All that is due in one school: what the clock owes its cases, what waits to be sent, and then agreements and
 * training, a part at a time: between two parts the cases come first again.
 */
export async function sweepSchool(sending: Sending, log: Log, school: SchoolId): Promise<Swept> {
  const all = { jobs: 0, sent: 0, failed: 0 };
  for (let more = true; more; ) {
    const cases = await sweepCases(sending, log, school);
    const staff = await runStaffJobs(sending, log, school).catch((fault: unknown) => {
      log.fault('staff-jobs-failed', fault, { school });
      return { jobs: 0, more: false };
    });
    const reminders = await sweepStaffOutbox(sending, log, school).catch((fault: unknown) => {
      log.fault('staff-outbox-failed', fault, { school });
      return { sent: 0, failed: 0, more: false };
    });
    const roster = await runRoster(sending, school).catch((fault: unknown) => {
      log.fault('roster-failed', fault, { school });
      return { jobs: 0, more: false };
    });
    all.jobs += cases.jobs + staff.jobs + roster.jobs;
    all.sent += cases.sent + reminders.sent;
    all.failed += cases.failed + reminders.failed;
    more = staff.more || reminders.more || roster.more;
  }
  return all;
}

async function sweepCases(sending: Sending, log: Log, school: SchoolId): Promise<Swept> {
  const none = (fault: unknown) => {
    log.fault('jobs-failed', fault, { school }); // what is stored already still goes out
    return 0;
  };
  const ended = await endStandings(sending, log, school).catch(none);
  const due = ended + (await runDueJobs(sending, log, school).catch(none));
  const jobs = due + (await askDigests(sending, log, school).catch(none));
  return { jobs, ...(await sweepOutbox(sending, log, school)) };
}

/**
 * Delivers all that is due in one school, oldest first, at least once: a crash between a send and its
 * mark sends again. One failing row is logged and left for later; the others still go out.
 */
export async function sweepOutbox(sending: Sending, log: Log, school: SchoolId): Promise<Sent> {
  const ends: boolean[] = [];
  for (;;) {
    const items = await sending.store.claim(school, sending.clock.now(), LEASE, AT_A_TIME);
    if (items.length === 0) break;
    for (const item of items) ends.push(await deliverOne(sending, log, school, item));
  }
  return { sent: ends.filter(Boolean).length, failed: ends.filter((sent) => !sent).length };
}

async function deliverOne(sending: Sending, log: Log, school: SchoolId, item: OutboxItem): Promise<boolean> {
  try {
    const settlement = await deliver(sending, school, item);
    await sending.store.settle(school, item, settlement);
    return settlement.kind === 'done' || settlement.kind === 'instead';
  } catch (fault) {
    log.fault('delivery-failed', fault, { caseId: item.caseId, attempts: item.attempts });
    if (item.attempts >= MOST_FAULTS) await park(sending, log, school, item);
    return false;
  }
}

/** What fails by a fault of ours again and again goes to the *not reached* list, where people see it (T39). */
async function park(sending: Sending, log: Log, school: SchoolId, item: OutboxItem): Promise<void> {
  await sending.store.settle(school, item, { kind: 'failed', reason: 'fault' }).catch((fault: unknown) => {
    log.fault('parking-failed', fault, { caseId: item.caseId });
  });
}

/**
 * One sender per school and process: a wake while it works makes it look once more.
 *
 * @param sweep answers its own faults: it never rejects.
 * @returns `wake`, which comes back at once; `idle`, which waits until nothing is under way in one school,
 *   or anywhere; and `alone`, which does other work on a school's outbox while the sender rests.
 */
export function createSender(sweep: (school: SchoolId) => Promise<unknown>) {
  const running = new Map<SchoolId, Promise<void>>();
  const again = new Set<SchoolId>();
  const run = async (school: SchoolId): Promise<void> => {
    do {
      again.delete(school);
      await sweep(school);
    } while (again.has(school));
    running.delete(school);
  };
  const wake = (school: SchoolId): void => {
    if (running.has(school)) again.add(school);
    else running.set(school, run(school));
  };
  return {
    wake,
    alone: async <Value>(school: SchoolId, work: () => Promise<Value>): Promise<Value> => {
      while (running.has(school)) await running.get(school);
      const done = Promise.resolve().then(work); // not before it counts as under way
      const rest = () => {
        running.delete(school);
        if (again.delete(school)) wake(school);
      };
      running.set(school, done.then(rest, rest));
      return await done;
    },
    idle: async (school?: SchoolId): Promise<void> => {
      if (school !== undefined) return await running.get(school);
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
