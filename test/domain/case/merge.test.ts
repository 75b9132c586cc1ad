import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isBarred } from '#domain/case/access.ts';
import { evolve } from '#domain/case/evolve.ts';
import { followed } from '#domain/case/evolve-merge.ts';
import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { caseAfter, given } from './given.ts';
import { into, MERGE, other, TARGET, targetAfter } from './merging.ts';
import * as stories from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CASE,
  does,
  FACTS,
  HEAD_HANA,
  idsOf,
  MONDAY_11AM,
  OSL_OLA,
  OTHER_REFERENCE,
  report,
  TEACHER_TESS,
  TEACHER_TOM,
} from './world.ts';

const ABOUT_TESS = report({ adult: 'yes', adults: [TEACHER_TESS.id] });

describe('merge (E32)', () => {
  it('ends the one case in the other, and fells what was signed of it', () => {
    given(...stories.SIGNED_ONCE)
      .when(does(AMINA_DSL, MERGE), into(TARGET))
      .thenCase((open, [fell, merged]) => {
        assert.ok(fell?.type === 'signature-fell' && fell.of === AMINA_DSL.id);
        assert.ok(merged?.type === 'merged' && merged.intoReference === OTHER_REFERENCE);
        assert.equal(open.progress.status, 'merged');
      });
  });

  it('is refused where there is no such open case, or it is this one', () => {
    const none = { type: 'no-such-target' } as const;
    for (const facts of [FACTS, into(caseAfter(report())), into(other(...stories.CLOSED))])
      given(report()).when(does(AMINA_DSL, MERGE), facts).thenRefused(none);
    given(report())
      .when(does(AMINA_DSL, MERGE), into({ ...TARGET, excluded: [AMINA_DSL.id] }))
      .thenRefused(none);
  });

  it('never joins an ordinary and a confidential case, either way (H33)', () => {
    given(ABOUT_TESS).when(does(HEAD_HANA, MERGE), into(TARGET)).thenRefused({ type: 'no-such-target' });
    given(report())
      .when(does(HEAD_HANA, MERGE), into(other(ABOUT_TESS)))
      .thenRefused({ type: 'no-such-target' });
    given(ABOUT_TESS)
      .when(does(HEAD_HANA, MERGE), into(other(ABOUT_TESS)))
      .thenAccepted();
  });

  it('merges away nothing that is concluded, closed, stopped, or held for an inquiry (E64)', () => {
    for (const status of ['concluded', 'closed', 'halted'] as const)
      given(...stories.BY_STATUS[status])
        .when(does(AMINA_DSL, MERGE), into(TARGET))
        .thenRefused({ type: 'wrong-state', status });
    given(report(), does(AMINA_DSL, { type: 'legal-hold', reason: 'An inquiry', stillHold: true }))
      .when(does(AMINA_DSL, MERGE), into(TARGET))
      .thenRefused({ type: 'on-legal-hold' });
  });

  it('is for the leads and the head', () => {
    given(report()).when(does(OSL_OLA, MERGE), into(TARGET)).thenRefused({ type: 'cannot-work-here' });
  });

  it('leaves only its reporter, its devices and its record to a merged case', () => {
    const merged = [...stories.ACKNOWLEDGED, does(AMINA_DSL, stories.SECURE), stories.MERGED];
    for (const ask of [stories.ADD_PIA, stories.CONCLUDE_UNSEEN, stories.CONFIDENTIAL, MERGE])
      given(...merged)
        .when(does(AMINA_DSL, ask), into(TARGET))
        .thenRefused({ type: 'merged-away', into: OTHER_REFERENCE });
    for (const ask of [{ type: 'add-to-report', text: 'More' }, stories.POLICE_NOW] as const)
      given(...merged)
        .when(does(TEACHER_TOM, ask))
        .thenAccepted();
    given(...merged)
      .when(does(BEN_DSL, { type: 'return-device', device: 3, toWhom: 'The owner' }))
      .thenAccepted();
  });
});

describe('what a merged case leaves to the other', () => {
  it('keeps whoever was kept out of the one out of the other, and off its signatures (E5, E6)', () => {
    const story = [
      ...[report(), does(HEAD_HANA, { type: 'exclude', who: AMINA_DSL.id, reason: 'Her aunt' })],
      does(BEN_DSL, { type: 'declare-interest', reason: 'A friend' }),
    ];
    const open = targetAfter(
      story,
      other(report({ by: TEACHER_TESS.id }), does(AMINA_DSL, { type: 'acknowledge' })),
    );
    assert.equal(isBarred(open, AMINA_DSL.id), true);
    assert.equal(open.owner, undefined);
    assert.deepEqual(open.interested, [BEN_DSL.id]);
    assert.deepEqual(open.witnesses, idsOf(TEACHER_TESS, TEACHER_TOM));
    assert.deepEqual(targetAfter([ABOUT_TESS], other(report({ adult: 'yes' }))).subjects, [TEACHER_TESS.id]);
  });

  it('fells the signature of somebody who may not sign the other (E5)', () => {
    const seenByAmina = [report({ by: AMINA_DSL.id })];
    assert.equal(targetAfter(seenByAmina, other(...stories.SIGNED_ONCE)).progress.status, 'drafted');
  });

  it('hands on danger, the police’s wish to wait, and the channel', () => {
    const waits = does(AMINA_DSL, { type: 'police-wait', reference: '', stillWait: true });
    const open = targetAfter([report({ urgent: true }), waits], other(report({ category: 'plagiarism' })));
    assert.deepEqual([open.urgent, open.policeWait, open.offChannel], [true, true, undefined]);
    assert.deepEqual(open.mergedFrom, [{ caseId: CASE, reference: world.REFERENCE }]);
  });
});

describe('the reporter of a merged case', () => {
  const merged = caseAfter(report(), stories.MERGED);
  const stage = (open: OpenCase) => {
    const face = faceOf(open, { kind: 'receipt', person: TEACHER_TOM.id });
    return face.kind === 'receipt' ? face.stage : '';
  };
  const next = (open: OpenCase, target: OpenCase): OpenCase => {
    const event = followed(open, target, MONDAY_11AM);
    return event === undefined ? open : evolve(open, event, 9, CASE);
  };

  it('is told as the other case is taken up and closed, and never that it fell back', () => {
    assert.equal(stage(merged), 'received');
    const taken = next(merged, TARGET);
    assert.deepEqual([stage(taken), taken.owner], ['acknowledged', AMINA_DSL.id]);
    assert.equal(stage(next(taken, other(report()))), 'acknowledged');
    assert.equal(stage(next(taken, other(...stories.CLOSED))), 'closed');
    assert.equal(followed(taken, TARGET, MONDAY_11AM), undefined);
  });

  it('has a case that turns confidential and keeps people out with the other', () => {
    const confidential = other(
      ...stories.ACKNOWLEDGED,
      does(HEAD_HANA, {
        ...stories.CONFIDENTIAL,
        adults: [AMINA_DSL.id],
      }),
    );
    const open = next(merged, confidential);
    assert.equal(open.access, 'restricted');
    assert.equal(isBarred(open, AMINA_DSL.id), true);
    assert.equal(open.owner, undefined);
  });
});
