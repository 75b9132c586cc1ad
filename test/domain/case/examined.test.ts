import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { given } from './given.ts';
import * as stories from './stories.ts';
import {
  ACKNOWLEDGED,
  CHANGE_COMPUTER,
  CONCLUDE,
  CONCLUDE_UNSEEN,
  FINDING,
  FOUND,
  JOINED,
  STARTED,
} from './stories.ts';
import { AMINA_DSL, BEN_DSL, does, HEAD_HANA, MONDAY_10AM } from './world.ts';

const AGREE = { type: 'agree-computer' } as const;

describe('the computer (H3)', () => {
  const proposed = [...FOUND, does(AMINA_DSL, CHANGE_COMPUTER)];

  it('changes when the other reviewer agrees, with a reason', () => {
    given(...FOUND)
      .when(does(AMINA_DSL, CHANGE_COMPUTER))
      .thenRecorded({
        ...CHANGE_COMPUTER,
        type: 'computer-change-proposed',
        by: AMINA_DSL.id,
        at: MONDAY_10AM,
      });
    given(...proposed)
      .when(does(BEN_DSL, AGREE))
      .thenRecorded({ type: 'computer-change-agreed', by: BEN_DSL.id, at: MONDAY_10AM });
  });

  it('is not agreed to by whoever proposed it, nor where nothing was proposed', () => {
    given(...proposed)
      .when(does(AMINA_DSL, AGREE))
      .thenRefused({ type: 'own-proposal' });
    given(...FOUND)
      .when(does(BEN_DSL, AGREE))
      .thenRefused({ type: 'wrong-state', status: 'reviewing' });
  });

  it('holds up findings and the conclusion until both agree (LIN-078, STA-175)', () => {
    given(...proposed)
      .when(does(BEN_DSL, FINDING))
      .thenRefused({ type: 'computer-not-agreed' });
    given(...proposed)
      .when(does(BEN_DSL, CONCLUDE))
      .thenRefused({ type: 'computer-not-agreed' });
    given(...proposed, does(BEN_DSL, AGREE))
      .when(does(BEN_DSL, FINDING))
      .thenCase((open) => assert.equal(open.review?.findings, 2));
  });

  it('is proposed by a reviewer who joined', () => {
    given(...STARTED)
      .when(does(AMINA_DSL, CHANGE_COMPUTER))
      .thenRefused({ type: 'not-joined' });
    given(...FOUND)
      .when(does(HEAD_HANA, CHANGE_COMPUTER))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
  });
});

describe('what the conclusion says was examined (H4)', () => {
  it('is everything in the record, or nothing', () => {
    given(...FOUND)
      .when(does(AMINA_DSL, CONCLUDE_UNSEEN))
      .thenRefused({ type: 'was-examined' });
    given(...JOINED)
      .when(does(AMINA_DSL, CONCLUDE))
      .thenRefused({ type: 'no-findings' });
    given(...STARTED)
      .when(does(AMINA_DSL, CONCLUDE))
      .thenRefused({ type: 'not-joined' });
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, CONCLUDE))
      .thenRefused({ type: 'not-joined' });
    given(...JOINED)
      .when(does(AMINA_DSL, CONCLUDE_UNSEEN))
      .thenAccepted();
  });

  it('does not stand with a finding that came after *nothing was examined*', () => {
    given(...JOINED, does(AMINA_DSL, CONCLUDE_UNSEEN), stories.signing(AMINA_DSL))
      .when(does(BEN_DSL, FINDING))
      .thenCase((open) => assert.equal(open.progress.status, 'reviewing'));
  });

  it('has an outcome of the policy', () => {
    given(...FOUND)
      .when(does(AMINA_DSL, { ...CONCLUDE, outcome: 'nonsense' }))
      .thenRefused({ type: 'not-in-policy', field: 'outcome' });
  });

  for (const status of ['reported', 'concluded', 'closed'] as const)
    it(`is not written when the case is ${status}`, () => {
      given(...stories.BY_STATUS[status])
        .when(does(AMINA_DSL, CONCLUDE))
        .thenRefused({ type: 'wrong-state', status });
    });
});
