import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isInvestigator, maySee, mayWork, peopleOnCase } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { Person } from '#domain/person.ts';
import { caseAfter, given } from './given.ts';
import { ACKNOWLEDGED, ADMITTED_SAM, STARTED } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  does,
  HEAD_HANA,
  idsOf,
  OSL_OLA,
  report,
  SENIOR_SAM,
  TEACHER_TESS,
} from './world.ts';

const ORDINARY = caseAfter(report());
const RESTRICTED = caseAfter(report({ adult: 'yes', adults: [TEACHER_TESS.id] }));

function names(people: readonly Person[], may: (person: Person) => boolean): readonly string[] {
  return people.filter(may).map(({ name }) => name);
}

const seers = (open: OpenCase) => names(world.EVERYBODY, (person) => maySee(person, open));
const workers = (open: OpenCase) => names(world.EVERYBODY, (person) => mayWork(person, open));

/** Whatever a case names them as, they do not open it (product 2). */
const OUTSIDE: readonly Person[] = [
  ...[world.ADMIN_ADA, world.TECH_TAO, world.OFFICE_OLGA],
  ...[world.TEACHER_TOM, world.TEACHER_TESS],
];

describe('who may read a case', () => {
  it('opens an ordinary case to leads, head and online safety lead, and to no other role (T8)', () => {
    assert.deepEqual(seers(ORDINARY), ['Amina Dsl', 'Ben Dsl', 'Hana Head', 'Ola Osl']);
  });

  it('opens a restricted case to its receivers and to no role (H24, H33)', () => {
    assert.deepEqual(seers(RESTRICTED), ['Hana Head']);
  });

  it('is never open to admin, technician, governor, office or the reporter by virtue of being that (STA-218, LAR-167, T8)', () => {
    for (const open of [ORDINARY, RESTRICTED])
      for (const person of [...OUTSIDE, world.GOVERNOR_GITA])
        assert.equal(maySee(person, open), false, person.name);
  });

  it('keeps out a subject and an excluded person whatever their role or part (E6, T19)', () => {
    for (const person of world.EVERYBODY) {
      const deep = { owner: person.id, receivers: [person.id], admitted: [person.id] };
      for (const open of [ORDINARY, RESTRICTED]) {
        if (person.left === undefined && !open.subjects.includes(person.id))
          assert.equal(maySee(person, { ...open, ...deep }), !OUTSIDE.includes(person), person.name);
        assert.equal(maySee(person, { ...open, ...deep, subjects: [person.id] }), false, person.name);
        assert.equal(maySee(person, { ...open, ...deep, excluded: [person.id] }), false, person.name);
      }
    }
  });

  it('takes everything from a leaver at once (T21)', () => {
    const left = { ...AMINA_DSL, left: world.MONDAY_10AM };
    const open = caseAfter(...ACKNOWLEDGED);
    assert.equal(maySee(AMINA_DSL, open), true);
    assert.equal(maySee(left, open), false);
    assert.equal(mayWork(left, open), false);
  });

  it('lets a reviewer and an admitted person in, also on a restricted case', () => {
    const started = caseAfter(...STARTED);
    const review = started.review;
    assert.ok(review);
    const confidential = { ...RESTRICTED, review: { ...review, second: SENIOR_SAM.id } };
    assert.equal(maySee(SENIOR_SAM, confidential), true);
    assert.equal(maySee(world.SENIOR_SUE, confidential), false);
    assert.equal(maySee(world.SENIOR_SUE, { ...confidential, admitted: idsOf(world.SENIOR_SUE) }), true);
  });
});

describe('who may work on a case', () => {
  it('is leads and head on an ordinary case, not the online safety lead who may read it', () => {
    assert.deepEqual(workers(ORDINARY), ['Amina Dsl', 'Ben Dsl', 'Hana Head']);
    assert.deepEqual(workers(RESTRICTED), ['Hana Head']);
    assert.equal(mayWork(OSL_OLA, { ...ORDINARY, receivers: [OSL_OLA.id] }), true);
  });

  it('refuses the online safety lead, and says so to somebody who may read', () => {
    given(report())
      .when(does(OSL_OLA, { type: 'add-note', text: 'Hello' }))
      .thenRefused({ type: 'cannot-work-here' });
  });

  it('answers not found and not allowed alike (T8, T10)', () => {
    const note = { type: 'add-note', text: 'Hello' } as const;
    given(report()).when(does(SENIOR_SAM, note)).thenRefused({ type: 'not-found' });
    given(report()).when(does(world.STRANGER_SID, note)).thenRefused({ type: 'not-found' });
    given(report()).when(does(world.LEAVER_LEE, note)).thenRefused({ type: 'not-found' });
    given().when(does(AMINA_DSL, note)).thenRefused({ type: 'not-found' });
  });

  it('looks at the role as it is at the press, not as it was at the card (T21)', () => {
    const note = does(BEN_DSL, { type: 'add-note', text: 'Hello' });
    given(report()).when(note).thenAccepted();
    given(report())
      .when(note, world.factsWith({ ...BEN_DSL, roles: [] }))
      .thenRefused({ type: 'not-found' });
  });
});

describe('people on the case', () => {
  it('counts each once: receivers, owner, reviewers, admitted', () => {
    const open = caseAfter(...STARTED, ADMITTED_SAM);
    assert.deepEqual(peopleOnCase(open), idsOf(HEAD_HANA, AMINA_DSL, BEN_DSL, SENIOR_SAM));
  });

  it('calls owner and reviewers investigators, not receivers, and never somebody barred (E30)', () => {
    const open = caseAfter(...STARTED);
    assert.equal(isInvestigator(AMINA_DSL.id, open), true);
    assert.equal(isInvestigator(BEN_DSL.id, open), true);
    assert.equal(isInvestigator(HEAD_HANA.id, open), false);
    assert.equal(isInvestigator(BEN_DSL.id, { ...open, excluded: [BEN_DSL.id] }), false);
    assert.equal(isInvestigator(AMINA_DSL.id, { ...open, subjects: [AMINA_DSL.id] }), false);
  });
});
