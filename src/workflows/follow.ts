import { followed } from '#domain/case/evolve-merge.ts';
import { digestOf } from '#domain/digest.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import { minutes, plus } from '#domain/time.ts';
import { changeOf } from './change-of.ts';
import type { Deps } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import { formOfHappening } from './report-case.ts';
import type { Settlement } from './stored.ts';
import { closuresOf } from './term-dates.ts';

/**
 * Brings a merged case up to date with the one it ended in, once: its reporter is told from its own stream,
 * under the reference that they know.
 */
export async function followTarget(
  deps: Deps,
  school: SchoolId,
  targetId: CaseId,
  caseId: CaseId,
): Promise<Settlement> {
  const now = deps.clock.now();
  const [target, before, cards, holders, closures] = await Promise.all([
    deps.store.loadCase(school, targetId),
    deps.store.loadCase(school, caseId),
    deps.store.loadCards(school, caseId),
    deps.store.holders(school),
    closuresOf(deps, school),
  ]);
  if (target === undefined || before === undefined) return { kind: 'failed', reason: 'no-case' };
  const event = followed(before.state, target.state, now);
  if (event === undefined) return { kind: 'done' };
  const id = formOfHappening(`follow ${caseId} ${before.version}`);
  const form = { id, person: 'steward', inputs: digestOf(id) } as const;
  const policy = await policyOrCurrent(deps, school, before.state);
  const change = changeOf({ school, caseId, at: now, before, form }, cards, [event], {
    ...{ policy, holders, closures },
  });
  const outcome = await deps.store.commit(change);
  return outcome.kind === 'committed' ? { kind: 'done' } : { kind: 'later', at: plus(now, minutes(1)) };
}
