import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { given } from './given.ts';
import { ACKNOWLEDGED, CONCLUDE_UNSEEN, START, STARTED, signing } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, BEN_DSL, does, report, SENIOR_SAM } from './world.ts';

const JOIN = { type: 'join-review' } as const;

describe('a review that cannot go on as it began', () => {
  it('is joined by whoever was asked in place of the second reviewer (E9)', () => {
    const admitted = does(AMINA_DSL, { type: 'ask-reviewer', who: SENIOR_SAM.id, why: 'Ben is ill' });
    given(...STARTED, admitted)
      .when(does(SENIOR_SAM, JOIN))
      .thenCase((open) => {
        assert.equal(open.review?.second, SENIOR_SAM.id);
        assert.equal(open.review?.joined, true);
      });
    given(...STARTED)
      .when(does(AMINA_DSL, JOIN))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
  });

  it('begins after a text that says nothing was examined, which then falls', () => {
    given(...ACKNOWLEDGED, does(AMINA_DSL, CONCLUDE_UNSEEN), signing(AMINA_DSL))
      .when(does(AMINA_DSL, START))
      .thenCase((open) => assert.equal(open.progress.status, 'reviewing'));
  });
});

describe('a reporter who asked to be kept back', () => {
  const hidden = report({ hideReporter: true, source: 'sawIt' });

  it('is not found out by asking for one reviewer after another (E30)', () => {
    const asked = { ...START, second: world.TEACHER_TOM.id };
    given(hidden, does(AMINA_DSL, { type: 'acknowledge' }))
      .when(does(BEN_DSL, asked))
      .thenRefused({ type: 'other-not-eligible', who: world.TEACHER_TOM.id, why: 'excluded' });
    given(hidden, does(AMINA_DSL, { type: 'acknowledge' }))
      .when(does(AMINA_DSL, asked))
      .thenRefused({ type: 'other-not-eligible', who: world.TEACHER_TOM.id, why: 'witness' });
  });
});
