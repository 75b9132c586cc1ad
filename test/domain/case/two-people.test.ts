import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { NotEligible } from '#domain/case/refusal.ts';
import { coverage } from '#domain/case/signatures.ts';
import { digestOf } from '#domain/digest.ts';
import type { Person } from '#domain/person.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import {
  ACKNOWLEDGED,
  ADMITTED_SAM,
  CONCLUDE_UNSEEN,
  CONCLUDED,
  DRAFTED,
  draftOf,
  SIGNED_ONCE,
  signing,
} from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  does,
  factsWith,
  HEAD_HANA,
  MONDAY_10AM,
  MONDAY_11AM,
  report,
  SENIOR_SAM,
  TEACHER_TOM,
} from './world.ts';

const DRAFT = caseAfter(...DRAFTED);
const COVERS = coverage(DRAFT, draftOf(DRAFT));
const AMINAS = { name: 'Amina Dsl', position: 'Safeguarding lead', covers: COVERS } as const;
const BENS = { name: 'Ben Dsl', position: 'Deputy safeguarding lead', covers: COVERS } as const;

/** Nothing was examined: whoever is senior and on the case may sign. */
const UNSEEN: readonly Step[] = [...ACKNOWLEDGED, does(AMINA_DSL, CONCLUDE_UNSEEN)];

describe('two-person rule (H1)', () => {
  it('records name, position and time of each, as the paper form does (STA-223, STA-224)', () => {
    given(...DRAFTED)
      .when(signing(AMINA_DSL))
      .thenRecorded({ type: 'signed', ...AMINAS, by: AMINA_DSL.id, at: MONDAY_11AM });
    given(...SIGNED_ONCE)
      .when(signing(BEN_DSL))
      .thenRecorded({ type: 'signed', ...BENS, by: BEN_DSL.id, at: MONDAY_11AM });
  });

  it('concludes with the second signature and not before (P3)', () => {
    given(...DRAFTED)
      .when(signing(BEN_DSL))
      .thenCase((open) => assert.equal(open.progress.status, 'signedOnce'));
    given(...SIGNED_ONCE)
      .when(signing(BEN_DSL))
      .thenCase(({ progress }) => {
        assert.ok(progress.status === 'concluded');
        assert.deepEqual(progress.signatures, [
          { by: AMINA_DSL.id, at: MONDAY_11AM, covers: COVERS },
          { by: BEN_DSL.id, at: MONDAY_11AM, covers: COVERS },
        ]);
      });
  });

  it('refuses the same person twice, whoever wrote the text (LIN-076, STA-173, E8, T14, T17)', () => {
    given(...SIGNED_ONCE)
      .when(signing(AMINA_DSL))
      .thenRefused({ type: 'needs-second-person' });
    given(...DRAFTED, signing(BEN_DSL))
      .when(signing(BEN_DSL))
      .thenRefused({ type: 'needs-second-person' });
  });

  it('refuses a third signature and one after closing (T16, T22)', () => {
    given(...CONCLUDED)
      .when(signing(AMINA_DSL))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
    given(...CONCLUDED, does(AMINA_DSL, { type: 'close' }))
      .when(signing(BEN_DSL))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('refuses a change of mind after the conclusion (T22)', () => {
    given(...CONCLUDED)
      .when(does(BEN_DSL, { type: 'disagree', reason: 'Second thoughts' }))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
    given(...CONCLUDED)
      .when(does(AMINA_DSL, stories.CONCLUDE))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
  });

  for (const status of ['reported', 'acknowledged', 'reviewing', 'halted'] as const)
    it(`refuses a signature where there is no text: ${status}`, () => {
      const sign = does(AMINA_DSL, { type: 'sign', covers: COVERS });
      given(...stories.BY_STATUS[status])
        .when(sign)
        .thenRefused({ type: 'wrong-state', status });
    });

  it('refuses a signature under another text than the one that stands (T23)', () => {
    const forged = does(BEN_DSL, { type: 'sign', covers: digestOf('another') });
    given(...DRAFTED)
      .when(forged)
      .thenRefused({ type: 'record-changed' });
    given(...SIGNED_ONCE)
      .when(forged)
      .thenRefused({ type: 'record-changed' });
  });

  it('covers the rows and the words: either one changed gives another digest', () => {
    const draft = draftOf(DRAFT);
    assert.notEqual(coverage({ ...DRAFT, record: digestOf('row') }, draft), COVERS);
    assert.notEqual(coverage(DRAFT, { ...draft, words: digestOf('words') }), COVERS);
  });

  it('concludes without a device examined, by any two senior people on the case', () => {
    given(...UNSEEN, signing(HEAD_HANA))
      .when(signing(BEN_DSL))
      .thenCase((open) => assert.equal(open.progress.status, 'concluded'));
  });
});

describe('who may sign', () => {
  function refused(story: readonly Step[], person: Person, why: NotEligible) {
    given(...story)
      .when(signing(person))
      .thenRefused({ type: 'not-eligible', why });
    given(...story)
      .when(does(person, CONCLUDE_UNSEEN))
      .thenRefused({ type: 'not-eligible', why });
  }

  it('refuses a senior person whom the review does not name', () => {
    refused(DRAFTED, HEAD_HANA, 'not-named');
  });

  it('refuses somebody on the case who is not senior', () => {
    const osl = report({ source: 'pupil' });
    const receivers = { ...world.POLICY.receivers, ordinary: ['onlineSafetyLead'] } as const;
    const facts = world.factsOf(world.EVERYBODY, { ...world.POLICY, receivers });
    given()
      .when(osl, facts)
      .thenCase((_open, events) =>
        given(...events, does(AMINA_DSL, { type: 'acknowledge' }), does(AMINA_DSL, CONCLUDE_UNSEEN))
          .when(signing(world.OSL_OLA))
          .thenRefused({ type: 'not-eligible', why: 'not-senior' }),
      );
  });

  it('does not find the case for a senior leader who is not on it', () => {
    given(...UNSEEN)
      .when(signing(SENIOR_SAM))
      .thenRefused({ type: 'not-found' });
  });

  it('refuses the reporter who saw it (E5, T18)', () => {
    const saw = report({ by: BEN_DSL.id, source: 'sawIt' });
    const story = [saw, does(AMINA_DSL, { type: 'acknowledge' }), does(AMINA_DSL, CONCLUDE_UNSEEN)];
    refused(story, BEN_DSL, 'witness');
  });

  it('takes a reporter who did not say who told them as somebody who saw it (E5)', () => {
    const { source: _source, ...silent } = report({ by: BEN_DSL.id });
    refused(
      [silent, does(AMINA_DSL, { type: 'acknowledge' }), does(AMINA_DSL, CONCLUDE_UNSEEN)],
      BEN_DSL,
      'witness',
    );
  });

  for (const source of ['pupil', 'parent', 'colleague', 'monitoring', 'other'] as const)
    it(`lets a reporter sign who only wrote down what a ${source} told (E5)`, () => {
      const typed = report({ by: BEN_DSL.id, source });
      given(
        typed,
        does(AMINA_DSL, { type: 'acknowledge' }),
        does(AMINA_DSL, CONCLUDE_UNSEEN),
        signing(AMINA_DSL),
      )
        .when(signing(BEN_DSL))
        .thenCase((open) => assert.equal(open.progress.status, 'concluded'));
    });

  it('refuses who declared an interest, and keeps them working on it (E6)', () => {
    const story = [...DRAFTED, does(BEN_DSL, { type: 'declare-interest', reason: 'Her aunt' })];
    refused(story, BEN_DSL, 'interest');
    given(...story)
      .when(does(BEN_DSL, { type: 'add-note', text: 'Still here' }))
      .thenAccepted();
  });

  it('does not find the case for subject, excluded and leaver (E6, T19, T21)', () => {
    const named = does(AMINA_DSL, { type: 'make-confidential', reason: 'It was Ben', adults: [BEN_DSL.id] });
    given(...DRAFTED, named)
      .when(signing(BEN_DSL))
      .thenRefused({ type: 'not-found' });
    const excluded = does(HEAD_HANA, { type: 'exclude', who: BEN_DSL.id, reason: 'Her aunt' });
    given(...DRAFTED, excluded)
      .when(signing(BEN_DSL))
      .thenRefused({ type: 'not-found' });
    const left = factsWith({ ...BEN_DSL, left: MONDAY_10AM });
    given(...DRAFTED)
      .when(signing(BEN_DSL), left)
      .thenRefused({ type: 'not-found' });
  });

  it('admits a third by Ask a reviewer: senior, governor, chair or trust lead (E7, T20)', () => {
    for (const person of [SENIOR_SAM, world.GOVERNOR_GITA, world.CHAIR_CHIDI, world.TRUST_TARIQ]) {
      const asked = does(AMINA_DSL, { type: 'ask-reviewer', who: person.id, why: 'Ben is ill' });
      given(...SIGNED_ONCE, asked)
        .when(signing(person))
        .thenCase((open) => assert.equal(open.progress.status, 'concluded'));
    }
  });

  it('admits nobody who is not senior, has left, is concerned, or is on it already (T20)', () => {
    const ask = (who: Person) => does(AMINA_DSL, { type: 'ask-reviewer', who: who.id, why: 'Too few' });
    const no = (who: Person, why: NotEligible) =>
      given(...DRAFTED)
        .when(ask(who))
        .thenRefused({ type: 'other-not-eligible', who: who.id, why });
    no(TEACHER_TOM, 'witness');
    no(world.TEACHER_TESS, 'not-senior');
    no(world.TECH_TAO, 'not-senior');
    no(world.LEAVER_LEE, 'left');
    given(...DRAFTED)
      .when(ask(BEN_DSL))
      .thenRefused({ type: 'already-joined' });
    given(...DRAFTED, ADMITTED_SAM)
      .when(ask(SENIOR_SAM))
      .thenRefused({ type: 'already-joined' });
    given(...DRAFTED)
      .when(ask(world.STRANGER_SID))
      .thenRefused({ type: 'not-in-directory' });
    given(...CONCLUDED)
      .when(ask(SENIOR_SAM))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
  });

  it('refuses an admitted person whose role was taken away since (T21)', () => {
    const demoted = factsWith({ ...SENIOR_SAM, roles: [] });
    given(...DRAFTED, ADMITTED_SAM)
      .when(signing(SENIOR_SAM), demoted)
      .thenRefused({ type: 'not-found' });
    given(...DRAFTED, ADMITTED_SAM)
      .when(signing(SENIOR_SAM), factsWith({ ...SENIOR_SAM, roles: ['lineManager'] }))
      .thenRefused({ type: 'not-eligible', why: 'not-senior' });
  });
});
