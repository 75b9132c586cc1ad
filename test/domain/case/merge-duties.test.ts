import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { instantText } from '#domain/time.ts';
import { given } from './given.ts';
import { into, MERGE, other, TARGET, targetAfter } from './merging.ts';
import * as stories from './stories.ts';
import { AMINA_DSL, AT_ONCE, does, FACTS, HEAD_HANA, MONDAY_11AM, moment, report } from './world.ts';

const PIA = { ...stories.ADD_PIA, type: 'person-added', duties: [], at: MONDAY_11AM } as const;
const ILLEGAL = does(AMINA_DSL, { ...stories.TRIAGE, kind: 'illegal' });

describe('what a merged case owes, the other owes', () => {
  it('even where somebody was told here before', () => {
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

  it('for each of its children, who are added to it (E16, E19)', () => {
    const source = [...stories.ACKNOWLEDGED, does(AMINA_DSL, stories.ADD_PIA)];
    const open = targetAfter(source, TARGET, new Map([[3, PIA]]));
    assert.deepEqual(open.children, [101]);
    assert.deepEqual(
      open.duties.map(({ id, status }) => [id, status]),
      [['parents-101', 'open']],
    );
    given(...source)
      .when(does(AMINA_DSL, MERGE), into(TARGET))
      .thenCase(({ duties }) => assert.deepEqual(duties, []));
  });

  it('by the time it was due, and not by one that begins with the merge', () => {
    const open = targetAfter([report(), ILLEGAL], TARGET);
    assert.deepEqual(open.duties, [
      { id: 'police', body: 'police', mode: 'must', status: 'open', ...AT_ONCE },
    ]);
    const done = other(report(), ILLEGAL, does(AMINA_DSL, stories.POLICE_NOW));
    assert.deepEqual(targetAfter([report(), ILLEGAL], done).duties, open.duties);
  });

  it('by the first of two times, where both owe it', () => {
    const later = other(report(), does(AMINA_DSL, { ...stories.TRIAGE, kind: 'illegal' }, MONDAY_11AM));
    assert.equal(instantText(later.duties[0]?.due?.dueAt ?? MONDAY_11AM).slice(11, 16), '11:15');
    assert.deepEqual(targetAfter([report(), ILLEGAL], later).duties[0]?.due, AT_ONCE.due);
  });

  it('as the category of the other asks of every child, but nothing that was answered', () => {
    const categories = FACTS.policy.categories.map((one) => ({
      ...one,
      childDuties: ['parents', 'riskAssessment'].map((body) => ({
        ...({ body, mode: 'must', clock: { kind: 'sameDay' } } as const),
      })),
    }));
    const policy: Policy = { ...FACTS.policy, categories };
    const answered = { type: 'not-told', duty: 'parents-2', reason: 'At risk' } as const;
    const source = [report(), does(AMINA_DSL, stories.ADD_PIA), does(AMINA_DSL, answered)];
    const open = targetAfter(source, TARGET, new Map([[2, PIA]]), policy);
    assert.deepEqual(
      open.duties.map(({ id, due }) => [id, due?.dueAt]),
      [['riskAssessment-101', moment('2026-11-23T16:30:00Z')]],
    );
  });

  it('only under a policy that knows it: else it would never end', () => {
    const policy = { ...FACTS.policy, bodies: FACTS.policy.bodies.filter(({ id }) => id !== 'lado') };
    const asked = { adult: 'yes', adults: [] } as const;
    const target = other(report(asked));
    for (const [edition, check] of [
      [policy, { type: 'other-edition' }],
      [FACTS.policy, undefined],
    ] as const) {
      const merge = given(report(asked)).when(does(HEAD_HANA, MERGE), into(target, edition));
      if (check === undefined) merge.thenAccepted();
      else merge.thenRefused(check);
    }
    const none = { type: 'not-told', duty: 'lado', reason: 'Low level' } as const;
    given(report(asked), does(HEAD_HANA, none))
      .when(does(HEAD_HANA, MERGE), into(target, policy))
      .thenAccepted();
  });
});
