import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { maySee, mayWork, peopleOnCase } from '#domain/case/access.ts';
import { availableCommands } from '#domain/case/available.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import { faceOf } from '#domain/case/face.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import type { Person } from '#domain/person.ts';
import type { Category } from '#domain/policy.ts';
import { cardsAfter } from '#workflows/consequences.ts';
import { ADD_PIA, CONFIDENTIAL, TRIAGE } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  CASE,
  does,
  EVERYBODY,
  HEAD_HANA,
  idsOf,
  POLICY,
  report,
  SENIOR_SAM,
  SENIOR_SUE,
  TEACHER_TESS,
} from './world.ts';

const MANAGER_MIA = EVERYBODY.find(({ roles }) => roles.includes('lineManager'));
assert.ok(MANAGER_MIA);
const [bullying] = POLICY.categories;
assert.ok(bullying);

/** Three categories as a pack may have them, beside those of the ordinary world. */
const PLAGIARISM: Category = {
  ...{ ...bullying, id: 'plagiarism', title: 'plagiarism', channel: false, receivers: ['lineManager'] },
};
const FILTER: Category = {
  ...{ ...bullying, id: 'filterBreach', title: 'filterBreach', receivers: ['seniorLeader', 'head'] },
  childDuties: [{ body: 'socialCare', mode: 'must' }],
};
const DEVICE: Category = { ...bullying, id: 'deviceRule', title: 'deviceRule', channel: false };
const FACTS = world.factsOf(EVERYBODY, {
  ...POLICY,
  categories: [...POLICY.categories, PLAGIARISM, FILTER, DEVICE],
  seriousDuties: [
    { body: 'lado', mode: 'must' },
    { body: 'police', mode: 'decide' },
  ],
  aggravatedDuties: [{ body: 'police', mode: 'must' }],
});

/** The story in the world of this pack. */
function caseOf(...commands: readonly CaseCommand[]): OpenCase {
  let state: CaseState = { progress: { status: 'none' } };
  const events: CaseEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, state, FACTS);
    assert.ok(decision.ok, JSON.stringify(decision));
    for (const event of decision.value) {
      events.push(event);
      state = evolve(state, event, events.length, CASE);
    }
  }
  assert.ok(isOpen(state));
  return state;
}

const places = (open: OpenCase) => cardsAfter(undefined, open, [], 1).map(({ place }) => place);
const channel = { kind: 'channel' } as const;
const card = (person: Person) => ({ kind: 'person', person: person.id }) as const;

describe('a category’s own receivers (product 4)', () => {
  it('are told instead of the pack’s ordinary ones', () => {
    assert.deepEqual(caseOf(report({ category: 'plagiarism' })).receivers, [MANAGER_MIA.id]);
    const filter = caseOf(report({ category: 'filterBreach' }));
    assert.deepEqual(filter.receivers, idsOf(HEAD_HANA, SENIOR_SAM, SENIOR_SUE));
    assert.deepEqual(caseOf(report()).receivers, [HEAD_HANA.id]);
    assert.deepEqual(caseOf(report({ category: 'deviceRule' })).receivers, [HEAD_HANA.id]);
  });

  it('are not told of a concern about an adult, whatever its category (H33)', () => {
    const open = caseOf(report({ category: 'filterBreach', adult: 'yes', adults: [TEACHER_TESS.id] }));
    assert.deepEqual(peopleOnCase(open), [HEAD_HANA.id]);
    assert.ok(!maySee(SENIOR_SAM, open));
  });

  it('may read and work the case they were sent, and no other', () => {
    const sent = caseOf(report({ category: 'plagiarism' }));
    assert.ok(mayWork(MANAGER_MIA, sent));
    const may = availableCommands(sent, MANAGER_MIA, FACTS);
    for (const command of ['acknowledge', 'triage', 'add-person', 'add-note', 'assign'] as const)
      assert.ok(may.includes(command), command);
    assert.ok(!may.includes('conclude') && !may.includes('exclude'));
    assert.ok(!maySee(MANAGER_MIA, caseOf(report())));
    assert.deepEqual(availableCommands(caseOf(report()), MANAGER_MIA, FACTS), []);
  });
});

describe('a category that is no safeguarding matter (product 4)', () => {
  it('has no card in the channel', () => {
    const open = caseOf(report({ category: 'plagiarism' }));
    assert.deepEqual(places(open), [card(MANAGER_MIA)]);
    assert.deepEqual(faceOf(open, channel), { kind: 'blank' });
    assert.deepEqual(places(caseOf(report({ category: 'deviceRule' }))), [card(HEAD_HANA)]);
    assert.deepEqual(places(caseOf(report())), [channel, card(HEAD_HANA)]);
  });

  it('is seen by whoever sees ordinary cases', () => {
    assert.ok(maySee(AMINA_DSL, caseOf(report({ category: 'plagiarism' }))));
  });

  it('comes to the channel and its receivers when a triage finds a safeguarding matter, and stays with who has it', () => {
    const open = caseOf(
      report({ category: 'plagiarism' }),
      does(MANAGER_MIA, { ...TRIAGE, category: 'nudes' }),
    );
    assert.deepEqual(places(open), [channel, card(MANAGER_MIA), card(HEAD_HANA)]);
    assert.equal('offChannel' in open, false);
    assert.ok(mayWork(MANAGER_MIA, open));
  });

  it('stays out of the channel when a triage leaves it what it is', () => {
    const open = caseOf(
      report({ category: 'plagiarism' }),
      does(MANAGER_MIA, { ...TRIAGE, category: 'deviceRule' }),
    );
    assert.deepEqual(places(open), [card(MANAGER_MIA), card(HEAD_HANA)]);
    const same = caseOf(
      report({ category: 'plagiarism' }),
      does(MANAGER_MIA, { ...TRIAGE, category: 'plagiarism' }),
    );
    assert.deepEqual(places(same), [card(MANAGER_MIA)]);
  });

  it('never takes a case out of the channel that was there', () => {
    const open = caseOf(report(), does(AMINA_DSL, { ...TRIAGE, category: 'plagiarism' }));
    assert.deepEqual(places(open), [channel, card(HEAD_HANA), card(MANAGER_MIA)]);
  });

  it('brings nobody to a confidential case by a triage (H33)', () => {
    const open = caseOf(
      report(),
      does(AMINA_DSL, CONFIDENTIAL),
      does(HEAD_HANA, { ...TRIAGE, category: 'filterBreach' }),
    );
    assert.deepEqual(open.receivers, [HEAD_HANA.id]);
    assert.deepEqual(places(open), [card(HEAD_HANA)]);
  });
});

describe('duties that the pack opens', () => {
  const bodies = (open: OpenCase) => open.duties.map(({ id, mode }) => `${id} ${mode}`);

  it('for serious: its own list, and not otherwise (H20, STA-009, STA-010, STA-011, STA-012)', () => {
    assert.deepEqual(bodies(caseOf(report(), does(AMINA_DSL, { ...TRIAGE, serious: true }))), [
      'lado must',
      'police decide',
    ]);
    assert.deepEqual(bodies(caseOf(report(), does(AMINA_DSL, TRIAGE))), []);
  });

  it('for aggravated: its own list, and none for experimental', () => {
    const nature = (kind: 'aggravated' | 'experimental') =>
      bodies(caseOf(report(), does(AMINA_DSL, { ...TRIAGE, nature: kind })));
    assert.deepEqual(nature('aggravated'), ['police must']);
    assert.deepEqual(nature('experimental'), []);
  });

  it('for each child: the pack’s and the category’s, and for a witness none (E16, E19)', () => {
    const filter = report({ category: 'filterBreach' });
    assert.deepEqual(bodies(caseOf(filter, does(AMINA_DSL, ADD_PIA))), [
      'parents-2 decide',
      'socialCare-2 must',
    ]);
    assert.deepEqual(bodies(caseOf(filter, does(AMINA_DSL, { ...ADD_PIA, part: 'witness' }))), []);
    assert.deepEqual(bodies(caseOf(report(), does(AMINA_DSL, ADD_PIA))), ['parents-2 decide']);
  });

  it('for the children already on the case, when a triage finds the category that asks it', () => {
    const open = caseOf(
      report(),
      does(AMINA_DSL, ADD_PIA),
      does(AMINA_DSL, { ...ADD_PIA, part: 'witness' }),
      does(AMINA_DSL, { ...ADD_PIA, part: 'alleged' }),
      does(AMINA_DSL, { ...TRIAGE, category: 'filterBreach' }),
    );
    assert.deepEqual(bodies(open), [
      'parents-2 decide',
      'parents-4 decide',
      'socialCare-2 must',
      'socialCare-4 must',
    ]);
  });
});
