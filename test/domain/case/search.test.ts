import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import { availableCommands } from '#domain/case/available.ts';
import type { SearchRule } from '#domain/policy.ts';
import { caseAfter, given } from './given.ts';
import { ACKNOWLEDGED, BY_STATUS, CLOSED } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, type Ask, BEN_DSL, does, EVERYBODY, HEAD_HANA, POLICY, TEACHER_TOM } from './world.ts';

const SEARCH: SearchRule = {
  searchers: ['head'],
  present: ['dsl'],
  conditions: [
    { id: 'goodReason', title: 'There is a good reason' },
    { id: 'sameSex', title: 'The searcher is of the same sex' },
    { id: 'private', title: 'The place is private' },
  ],
};
const FACTS = world.factsOf(EVERYBODY, { ...POLICY, search: SEARCH });
const ALL = SEARCH.conditions.map(({ id }) => id);
const by = { by: AMINA_DSL.id, at: world.MONDAY_10AM };
const words = { device: 'Blue phone', reason: 'Images are said to be on it' };
const MADE = { searcher: HEAD_HANA.id, present: AMINA_DSL.id, conditions: ALL } as const;

type Search = Extract<Ask, { type: 'record-search' }>['search'];
const records = (search: Search) => does(AMINA_DSL, { type: 'record-search', ...words, search });
const asked = (search: Search) => given(...ACKNOWLEDGED).when(records(search), FACTS);

describe('a search of a device (H12, LTH-165, LIN-003, STA-020, STA-124)', () => {
  it('is recorded with its reason, its two people and every condition met', () => {
    asked(MADE).thenRecorded({ type: 'search-made', ...words, ...MADE, ...by });
  });

  it('is refused with any one condition unmet: reason, same sex, private place (LTH-171, LTH-172)', () => {
    for (const unmet of ALL)
      asked({ ...MADE, conditions: ALL.filter((id) => id !== unmet) }).thenRefused({
        type: 'search-incomplete',
      });
    asked({ ...MADE, conditions: [] }).thenRefused({ type: 'search-incomplete' });
    asked({ ...MADE, conditions: ['weather', 'luck', 'hope'] }).thenRefused({ type: 'search-incomplete' });
  });

  it('names who searched and which lead was present', () => {
    const { searcher: _searcher, ...nobody } = MADE;
    const { present: _present, ...alone } = MADE;
    asked(nobody).thenRefused({ type: 'search-incomplete' });
    asked(alone).thenRefused({ type: 'search-incomplete' });
  });

  it('is made by whom the policy names, with a lead whom it names beside (LTH-169, LTH-170)', () => {
    for (const person of [BEN_DSL, TEACHER_TOM, world.SENIOR_SAM, world.LEAVER_LEE])
      asked({ ...MADE, searcher: person.id }).thenRefused({ type: 'may-not-search' });
    for (const person of [TEACHER_TOM, world.SENIOR_SAM, world.LEAVER_LEE])
      asked({ ...MADE, present: person.id }).thenRefused({ type: 'not-a-lead-present' });
  });

  it('needs two people, even where one holds both roles (LTH-170)', () => {
    const both = world.factsOf([...EVERYBODY.filter(({ id }) => id !== HEAD_HANA.id), BOTH], FACTS.policy);
    given(...ACKNOWLEDGED)
      .when(records({ ...MADE, present: BOTH.id }), both)
      .thenRefused({ type: 'search-needs-two' });
    given(...ACKNOWLEDGED)
      .when(records(MADE), both)
      .thenAccepted();
  });

  it('is not made by somebody kept out of the case', () => {
    const excluded = does(AMINA_DSL, { type: 'exclude', who: HEAD_HANA.id, reason: 'Her own child' });
    given(...ACKNOWLEDGED, excluded)
      .when(records(MADE), FACTS)
      .thenRefused({ type: 'other-not-eligible', who: HEAD_HANA.id, why: 'excluded' });
  });

  it('may be recorded as not carried out, with the reason and no condition (LTH-179)', () => {
    const why = 'It would have distressed the child more';
    asked({ why }).thenRecorded({ type: 'search-not-made', ...words, why, ...by });
    asked({ why: ' ' }).thenRefused({ type: 'search-needs-why' });
  });

  it('is no power of a school whose policy gives none, and there is no button for it', () => {
    for (const search of [MADE, { why: 'No' }])
      given(...ACKNOWLEDGED)
        .when(records(search))
        .thenRefused({ type: 'no-power-to-search' });
    const open = caseAfter(...ACKNOWLEDGED);
    assert.ok(!availableCommands(open, AMINA_DSL, world.FACTS).includes('record-search'));
    assert.ok(availableCommands(open, AMINA_DSL, FACTS).includes('record-search'));
  });

  it('is recorded in every state but a closed case, by those who work it', () => {
    for (const [status, story] of Object.entries(BY_STATUS))
      if (status !== 'closed')
        given(...story)
          .when(records(MADE), FACTS)
          .thenAccepted();
    given(...CLOSED)
      .when(records(MADE), FACTS)
      .thenRefused({ type: 'wrong-state', status: 'closed' });
    given(...ACKNOWLEDGED)
      .when(does(world.OSL_OLA, { type: 'record-search', ...words, search: MADE }), FACTS)
      .thenRefused({ type: 'cannot-work-here' });
  });
});

const BOTH = { ...HEAD_HANA, roles: ['head', 'dsl'] } as const;
