import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { caseAfter, given } from './given.ts';
import * as stories from './stories.ts';
import { ACKNOWLEDGED, CONCLUDE_UNSEEN, DRAFTED, FINDING, JOINED, START, STARTED } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, BEN_DSL, does, factsWith, HEAD_HANA, MONDAY_10AM, report, SENIOR_SAM } from './world.ts';

const JOIN = { type: 'join-review' } as const;

describe('starting a review', () => {
  it('names both reviewers, the reason, the computer and where it is (H3, H4)', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, START))
      .thenRecorded({
        type: 'review-started',
        second: BEN_DSL.id,
        reason: 'Reported messages',
        computer: 'Office PC 2',
        place: 'Office',
        by: AMINA_DSL.id,
        at: MONDAY_10AM,
      });
  });

  it('takes two people (LIN-076, STA-173, H1)', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { ...START, second: AMINA_DSL.id }))
      .thenRefused({ type: 'needs-two-people' });
  });

  it('refuses a second who is not senior, has left, saw it, or is excluded (E5, E6)', () => {
    const no = (second: typeof BEN_DSL, why: 'not-senior' | 'left' | 'witness' | 'excluded') =>
      given(...ACKNOWLEDGED, does(HEAD_HANA, { type: 'exclude', who: SENIOR_SAM.id, reason: 'Her aunt' }))
        .when(does(AMINA_DSL, { ...START, second: second.id }))
        .thenRefused({ type: 'other-not-eligible', who: second.id, why });
    no(world.TEACHER_TESS, 'not-senior');
    no(world.LEAVER_LEE, 'left');
    no(world.TEACHER_TOM, 'witness');
    no(SENIOR_SAM, 'excluded');
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { ...START, second: world.STRANGER_SID.id }))
      .thenRefused({ type: 'not-in-directory' });
  });

  it('refuses the subject as second (E6)', () => {
    given(
      report({ adult: 'yes', adults: [BEN_DSL.id] }),
      does(HEAD_HANA, { type: 'acknowledge' }),
      does(HEAD_HANA, { type: 'not-told', duty: 'lado', reason: 'Low level' }),
    )
      .when(does(HEAD_HANA, START))
      .thenRefused({ type: 'other-not-eligible', who: BEN_DSL.id, why: 'subject' });
  });

  it('refuses a first who saw it or has an interest (E5, E6)', () => {
    given(report({ by: AMINA_DSL.id }), does(AMINA_DSL, { type: 'acknowledge' }))
      .when(does(AMINA_DSL, START))
      .thenRefused({ type: 'not-eligible', why: 'witness' });
    given(...ACKNOWLEDGED, does(AMINA_DSL, { type: 'declare-interest', reason: 'Neighbour' }))
      .when(does(AMINA_DSL, START))
      .thenRefused({ type: 'not-eligible', why: 'interest' });
  });

  for (const [status, story] of Object.entries(stories.BY_STATUS))
    if (status !== 'acknowledged')
      it(`is refused when the case is ${status}`, () => {
        const refusal =
          status === 'halted'
            ? ({ type: 'locked-after-image' } as const)
            : ({ type: 'wrong-state', status: caseAfter(...story).progress.status } as const);
        given(...story)
          .when(does(AMINA_DSL, START))
          .thenRefused(refusal);
      });

  it('waits for LADO advice, or a recorded low-level decision, where an adult is concerned (E4)', () => {
    const about = [
      report({ adult: 'yes', adults: [world.TEACHER_TESS.id] }),
      does(HEAD_HANA, { type: 'acknowledge' }),
    ];
    const start = does(HEAD_HANA, { ...START, second: SENIOR_SAM.id });
    const unseen = does(HEAD_HANA, CONCLUDE_UNSEEN);
    given(...about)
      .when(start)
      .thenRefused({ type: 'waits-for-lado' });
    given(...about)
      .when(unseen)
      .thenRefused({ type: 'waits-for-lado' });
    const told = {
      type: 'refer',
      body: 'lado',
      how: 'phone',
      when: MONDAY_10AM,
      reference: '',
      said: 'Go on',
    } as const;
    for (const answer of [told, { type: 'not-told', duty: 'lado', reason: 'Low level' } as const])
      given(...about, does(HEAD_HANA, answer))
        .when(start)
        .thenCase((open) => assert.equal(open.progress.status, 'reviewing'));
  });
});

describe('a review about the head (E2)', () => {
  const atTheChair = [
    report({ adult: 'yes', adults: [HEAD_HANA.id] }),
    does(world.CHAIR_CHIDI, { type: 'acknowledge' }),
    does(world.CHAIR_CHIDI, { type: 'not-told', duty: 'lado', reason: 'Low level' }),
  ];
  const start = does(world.CHAIR_CHIDI, { ...START, second: SENIOR_SAM.id });

  it('is started by the chair once admitted as a reviewer, and joined by a senior leader', () => {
    given(...atTheChair)
      .when(start)
      .thenRefused({ type: 'not-eligible', why: 'not-senior' });
    const admitted = does(world.CHAIR_CHIDI, {
      type: 'ask-reviewer',
      who: world.CHAIR_CHIDI.id,
      why: 'No head',
    });
    given(...atTheChair, admitted, start, does(SENIOR_SAM, JOIN))
      .when(does(world.CHAIR_CHIDI, FINDING))
      .thenCase((open) => assert.equal(open.review?.findings, 1));
  });
});

describe('joining', () => {
  it('is the second reviewer’s own press', () => {
    given(...STARTED)
      .when(does(BEN_DSL, JOIN))
      .thenRecorded({ type: 'review-joined', by: BEN_DSL.id, at: MONDAY_10AM });
    given(...STARTED)
      .when(does(AMINA_DSL, JOIN))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
    given(...STARTED)
      .when(does(HEAD_HANA, JOIN))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
  });

  it('happens once, and only in a review', () => {
    given(...JOINED)
      .when(does(BEN_DSL, JOIN))
      .thenRefused({ type: 'already-joined' });
    given(...ACKNOWLEDGED)
      .when(does(BEN_DSL, JOIN))
      .thenRefused({ type: 'wrong-state', status: 'acknowledged' });
    given(...DRAFTED)
      .when(does(BEN_DSL, JOIN))
      .thenRefused({ type: 'wrong-state', status: 'drafted' });
  });

  it('is refused to one who lost the senior role or has an interest since (T21)', () => {
    const demoted = factsWith({ ...BEN_DSL, roles: ['head'] });
    given(...STARTED)
      .when(does(BEN_DSL, JOIN), demoted)
      .thenAccepted();
    given(...STARTED)
      .when(does(BEN_DSL, JOIN), factsWith({ ...BEN_DSL, roles: ['lineManager'] }))
      .thenRefused({ type: 'not-eligible', why: 'not-senior' });
    given(...STARTED)
      .when(does(BEN_DSL, JOIN), factsWith({ ...BEN_DSL, roles: [] }))
      .thenRefused({ type: 'not-found' });
    given(...STARTED, does(BEN_DSL, { type: 'declare-interest', reason: 'Neighbour' }))
      .when(does(BEN_DSL, JOIN))
      .thenRefused({ type: 'not-eligible', why: 'interest' });
  });
});

describe('findings', () => {
  it('keep address, description, concern and where the screenshot is held (LIN-081, LIN-082, STA-177, STA-178, H4, H5)', () => {
    given(...JOINED)
      .when(does(BEN_DSL, FINDING))
      .thenRecorded({ ...FINDING, type: 'finding-added', by: BEN_DSL.id, at: MONDAY_10AM });
  });

  it('wait until both have joined (H1)', () => {
    given(...STARTED)
      .when(does(AMINA_DSL, FINDING))
      .thenRefused({ type: 'not-joined' });
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, FINDING))
      .thenRefused({ type: 'wrong-state', status: 'acknowledged' });
  });

  it('are added by a reviewer of this review alone', () => {
    given(...JOINED)
      .when(does(HEAD_HANA, FINDING))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
  });

  it('stop at the conclusion', () => {
    for (const status of ['concluded', 'closed'] as const)
      given(...stories.BY_STATUS[status])
        .when(does(BEN_DSL, FINDING))
        .thenRefused({ type: 'wrong-state', status });
  });

  it('have no screenshot in an image category, not even of the words (LIN-085, STA-180, H5, H10)', () => {
    const nudes = [
      report({ category: 'nudes' }),
      does(AMINA_DSL, { type: 'acknowledge' }),
      does(AMINA_DSL, START),
      does(BEN_DSL, JOIN),
    ];
    for (const screenshot of ['held', 'printed', 'signed'] as const)
      given(...nudes)
        .when(does(BEN_DSL, { ...FINDING, screenshot }))
        .thenRefused({ type: 'no-screenshot-of-imagery' });
    given(...nudes)
      .when(does(BEN_DSL, { ...FINDING, screenshot: 'none' }))
      .thenCase((open) => assert.equal(open.review?.findings, 1));
  });

  it('wait for LADO advice when an adult comes up in the middle (E4)', () => {
    given(...JOINED, does(HEAD_HANA, stories.CONFIDENTIAL))
      .when(does(AMINA_DSL, FINDING))
      .thenRefused({ type: 'waits-for-lado' });
  });
});
