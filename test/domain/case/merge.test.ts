import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isBarred } from '#domain/case/access.ts';
import type { Facts } from '#domain/case/decide.ts';
import { mergedIn } from '#domain/case/decide-merge.ts';
import { evolve } from '#domain/case/evolve.ts';
import { followed } from '#domain/case/evolve-merge.ts';
import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { caseAfter, given, type Step } from './given.ts';
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
  OTHER_CASE,
  OTHER_REFERENCE,
  report,
  TEACHER_TESS,
  TEACHER_TOM,
} from './world.ts';

const MERGE = { type: 'merge', into: OTHER_CASE, reason: 'The same event' } as const;
const ABOUT_TESS = report({ adult: 'yes', adults: [TEACHER_TESS.id] });

function other(...steps: readonly Step[]): OpenCase {
  return { ...caseAfter(...steps), id: OTHER_CASE, reference: OTHER_REFERENCE };
}

const into = (target: OpenCase): Facts => ({ ...FACTS, target });
const TARGET = other(...stories.ACKNOWLEDGED);

/** The target once the source was merged into it. */
function targetAfter(
  source: readonly Step[],
  target: OpenCase,
  children: Parameters<typeof mergedIn>[3] = new Map(),
): OpenCase {
  const command = { ...MERGE, caseId: CASE, by: HEAD_HANA.id, at: MONDAY_11AM };
  return mergedIn(command, caseAfter(...source), target, children).reduce<OpenCase>(
    (open, event, i) => evolve(open, event, 100 + i, OTHER_CASE),
    target,
  );
}

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

  it('owes what was open there, even where somebody was told here before', () => {
    const told = does(AMINA_DSL, { type: 'not-told', duty: 'police', reason: 'No crime' });
    const source = [report({ category: 'indecentImages' })];
    const open = targetAfter(source, other(report({ category: 'nudes' }), told));
    assert.deepEqual(
      open.duties.map(({ id, mode, status }) => [id, mode, status]),
      [
        ['police', 'must', 'open'],
        ['socialCare', 'decide', 'open'],
      ],
    );
    const done = other(report({ category: 'nudes' }), does(AMINA_DSL, stories.POLICE_NOW));
    assert.equal(targetAfter(source, done).duties[0]?.status, 'open');
  });

  it('adds its children, each with what is owed for that child (E16, E19)', () => {
    const source = [...stories.ACKNOWLEDGED, does(AMINA_DSL, stories.ADD_PIA)];
    const { type: _type, ...words } = stories.ADD_PIA;
    const pia = { ...words, type: 'person-added', duties: [], by: AMINA_DSL.id, at: MONDAY_11AM } as const;
    const open = targetAfter(source, TARGET, new Map([[3, pia]]));
    assert.deepEqual(open.children, [101]);
    assert.deepEqual(
      open.duties.map(({ id, status }) => [id, status]),
      [['parents-101', 'open']],
    );
    given(...source)
      .when(does(AMINA_DSL, MERGE), into(TARGET))
      .thenCase(({ duties }) => assert.deepEqual(duties, []));
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
