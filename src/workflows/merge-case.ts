import type { CaseCommand } from '#domain/case/command.ts';
import { type MergeTarget, mergedIn } from '#domain/case/decide-merge.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { ClockFacts } from '#domain/chase.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import { changeOf, type Write } from './change-of.ts';
import type { Deps } from './deps.ts';
import type { CaseChange, PostedCard, StoredCase } from './stored.ts';

type Found = {
  readonly before: StoredCase;
  readonly cards: readonly PostedCard[];
  readonly target: MergeTarget;
};

/**
 * The case that *Merge* names, as it stands now.
 *
 * @throws Error where the pack it was opened under cannot be read: then it stays shut.
 */
export async function loadTarget(deps: Deps, school: SchoolId, into: CaseId): Promise<Found | undefined> {
  const { store } = deps;
  const [before, cards] = await Promise.all([store.loadCase(school, into), store.loadCards(school, into)]);
  if (before === undefined) return undefined;
  const policy = await deps.policyOf(school, before.state.pack);
  return { before, cards, target: { open: before.state, policy } };
}

/** The second case that a merge changes, in the same batch: both are stored, or neither. */
export async function alsoMerged(
  { store }: Deps,
  { school, at, form }: Write,
  command: Extract<CaseCommand, { type: 'merge' }>,
  source: OpenCase,
  { before, cards, target }: Found,
  facts: Pick<ClockFacts, 'holders' | 'closures'>,
): Promise<CaseChange> {
  const events = await store.loadEvents(school, command.caseId);
  const added = events.flatMap(({ number, event }) =>
    event.type === 'person-added' ? [[number, event] as const] : [],
  );
  const recorded = mergedIn(command, source, target, new Map(added));
  return changeOf({ school, caseId: command.into, at, before, form }, cards, recorded, {
    ...facts,
    policy: target.policy,
  });
}
