import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { coverage, signersOf } from '#domain/case/signatures.ts';
import type { Person } from '#domain/person.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import {
  ACKNOWLEDGED,
  ADMITTED_SAM,
  CHANGE_COMPUTER,
  CONCLUDE,
  CONCLUDE_UNSEEN,
  CONCLUDED,
  DRAFTED,
  draftOf,
  FINDING,
  SIGNED_ONCE,
  signing,
} from './stories.ts';
import {
  AMINA_DSL,
  type Ask,
  BEN_DSL,
  does,
  factsWith,
  HEAD_HANA,
  MONDAY_10AM,
  MONDAY_11AM,
  SENIOR_SAM,
} from './world.ts';

const ROW: Ask = {
  type: 'correct-entry',
  entry: 5,
  entryBy: BEN_DSL.id,
  inRecord: true,
  shouldRead: 'Insults',
  reason: 'Wrong word',
};

function fell(
  of: Person,
  because: 'record-changed' | 'no-longer-eligible',
  by: Person,
  at = MONDAY_10AM,
): CaseEvent {
  return { type: 'signature-fell', of: of.id, because, by: by.id, at };
}

describe('a signature falls when what it covers changes (STA-173)', () => {
  const changes: Readonly<Record<string, Ask>> = {
    'a finding': FINDING,
    'a change of computer': CHANGE_COMPUTER,
    'a corrected row': ROW,
    'another text': { ...CONCLUDE, conclusion: 'Otherwise.' },
    'an illegal image': { type: 'stop-illegal-image' },
  };
  for (const [what, ask] of Object.entries(changes))
    it(`falls by ${what}, and says whose it was`, () => {
      given(...SIGNED_ONCE)
        .when(does(BEN_DSL, ask))
        .thenCase((open, events) => {
          assert.deepEqual(
            events.filter(({ type }) => type === 'signature-fell'),
            [fell(AMINA_DSL, 'record-changed', BEN_DSL)],
          );
          assert.deepEqual(signersOf(open), []);
        });
    });

  it('is given again by both under the new record, and the old digest no longer counts', () => {
    const before = caseAfter(...SIGNED_ONCE);
    const old = coverage(before, draftOf(before));
    const changed = [...SIGNED_ONCE, does(BEN_DSL, FINDING)];
    given(...changed)
      .when(does(BEN_DSL, { type: 'sign', covers: old }))
      .thenRefused({ type: 'record-changed' });
    given(...changed, signing(BEN_DSL))
      .when(signing(AMINA_DSL))
      .thenCase((open) => assert.equal(open.progress.status, 'concluded'));
  });

  it('is not touched by a note, an action, a duty, a person or a triage', () => {
    const harmless: readonly Ask[] = [
      { type: 'add-note', text: 'A note' },
      { type: 'record-action', what: 'Rang home', byWhom: 'Amina' },
      stories.POLICE_NOW,
      stories.ADD_PIA,
      stories.TRIAGE,
      { ...ROW, inRecord: false },
    ];
    for (const ask of harmless)
      given(...SIGNED_ONCE)
        .when(does(BEN_DSL, ask))
        .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id], ask.type));
  });
});

describe('a signature falls when its signer may no longer sign (P4)', () => {
  const exclude: Ask = { type: 'exclude', who: AMINA_DSL.id, reason: 'Her aunt' };

  it('falls at once when the signer is excluded', () => {
    given(...SIGNED_ONCE)
      .when(does(HEAD_HANA, exclude))
      .thenRecorded(
        { type: 'person-excluded', who: AMINA_DSL.id, reason: 'Her aunt', by: HEAD_HANA.id, at: MONDAY_10AM },
        fell(AMINA_DSL, 'no-longer-eligible', HEAD_HANA),
      );
  });

  it('falls at once when the signer declares an interest', () => {
    given(...SIGNED_ONCE)
      .when(does(AMINA_DSL, { type: 'declare-interest', reason: 'Her aunt' }))
      .thenRecorded(
        { type: 'interest-declared', reason: 'Her aunt', by: AMINA_DSL.id, at: MONDAY_10AM },
        fell(AMINA_DSL, 'no-longer-eligible', AMINA_DSL),
      );
  });

  it('falls at once when the signer turns out to be the subject', () => {
    given(...SIGNED_ONCE)
      .when(does(BEN_DSL, { type: 'make-confidential', reason: 'It was Amina', adults: [AMINA_DSL.id] }))
      .thenCase((open) => assert.deepEqual(signersOf(open), []));
  });

  it('stays when somebody else is excluded', () => {
    given(...SIGNED_ONCE)
      .when(does(HEAD_HANA, { ...exclude, who: SENIOR_SAM.id }))
      .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id]));
  });

  it('stays once the conclusion stands: it was rightly given (T22)', () => {
    given(...CONCLUDED)
      .when(does(HEAD_HANA, exclude))
      .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id, BEN_DSL.id]));
  });

  const since: Readonly<Record<string, Person>> = {
    'left the school': { ...AMINA_DSL, left: MONDAY_10AM },
    'lost the senior role': { ...AMINA_DSL, roles: [] },
  };
  for (const [what, changed] of Object.entries(since))
    it(`falls at the second signature where the first signer ${what} (T54)`, () => {
      const open = caseAfter(...SIGNED_ONCE);
      const bens = { name: BEN_DSL.name, position: BEN_DSL.position, covers: coverage(open, draftOf(open)) };
      const when = given(...SIGNED_ONCE).when(signing(BEN_DSL), factsWith(changed));
      when.thenRecorded(fell(AMINA_DSL, 'no-longer-eligible', BEN_DSL, MONDAY_11AM), {
        type: 'signed',
        ...bens,
        by: BEN_DSL.id,
        at: MONDAY_11AM,
      });
      when.thenCase((after) => {
        assert.equal(after.progress.status, 'signedOnce');
        assert.deepEqual(signersOf(after), [BEN_DSL.id]);
      });
    });

  it('falls at the second signature where a restricted case is no longer the first signer’s (T54)', () => {
    const story: readonly Step[] = [
      ...ACKNOWLEDGED,
      does(AMINA_DSL, CONCLUDE_UNSEEN),
      signing(BEN_DSL),
      does(HEAD_HANA, stories.CONFIDENTIAL),
      does(HEAD_HANA, { type: 'not-told', duty: 'lado', reason: 'Low level' }),
    ];
    given(...story)
      .when(signing(HEAD_HANA))
      .thenCase((open) => assert.deepEqual(signersOf(open), [HEAD_HANA.id]));
  });

  it('keeps an admitted third person’s signature beside a fallen one: still two are needed', () => {
    given(
      ...SIGNED_ONCE,
      ADMITTED_SAM,
      does(AMINA_DSL, { type: 'declare-interest', reason: 'Her aunt' }),
      signing(SENIOR_SAM),
    )
      .when(signing(BEN_DSL))
      .thenCase((open) => assert.deepEqual(signersOf(open), [SENIOR_SAM.id, BEN_DSL.id]));
    given(...DRAFTED, ADMITTED_SAM, signing(SENIOR_SAM))
      .when(signing(SENIOR_SAM))
      .thenRefused({ type: 'needs-second-person' });
  });
});

describe('signing waits', () => {
  it('for LADO advice, where the case became restricted after the text was written (E4)', () => {
    const confidential = [...DRAFTED, does(HEAD_HANA, stories.CONFIDENTIAL)];
    given(...confidential)
      .when(signing(AMINA_DSL))
      .thenRefused({ type: 'waits-for-lado' });
    given(...confidential, does(HEAD_HANA, { type: 'not-told', duty: 'lado', reason: 'Low level' }))
      .when(signing(AMINA_DSL))
      .thenCase((open) => assert.deepEqual(signersOf(open), [AMINA_DSL.id]));
  });

  it('for both to agree to the computer, and no longer (H3)', () => {
    const proposed = [...DRAFTED, does(AMINA_DSL, CHANGE_COMPUTER)];
    given(...proposed)
      .when(signing(BEN_DSL))
      .thenRefused({ type: 'computer-not-agreed' });
    given(...proposed, does(BEN_DSL, { type: 'agree-computer' }))
      .when(signing(BEN_DSL))
      .thenCase((open) => assert.deepEqual(signersOf(open), [BEN_DSL.id]));
  });
});
