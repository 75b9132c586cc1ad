import type { CaseForm } from './case-form.ts';
import { passDevice, returnDevice, secureDevice } from './custody-forms.ts';
import { debrief, recordElsewhere, reopen } from './ending-forms.ts';
import { deleteAfterAdvice, viewingDecision } from './imagery-forms.ts';
import { merge } from './merge-form.ts';
import { legalHold, reRoute, share } from './passing-on-forms.ts';
import { addPerson } from './person-form.ts';
import {
  addNote,
  addToReport,
  askIt,
  askReporter,
  correctEntry,
  recordAction,
  withdraw,
} from './record-forms.ts';
import {
  addFinding,
  askReviewer,
  changeComputer,
  conclude,
  declareInterest,
  disagree,
  handOver,
  startReview,
} from './review-forms.ts';
import { recordSearch } from './search-form.ts';
import { assign, exclude, makeConfidential } from './standing-forms.ts';
import { notTold, policeNow, policeWait, refer } from './telling-forms.ts';
import { triage } from './triage-form.ts';

/** Every form of a case, by the command it makes. */
export const CASE_FORMS = {
  'police-now': policeNow,
  refer,
  'not-told': notTold,
  triage,
  'add-person': addPerson,
  'add-note': addNote,
  'record-action': recordAction,
  'ask-reporter': askReporter,
  'ask-it': askIt,
  'correct-entry': correctEntry,
  'add-to-report': addToReport,
  withdraw,
  assign,
  'start-review': startReview,
  'add-finding': addFinding,
  'change-computer': changeComputer,
  conclude,
  'hand-over': handOver,
  disagree,
  'declare-interest': declareInterest,
  'ask-reviewer': askReviewer,
  'make-confidential': makeConfidential,
  exclude,
  're-route': reRoute,
  merge,
  share,
  'legal-hold': legalHold,
  'secure-device': secureDevice,
  'pass-device': passDevice,
  'return-device': returnDevice,
  'record-search': recordSearch,
  'viewing-decision': viewingDecision,
  'delete-after-advice': deleteAfterAdvice,
  'police-wait': policeWait,
  debrief,
  'record-elsewhere': recordElsewhere,
  reopen,
} as const satisfies Readonly<Record<string, CaseForm>>;

export type CaseFormName = keyof typeof CASE_FORMS;

export function isCaseFormName(name: string): name is CaseFormName {
  return Object.hasOwn(CASE_FORMS, name);
}

/** Commands that need no inputs: one press does them. */
export const DIRECT = {
  acknowledge: 'Acknowledge',
  'take-over': 'Take over',
  'join-review': 'Join review',
  'agree-computer': 'Agree to the change',
  'stop-illegal-image': 'Stop: illegal image',
  close: 'Close case',
} as const;

export type DirectName = keyof typeof DIRECT;

export function isDirectName(name: string): name is DirectName {
  return Object.hasOwn(DIRECT, name);
}
