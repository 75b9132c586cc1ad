import type { CaseEvent } from '#domain/case/event.ts';
import type { StandingEvent } from '#domain/case/event-standing.ts';
import { AMINA_DSL, MONDAY_11AM as at, BEN_DSL, HEAD_HANA, SENIOR_SAM } from '#test/domain/case/world.ts';
import type { Story } from './event-stories.ts';

const AMINA = AMINA_DSL.id;
const BEN = BEN_DSL.id;
const HANA = HEAD_HANA.id;
const SAM = SENIOR_SAM.id;

/** Who has the case, who may see it, and what must not happen to it. */
export function standingStories(
  before: readonly CaseEvent[],
): Readonly<Record<StandingEvent['type'], Story>> {
  const hold = { type: 'legal-hold-set', by: AMINA, reason: 'r', at } as const;
  return {
    'taken-over': { before, event: { type: 'taken-over', by: BEN, from: AMINA, at }, told: [] },
    assigned: { before, event: { type: 'assigned', by: AMINA, to: BEN, at }, told: [[BEN, 'assigned']] },
    'made-confidential': {
      before,
      event: {
        ...{ type: 'made-confidential', by: BEN, reason: 'r', adults: [], receivers: [HANA] },
        ...{ duties: [], at },
      },
      told: [[AMINA, 'made-confidential']],
    },
    'person-excluded': {
      before,
      event: { type: 'person-excluded', by: AMINA, who: BEN, reason: 'r', at },
      told: [],
    },
    're-routed': {
      before,
      event: { type: 're-routed', by: AMINA, role: 'dsl', reason: 'r', receivers: [AMINA, BEN], at },
      told: [[BEN, 're-routed']],
    },
    shared: {
      before,
      event: { type: 'shared', by: AMINA, who: SAM, reason: 'r', at },
      told: [[SAM, 'shared']],
    },
    'legal-hold-set': { before, event: hold, told: [] },
    'legal-hold-ended': {
      before: [...before, hold],
      event: { ...hold, type: 'legal-hold-ended' },
      told: [],
    },
  };
}
