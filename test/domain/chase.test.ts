import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { evolve } from '#domain/case/evolve.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { chase, nextChase } from '#domain/chase.ts';
import type { Role, RoleHolders } from '#domain/person.ts';
import { findCategory, type Policy } from '#domain/policy.ts';
import { type Instant, instantText, minutes, plus } from '#domain/time.ts';
import { caseAfter, type Step } from './case/given.ts';
import { TRIAGE } from './case/stories.ts';
import * as world from './case/world.ts';
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
  report,
} from './case/world.ts';

const LADDER: Policy['chase'] = {
  urgent: [
    { afterMinutes: 15, tell: ['dsl'] },
    { afterMinutes: 30, tell: ['head'] },
  ],
  ordinary: [
    { afterSchoolHours: 4, tell: ['dsl'] },
    { afterSchoolHours: 8, tell: ['head'] },
  ],
  day: { from: '08:30', to: '16:30' },
};
const POLICY: Policy = {
  ...FACTS.policy,
  chase: LADDER,
  categories: FACTS.policy.categories.map((one) => ({ ...one, urgent: one.imageGuard })),
};
const TIMING = { policy: POLICY, closures: [] };
const ABOUT_HANA = report({ adult: 'yes', adults: [HEAD_HANA.id] });
const ABOUT_TESS = report({ adult: 'yes', adults: [world.TEACHER_TESS.id] });

const due = (open: OpenCase, policy = POLICY): string | undefined => {
  const at = nextChase(open, { policy, closures: [] });
  return at === undefined ? undefined : instantText(at);
};
const chased = (open: OpenCase, at: Instant, holders: RoleHolders = FACTS.holders) =>
  chase(open, { ...TIMING, holders }, at);
const onceDone = (open: OpenCase, event: CaseEvent): OpenCase => evolve(open, event, 2, CASE);

/** The whole ladder, each step at its moment. */
function ladder(...story: readonly Step[]): readonly (readonly [string, CaseEvent])[] {
  const steps: (readonly [string, CaseEvent])[] = [];
  let open = caseAfter(...story);
  for (let at = nextChase(open, TIMING); at !== undefined; at = nextChase(open, TIMING)) {
    const event = chased(open, at);
    steps.push([instantText(at), event]);
    open = onceDone(open, event);
    assert.ok(steps.length < 9, 'The ladder has an end');
  }
  return steps;
}
const told = (...story: readonly Step[]) =>
  ladder(...story).map(([at, event]) =>
    event.type === 'chased' ? [at.slice(5, 16), event.people, event.reporterTold] : [],
  );
const LEADS = idsOf(AMINA_DSL, BEN_DSL);
const HEAD = idsOf(HEAD_HANA);

describe('the chase ladder (P7, H18)', () => {
  it('goes in minutes, round the clock, where someone is in danger', () => {
    const night = moment('2026-12-24T23:00:00Z');
    assert.deepEqual(told(report({ urgent: true, at: night })), [
      ['12-24T23:15', LEADS, false],
      ['12-24T23:30', HEAD, false],
      ['12-24T23:45', [], true],
    ]);
  });

  it('does so for an urgent category, whatever was said of danger', () => {
    assert.deepEqual(
      told(report({ category: 'nudes' })).map(([at]) => at),
      [...['11-23T10:15', '11-23T10:30', '11-23T10:45']],
    );
    assert.equal(findCategory(POLICY, 'bullying')?.urgent, false);
  });

  it('goes in hours of school time otherwise', () => {
    assert.deepEqual(told(report()), [
      ['11-23T14:00', LEADS, false],
      ['11-24T10:00', HEAD, false],
      ['11-24T14:00', [], true],
    ]);
  });

  it('numbers its steps, and says all of them', () => {
    assert.deepEqual(ladder(report({ urgent: true }))[0]?.[1], {
      ...{ type: 'chased', step: 1, people: LEADS, reporterTold: false },
      at: plus(world.MONDAY_10AM, minutes(15)),
    });
  });

  it('stops on acknowledgement, and when the case is given to somebody', () => {
    assert.equal(due(caseAfter(report())), '2026-11-23T14:00:00.000Z');
    assert.equal(due(caseAfter(report(), does(AMINA_DSL, { type: 'acknowledge' }))), undefined);
    assert.equal(due(caseAfter(report(), does(AMINA_DSL, { type: 'assign', to: BEN_DSL.id }))), undefined);
    assert.equal(due(caseAfter(report(), does(AMINA_DSL, { type: 'take-over' }))), undefined);
  });

  it('goes on after what is no acknowledgement', () => {
    const noted = caseAfter(report(), does(AMINA_DSL, { type: 'add-note', text: 'Seen' }));
    assert.equal(due(noted), '2026-11-23T14:00:00.000Z');
  });

  it('turns urgent with a triage that makes it so', () => {
    const triage = { ...does(AMINA_DSL, TRIAGE), category: 'nudes' };
    assert.equal(due(caseAfter(report(), triage)), '2026-11-23T10:15:00.000Z');
  });

  it('has no step for a reporter where nobody reported', () => {
    assert.deepEqual(
      told(report({ origin: 'material' })).map(([, , reporter]) => reporter),
      [false, false],
    );
  });
});

describe('after an outage', () => {
  it('does the late steps as one, tells each person once, and counts on from then', () => {
    const open = caseAfter(report({ urgent: true }));
    const late = plus(world.MONDAY_10AM, minutes(40));
    const event = chased(open, late);
    assert.deepEqual([event.step, event.people, event.reporterTold], [2, [...LEADS, ...HEAD], false]);
    assert.equal(due(onceDone(open, event)), '2026-11-23T10:55:00.000Z');
  });

  it('tells everybody and the reporter when all of it is late, and then no more', () => {
    const open = caseAfter(report({ urgent: true }));
    const event = chased(open, plus(world.MONDAY_10AM, minutes(600)));
    assert.deepEqual([event.step, event.people, event.reporterTold], [3, [...LEADS, ...HEAD], true]);
    assert.equal(due(onceDone(open, event)), undefined);
  });

  it('is over where a new pack has fewer steps than were done', () => {
    const done: CaseEvent = {
      type: 'chased',
      step: 3,
      people: [],
      reporterTold: true,
      at: world.MONDAY_11AM,
    };
    const short = { ...POLICY, chase: { ...LADDER, ordinary: LADDER.ordinary.slice(0, 1) } };
    assert.equal(due(onceDone(caseAfter(report()), done), short), undefined);
  });
});

describe('a confidential case (H33, E1, T19)', () => {
  it('is chased with its own receivers, then the next level, who is on the case from then', () => {
    assert.deepEqual(
      told(ABOUT_TESS).map(([, people]) => people),
      [HEAD, idsOf(CHAIR_CHIDI), []],
    );
    const open = caseAfter(ABOUT_TESS);
    const first = onceDone(open, chased(open, moment('2026-11-23T14:00:00Z')));
    assert.deepEqual(first.receivers, HEAD);
    const second = onceDone(first, chased(first, moment('2026-11-24T10:00:00Z')));
    assert.deepEqual(second.receivers, idsOf(HEAD_HANA, CHAIR_CHIDI));
  });

  it('never tells a subject or somebody excluded, by any step', () => {
    assert.deepEqual(
      told(ABOUT_HANA).map(([, people]) => people),
      [idsOf(CHAIR_CHIDI), idsOf(CHAIR_CHIDI), []],
    );
    const both = report({ adult: 'yes', adults: idsOf(HEAD_HANA, CHAIR_CHIDI) });
    assert.deepEqual(
      told(both).map(([, people, reporter]) => [people, reporter]),
      [
        ...[
          [[], false],
          [[], false],
          [[], true],
        ],
      ],
    );
    const excluded = does(HEAD_HANA, { type: 'exclude', who: CHAIR_CHIDI.id, reason: 'A cousin' });
    assert.deepEqual(
      told(ABOUT_TESS, excluded).map(([, people]) => people),
      [HEAD, HEAD, []],
    );
  });

  it('goes to the next level at once where its receivers hold no role any more (T21)', () => {
    const holders = FACTS.holders.filter(({ id }) => id !== HEAD_HANA.id);
    const event = chased(caseAfter(ABOUT_TESS), moment('2026-11-23T14:00:00Z'), holders);
    assert.deepEqual(event.people, idsOf(CHAIR_CHIDI));
  });

  it('begins its ladder anew when an ordinary case is made confidential', () => {
    const open = caseAfter(report());
    const later = onceDone(open, chased(open, moment('2026-11-23T14:00:00Z')));
    const secret = does(
      AMINA_DSL,
      { type: 'make-confidential', reason: 'An adult', adults: [] },
      moment('2026-11-23T14:30:00Z'),
    );
    assert.equal(due(later), '2026-11-24T10:00:00.000Z');
    assert.equal(due(caseAfter(report(), secret)), '2026-11-24T10:30:00.000Z');
  });
});

it('an ordinary step tells no subject and nobody excluded, even by their role (E6)', () => {
  const excluded = does(HEAD_HANA, { type: 'exclude', who: AMINA_DSL.id, reason: 'A parent here' });
  assert.deepEqual(told(report(), excluded)[0]?.[1], idsOf(BEN_DSL));
});

it('a case that no channel shows begins with its own receivers (product 4)', () => {
  const tell: readonly Role[] = ['dsl'];
  const open: OpenCase = { ...caseAfter(report()), offChannel: true, receivers: idsOf(world.SENIOR_SAM) };
  const policy = { ...POLICY, chase: { ...LADDER, ordinary: [{ afterSchoolHours: 4, tell }] } };
  const event = chase(open, { ...FACTS, policy }, moment('2026-11-23T14:00:00Z'));
  assert.deepEqual(event.people, [world.SENIOR_SAM.id, ...LEADS]);
});
