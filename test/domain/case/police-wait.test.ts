import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import { isPaused } from '#domain/case/decide-police-wait.ts';
import type { Step } from './given.ts';
import { caseAfter, given } from './given.ts';
import { ADD_PIA, BY_STATUS, CONCLUDED, POLICE_NOW, REOPEN, TRIAGE } from './stories.ts';
import { AMINA_DSL, type Ask, does, FACTS, MONDAY_10AM, OSL_OLA, report } from './world.ts';

const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
const WAIT: Ask = { type: 'police-wait', reference: 'CAD 12', stillWait: true };
const OVER: Ask = { type: 'police-wait', reference: 'CAD 13', stillWait: false };
const CLOSE: Ask = { type: 'close' };

describe('the police ask us to wait (E37)', () => {
  const waiting: readonly Step[] = [...CONCLUDED, does(AMINA_DSL, WAIT)];

  it('is recorded with their reference, again with a new one, and ended by a record of its own', () => {
    given(report())
      .when(does(AMINA_DSL, WAIT))
      .thenRecorded({ type: 'police-wait-asked', reference: 'CAD 12', ...by });
    given(...waiting)
      .when(does(AMINA_DSL, WAIT))
      .thenAccepted();
    given(...waiting)
      .when(does(AMINA_DSL, OVER))
      .thenRecorded({ type: 'police-wait-ended', reference: 'CAD 13', ...by });
    given(report()).when(does(AMINA_DSL, OVER)).thenRefused({ type: 'police-do-not-wait' });
  });

  it('keeps the case open until it is over', () => {
    given(...waiting)
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'police-wait' });
    given(...waiting, does(AMINA_DSL, OVER))
      .when(does(AMINA_DSL, CLOSE))
      .thenAccepted();
    given(...waiting, does(AMINA_DSL, REOPEN))
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'wrong-state', status: 'acknowledged' });
    assert.equal(caseAfter(...waiting, does(AMINA_DSL, REOPEN)).policeWait, true);
  });

  it('pauses what is owed for each child, and not the police nor what was answered', () => {
    const owed: readonly Step[] = [
      ...[report(), does(AMINA_DSL, ADD_PIA), does(AMINA_DSL, { ...TRIAGE, kind: 'illegal' })],
    ];
    const paused = (...more: readonly Step[]) => {
      const open = caseAfter(...owed, ...more);
      return open.duties.filter((duty) => isPaused(duty, open, FACTS.policy)).map(({ id }) => id);
    };
    assert.deepEqual(paused(), []);
    assert.deepEqual(paused(does(AMINA_DSL, WAIT)), ['parents-2']);
    assert.deepEqual(paused(does(AMINA_DSL, WAIT), does(AMINA_DSL, OVER)), []);
    const answer = does(AMINA_DSL, { type: 'not-told', duty: 'parents-2', reason: 'The police asked' });
    assert.deepEqual(paused(does(AMINA_DSL, WAIT), answer), []);
  });

  it('blocks neither Police now nor a record of what was said all the same (H2)', () => {
    given(...waiting)
      .when(does(AMINA_DSL, POLICE_NOW))
      .thenAccepted();
    const told: Ask = {
      ...{ type: 'refer', body: 'parents', how: 'phone', when: MONDAY_10AM, reference: '', said: '' },
    };
    given(...waiting)
      .when(does(AMINA_DSL, told))
      .thenAccepted();
  });

  it('is for those who work the case, while it is not closed', () => {
    for (const [status, story] of Object.entries(BY_STATUS)) {
      const asked = given(...story).when(does(AMINA_DSL, WAIT));
      if (status === 'closed') asked.thenRefused({ type: 'wrong-state', status });
      else asked.thenAccepted();
    }
    given(report()).when(does(OSL_OLA, WAIT)).thenRefused({ type: 'cannot-work-here' });
  });
});
