import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { availableCommands } from '#domain/case/available.ts';
import type { Facts } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { faceOf } from '#domain/case/face.ts';
import { signersOf } from '#domain/case/signatures.ts';
import type { Policy } from '#domain/policy.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import { BY_STATUS, CLOSED, CONCLUDED, HALTED, REOPEN, signing } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, type Ask, BEN_DSL, does, EVERYBODY, HEAD_HANA, POLICY, TEACHER_TESS } from './world.ts';

const by = { by: AMINA_DSL.id, at: world.MONDAY_10AM };
const CLOSE: Ask = { type: 'close' };
const DEBRIEF = {
  ...{ type: 'debrief', learnt: 'Phones go unseen', willChange: 'A talk each term' },
} as const satisfies Ask;
const DEBRIEFED = { ...DEBRIEF, type: 'debriefed', duties: [] } as const;
const ELSEWHERE: Ask = { type: 'record-elsewhere', system: 'CPOMS', reference: '4711' };

const inWorld = (special: Partial<Policy>): Facts => world.factsOf(EVERYBODY, { ...POLICY, ...special });
const DEBRIEF_REQUIRED = inWorld({ debrief: 'required' });
const FOLLOWED_UP = inWorld({ debriefMeasure: 'change' });
const SYSTEMS = ['CPOMS', 'StaffSafe'];
const RECORD_REQUIRED = inWorld({ recordSystem: { systems: SYSTEMS, required: true } });
const RECORD_OFFERED = inWorld({ recordSystem: { systems: SYSTEMS, required: false } });

describe('the debrief (H37, LAR-172, LAR-173)', () => {
  it('keeps what was learnt and what will change', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, DEBRIEF))
      .thenRecorded({ ...DEBRIEFED, ...by });
  });

  it('owes each change that it calls for, debrief by debrief, until it is done or has a reason (LAR-174)', () => {
    const owed: CaseEvent = { ...DEBRIEFED, duties: [{ body: 'change', mode: 'decide' }], ...by };
    given(...CONCLUDED)
      .when(does(AMINA_DSL, DEBRIEF), FOLLOWED_UP)
      .thenRecorded(owed);
    const twice = [...CONCLUDED, owed, owed];
    const [first, second] = caseAfter(...twice).duties.map(({ id }) => id);
    assert.ok(first !== undefined && second !== undefined && first !== second);
    const done = does(AMINA_DSL, { type: 'record-action', what: 'Talked', byWhom: 'Amina', duty: first });
    given(...twice, done)
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'duties-open', bodies: ['change'] });
    given(...twice, done, does(AMINA_DSL, { type: 'not-told', duty: second, reason: 'No need any more' }))
      .when(does(AMINA_DSL, CLOSE))
      .thenAccepted();
  });

  it('owes nothing where nothing changes', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, { ...DEBRIEF, willChange: ' ' }), FOLLOWED_UP)
      .thenRecorded({ ...DEBRIEFED, willChange: ' ', ...by });
  });

  it('is required before closing where the pack says so, and nowhere else', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, CLOSE), DEBRIEF_REQUIRED)
      .thenRefused({ type: 'needs-debrief' });
    given(...CONCLUDED, does(AMINA_DSL, DEBRIEF))
      .when(does(AMINA_DSL, CLOSE), DEBRIEF_REQUIRED)
      .thenRecorded({ type: 'closed', ...by });
    given(...CONCLUDED)
      .when(does(AMINA_DSL, CLOSE))
      .thenAccepted();
  });

  it('is taken in every state but a closed one', () => {
    for (const [status, story] of Object.entries(BY_STATUS)) {
      const asked = given(...story).when(does(AMINA_DSL, DEBRIEF));
      if (status === 'closed') asked.thenRefused({ type: 'wrong-state', status });
      else asked.thenAccepted();
    }
  });
});

describe('the record in another system (E62, STA-196, LTH-027)', () => {
  it('keeps the system and its reference', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, ELSEWHERE))
      .thenRecorded({ ...ELSEWHERE, type: 'recorded-elsewhere', ...by });
  });

  it('is required before closing where the pack says so, and nowhere else', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, CLOSE), RECORD_REQUIRED)
      .thenRefused({ type: 'needs-record-elsewhere' });
    given(...CONCLUDED, does(AMINA_DSL, ELSEWHERE))
      .when(does(AMINA_DSL, CLOSE), RECORD_REQUIRED)
      .thenAccepted();
    given(...CONCLUDED)
      .when(does(AMINA_DSL, CLOSE), RECORD_OFFERED)
      .thenAccepted();
  });

  it('is in a system that the pack names, or in any where it names none', () => {
    const other: Ask = { ...ELSEWHERE, system: 'A folder' };
    given(...CONCLUDED)
      .when(does(AMINA_DSL, other), RECORD_OFFERED)
      .thenRefused({ type: 'not-in-policy', field: 'system' });
    given(...CONCLUDED)
      .when(does(AMINA_DSL, other))
      .thenAccepted();
    given(...CLOSED)
      .when(does(AMINA_DSL, ELSEWHERE))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('offers Close only when nothing is owed', () => {
    const open = caseAfter(...CONCLUDED);
    assert.ok(!availableCommands(open, AMINA_DSL, RECORD_REQUIRED).includes('close'));
    assert.ok(availableCommands(open, AMINA_DSL, RECORD_REQUIRED).includes('record-elsewhere'));
    assert.ok(availableCommands(open, AMINA_DSL, RECORD_OFFERED).includes('close'));
  });
});

describe('reopening', () => {
  const reopened: readonly Step[] = [...CLOSED, does(AMINA_DSL, REOPEN)];

  it('is for a concluded or a closed case', () => {
    for (const [status, story] of Object.entries(BY_STATUS)) {
      const asked = given(...story).when(does(AMINA_DSL, REOPEN));
      if (status === 'concluded' || status === 'closed')
        asked.thenRecorded({ type: 'reopened', reason: REOPEN.reason, ...by });
      else asked.thenRefused({ type: 'wrong-state', status: caseAfter(...story).progress.status });
    }
  });

  it('is for a lead or the head, or whom a confidential case went to', () => {
    given(...CLOSED)
      .when(does(HEAD_HANA, REOPEN))
      .thenAccepted();
    given(...CLOSED)
      .when(does(world.OSL_OLA, REOPEN))
      .thenRefused({ type: 'cannot-work-here' });
    const asked = does(AMINA_DSL, { type: 'ask-reviewer', who: world.SENIOR_SAM.id, why: 'Too few' });
    const before = [...stories.SIGNED_ONCE, asked, signing(BEN_DSL)];
    given(...before)
      .when(does(world.SENIOR_SAM, REOPEN))
      .thenRefused({ type: 'cannot-work-here' });
  });

  it('stands as after the acknowledgement, with its people, its duties and its reviewers', () => {
    const before = caseAfter(...CLOSED);
    const open = caseAfter(...reopened);
    assert.deepEqual(open.progress, { status: 'acknowledged' });
    assert.equal(open.reopened, true);
    assert.equal(before.reopened, false);
    assert.equal(open.owner, before.owner);
    assert.deepEqual(open.duties, before.duties);
    assert.deepEqual(open.review, before.review);
    assert.deepEqual(faceOf(open, { kind: 'receipt', person: TEACHER_TESS.id }), {
      ...faceOf(before, { kind: 'receipt', person: TEACHER_TESS.id }),
      stage: 'acknowledged',
    });
  });

  it('carries no signature over: the same words need two people again (H1, STA-173)', () => {
    assert.deepEqual(signersOf(caseAfter(...reopened)), []);
    const again: readonly Step[] = [...reopened, does(AMINA_DSL, stories.CONCLUDE)];
    const old = caseAfter(...stories.DRAFTED);
    const replayed = signing(AMINA_DSL)(old);
    given(...again)
      .when(replayed)
      .thenRefused({ type: 'record-changed' });
    given(...again)
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'wrong-state', status: 'drafted' });
    given(...again, signing(AMINA_DSL))
      .when(signing(AMINA_DSL))
      .thenRefused({ type: 'needs-second-person' });
    given(...again, signing(AMINA_DSL), signing(BEN_DSL))
      .when(does(AMINA_DSL, CLOSE))
      .thenAccepted();
  });

  it('may be reviewed again, by two', () => {
    given(...reopened)
      .when(does(AMINA_DSL, stories.FINDING))
      .thenRefused({ type: 'wrong-state', status: 'acknowledged' });
    given(...reopened)
      .when(does(HEAD_HANA, stories.START))
      .thenCase((open) =>
        assert.deepEqual(open.review, {
          ...{ first: HEAD_HANA.id, second: BEN_DSL.id, joined: false, findings: 1 },
        }),
      );
  });

  it('does not hide what was examined before (H4)', () => {
    given(...reopened)
      .when(does(AMINA_DSL, stories.CONCLUDE_UNSEEN))
      .thenRefused({ type: 'was-examined' });
  });

  it('keeps the findings locked after an illegal image (H6, E23)', () => {
    const over = [...HALTED, does(BEN_DSL, stories.POLICE_NOW), does(AMINA_DSL, stories.HAND_OVER)];
    const halted = [...over, signing(AMINA_DSL), signing(BEN_DSL), does(AMINA_DSL, REOPEN)];
    assert.equal(caseAfter(...halted).progress.status, 'halted');
    for (const ask of [stories.FINDING, stories.START, stories.CONCLUDE])
      given(...halted)
        .when(does(AMINA_DSL, ask))
        .thenRefused({ type: 'locked-after-image' });
    given(...halted)
      .when(does(AMINA_DSL, stories.HAND_OVER))
      .thenAccepted();
  });

  it('asks for the debrief and the other system’s reference anew', () => {
    const ended: readonly Step[] = [...CONCLUDED, does(AMINA_DSL, DEBRIEF), does(AMINA_DSL, ELSEWHERE)];
    const again: readonly Step[] = [
      ...[...ended, does(AMINA_DSL, REOPEN), does(AMINA_DSL, stories.CONCLUDE)],
      ...[signing(AMINA_DSL), signing(BEN_DSL)],
    ];
    given(...again)
      .when(does(AMINA_DSL, CLOSE), DEBRIEF_REQUIRED)
      .thenRefused({ type: 'needs-debrief' });
    given(...again)
      .when(does(AMINA_DSL, CLOSE), RECORD_REQUIRED)
      .thenRefused({ type: 'needs-record-elsewhere' });
  });
});
