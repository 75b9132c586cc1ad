import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import { given } from './given.ts';
import { ACKNOWLEDGED, ADMITTED_SAM, CLOSED, REPORTED } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  does,
  HEAD_HANA,
  MONDAY_10AM,
  report,
  SENIOR_SAM,
  SENIOR_SUE,
  TEACHER_TOM,
} from './world.ts';

const AT = { at: MONDAY_10AM } as const;

describe('acknowledging', () => {
  it('names the owner', () => {
    given(...REPORTED)
      .when(does(AMINA_DSL, { type: 'acknowledge' }))
      .thenRecorded({ type: 'acknowledged', by: AMINA_DSL.id, ...AT });
    given(...REPORTED)
      .when(does(AMINA_DSL, { type: 'acknowledge' }))
      .thenCase((open) => {
        assert.equal(open.owner, AMINA_DSL.id);
        assert.equal(open.progress.status, 'acknowledged');
      });
  });

  it('tells the second one who has it, and the same person twice too (T14, T15)', () => {
    const refusal = { type: 'already-acknowledged', owner: AMINA_DSL.id } as const;
    given(...ACKNOWLEDGED)
      .when(does(BEN_DSL, { type: 'acknowledge' }))
      .thenRefused(refusal);
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { type: 'acknowledge' }))
      .thenRefused(refusal);
  });
});

describe('taking over', () => {
  it('moves the case from one owner to the next, by name', () => {
    given(...ACKNOWLEDGED)
      .when(does(BEN_DSL, { type: 'take-over' }))
      .thenRecorded({ type: 'taken-over', from: AMINA_DSL.id, by: BEN_DSL.id, ...AT });
    given(...ACKNOWLEDGED)
      .when(does(BEN_DSL, { type: 'take-over' }))
      .thenCase((open) => assert.equal(open.owner, BEN_DSL.id));
  });

  it('acknowledges a case that nobody has', () => {
    given(...REPORTED)
      .when(does(BEN_DSL, { type: 'take-over' }))
      .thenRecorded({ type: 'acknowledged', by: BEN_DSL.id, ...AT });
  });

  it('is refused to the owner, and on a closed case', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { type: 'take-over' }))
      .thenRefused({ type: 'already-acknowledged', owner: AMINA_DSL.id });
    given(...CLOSED)
      .when(does(BEN_DSL, { type: 'take-over' }))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('gives an owner to a case that was stopped before anybody acknowledged it', () => {
    given(...REPORTED, does(AMINA_DSL, { type: 'stop-illegal-image' }))
      .when(does(AMINA_DSL, { type: 'take-over' }))
      .thenRecorded({ type: 'taken-over', by: AMINA_DSL.id, ...AT });
  });
});

describe('assigning', () => {
  const assign = (to: Person) => does(AMINA_DSL, { type: 'assign', to: to.id });

  it('gives the case to a senior person, and acknowledges it where nobody had', () => {
    given(...REPORTED)
      .when(assign(SENIOR_SUE))
      .thenRecorded(
        { type: 'acknowledged', by: AMINA_DSL.id, ...AT },
        { type: 'assigned', to: SENIOR_SUE.id, by: AMINA_DSL.id, ...AT },
      );
    given(...ACKNOWLEDGED)
      .when(assign(SENIOR_SUE))
      .thenRecorded({ type: 'assigned', to: SENIOR_SUE.id, by: AMINA_DSL.id, ...AT });
  });

  it('lets the new owner work on the case, and takes it from one who owned it only so', () => {
    const note = { type: 'add-note', text: 'Hello' } as const;
    const sues = [...ACKNOWLEDGED, assign(SENIOR_SUE)];
    given(...sues)
      .when(does(SENIOR_SUE, note))
      .thenAccepted();
    given(...sues, assign(SENIOR_SAM))
      .when(does(SENIOR_SUE, note))
      .thenRefused({ type: 'not-found' });
  });

  it('may be the lead for online safety, who reads it already and works on it from then on (LIN-010)', () => {
    const olas = [...ACKNOWLEDGED, assign(world.OSL_OLA)];
    given(...olas)
      .when(does(world.OSL_OLA, { type: 'add-note', text: 'Hello' }))
      .thenAccepted();
    given(report({ adult: 'yes', adults: [TEACHER_TOM.id] }))
      .when(does(HEAD_HANA, { type: 'assign', to: world.OSL_OLA.id }))
      .thenRefused({ type: 'other-not-eligible', who: world.OSL_OLA.id, why: 'not-senior' });
  });

  it('is refused for somebody who is neither senior nor on the case', () => {
    given(...ACKNOWLEDGED)
      .when(assign(world.TEACHER_TESS))
      .thenRefused({ type: 'other-not-eligible', who: world.TEACHER_TESS.id, why: 'not-senior' });
  });

  it('is refused for the teacher who saw it and reported, who is not senior either', () => {
    given(...ACKNOWLEDGED)
      .when(assign(TEACHER_TOM))
      .thenRefused({ type: 'other-not-eligible', who: TEACHER_TOM.id, why: 'not-senior' });
  });

  it('is refused for a leaver (E45)', () => {
    given(...ACKNOWLEDGED)
      .when(assign(world.LEAVER_LEE))
      .thenRefused({ type: 'other-not-eligible', who: world.LEAVER_LEE.id, why: 'left' });
  });

  it('is refused for a subject and for an excluded person (E6, T19)', () => {
    given(report({ adult: 'yes', adults: [AMINA_DSL.id] }))
      .when(does(HEAD_HANA, { type: 'assign', to: AMINA_DSL.id }))
      .thenRefused({ type: 'other-not-eligible', who: AMINA_DSL.id, why: 'excluded' });
    given(...ACKNOWLEDGED, does(HEAD_HANA, { type: 'exclude', who: BEN_DSL.id, reason: 'Uncle' }))
      .when(assign(BEN_DSL))
      .thenRefused({ type: 'other-not-eligible', who: BEN_DSL.id, why: 'excluded' });
  });

  it('is refused for a stranger, and on a closed case', () => {
    given(...ACKNOWLEDGED)
      .when(assign(world.STRANGER_SID))
      .thenRefused({ type: 'not-in-directory' });
    given(...CLOSED)
      .when(assign(BEN_DSL))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('takes somebody who may never sign: an owner with an interest works on', () => {
    given(...ACKNOWLEDGED, ADMITTED_SAM, does(SENIOR_SAM, { type: 'declare-interest', reason: 'Neighbour' }))
      .when(assign(SENIOR_SAM))
      .thenRecorded({ type: 'assigned', to: SENIOR_SAM.id, by: AMINA_DSL.id, ...AT });
  });
});
