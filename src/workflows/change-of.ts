import type { CaseEvent } from '#domain/case/event.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import { stageOf } from '#domain/case/face.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import { nextJob } from '#domain/case-clock.ts';
import type { ClockFacts } from '#domain/chase.ts';
import { canonical } from '#domain/digest.ts';
import { clockEffects } from './clock-effects.ts';
import { cardsAfter, effectsOf, shareEffects } from './consequences.ts';
import type { Change, Effect, PostedCard } from './stored.ts';

export type Write = Pick<Change, 'school' | 'caseId' | 'at' | 'before' | 'form' | 'counter'> & {
  /** The posted form that becomes the reporter's receipt. */
  readonly receipt?: PostedCard;
};

/** All that these events change: the case, its cards, who is told, and what the clock does next. */
export function changeOf(
  { receipt, ...write }: Write,
  cards: readonly PostedCard[],
  events: readonly CaseEvent[],
  facts: ClockFacts,
): Change {
  const { before, caseId } = write;
  const first = before?.version ?? 0;
  const open = events.reduce<CaseState>(
    (state, event, i) => evolve(state, event, first + i + 1, caseId),
    before?.state ?? { progress: { status: 'none' } },
  );
  if (!isOpen(open)) throw new TypeError('A command left no case');
  const wanted = [
    ...cardsAfter(before?.state, open, cards, first + events.length),
    ...(receipt === undefined ? [] : [receipt]),
  ];
  const dueAt = nextJob(open, facts);
  return {
    ...{ ...write, after: open, events, cards: wanted, unchanged: [] },
    effects: [
      ...shareEffects(before?.state, open),
      ...effectsOf(events, open, wanted, facts.holders),
      ...clockEffects(events, open, facts.policy),
      ...followEffects(before?.state, open),
    ],
    ...(dueAt === undefined ? {} : { due: { job: 'chase', at: dueAt } }),
  };
}

/** What a case does moves those that were merged into it. */
function followEffects(before: OpenCase | undefined, after: OpenCase): readonly Effect[] {
  if (before !== undefined && canonical(followable(before)) === canonical(followable(after))) return [];
  return after.mergedFrom.map(({ caseId }) => ({ type: 'follow', caseId }));
}

function followable(open: OpenCase): object {
  const { owner, access, subjects, excluded, mergedFrom } = open;
  return [stageOf(open), owner ?? '', access, subjects, excluded, mergedFrom];
}
