import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { availableCommands } from '#domain/case/available.ts';
import { decide } from '#domain/case/decide.ts';
import { asksOf } from './choices.ts';
import { caseAfter, type Step } from './given.ts';
import * as stories from './stories.ts';
import { ADMITTED_SAM, BY_STATUS, STARTED } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CASE,
  does,
  EVERYBODY,
  FACTS,
  HEAD_HANA,
  MONDAY_10AM,
  report,
  SENIOR_SAM,
} from './world.ts';

const STORIES: Readonly<Record<string, readonly Step[]>> = {
  ...BY_STATUS,
  started: STARTED,
  joined: stories.JOINED,
  'computer proposed': [...stories.FOUND, does(AMINA_DSL, stories.CHANGE_COMPUTER)],
  'third person': [...stories.OTHER_TEXT, ADMITTED_SAM],
  'handed over': [...stories.HALTED, does(AMINA_DSL, stories.HAND_OVER)],
  interest: [...stories.ACKNOWLEDGED, does(BEN_DSL, { type: 'declare-interest', reason: 'Cousin' })],
  'seen by Ben': [report({ by: BEN_DSL.id }), does(AMINA_DSL, { type: 'acknowledge' })],
  'about Tess': [
    report({ adult: 'yes', adults: [world.TEACHER_TESS.id] }),
    does(HEAD_HANA, { type: 'acknowledge' }),
  ],
  'a device held': [...stories.ACKNOWLEDGED, does(AMINA_DSL, stories.SECURE)],
  reopened: [...stories.CLOSED, does(AMINA_DSL, stories.REOPEN)],
  merged: [...stories.ACKNOWLEDGED, stories.MERGED],
  'with duties': [...stories.CONCLUDED, does(AMINA_DSL, stories.ADD_PIA)],
};
/** Whom forms name: one that fits each of them is among these. */
const NAMED = [AMINA_DSL, BEN_DSL, HEAD_HANA, SENIOR_SAM, world.SENIOR_SUE];
const ACKNOWLEDGED = { status: 'acknowledged' } as const;
const REPORTERS_OWN = ['add-to-report', 'withdraw'];

describe('the buttons that somebody is shown', () => {
  for (const [name, story] of Object.entries(STORIES))
    it(`are all that some form of theirs would be taken for, and nothing else: ${name} (T10)`, () => {
      const open = caseAfter(...story);
      const other = { ...open, id: world.OTHER_CASE, progress: ACKNOWLEDGED };
      const facts = { ...FACTS, target: { open: other, policy: FACTS.policy } };
      for (const person of EVERYBODY) {
        const taken = new Set<string>();
        for (const whom of [...NAMED, person])
          for (let variant = 0; variant < 18; variant += 1)
            for (const ask of asksOf(open, whom.id, person.id, variant))
              if (decide({ ...ask, caseId: CASE, by: person.id, at: MONDAY_10AM }, open, facts).ok)
                taken.add(ask.type);
        const shown = availableCommands(open, person, facts);
        const expected = [...taken].filter((type) => !REPORTERS_OWN.includes(type));
        assert.deepEqual([...shown].sort(), expected.sort(), person.name);
      }
    });

  it('begin with the next sensible step', () => {
    const first = (story: readonly Step[], person = AMINA_DSL) =>
      availableCommands(caseAfter(...story), person, FACTS)[0];
    assert.equal(first(stories.REPORTED), 'acknowledge');
    assert.equal(first(stories.ACKNOWLEDGED), 'start-review');
    assert.equal(first(STARTED, BEN_DSL), 'join-review');
    assert.equal(first(stories.JOINED), 'add-finding');
    assert.equal(first(stories.HALTED), 'police-now');
    assert.equal(first(stories.DRAFTED), 'sign');
    assert.equal(first(stories.SIGNED_ONCE, BEN_DSL), 'sign');
    assert.equal(first(stories.CONCLUDED), 'close');
  });

  it('put Police now beside the next step while the police are owed a call (H2, H14)', () => {
    const owed = caseAfter(report({ category: 'indecentImages' }), does(AMINA_DSL, { type: 'acknowledge' }));
    assert.deepEqual(availableCommands(owed, AMINA_DSL, FACTS).slice(0, 2), ['start-review', 'police-now']);
    const told = caseAfter(
      report({ category: 'indecentImages' }),
      does(AMINA_DSL, { type: 'acknowledge' }),
      does(AMINA_DSL, stories.POLICE_NOW),
    );
    assert.notEqual(availableCommands(told, AMINA_DSL, FACTS)[1], 'police-now');
  });

  it('let the named reviewers ask for a third, who is not found among them (E7)', () => {
    assert.ok(availableCommands(caseAfter(...stories.DISPUTED), BEN_DSL, FACTS).includes('ask-reviewer'));
    assert.deepEqual(availableCommands(caseAfter(...stories.DISPUTED), SENIOR_SAM, FACTS), []);
  });
});
