import type { Facts } from '#domain/case/decide.ts';
import { mergedIn } from '#domain/case/decide-merge.ts';
import { evolve } from '#domain/case/evolve.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { caseAfter, type Step } from './given.ts';
import * as stories from './stories.ts';
import { CASE, FACTS, HEAD_HANA, MONDAY_11AM, OTHER_CASE, OTHER_REFERENCE } from './world.ts';

export const MERGE = { type: 'merge', into: OTHER_CASE, reason: 'The same event' } as const;

/** The case that this one is merged into. */
export function other(...steps: readonly Step[]): OpenCase {
  return { ...caseAfter(...steps), id: OTHER_CASE, reference: OTHER_REFERENCE };
}

export const TARGET = other(...stories.ACKNOWLEDGED);

export const into = (open: OpenCase, policy = FACTS.policy): Facts => ({
  ...FACTS,
  target: { open, policy },
});

/** The target once Hana merged the source into it, on Monday at eleven. */
export function targetAfter(
  source: readonly Step[],
  open: OpenCase,
  children: Parameters<typeof mergedIn>[3] = new Map(),
  policy = FACTS.policy,
): OpenCase {
  const command = { ...MERGE, caseId: CASE, by: HEAD_HANA.id, at: MONDAY_11AM };
  return mergedIn(command, caseAfter(...source), { open, policy }, children).reduce<OpenCase>(
    (merged, event, i) => evolve(merged, event, 100 + i, OTHER_CASE),
    open,
  );
}
