import type { CaseEvent } from '#domain/case/event.ts';
import { digestOf } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  HEAD_HANA,
  MONDAY_11AM,
  SENIOR_SAM,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';
import { reported } from '#test/storage/case-fixture.ts';
import type { Notice } from '#workflows/stored.ts';
import { endingStories } from './ending-stories.ts';
import { mergeStories } from './merge-stories.ts';
import { standingStories } from './standing-stories.ts';

export const AMINA = AMINA_DSL.id;
export const BEN = BEN_DSL.id;
export const HANA = HEAD_HANA.id;
export const TOM = TEACHER_TOM.id;
const SAM = SENIOR_SAM.id;
export const at = MONDAY_11AM;
const words = { reason: 'r', computer: 'c', place: 'p' };
export const signature = {
  type: 'signed',
  name: 'n',
  position: 'p',
  covers: digestOf('record'),
  at,
} as const;
export const conclusion = {
  type: 'concluded',
  examined: false,
  substance: 'no',
  outcome: 'internal',
  conclusion: 'c',
  action: 'a',
  sanction: 's',
  at,
} as const;
const duties: readonly [] = [];

export const REPORT = reported({ by: TOM, receivers: [HANA] });
export const ACKNOWLEDGED: readonly CaseEvent[] = [REPORT, { type: 'acknowledged', by: AMINA, at }];
export const REVIEWING: readonly CaseEvent[] = [
  ...ACKNOWLEDGED,
  { type: 'review-started', by: AMINA, second: BEN, ...words, at },
  { type: 'review-joined', by: BEN, at },
];
const DRAFTED: readonly CaseEvent[] = [...REVIEWING, { ...conclusion, by: AMINA }];
const SIGNED_ONCE: readonly CaseEvent[] = [...DRAFTED, { ...signature, by: AMINA }];
const CONCLUDED: readonly CaseEvent[] = [...SIGNED_ONCE, { ...signature, by: BEN }];

export type Told = readonly (readonly [PersonId, Notice])[];
export type Story = { readonly before: readonly CaseEvent[]; readonly event: CaseEvent; readonly told: Told };

/** One story for each kind of event: a kind that is missing does not compile. */
export const STORIES: Readonly<Record<CaseEvent['type'], Story>> = {
  reported: { before: [], event: REPORT, told: [] },
  acknowledged: {
    before: [REPORT],
    event: { type: 'acknowledged', by: AMINA, at },
    told: [[TOM, 'acknowledged']],
  },
  chased: {
    before: [REPORT],
    event: { type: 'chased', step: 1, people: [BEN], reporterTold: false, at },
    told: [],
  },
  'idle-chased': {
    before: ACKNOWLEDGED,
    event: { type: 'idle-chased', step: 1, people: [AMINA], at },
    told: [],
  },
  reminded: {
    before: [reported({ by: TOM, duties: [{ body: 'police', mode: 'decide' }] })],
    event: { type: 'reminded', duty: 'police', late: true, people: [HANA], at },
    told: [],
  },
  'added-to': {
    before: ACKNOWLEDGED,
    event: { type: 'added-to', by: TOM, text: 't', at },
    told: [[AMINA, 'added-to']],
  },
  withdrawn: { before: ACKNOWLEDGED, event: { type: 'withdrawn', by: TOM, reason: 'r', at }, told: [] },
  told: {
    before: ACKNOWLEDGED,
    event: { type: 'told', by: AMINA, body: 'police', how: 'phone', when: at, reference: '', said: '', at },
    told: [],
  },
  'not-told': {
    before: [reported({ by: TOM, duties: [{ body: 'police', mode: 'decide' }] })],
    event: { type: 'not-told', by: AMINA, duty: 'police', reason: 'r', at },
    told: [],
  },
  triaged: {
    before: ACKNOWLEDGED,
    event: {
      ...{
        type: 'triaged',
        by: AMINA,
        category: 'other',
        area: 'conduct',
        kind: 'neither',
        intent: 'careless',
      },
      ...{
        nature: 'notKnown',
        policy: 'behaviour',
        serious: true,
        seekAdvice: true,
        duties,
        childDuties: duties,
        at,
      },
    },
    told: [],
  },
  'person-added': {
    before: ACKNOWLEDGED,
    event: {
      ...{ type: 'person-added', by: AMINA, name: 'n', part: 'harmed', class: '', dateOfBirth: '' },
      ...{ schoolOnRoll: '', vulnerability: '', duties, at },
    },
    told: [],
  },
  'note-added': { before: ACKNOWLEDGED, event: { type: 'note-added', by: BEN, text: 't', at }, told: [] },
  'action-recorded': {
    before: ACKNOWLEDGED,
    event: { type: 'action-recorded', by: BEN, what: 'w', byWhom: 'b', at },
    told: [],
  },
  'reporter-asked': {
    before: ACKNOWLEDGED,
    event: { type: 'reporter-asked', by: AMINA, question: 'q', at },
    told: [[TOM, 'question']],
  },
  'it-asked': {
    before: ACKNOWLEDGED,
    event: { type: 'it-asked', by: AMINA, needed: 'n', people: [BEN], at },
    told: [[BEN, 'it-asked']],
  },
  'it-done': {
    before: ACKNOWLEDGED,
    event: { type: 'it-done', by: BEN, task: 3, at },
    told: [[AMINA, 'it-done']],
  },
  'entry-corrected': {
    before: ACKNOWLEDGED,
    event: {
      type: 'entry-corrected',
      by: AMINA,
      entry: 1,
      shouldRead: 's',
      reason: 'r',
      inRecord: false,
      at,
    },
    told: [],
  },
  'review-started': {
    before: ACKNOWLEDGED,
    event: { type: 'review-started', by: AMINA, second: BEN, ...words, at },
    told: [[BEN, 'review-requested']],
  },
  'review-joined': {
    before: REVIEWING.slice(0, -1),
    event: { type: 'review-joined', by: BEN, at },
    told: [],
  },
  'reviewer-asked': {
    before: REVIEWING,
    event: { type: 'reviewer-asked', by: AMINA, who: SAM, why: 'w', at },
    told: [[SAM, 'reviewer-asked']],
  },
  'interest-declared': {
    before: REVIEWING,
    event: { type: 'interest-declared', by: BEN, reason: 'r', at },
    told: [],
  },
  'finding-added': {
    before: REVIEWING,
    event: { type: 'finding-added', by: BEN, address: 'a', what: 'w', concern: 'c', screenshot: 'none', at },
    told: [],
  },
  'computer-change-proposed': {
    before: REVIEWING,
    event: { type: 'computer-change-proposed', by: BEN, ...words, at },
    told: [],
  },
  'computer-change-agreed': {
    before: [...REVIEWING, { type: 'computer-change-proposed', by: BEN, ...words, at }],
    event: { type: 'computer-change-agreed', by: AMINA, at },
    told: [],
  },
  halted: {
    before: REVIEWING,
    event: { type: 'halted', by: BEN, duties, at },
    told: [
      [HANA, 'halted'],
      [AMINA, 'halted'],
    ],
  },
  concluded: { before: REVIEWING, event: { ...conclusion, by: AMINA }, told: [] },
  'handed-over': {
    before: [...REVIEWING, { type: 'halted', by: BEN, duties, at }],
    event: { type: 'handed-over', by: AMINA, outcome: 'police', policeReference: 'p', at },
    told: [],
  },
  signed: { before: DRAFTED, event: { ...signature, by: AMINA }, told: [[BEN, 'sign-requested']] },
  'signature-fell': {
    before: SIGNED_ONCE,
    event: { type: 'signature-fell', by: AMINA, of: AMINA, because: 'record-changed', at },
    told: [[AMINA, 'signature-fell']],
  },
  disagreed: {
    before: SIGNED_ONCE,
    event: { type: 'disagreed', by: BEN, reason: 'r', at },
    told: [[AMINA, 'disagreed']],
  },
  ...standingStories(ACKNOWLEDGED),
  ...mergeStories(ACKNOWLEDGED),
  ...endingStories({ acknowledged: ACKNOWLEDGED, concluded: CONCLUDED }),
  closed: { before: CONCLUDED, event: { type: 'closed', by: BEN, at }, told: [[TOM, 'closed']] },
};
