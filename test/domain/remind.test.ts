import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { evolve } from '#domain/case/evolve.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { answerable } from '#domain/case/owing.ts';
import { nextReminder, remind } from '#domain/case/remind.ts';
import { jobsDue, nextJob } from '#domain/case-clock.ts';
import type { Policy } from '#domain/policy.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { caseAfter, given, type Step } from './case/given.ts';
import { ADD_PIA, CLOSED, POLICE_NOW, TRIAGE } from './case/stories.ts';
import * as world from './case/world.ts';
import { AMINA_DSL, BEN_DSL, CASE, does, FACTS, HEAD_HANA, idsOf, moment, report } from './case/world.ts';

const POLICY: Policy = {
  ...FACTS.policy,
  childDuties: [{ body: 'parents', mode: 'decide', clock: { kind: 'sameDay' } }],
};
/** Monday at ten: the police at once, the parents of Pia the same day. */
const OWING: readonly Step[] = [
  ...[report(), does(AMINA_DSL, { type: 'acknowledge' })],
  ...given(report())
    .when(does(AMINA_DSL, ADD_PIA), { ...FACTS, policy: POLICY })
    .recorded(),
  does(AMINA_DSL, { ...TRIAGE, kind: 'illegal' }),
];
const PARENTS = 'parents-3';
const clock = (time: string): Instant => moment(`2026-11-23T${time}:00Z`);
const asked = (open: OpenCase, time: string) =>
  remind(open, POLICY, FACTS.holders, clock(time)).map((event) =>
    event.type === 'reminded' ? [event.duty, event.late, event.people] : [],
  );
const next = (open: OpenCase): string | undefined => {
  const at = nextReminder(open, POLICY);
  return at === undefined ? undefined : instantText(at).slice(11, 16);
};
const done = (open: OpenCase, time: string): OpenCase =>
  remind(open, POLICY, FACTS.holders, clock(time)).reduce((so, event) => evolve(so, event, 9, CASE), open);
const AMINA = idsOf(AMINA_DSL);

describe('a duty that is due (product 6)', () => {
  it('is asked about at its moments and not before, each duty for itself', () => {
    const open = caseAfter(...OWING);
    assert.equal(next(open), '10:15');
    assert.deepEqual(asked(open, '10:14'), []);
    assert.deepEqual(asked(open, '10:15'), [['police', true, AMINA]]);
    const later = done(open, '10:15');
    assert.equal(next(later), '11:00');
    assert.equal(next(done(later, '11:00')), '13:15');
    assert.deepEqual(asked(done(later, '11:00'), '13:15'), [[PARENTS, false, AMINA]]);
  });

  it('that several are late never makes one of two duties, nor two reminders of one (T37)', () => {
    const open = caseAfter(...OWING);
    const late = [
      [PARENTS, true, AMINA],
      ['police', true, AMINA],
    ];
    assert.deepEqual(asked(open, '17:00'), late);
    assert.equal(next(done(open, '17:00')), undefined);
    assert.deepEqual(asked(done(open, '17:00'), '18:00'), []);
  });

  it('is asked about no more once it was told or answered, or the case is closed', () => {
    const told = caseAfter(...OWING, does(AMINA_DSL, POLICE_NOW));
    assert.equal(next(told), '13:15');
    const answer = does(AMINA_DSL, { type: 'not-told', duty: PARENTS, reason: 'Risk' });
    assert.equal(next(caseAfter(...OWING, does(AMINA_DSL, POLICE_NOW), answer)), undefined);
    const closed: OpenCase = { ...caseAfter(...CLOSED), duties: caseAfter(...OWING).duties };
    assert.equal(next(closed), undefined);
  });

  it('waits with the police for the parents, and never for the police themselves (E37)', () => {
    const wait = does(AMINA_DSL, { type: 'police-wait', reference: '', stillWait: true });
    assert.deepEqual(asked(caseAfter(...OWING, wait), '17:00'), [['police', true, AMINA]]);
  });
});

describe('who is asked', () => {
  const people = (open: OpenCase, holders = FACTS.holders) => answerable(open, holders);

  it('is the owner alone; until somebody has it, those it went to and the leads', () => {
    assert.deepEqual(people(caseAfter(...OWING)), AMINA);
    assert.deepEqual(people(caseAfter(report())), idsOf(HEAD_HANA, AMINA_DSL, BEN_DSL));
  });

  it('is no owner who has left, but those it went to (E45)', () => {
    const gone = FACTS.holders.filter(({ id }) => id !== AMINA_DSL.id);
    assert.deepEqual(people(caseAfter(...OWING), gone), idsOf(HEAD_HANA, BEN_DSL));
  });

  it('is never a subject, and of a confidential case only who received it (H33, T19)', () => {
    const about = caseAfter(report({ adult: 'yes', adults: [AMINA_DSL.id] }));
    assert.deepEqual(people(about), idsOf(HEAD_HANA));
    const excluded = does(HEAD_HANA, { type: 'exclude', who: AMINA_DSL.id, reason: 'A parent here' });
    assert.deepEqual(people(caseAfter(...OWING, excluded)), idsOf(HEAD_HANA, BEN_DSL));
    const nobody = report({ adult: 'yes', adults: idsOf(HEAD_HANA, world.CHAIR_CHIDI) });
    assert.deepEqual(people(caseAfter(nobody)), []);
  });
});

describe('what the clock does next', () => {
  it('is the soonest of chasing, asking after work and reminding, and all that is due at once', () => {
    const reported = caseAfter(report(), does(AMINA_DSL, { ...TRIAGE, kind: 'illegal' }));
    const at = nextJob(reported, FACTS);
    assert.equal(at === undefined ? '' : instantText(at).slice(11, 16), '10:15');
    const types = jobsDue(reported, FACTS, clock('14:00')).map(({ type }) => type);
    assert.deepEqual(types, ['chased', 'reminded']);
    assert.deepEqual(jobsDue(reported, FACTS, clock('10:14')), []);
  });

  it('is nothing for a case that owes nothing', () => {
    assert.equal(nextJob(caseAfter(...CLOSED), FACTS), undefined);
  });
});
