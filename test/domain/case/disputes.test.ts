import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { signersOf } from '#domain/case/signatures.ts';
import { digestOf } from '#domain/digest.ts';
import { caseAfter, given, type Step } from './given.ts';
import {
  ADMITTED_SAM,
  CONCLUDE,
  DISPUTED,
  DRAFTED,
  FINDING,
  OTHER_TEXT,
  SIGNED_ONCE,
  signing,
  signingOther,
} from './stories.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  does,
  factsWith,
  HEAD_HANA,
  MONDAY_10AM,
  SENIOR_SAM,
  SENIOR_SUE,
} from './world.ts';

const BOTH_SIGNED: readonly Step[] = [...OTHER_TEXT, ADMITTED_SAM, signingOther(BEN_DSL)];
const THIRD = { type: 'third-person-decides' } as const;
const ADMITTED_SUE = does(AMINA_DSL, { type: 'ask-reviewer', who: SENIOR_SUE.id, why: 'A fourth' });

describe('disagreeing', () => {
  it('is recorded with its reason, and signs nothing', () => {
    given(...SIGNED_ONCE)
      .when(does(BEN_DSL, { type: 'disagree', reason: 'It was worse' }))
      .thenRecorded({ type: 'disagreed', reason: 'It was worse', by: BEN_DSL.id, at: MONDAY_10AM });
    assert.deepEqual(signersOf(caseAfter(...DISPUTED)), [AMINA_DSL.id]);
  });

  it('is for the other one, and only once somebody signed', () => {
    const disagree = { type: 'disagree', reason: 'No' } as const;
    given(...SIGNED_ONCE)
      .when(does(AMINA_DSL, disagree))
      .thenRefused({ type: 'needs-second-person' });
    given(...SIGNED_ONCE)
      .when(does(HEAD_HANA, disagree))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
    given(...DRAFTED)
      .when(does(BEN_DSL, disagree))
      .thenRefused({ type: 'wrong-state', status: 'drafted' });
    given(...DISPUTED)
      .when(does(BEN_DSL, disagree))
      .thenRefused({ type: 'wrong-state', status: 'disputed' });
  });

  it('leaves neither of the two to settle it', () => {
    given(...DISPUTED)
      .when(signing(BEN_DSL))
      .thenRefused(THIRD);
    given(...DISPUTED)
      .when(signing(AMINA_DSL))
      .thenRefused(THIRD);
    given(...BOTH_SIGNED)
      .when(signingOther(AMINA_DSL))
      .thenRefused(THIRD);
    given(...BOTH_SIGNED)
      .when(signing(BEN_DSL))
      .thenRefused(THIRD);
    given(...BOTH_SIGNED)
      .when(signingOther(BEN_DSL))
      .thenRefused({ type: 'needs-second-person' });
  });

  it('lets only the dissenter write the other text', () => {
    given(...DISPUTED, ADMITTED_SAM)
      .when(does(SENIOR_SAM, CONCLUDE))
      .thenRefused(THIRD);
    given(...DISPUTED)
      .when(does(AMINA_DSL, CONCLUDE))
      .thenRefused(THIRD);
    given(...DISPUTED)
      .when(does(BEN_DSL, { ...CONCLUDE, conclusion: 'It was worse.' }))
      .thenCase((open, events) => {
        assert.equal(events.length, 1);
        assert.deepEqual(signersOf(open), [AMINA_DSL.id]);
      });
  });
});

describe('a third person decides', () => {
  it('by signing the first text', () => {
    given(...DISPUTED, ADMITTED_SAM)
      .when(signing(SENIOR_SAM))
      .thenCase(({ progress }) => {
        assert.ok(progress.status === 'concluded');
        assert.equal(progress.draft.by, AMINA_DSL.id);
        assert.deepEqual(
          progress.signatures.map(({ by }) => by),
          [AMINA_DSL.id, SENIOR_SAM.id],
        );
      });
  });

  it('or the other text, once its author signed it', () => {
    given(...OTHER_TEXT, ADMITTED_SAM)
      .when(signingOther(SENIOR_SAM))
      .thenRefused({ type: 'author-signs-first' });
    given(...BOTH_SIGNED)
      .when(signingOther(SENIOR_SAM))
      .thenCase(({ progress }) => {
        assert.ok(progress.status === 'concluded');
        assert.equal(progress.draft.by, BEN_DSL.id);
        assert.deepEqual(
          progress.signatures.map(({ by }) => by),
          [BEN_DSL.id, SENIOR_SAM.id],
        );
      });
  });

  it('and not by signing something else (T23)', () => {
    given(...DISPUTED, ADMITTED_SAM)
      .when(does(SENIOR_SAM, { type: 'sign', covers: digestOf('another') }))
      .thenRefused({ type: 'record-changed' });
  });

  it('who may not be a stranger to the review (H1)', () => {
    given(...DISPUTED)
      .when(signing(HEAD_HANA))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
  });

  it('beside a first signer who still may: one who left has not signed (T54)', () => {
    const left = factsWith({ ...AMINA_DSL, left: MONDAY_10AM });
    given(...DISPUTED, ADMITTED_SAM)
      .when(signing(SENIOR_SAM), left)
      .thenCase((open) => {
        assert.equal(open.progress.status, 'signedOnce');
        assert.deepEqual(signersOf(open), [SENIOR_SAM.id]);
      });
    const dissenterLeft = factsWith({ ...BEN_DSL, left: MONDAY_10AM });
    given(...BOTH_SIGNED)
      .when(signingOther(SENIOR_SAM), dissenterLeft)
      .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id, SENIOR_SAM.id]));
  });
});

describe('a dispute moves on', () => {
  it('fells both signatures when the record changes, and both sign again', () => {
    given(...BOTH_SIGNED)
      .when(does(BEN_DSL, FINDING))
      .thenCase((open, events) => {
        const fallen = events.flatMap((event) => (event.type === 'signature-fell' ? [event.of] : []));
        assert.deepEqual(fallen, [AMINA_DSL.id, BEN_DSL.id]);
        assert.equal(open.progress.status, 'drafted');
      });
  });

  it('fells the dissenter’s own signature, by name, when the other text is written anew', () => {
    given(...BOTH_SIGNED)
      .when(does(BEN_DSL, { ...CONCLUDE, conclusion: 'Worse still.' }))
      .thenCase((open, events) => {
        assert.deepEqual(events[0], {
          type: 'signature-fell',
          of: BEN_DSL.id,
          because: 'record-changed',
          by: BEN_DSL.id,
          at: MONDAY_10AM,
        });
        assert.deepEqual(signersOf(open), [AMINA_DSL.id]);
      });
  });

  it('fells only the dissenter’s signature when the dissenter is excluded', () => {
    given(...BOTH_SIGNED)
      .when(does(HEAD_HANA, { type: 'exclude', who: BEN_DSL.id, reason: 'Her aunt' }))
      .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id]));
  });

  it('is over when the first signer is excluded: the text stands unsigned', () => {
    given(...DISPUTED)
      .when(does(HEAD_HANA, { type: 'exclude', who: AMINA_DSL.id, reason: 'Her aunt' }))
      .thenCase((open) => {
        assert.equal(open.progress.status, 'drafted');
        assert.deepEqual(signersOf(open), []);
      });
  });

  it('needs a fourth where two have left it: the number never drops to one (T20)', () => {
    const left = factsWith({ ...BEN_DSL, left: MONDAY_10AM });
    given(...BOTH_SIGNED, ADMITTED_SUE)
      .when(signingOther(SENIOR_SUE), left)
      .thenCase((open) => assert.equal(open.progress.status, 'disputed'));
  });
});
