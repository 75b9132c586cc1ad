import type { CaseEvent } from '#domain/case/event.ts';
import { AMINA_DSL, MONDAY_11AM as at, BEN_DSL } from '#test/domain/case/world.ts';
import type { Story } from './event-stories.ts';

const AMINA = AMINA_DSL.id;
const BEN = BEN_DSL.id;
const SECURED: CaseEvent = {
  ...{ type: 'device-secured', by: AMINA, device: 'd', place: 'p', heldBy: 'h', sealed: true, at },
};

type Before = { readonly acknowledged: readonly CaseEvent[]; readonly concluded: readonly CaseEvent[] };
type Ending =
  | 'device-secured'
  | 'device-passed'
  | 'device-returned'
  | 'search-made'
  | 'search-not-made'
  | 'viewing-decided'
  | 'copies-deleted'
  | 'police-wait-asked'
  | 'police-wait-ended'
  | 'debriefed'
  | 'recorded-elsewhere'
  | 'reopened';

/** Custody, what closing needs, and beginning again. */
export function endingStories({ acknowledged, concluded }: Before): Readonly<Record<Ending, Story>> {
  return {
    'device-secured': { before: acknowledged, event: SECURED, told: [] },
    'device-passed': {
      before: [...acknowledged, SECURED],
      event: { type: 'device-passed', by: BEN, device: 3, toWhom: 't', at },
      told: [],
    },
    'device-returned': {
      before: [...acknowledged, SECURED],
      event: { type: 'device-returned', by: BEN, device: 3, toWhom: 't', at },
      told: [],
    },
    'search-made': {
      before: acknowledged,
      event: {
        ...{ type: 'search-made', by: AMINA, device: 'd', reason: 'r', searcher: AMINA, present: BEN, at },
        conditions: ['goodReason'],
      },
      told: [],
    },
    'search-not-made': {
      before: acknowledged,
      event: { type: 'search-not-made', by: AMINA, device: 'd', reason: 'r', why: 'w', at },
      told: [],
    },
    'viewing-decided': {
      before: acknowledged,
      event: {
        ...{ type: 'viewing-decided', by: AMINA, at },
        decision: { look: true, noOtherWay: 'n', noDistress: 'd', viewer: BEN },
      },
      told: [],
    },
    'copies-deleted': {
      before: acknowledged,
      event: {
        ...{ type: 'copies-deleted', by: AMINA, what: 'w', advice: 'a', reference: 'r', at },
        ...{ deletedBy: 'd', copyHeldBy: '' },
      },
      told: [],
    },
    'police-wait-asked': {
      before: acknowledged,
      event: { type: 'police-wait-asked', by: AMINA, reference: 'r', at },
      told: [],
    },
    'police-wait-ended': {
      before: acknowledged,
      event: { type: 'police-wait-ended', by: AMINA, reference: 'r', at },
      told: [],
    },
    debriefed: {
      before: concluded,
      event: { type: 'debriefed', by: BEN, learnt: 'l', willChange: 'w', duties: [], at },
      told: [],
    },
    'recorded-elsewhere': {
      before: concluded,
      event: { type: 'recorded-elsewhere', by: BEN, system: 's', reference: 'r', at },
      told: [],
    },
    reopened: {
      before: [...concluded, { type: 'closed', by: BEN, at }],
      event: { type: 'reopened', by: BEN, reason: 'r', at },
      told: [[AMINA, 'assigned']],
    },
  };
}
