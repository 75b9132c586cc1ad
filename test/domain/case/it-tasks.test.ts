import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import { tasksOf } from '#domain/case/decide-it.ts';
import { caseAfter, given } from './given.ts';
import { CLOSED } from './stories.ts';
import { AMINA_DSL, does, EVERYBODY, MONDAY_10AM, report, TEACHER_TESS, TECH_TAO } from './world.ts';

const ASK = does(AMINA_DSL, { type: 'ask-it', needed: 'Keep the log of Tuesday' });
const DONE = does(TECH_TAO, { type: 'it-done', task: 2 });

describe('a task for IT', () => {
  it('goes to the technicians, by those who work on the case', () => {
    given(report())
      .when(ASK)
      .thenRecorded({
        ...{ type: 'it-asked', needed: 'Keep the log of Tuesday', people: [TECH_TAO.id] },
        ...{ by: AMINA_DSL.id, at: MONDAY_10AM },
      });
    given(report())
      .when(does(TECH_TAO, { type: 'ask-it', needed: 'n' }))
      .thenRefused({ type: 'not-found' });
    given(...CLOSED)
      .when(ASK)
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('never goes to a technician whom the case is about, and says so where nobody is left (E6)', () => {
    const about = { adult: 'yes', adults: [TECH_TAO.id], category: 'staffConduct' } as const;
    const head = EVERYBODY.find(({ roles }) => roles.includes('head')) ?? assert.fail();
    given(report(about))
      .when(does(head, { type: 'ask-it', needed: 'n' }))
      .thenRefused({ type: 'no-technician' });
  });

  it('is done by a technician who was asked, once, and by nobody else', () => {
    given(report(), ASK)
      .when(DONE)
      .thenRecorded({ type: 'it-done', task: 2, by: TECH_TAO.id, at: MONDAY_10AM });
    given(report(), ASK, DONE).when(DONE).thenRefused({ type: 'not-found' });
    for (const other of [AMINA_DSL, TEACHER_TESS])
      given(report(), ASK)
        .when(does(other, { type: 'it-done', task: 2 }))
        .thenRefused({ type: 'not-found' });
  });

  it('ends for somebody who is no technician any more, or has left (T21)', () => {
    const open = caseAfter(report(), ASK);
    assert.equal(tasksOf(TECH_TAO, open).length, 1);
    assert.deepEqual(tasksOf({ ...TECH_TAO, roles: [] }, open), []);
    assert.deepEqual(tasksOf({ ...TECH_TAO, left: MONDAY_10AM }, open), []);
  });
});
