import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { peopleOnCase } from '#domain/case/access.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { accessFor, receiversFor } from '#domain/case/routing.ts';
import { digestOf } from '#domain/digest.ts';
import { findCategory } from '#domain/policy.ts';
import { caseAfter, given } from './given.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  FACTS,
  HEAD_HANA,
  idsOf,
  POLICY,
  report,
  TEACHER_TESS,
} from './world.ts';

const bullying = findCategory(POLICY, 'bullying');
const staffConduct = findCategory(POLICY, 'staffConduct');
assert.ok(bullying && staffConduct);

const ORDINARY_REPORT: CaseEvent = {
  type: 'reported',
  by: world.TEACHER_TOM.id,
  at: world.MONDAY_10AM,
  reference: world.REFERENCE,
  pack: digestOf(world.POLICY),
  access: 'ordinary',
  receivers: [HEAD_HANA.id],
  category: 'bullying',
  area: 'conduct',
  urgent: false,
  origin: 'form',
  what: 'A pupil showed me unkind messages.',
  when: world.SUNDAY_8PM,
  where: 'On the bus',
  affected: 'Pupil Pia',
  alleged: 'Pupil Pat',
  adult: 'no',
  adults: [],
  adultUnlisted: '',
  source: 'sawIt',
  evidence: 'chat.example/room',
  done: 'Comforted the pupil.',
  hideReporter: false,
  duties: [],
};

describe('reporting', () => {
  it('records everything the form holds, with the policy it was made under (H26)', () => {
    given().when(report()).thenRecorded(ORDINARY_REPORT);
  });

  it('takes a report that Steward itself makes, which nobody is the reporter of', () => {
    const { by: _by, source: _source, ...ownReport } = report({ origin: 'material', category: 'other' });
    assert.equal(caseAfter(ownReport).reporter, undefined);
  });

  it('does not make the sender of a picture a reporter', () => {
    assert.equal(caseAfter(report({ origin: 'material' })).reporter, undefined);
  });

  it('refuses a category that the policy does not have', () => {
    given()
      .when(report({ category: 'weather' }))
      .thenRefused({ type: 'not-in-policy', field: 'category' });
  });

  it('refuses an adult who is not in the directory', () => {
    given()
      .when(report({ adult: 'yes', adults: [world.STRANGER_SID.id] }))
      .thenRefused({ type: 'not-in-directory' });
  });

  it('refuses to open the same case twice', () => {
    given(report()).when(report()).thenRefused({ type: 'wrong-state', status: 'reported' });
  });

  it('keeps no address for an image category (H5, H10)', () => {
    given()
      .when(report({ category: 'nudes', evidence: 'images.example/1' }))
      .thenCase((_open, events) => assert.equal(events[0]?.type === 'reported' && events[0].evidence, ''));
  });

  it('opens the duties of the category', () => {
    assert.deepEqual(caseAfter(report({ category: 'indecentImages' })).duties, [
      { id: 'police', body: 'police', mode: 'must', status: 'open' },
    ]);
  });

  it('opens the LADO decision for a concern about an adult, whatever its category (E4)', () => {
    const { duties } = caseAfter(report({ adult: 'yes', adults: [TEACHER_TESS.id] }));
    assert.deepEqual(duties, [{ id: 'lado', body: 'lado', mode: 'decide', status: 'open' }]);
  });

  it('lets the head report: nobody is refused by role or rank (LTH-030, H26)', () => {
    for (const person of world.EVERYBODY)
      given()
        .when(report({ by: person.id }))
        .thenAccepted();
  });
});

describe('who may know (H33)', () => {
  it('is ordinary only while no adult may be concerned, whatever the category (LIN-061, STA-155)', () => {
    assert.equal(accessFor(bullying, 'no'), 'ordinary');
    assert.equal(accessFor(bullying, 'yes'), 'restricted');
    assert.equal(accessFor(bullying, 'notSure'), 'restricted');
    assert.equal(accessFor(staffConduct, 'no'), 'restricted');
  });

  it('sends a concern about a teacher to the head alone (E4)', () => {
    const open = caseAfter(report({ adult: 'yes', adults: [TEACHER_TESS.id] }));
    assert.equal(open.access, 'restricted');
    assert.deepEqual(open.receivers, [HEAD_HANA.id]);
    assert.deepEqual(open.subjects, [TEACHER_TESS.id]);
  });

  it('sends a concern about the DSL to the head and never to the DSL (E1, E10)', () => {
    const open = caseAfter(report({ adult: 'yes', adults: [AMINA_DSL.id] }));
    assert.deepEqual(peopleOnCase(open), [HEAD_HANA.id]);
  });

  it('sends a concern about the head to the chair (E2)', () => {
    const open = caseAfter(report({ adult: 'notSure', adults: [HEAD_HANA.id] }));
    assert.deepEqual(open.receivers, [CHAIR_CHIDI.id]);
  });

  it('gives a concern about one of two heads to the chair and not to the other head (E2)', () => {
    const heads = { ...BEN_DSL, roles: ['head'] } as const;
    const { holders } = world.factsWith(heads);
    assert.deepEqual(receiversFor('restricted', [HEAD_HANA.id], holders, POLICY), [CHAIR_CHIDI.id]);
  });

  it('gives it to the next level when nobody holds the first', () => {
    const { holders } = world.factsOf([AMINA_DSL, CHAIR_CHIDI]);
    assert.deepEqual(receiversFor('restricted', [], holders, POLICY), [CHAIR_CHIDI.id]);
  });

  it('leaves out the subject where the next level holds them too (E3)', () => {
    const policy = {
      ...POLICY,
      receivers: { ...POLICY.receivers, restrictedNext: ['head', 'chair'] },
    } as const;
    const receivers = receiversFor('restricted', [HEAD_HANA.id], FACTS.holders, policy);
    assert.deepEqual(receivers, [CHAIR_CHIDI.id]);
  });

  it('has no receiver when head and chair are both concerned, and still stores the report (E3)', () => {
    const open = caseAfter(report({ adult: 'yes', adults: idsOf(HEAD_HANA, CHAIR_CHIDI) }));
    assert.deepEqual(peopleOnCase(open), []);
  });

  it('never routes to a subject, whoever it is (T19)', () => {
    for (const subject of world.EVERYBODY)
      for (const adult of ['yes', 'notSure'] as const) {
        const open = caseAfter(report({ adult, adults: [subject.id] }));
        assert.ok(!peopleOnCase(open).includes(subject.id), subject.name);
        assert.ok(!open.receivers.includes(subject.id), subject.name);
      }
  });

  it('leaves a subject out of the ordinary receivers too', () => {
    assert.deepEqual(receiversFor('ordinary', [], FACTS.holders, POLICY), [HEAD_HANA.id]);
    assert.deepEqual(receiversFor('ordinary', [HEAD_HANA.id], FACTS.holders, POLICY), []);
  });

  it('does not make a teacher whom pupils harmed a subject', () => {
    const open = caseAfter(report({ adult: 'no', adults: [TEACHER_TESS.id] }));
    assert.equal(open.access, 'ordinary');
    assert.deepEqual(open.subjects, []);
  });

  it('keeps the named adult as subject where the category alone makes it restricted', () => {
    const open = caseAfter(report({ category: 'staffConduct', adult: 'no', adults: [TEACHER_TESS.id] }));
    assert.deepEqual(open.subjects, [TEACHER_TESS.id]);
  });
});
