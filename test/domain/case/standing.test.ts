import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { maySee, peopleOnCase } from '#domain/case/access.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import { ACKNOWLEDGED, CLOSED, CONFIDENTIAL, STARTED } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  does,
  HEAD_HANA,
  idsOf,
  MONDAY_10AM,
  OSL_OLA,
  report,
  SENIOR_SAM,
  TEACHER_TESS,
} from './world.ts';

const ABOUT_AMINA = does(BEN_DSL, { ...CONFIDENTIAL, adults: [AMINA_DSL.id] });

describe('make confidential', () => {
  it('records the adults, the new receivers and the LADO decision, by one person (H33)', () => {
    given(...ACKNOWLEDGED)
      .when(does(BEN_DSL, { ...CONFIDENTIAL, adults: [TEACHER_TESS.id] }))
      .thenRecorded({
        type: 'made-confidential',
        reason: 'An adult is named',
        adults: [TEACHER_TESS.id],
        receivers: [HEAD_HANA.id],
        duties: [{ body: 'lado', mode: 'decide' }],
        by: BEN_DSL.id,
        at: MONDAY_10AM,
      });
  });

  for (const [status, story] of Object.entries(stories.BY_STATUS))
    it(`works when the case is ${status}`, () => {
      given(...story)
        .when(does(HEAD_HANA, CONFIDENTIAL))
        .thenCase((open) => assert.equal(open.access, 'restricted'));
    });

  it('is for everybody who may read the case: raising never waits', () => {
    given(...ACKNOWLEDGED)
      .when(does(OSL_OLA, CONFIDENTIAL))
      .thenCase((open) => assert.equal(open.access, 'restricted'));
  });

  it('takes the case from its owner when the owner is the subject (E1)', () => {
    const open = caseAfter(...ACKNOWLEDGED, ABOUT_AMINA);
    assert.equal(open.owner, undefined);
    assert.equal(maySee(AMINA_DSL, open), false);
    assert.deepEqual(peopleOnCase(open), [HEAD_HANA.id]);
  });

  it('leaves it with an owner who is not, and with nobody else of the role', () => {
    const open = caseAfter(...ACKNOWLEDGED, does(AMINA_DSL, CONFIDENTIAL));
    assert.equal(open.owner, AMINA_DSL.id);
    assert.equal(maySee(AMINA_DSL, open), true);
    assert.equal(maySee(BEN_DSL, open), false);
    assert.equal(maySee(OSL_OLA, open), false);
  });

  it('takes it from a reviewer who turns out to be the subject', () => {
    const open = caseAfter(...STARTED, does(HEAD_HANA, { ...CONFIDENTIAL, adults: [BEN_DSL.id] }));
    assert.equal(maySee(BEN_DSL, open), false);
    assert.deepEqual(peopleOnCase(open), idsOf(HEAD_HANA, AMINA_DSL));
  });

  it('goes to the chair when it is about the head (E2)', () => {
    const open = caseAfter(report(), does(AMINA_DSL, { ...CONFIDENTIAL, adults: [HEAD_HANA.id] }));
    assert.deepEqual(peopleOnCase(open), [CHAIR_CHIDI.id]);
    assert.equal(maySee(HEAD_HANA, open), false);
  });

  it('happens once, and names people of the directory', () => {
    given(...ACKNOWLEDGED, does(AMINA_DSL, CONFIDENTIAL))
      .when(does(HEAD_HANA, CONFIDENTIAL))
      .thenRefused({ type: 'already-restricted' });
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { ...CONFIDENTIAL, adults: [world.STRANGER_SID.id] }))
      .thenRefused({ type: 'not-in-directory' });
  });

  it('asks for the LADO decision even of a closed case, and takes the answer', () => {
    const story = [...CLOSED, does(HEAD_HANA, CONFIDENTIAL)];
    assert.deepEqual(
      caseAfter(...story).duties.map(({ id, status }) => [id, status]),
      [['lado', 'open']],
    );
    given(...story)
      .when(does(HEAD_HANA, { type: 'not-told', duty: 'lado', reason: 'Low level' }))
      .thenCase((open) => assert.equal(open.duties[0]?.status, 'notDone'));
  });
});

describe('exclude person', () => {
  const exclude = (who: typeof BEN_DSL) => ({ type: 'exclude', who: who.id, reason: 'Her aunt' }) as const;

  it('keeps somebody out of one case, and leaves it without an owner if it was theirs', () => {
    given(...ACKNOWLEDGED)
      .when(does(HEAD_HANA, exclude(AMINA_DSL)))
      .thenRecorded({ ...exclude(AMINA_DSL), type: 'person-excluded', by: HEAD_HANA.id, at: MONDAY_10AM });
    const open = caseAfter(...ACKNOWLEDGED, does(HEAD_HANA, exclude(AMINA_DSL)));
    assert.equal(open.owner, undefined);
    assert.equal(maySee(AMINA_DSL, open), false);
    assert.equal(maySee(BEN_DSL, open), true);
  });

  it('is refused for a stranger', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, exclude(world.STRANGER_SID)))
      .thenRefused({ type: 'not-in-directory' });
  });

  it('is for leads and head: a reviewer cannot put the other one out (product 5)', () => {
    const samReviews: readonly Step[] = [
      ...ACKNOWLEDGED,
      does(AMINA_DSL, { ...stories.START, second: SENIOR_SAM.id }),
    ];
    given(...samReviews)
      .when(does(SENIOR_SAM, exclude(AMINA_DSL)))
      .thenRefused({ type: 'cannot-work-here' });
    given(...samReviews)
      .when(does(OSL_OLA, exclude(AMINA_DSL)))
      .thenRefused({ type: 'cannot-work-here' });
  });

  it('is for the chair where a case about the head came to the chair (E2)', () => {
    given(report({ adult: 'yes', adults: [HEAD_HANA.id] }))
      .when(does(CHAIR_CHIDI, exclude(SENIOR_SAM)))
      .thenCase((open) => assert.deepEqual(open.excluded, [SENIOR_SAM.id]));
  });
});
