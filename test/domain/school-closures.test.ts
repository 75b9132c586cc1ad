import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isSchoolDay, plusSchoolDays, plusSchoolHours } from '#domain/calendar.ts';
import type { Facts } from '#domain/case/decide.ts';
import { nextChase } from '#domain/chase.ts';
import { nextIdleChase } from '#domain/idle.ts';
import type { DutyRule, Policy } from '#domain/policy.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { caseAfter, given } from './case/given.ts';
import { ADD_PIA } from './case/stories.ts';
import { AMINA_DSL, type Ask, does, moment, POLICY, report, FACTS as WORLD } from './case/world.ts';

const DAY = { from: '08:30', to: '16:30' };
const CLOSURES = [
  { from: '2026-12-21', to: '2027-01-01', name: 'Christmas' },
  { from: '2027-01-05', to: '2027-01-05', name: 'Training' },
];
/** Friday, 15:30: an hour before the school shuts for Christmas. */
const FRIDAY = moment('2026-12-18T15:30:00Z');
const text = (at: Instant | undefined): string | undefined => at && instantText(at).slice(0, 16);

describe('days on which the school is shut', () => {
  it('are no school days, the first and the last included; the days beside them are', () => {
    const open = (date: string) => isSchoolDay(moment(`${date}T10:00:00Z`), CLOSURES);
    const shut = ['2026-12-21', '2026-12-23', '2027-01-01', '2027-01-05', '2027-01-02'];
    for (const date of shut) assert.equal(open(date), false, date);
    for (const date of ['2026-12-18', '2027-01-04', '2027-01-06']) assert.equal(open(date), true, date);
    assert.equal(isSchoolDay(moment('2026-12-23T10:00:00Z'), []), true);
  });

  it('begin and end at midnight on the clock of the wall, in summer too', () => {
    const day = [{ from: '2026-06-24', to: '2026-06-24', name: '' }];
    const open = (at: string) => isSchoolDay(moment(at), day);
    assert.deepEqual(
      ['2026-06-23T22:59:00Z', '2026-06-23T23:00:00Z', '2026-06-24T22:59:00Z', '2026-06-24T23:00:00Z'].map(
        open,
      ),
      [true, false, false, true],
    );
  });

  it('do not count as school hours or school days', () => {
    assert.equal(text(plusSchoolHours(FRIDAY, 3, DAY, CLOSURES)), '2027-01-04T10:30');
    assert.equal(text(plusSchoolHours(FRIDAY, 10, DAY, CLOSURES)), '2027-01-06T09:30');
    assert.equal(text(plusSchoolHours(FRIDAY, 3, DAY, [])), '2026-12-21T10:30');
    assert.equal(text(plusSchoolDays(FRIDAY, 2, CLOSURES)), '2027-01-06T15:30');
    assert.equal(text(plusSchoolDays(FRIDAY, 2, [])), '2026-12-22T15:30');
  });
});

const CLOCKS: readonly DutyRule[] = [
  { body: 'parents', mode: 'decide', clock: { kind: 'workingDays', count: 1 }, updateEvery: 2 },
  { body: 'lado', mode: 'decide', clock: { kind: 'sameDay' } },
  { body: 'ico', mode: 'decide', clock: { kind: 'hours', count: 72 } },
];
const PACK: Policy = {
  ...POLICY,
  childDuties: CLOCKS,
  chase: {
    ...{ urgent: [{ afterMinutes: 15, tell: ['dsl'] }], ordinary: [{ afterSchoolHours: 3, tell: ['dsl'] }] },
    day: DAY,
  },
};
const OPEN: Facts = { ...WORLD, policy: PACK };
const SHUT: Facts = { ...OPEN, closures: CLOSURES };

describe('what rests while the school is shut, and what never does', () => {
  it('an ordinary case waits for the school to open before it is chased; an urgent one does not', () => {
    const ordinary = caseAfter(report({ at: FRIDAY }));
    assert.equal(text(nextChase(ordinary, SHUT)), '2027-01-04T10:30');
    assert.equal(text(nextChase(ordinary, OPEN)), '2026-12-21T10:30');
    const urgent = caseAfter(report({ at: FRIDAY, urgent: true }));
    assert.equal(text(nextChase(urgent, SHUT)), '2026-12-18T15:45');
  });

  it('nor is its owner asked in the holidays whether anything happened', () => {
    const taken = caseAfter(report({ at: FRIDAY }), does(AMINA_DSL, { type: 'acknowledge' }, FRIDAY));
    assert.equal(text(nextIdleChase(taken, SHUT)), '2027-01-04T15:30');
    assert.equal(text(nextIdleChase(taken, OPEN)), '2026-12-21T15:30');
  });

  it('statutory clocks run on: the same times whether the school is shut or not (T31)', () => {
    const due = (facts: Facts) => {
      const [added] = given(report({ at: FRIDAY }))
        .when(does(AMINA_DSL, ADD_PIA, FRIDAY), facts)
        .recorded();
      return added?.type === 'person-added' ? added.duties.map(({ due: times }) => times) : [];
    };
    assert.equal(due(SHUT).length, 3);
    assert.deepEqual(due(SHUT), due(OPEN));
    assert.deepEqual(
      due(SHUT).map((times) => text(times?.dueAt)),
      ['2026-12-21T15:30', '2026-12-18T16:30', '2026-12-21T15:30'],
    );
  });

  it('parents who were told hear more so many school days later (H17)', () => {
    const pia = given(report()).when(does(AMINA_DSL, ADD_PIA), OPEN).recorded();
    const words = { how: 'phone' as const, when: FRIDAY, reference: '', said: '' };
    const tell: Ask = { type: 'refer', body: 'parents', ...words };
    const next = (facts: Facts) =>
      given(report(), ...pia)
        .when(does(AMINA_DSL, tell, FRIDAY), facts)
        .recorded()
        .flatMap((event) => (event.type === 'told' ? (event.updates ?? []) : []))
        .map(({ dueAt }) => text(dueAt));
    assert.deepEqual([next(SHUT), next(OPEN)], [['2027-01-06T15:30'], ['2026-12-22T15:30']]);
  });
});
