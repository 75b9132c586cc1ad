import { jobsDue, nextJob } from '#domain/case-clock.ts';
import { digestOf } from '#domain/digest.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { changeOf } from './change-of.ts';
import type { Deps } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { Log } from './ports.ts';
import { formOfHappening } from './report-case.ts';
import { closuresOf } from './term-dates.ts';

const AT_A_TIME = 50;

/**
 * Does what the clock owes the cases of one school: nobody acknowledged, nobody went on, a duty is due. One
 * failing case is logged and comes up again with the next sweep; the others are still done.
 *
 * @returns how many jobs were done.
 */
export async function runDueJobs(deps: Deps, log: Log, school: SchoolId): Promise<number> {
  const now = deps.clock.now();
  let jobs = 0;
  let after: string | undefined;
  do {
    const due = await deps.store.dueCases(school, now, after, AT_A_TIME);
    for (const caseId of due.items) {
      try {
        jobs += await runJobs(deps, school, caseId, now);
      } catch (fault) {
        log.fault('job-failed', fault, { caseId });
      }
    }
    after = due.next;
  } while (after !== undefined);
  return jobs;
}

/** @returns none where it was done meanwhile, by a person or by another copy. */
async function runJobs(deps: Deps, school: SchoolId, caseId: CaseId, now: Instant): Promise<number> {
  const [before, cards, holders, closures] = await Promise.all([
    deps.store.loadCase(school, caseId),
    deps.store.loadCards(school, caseId),
    deps.store.holders(school),
    closuresOf(deps, school),
  ]);
  if (before?.due === undefined || before.due.at > now) return 0;
  const policy = await policyOrCurrent(deps, school, before.state);
  const facts = { policy, holders, closures };
  const events = jobsDue(before.state, facts, now);
  if (events.length === 0) {
    await deps.store.putOff(school, before, nextJob(before.state, facts));
    return 0;
  }
  const form = formOfHappening(`chase ${caseId} ${before.version}`);
  const change = changeOf(
    {
      ...{ school, caseId, at: now, before },
      form: { id: form, person: 'steward', inputs: digestOf(form) },
    },
    cards,
    events,
    facts,
  );
  const outcome = await deps.store.commit(change);
  return outcome.kind === 'committed' ? events.length : 0;
}
