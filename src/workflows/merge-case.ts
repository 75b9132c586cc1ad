import type { CaseCommand } from '#domain/case/command.ts';
import type { Facts } from '#domain/case/decide.ts';
import { mergedIn } from '#domain/case/decide-merge.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import { changeOf, type Write } from './change-of.ts';
import type { Deps } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { CaseChange, PostedCard, StoredCase } from './stored.ts';

type Target = { readonly before: StoredCase | undefined; readonly cards: readonly PostedCard[] };

/** The case that *Merge* names, as it stands now. */
export async function loadTarget({ store }: Deps, school: SchoolId, into: CaseId): Promise<Target> {
  const [before, cards] = await Promise.all([store.loadCase(school, into), store.loadCards(school, into)]);
  return { before, cards };
}

/** The second case that a merge changes, in the same batch: both are stored, or neither. */
export async function alsoMerged(
  deps: Deps,
  write: Write,
  command: CaseCommand,
  source: StoredCase,
  { before, cards }: Target,
  { holders }: Pick<Facts, 'holders'>,
): Promise<CaseChange | undefined> {
  if (command.type !== 'merge' || before === undefined) return undefined;
  const { school, at, form } = write;
  const [events, policy] = await Promise.all([
    deps.store.loadEvents(school, command.caseId),
    policyOrCurrent(deps, school, before.state),
  ]);
  const added = events.flatMap(({ number, event }) =>
    event.type === 'person-added' ? [[number, event] as const] : [],
  );
  const recorded = mergedIn(command, source.state, before.state, new Map(added));
  return changeOf({ school, caseId: command.into, at, before, form }, cards, recorded, { policy, holders });
}
