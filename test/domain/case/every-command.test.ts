import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseCommand } from '#domain/case/command.ts';
import { digestOf } from '#domain/digest.ts';
import { parseSchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { given, type Step } from './given.ts';
import * as stories from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, type Ask, does, report, SENIOR_SUE, TEACHER_TESS } from './world.ts';

type Type = Exclude<CaseCommand['type'], 'report'>;

/** One of each: a new command without a row does not compile (T10). */
const EVERY_COMMAND: { readonly [Name in Type]: Extract<Ask, { type: Name }> } = {
  'add-to-report': { type: 'add-to-report', text: 'More' },
  withdraw: { type: 'withdraw', reason: 'Mistake' },
  acknowledge: { type: 'acknowledge' },
  'take-over': { type: 'take-over' },
  assign: { type: 'assign', to: SENIOR_SUE.id },
  'police-now': { type: 'police-now', how: 'phone999', when: world.MONDAY_10AM, reference: '' },
  triage: stories.TRIAGE,
  'add-person': stories.ADD_PIA,
  'add-note': { type: 'add-note', text: 'A note' },
  'record-action': { type: 'record-action', what: 'Rang home', byWhom: 'Amina' },
  'ask-it': { type: 'ask-it', needed: 'A log of Tuesday' },
  'it-done': { type: 'it-done', task: 1 },
  'ask-reporter': { type: 'ask-reporter', question: 'Where?' },
  'correct-entry': {
    ...{ type: 'correct-entry', entry: 1, entryBy: AMINA_DSL.id, inRecord: false },
    ...{ shouldRead: 'Bus stop', reason: 'Misheard' },
  },
  'start-review': { type: 'start-review', second: SENIOR_SUE.id, reason: 'r', computer: 'c', place: 'p' },
  'join-review': { type: 'join-review' },
  'ask-reviewer': { type: 'ask-reviewer', who: SENIOR_SUE.id, why: 'Too few' },
  'declare-interest': { type: 'declare-interest', reason: 'Cousin' },
  'add-finding': { type: 'add-finding', address: 'a', what: 'w', concern: 'c', screenshot: 'none' },
  'change-computer': { type: 'change-computer', computer: 'c', place: 'p', reason: 'r' },
  'agree-computer': { type: 'agree-computer' },
  'stop-illegal-image': { type: 'stop-illegal-image' },
  conclude: {
    ...{ type: 'conclude', examined: false, substance: 'no', outcome: 'internal', conclusion: 'None' },
    ...{ action: '', sanction: '' },
  },
  'hand-over': { type: 'hand-over', outcome: 'police', policeReference: 'CAD 1' },
  sign: { type: 'sign', covers: digestOf('anything') },
  disagree: { type: 'disagree', reason: 'No' },
  refer: { type: 'refer', body: 'police', how: 'phone', when: world.MONDAY_10AM, reference: '', said: '' },
  'not-told': { type: 'not-told', duty: 'police', reason: 'No need' },
  'make-confidential': { type: 'make-confidential', reason: 'Adult', adults: [] },
  exclude: { type: 'exclude', who: SENIOR_SUE.id, reason: 'Aunt' },
  're-route': { type: 're-route', role: 'dsl', reason: 'Safeguarding' },
  merge: { type: 'merge', into: world.CASE, reason: 'The same event' },
  share: { type: 'share', who: SENIOR_SUE.id, reason: 'Knows the family' },
  'legal-hold': { type: 'legal-hold', reason: 'An inquiry', stillHold: true },
  'secure-device': stories.SECURE,
  'pass-device': { type: 'pass-device', device: 1, toWhom: 'Police' },
  'return-device': { type: 'return-device', device: 1, toWhom: 'Pupil' },
  'record-search': { type: 'record-search', device: 'd', reason: 'r', search: { why: 'No reason' } },
  'viewing-decision': { type: 'viewing-decision', decision: { look: false, reason: 'No need' } },
  'delete-after-advice': {
    ...{ type: 'delete-after-advice', what: 'w', advice: 'a', reference: '', deletedBy: 'd' },
    copyHeldBy: '',
  },
  'police-wait': { type: 'police-wait', reference: '', stillWait: true },
  debrief: { type: 'debrief', learnt: 'l', willChange: 'w' },
  'record-elsewhere': { type: 'record-elsewhere', system: 'CPOMS', reference: '12' },
  close: { type: 'close' },
  reopen: { type: 'reopen', reason: 'More came up' },
};

const REPORTERS_OWN: readonly string[] = ['add-to-report', 'withdraw', 'police-now'];
/** All else of a case stays with its own school (E34). */
const VISITORS: readonly string[] = [
  ...['add-note', 'record-action', 'refer', 'not-told', 'police-now', 'stop-illegal-image'],
];
const SOUTH = parseSchoolId('south-academy') ?? assert.fail();
const VISITOR: Person = {
  ...{ ...world.STRANGER_SID, roles: [] },
  visiting: { school: SOUTH, roles: ['dsl', 'head'], alsoKnownAs: [] },
};
const SHARED: Step = {
  ...{ type: 'shared', who: VISITOR.id, school: SOUTH, reason: 'r' },
  ...{ by: AMINA_DSL.id, at: world.MONDAY_10AM },
};
const ABOUT_AMINA = report({ adult: 'yes', adults: [AMINA_DSL.id] });

describe('every command, in every state', () => {
  for (const [type, ask] of Object.entries(EVERY_COMMAND)) {
    it(`${type} is not found for anybody with no part in an ordinary case (T8, T10)`, () => {
      const outside = world.EVERYBODY.filter(
        ({ roles }) => !roles.some((role) => ['dsl', 'head', 'onlineSafetyLead'].includes(role)),
      );
      for (const story of Object.values(stories.BY_STATUS))
        for (const person of [...outside, world.LEAVER_LEE, world.STRANGER_SID]) {
          if (person === world.TEACHER_TOM && REPORTERS_OWN.includes(type)) continue;
          given(...story)
            .when(does(person, ask))
            .thenRefused({ type: 'not-found' });
        }
    });

    it(`${type} is not found for the subject, lead or not, nor for a colleague off the case (H33, T19)`, () => {
      for (const person of [AMINA_DSL, world.BEN_DSL, world.OSL_OLA, TEACHER_TESS])
        given(ABOUT_AMINA).when(does(person, ask)).thenRefused({ type: 'not-found' });
    });

    it(`${type} is not found for an excluded lead, in every state (E6)`, () => {
      const excluded = does(world.HEAD_HANA, { type: 'exclude', who: AMINA_DSL.id, reason: 'A parent here' });
      for (const story of Object.values(stories.BY_STATUS))
        given(...story, excluded)
          .when(does(AMINA_DSL, ask))
          .thenRefused({ type: 'not-found' });
    });

    it(`${type} is a visitor’s only where it adds to the case, and not found for a lead of another academy (E34)`, () => {
      const facts = world.factsWith(VISITOR);
      for (const story of Object.values(stories.BY_STATUS)) {
        given(...story)
          .when(does(VISITOR, ask), facts)
          .thenRefused({ type: 'not-found' });
        if (VISITORS.includes(type)) continue;
        given(...story, SHARED)
          .when(does(VISITOR, ask), facts)
          .thenRefused({ type: 'cannot-work-here' });
      }
    });

    it(`${type} is not found for a reporter who left the school`, () => {
      const gone = world.factsWith({ ...world.TEACHER_TOM, left: world.MONDAY_10AM });
      given(report()).when(does(world.TEACHER_TOM, ask), gone).thenRefused({ type: 'not-found' });
    });
  }
});
