import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { evolve } from '#domain/case/evolve.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { chaseIdle, nextIdleChase } from '#domain/idle.ts';
import type { Policy } from '#domain/policy.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { caseAfter, type Step } from './case/given.ts';
import * as stories from './case/stories.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CASE,
  CHAIR_CHIDI,
  does,
  FACTS,
  HEAD_HANA,
  idsOf,
  moment,
  OSL_OLA,
  report,
  TEACHER_TESS,
  TEACHER_TOM,
} from './case/world.ts';

const POLICY: Policy = {
  ...FACTS.policy,
  chase: {
    urgent: [
      { afterMinutes: 15, tell: ['dsl'] },
      { afterMinutes: 30, tell: ['head'] },
    ],
    ordinary: [{ afterSchoolHours: 4, tell: ['head'] }],
    day: { from: '08:30', to: '16:30' },
  },
};
const TIMING = { ...FACTS, policy: POLICY };
const ACKNOWLEDGE = { type: 'acknowledge' } as const;
const due = (open: OpenCase): string | undefined => {
  const at = nextIdleChase(open, TIMING);
  return at === undefined ? undefined : instantText(at).slice(5, 16);
};
const chased = (open: OpenCase, at: Instant): OpenCase => evolve(open, chaseIdle(open, TIMING, at), 9, CASE);
function steps(...story: readonly Step[]) {
  const told = [];
  let open = caseAfter(...story);
  for (let at = nextIdleChase(open, TIMING); at !== undefined; at = nextIdleChase(open, TIMING)) {
    told.push([instantText(at).slice(5, 16), chaseIdle(open, TIMING, at).people]);
    open = chased(open, at);
    assert.ok(told.length < 9, 'It has an end');
  }
  return told;
}

describe('a case that somebody took up, and nothing more (product 6)', () => {
  it('is chased after an hour where it is urgent, round the clock: its owner, then the ladder’s roles', () => {
    const night = moment('2026-12-24T23:00:00Z');
    assert.deepEqual(steps(report({ urgent: true, at: night }), does(AMINA_DSL, ACKNOWLEDGE, night)), [
      ['12-25T00:00', idsOf(AMINA_DSL)],
      ['12-25T01:00', idsOf(AMINA_DSL, BEN_DSL)],
      ['12-25T02:00', idsOf(HEAD_HANA)],
    ]);
  });

  it('is chased after a school day otherwise, over a Friday evening, and a clock change', () => {
    assert.deepEqual(steps(report(), does(AMINA_DSL, ACKNOWLEDGE)), [
      ['11-24T10:00', idsOf(AMINA_DSL)],
      ['11-25T10:00', idsOf(HEAD_HANA)],
    ]);
    const friday = moment('2026-10-23T16:00:00Z'); // 17:00 in summer time; the clocks go back on Sunday
    assert.equal(due(caseAfter(report(), does(AMINA_DSL, ACKNOWLEDGE, friday))), '10-26T16:30');
  });

  it('stops with any work by anybody on it, and begins anew with another owner', () => {
    const story = [report(), does(AMINA_DSL, ACKNOWLEDGE)];
    assert.equal(due(caseAfter(...story, does(BEN_DSL, { type: 'add-note', text: 'Rang' }))), undefined);
    assert.equal(due(caseAfter(...story, does(AMINA_DSL, stories.POLICE_NOW))), undefined);
    const given = does(AMINA_DSL, { type: 'assign', to: BEN_DSL.id }, moment('2026-11-23T12:00:00Z'));
    assert.equal(due(caseAfter(...story, given)), '11-24T12:00');
  });

  it('goes on when only the reporter says more, even where the reporter has it', () => {
    const story = [report(), does(AMINA_DSL, ACKNOWLEDGE)];
    assert.equal(
      due(caseAfter(...story, does(TEACHER_TOM, { type: 'add-to-report', text: 'x' }))),
      '11-24T10:00',
    );
    assert.equal(
      due(caseAfter(...story, does(TEACHER_TOM, { type: 'withdraw', reason: 'x' }))),
      '11-24T10:00',
    );
    const own = [report({ by: AMINA_DSL.id }), does(AMINA_DSL, ACKNOWLEDGE)];
    assert.equal(due(caseAfter(...own, does(AMINA_DSL, { type: 'add-note', text: 'x' }))), undefined);
  });

  it('is over once the case is concluded, and not begun before somebody has it', () => {
    assert.equal(due(caseAfter(report())), undefined);
    const taken = does(BEN_DSL, { type: 'take-over' });
    assert.equal(due(caseAfter(...stories.FOUND, taken)), '11-24T10:00');
    assert.equal(due(caseAfter(...stories.CONCLUDED, taken)), undefined);
    assert.equal(due(caseAfter(...stories.CLOSED, does(AMINA_DSL, stories.REOPEN))), '11-24T10:00');
  });

  it('does late steps as one after an outage, and counts on from then', () => {
    const open = caseAfter(report({ urgent: true }), does(AMINA_DSL, ACKNOWLEDGE));
    const late = moment('2026-11-23T12:30:00Z');
    const event = chaseIdle(open, TIMING, late);
    assert.deepEqual([event.step, event.people], [2, idsOf(AMINA_DSL, BEN_DSL)]);
    assert.equal(due(chased(open, late)), '11-23T13:30');
  });

  it('of a confidential case goes to those it went to and then the next level, never to a subject (H33)', () => {
    const about = report({ adult: 'yes', adults: [TEACHER_TESS.id], urgent: true });
    const told = steps(about, does(HEAD_HANA, ACKNOWLEDGE)).map(([, people]) => people);
    assert.deepEqual(told, [idsOf(HEAD_HANA), idsOf(HEAD_HANA), idsOf(CHAIR_CHIDI)]);
    const secret = does(OSL_OLA, { type: 'make-confidential', reason: 'An adult', adults: idsOf(AMINA_DSL) });
    const taken = does(HEAD_HANA, { type: 'take-over' });
    const open = caseAfter(report({ urgent: true }), does(AMINA_DSL, ACKNOWLEDGE), secret, taken);
    const last = chased(chased(open, moment('2026-11-23T12:00:00Z')), moment('2026-11-23T13:00:00Z'));
    assert.ok(!last.receivers.includes(AMINA_DSL.id));
    assert.ok(last.receivers.includes(CHAIR_CHIDI.id));
  });
});
