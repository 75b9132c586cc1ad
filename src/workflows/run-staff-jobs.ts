import type { OwnerId, SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import type { Deps } from './deps.ts';
import { askingOf, handleLedger } from './handle-ledger.ts';
import { inParallel } from './in-parallel.ts';
import type { Log } from './ports.ts';
import type { StaffJob } from './staff-stored.ts';

const JOBS_A_RUN = 200;
const PEOPLE_A_RUN = 200;

/**
 * Does what the clock owes the ledgers of one school, so much a run that nothing else waits long: what is left
 * comes up with the next run. One failing ledger is logged and comes up again; the others are still done.
 *
 * @returns how many ledgers were looked at, and whether more is due.
 */
export async function runStaffJobs(
  deps: Deps,
  log: Log,
  school: SchoolId,
): Promise<{ readonly jobs: number; readonly more: boolean }> {
  const due = await deps.store.staff.dueStaff(school, deps.clock.now(), undefined, JOBS_A_RUN);
  if (due.items.length === 0) return { jobs: 0, more: false };
  const asking = await askingOf(deps, school);
  const expanding = due.items.find(({ job }) => job === 'expand');
  const single = due.items.filter(({ job }) => job !== 'expand');
  await inParallel(single, async (job) => await runOne(deps, log, school, job, asking));
  const expanded = expanding === undefined ? 0 : await expand(deps, log, school, expanding, asking);
  return { jobs: single.length + expanded, more: due.next !== undefined || expanded > 0 };
}

async function runOne(deps: Deps, log: Log, school: SchoolId, job: StaffJob, asking: Asking): Promise<void> {
  if (job.job === 'expand') return;
  try {
    await keepUp(deps, school, job.owner, asking);
    if (job.job === 'reconcile') await deps.store.staff.endJob(school, job);
  } catch (fault) {
    log.fault('staff-job-failed', fault, { school });
  }
}

/** Looks at so many people, one after the other of the directory and the roll, and keeps in mind where it stopped. */
async function expand(
  deps: Deps,
  log: Log,
  school: SchoolId,
  job: StaffJob,
  asking: Asking,
): Promise<number> {
  if (job.job !== 'expand') return 0;
  const { staff } = deps.store;
  const page = await staff.owners(school, job.after, PEOPLE_A_RUN);
  await inParallel(page.items, async (owner) => {
    await keepUp(deps, school, owner, asking).catch(async (fault: unknown) => {
      log.fault('staff-job-failed', fault, { school });
      await staff.askReconcile(school, owner, deps.clock.now());
    });
  });
  if (page.next === undefined) await staff.endJob(school, job);
  else await staff.moveJob(school, job, page.next);
  return page.items.length;
}

async function keepUp(deps: Deps, school: SchoolId, owner: OwnerId, asking: Asking): Promise<void> {
  await handleLedger(deps, school, { type: 'keep-up', owner, at: deps.clock.now() }, undefined, asking);
}
