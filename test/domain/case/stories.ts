import type { CaseCommand } from '#domain/case/command.ts';
import type { Draft, OpenCase, Status } from '#domain/case/model.ts';
import { coverage } from '#domain/case/signatures.ts';
import type { Person } from '#domain/person.ts';
import type { Step } from './given.ts';
import {
  AMINA_DSL,
  type Ask,
  BEN_DSL,
  does,
  MONDAY_10AM,
  MONDAY_11AM,
  OTHER_CASE,
  OTHER_REFERENCE,
  report,
  SENIOR_SAM,
} from './world.ts';

export const FINDING = {
  type: 'add-finding',
  address: 'chat.example/room',
  what: 'Messages',
  concern: 'Threats',
  screenshot: 'held',
} as const satisfies Ask;
export const START = {
  type: 'start-review',
  second: BEN_DSL.id,
  reason: 'Reported messages',
  computer: 'Office PC 2',
  place: 'Office',
} as const satisfies Ask;
export const CONCLUDE = {
  type: 'conclude',
  examined: true,
  substance: 'yes',
  outcome: 'internal',
  conclusion: 'It happened.',
  action: 'Talked to both.',
  sanction: '',
} as const satisfies Ask;
export const CONCLUDE_UNSEEN = { ...CONCLUDE, examined: false } as const satisfies Ask;
export const HAND_OVER = {
  type: 'hand-over',
  outcome: 'police',
  policeReference: 'CAD 77',
} as const satisfies Ask;
export const POLICE_NOW = {
  type: 'police-now',
  how: 'phone999',
  when: MONDAY_10AM,
  reference: '',
} as const satisfies Ask;
export const CHANGE_COMPUTER = {
  type: 'change-computer',
  computer: 'Office PC 3',
  place: 'Office',
  reason: 'The first broke',
} as const satisfies Ask;
export const TRIAGE = {
  type: 'triage',
  category: 'bullying',
  area: 'conduct',
  kind: 'inappropriate',
  intent: 'careless',
  nature: 'notKnown',
  policy: 'behaviour',
  serious: false,
  seekAdvice: false,
} as const satisfies Ask;
export const ADD_PIA = {
  type: 'add-person',
  name: 'Pia Pupil',
  part: 'harmed',
  class: '8B',
  dateOfBirth: '',
  schoolOnRoll: '',
  vulnerability: '',
} as const satisfies Ask;
export const SECURE = {
  type: 'secure-device',
  device: 'Blue phone',
  place: 'Office safe',
  heldBy: 'Hana Head',
  sealed: true,
} as const satisfies Ask;
export const REOPEN = { type: 'reopen', reason: 'Something new was said' } as const satisfies Ask;
export const CONFIDENTIAL = {
  type: 'make-confidential',
  reason: 'An adult is named',
  adults: [],
} as const satisfies Ask;

/** The text that everybody has before them, in a dispute the first one. */
export function draftOf(open: OpenCase): Draft {
  if (!('draft' in open.progress)) throw new Error('There is nothing to sign yet');
  return open.progress.draft;
}

export function signing(person: Person, at = MONDAY_11AM): (open: OpenCase) => CaseCommand {
  return (open) => does(person, { type: 'sign', covers: coverage(open, draftOf(open)) }, at);
}

/** Signs the text that the dissenter wrote. */
export function signingOther(person: Person): (open: OpenCase) => CaseCommand {
  return (open) => {
    const other = open.progress.status === 'disputed' ? open.progress.other : undefined;
    if (other === undefined) throw new Error('There is no other text');
    return does(person, { type: 'sign', covers: coverage(open, other.draft) }, MONDAY_11AM);
  };
}

export const REPORTED: readonly Step[] = [report()];
export const ACKNOWLEDGED: readonly Step[] = [...REPORTED, does(AMINA_DSL, { type: 'acknowledge' })];
export const STARTED: readonly Step[] = [...ACKNOWLEDGED, does(AMINA_DSL, START)];
export const JOINED: readonly Step[] = [...STARTED, does(BEN_DSL, { type: 'join-review' })];
export const FOUND: readonly Step[] = [...JOINED, does(AMINA_DSL, FINDING)];
export const DRAFTED: readonly Step[] = [...FOUND, does(AMINA_DSL, CONCLUDE)];
export const SIGNED_ONCE: readonly Step[] = [...DRAFTED, signing(AMINA_DSL)];
export const CONCLUDED: readonly Step[] = [...SIGNED_ONCE, signing(BEN_DSL)];
export const CLOSED: readonly Step[] = [...CONCLUDED, does(AMINA_DSL, { type: 'close' })];
export const HALTED: readonly Step[] = [...FOUND, does(BEN_DSL, { type: 'stop-illegal-image' })];
export const DISPUTED: readonly Step[] = [
  ...SIGNED_ONCE,
  does(BEN_DSL, { type: 'disagree', reason: 'It was worse' }),
];
export const OTHER_TEXT: readonly Step[] = [
  ...DISPUTED,
  does(BEN_DSL, { ...CONCLUDE, conclusion: 'It was worse.' }),
];
/** Senior leader Sam is admitted as a third person. */
export const ADMITTED_SAM = does(AMINA_DSL, {
  type: 'ask-reviewer',
  who: SENIOR_SAM.id,
  why: 'Too few left',
});

/** Into the other case, of which nothing more is known here. */
export const MERGED = {
  ...{ type: 'merged', into: OTHER_CASE, intoReference: OTHER_REFERENCE, reason: 'The same event' },
  ...{ by: AMINA_DSL.id, at: MONDAY_11AM },
} as const satisfies Step;

/** A story that ends in each state but *merged*. */
export const BY_STATUS: Readonly<Record<Exclude<Status, 'merged'>, readonly Step[]>> = {
  reported: REPORTED,
  acknowledged: ACKNOWLEDGED,
  reviewing: FOUND,
  halted: HALTED,
  drafted: DRAFTED,
  signedOnce: SIGNED_ONCE,
  disputed: DISPUTED,
  concluded: CONCLUDED,
  closed: CLOSED,
};
