import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { caseAfter, given } from './given.ts';
import { ACKNOWLEDGED, ADD_PIA } from './stories.ts';
import { AMINA_DSL, type Ask, does, MONDAY_10AM } from './world.ts';

const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
/** Entry 3, and the risk assessment that her vulnerability asks for. */
const VULNERABLE = does(AMINA_DSL, { ...ADD_PIA, vulnerability: 'SEND' });
const DUTY = 'riskAssessment-3';
const ASSESSED = {
  ...{ type: 'record-action', what: 'Assessed with her form tutor', byWhom: 'Amina', duty: DUTY },
} as const satisfies Ask;
const REFERRED = {
  ...{ type: 'refer', body: 'riskAssessment', how: 'phone', when: MONDAY_10AM, reference: '', said: '' },
} as const satisfies Ask;

const statusAfter = (...events: readonly CaseEvent[]) =>
  caseAfter(...ACKNOWLEDGED, VULNERABLE, ...events).duties.find(({ id }) => id === DUTY)?.status;

describe('a duty to do something (H39)', () => {
  it('opens for a child whose vulnerability is written down, and for no other (E27)', () => {
    assert.equal(statusAfter(), 'open');
    const owed = (special: Partial<typeof ADD_PIA> | { part: 'witness'; vulnerability: string }) =>
      caseAfter(...ACKNOWLEDGED, does(AMINA_DSL, { ...ADD_PIA, ...special })).duties.map(({ body }) => body);
    assert.deepEqual(owed({}), ['parents']);
    assert.deepEqual(owed({ part: 'witness', vulnerability: 'SEND' }), []);
  });

  it('ends with the action that names it, and with no other action', () => {
    const { duty: _duty, ...other } = ASSESSED;
    given(...ACKNOWLEDGED, VULNERABLE)
      .when(does(AMINA_DSL, ASSESSED))
      .thenRecorded({ ...ASSESSED, type: 'action-recorded', ...by });
    assert.equal(statusAfter({ ...ASSESSED, type: 'action-recorded', ...by }), 'done');
    assert.equal(statusAfter({ ...other, type: 'action-recorded', ...by }), 'open');
  });

  it('is nobody to refer to, and a must cannot be left out', () => {
    const asked = (ask: Ask) => given(...ACKNOWLEDGED, VULNERABLE).when(does(AMINA_DSL, ask));
    asked(REFERRED).thenRefused({ type: 'not-in-policy', field: 'body' });
    asked({ type: 'not-told', duty: DUTY, reason: 'No time' }).thenRefused({ type: 'must-be-done' });
  });

  it('cannot be ended twice, and an action ends no duty to tell somebody (H16)', () => {
    given(...ACKNOWLEDGED, VULNERABLE, does(AMINA_DSL, ASSESSED))
      .when(does(AMINA_DSL, ASSESSED))
      .thenRefused({ type: 'no-such-duty' });
    given(...ACKNOWLEDGED, VULNERABLE)
      .when(does(AMINA_DSL, { ...ASSESSED, duty: 'parents-3' }))
      .thenRefused({ type: 'no-such-duty' });
  });
});
