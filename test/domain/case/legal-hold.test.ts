import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { caseAfter, given } from './given.ts';
import { BY_STATUS, CLOSED } from './stories.ts';
import { AMINA_DSL, BEN_DSL, does, MONDAY_10AM, MONDAY_11AM, OSL_OLA, report } from './world.ts';

const HOLD = { type: 'legal-hold', reason: 'An inquiry asked for it', stillHold: true } as const;
const OVER = { ...HOLD, reason: 'The inquiry ended', stillHold: false } as const;
const SET = does(AMINA_DSL, HOLD);

describe('legal hold (E64)', () => {
  for (const [status, story] of Object.entries(BY_STATUS))
    it(`can be set on a case that is ${status}, and keeps who set it and when`, () => {
      given(...story)
        .when(SET)
        .thenCase((open, events) => {
          assert.deepEqual(open.legalHold, { by: AMINA_DSL.id, at: MONDAY_10AM });
          const { reason } = HOLD;
          assert.deepEqual(events, [{ type: 'legal-hold-set', reason, by: AMINA_DSL.id, at: MONDAY_10AM }]);
        });
    });

  it('keeps its first day when somebody adds another reason, and ends when they say so', () => {
    const again = does(BEN_DSL, { ...HOLD, reason: 'A court too' }, MONDAY_11AM);
    assert.deepEqual(caseAfter(...CLOSED, SET, again).legalHold, { by: AMINA_DSL.id, at: MONDAY_10AM });
    assert.equal(caseAfter(...CLOSED, SET, does(BEN_DSL, OVER)).legalHold, undefined);
  });

  it('stops nobody from working on the case', () => {
    given(report(), SET)
      .when(does(BEN_DSL, { type: 'acknowledge' }))
      .thenAccepted();
  });

  it('does not end where there is none, and is for the leads and the head', () => {
    given(report()).when(does(AMINA_DSL, OVER)).thenRefused({ type: 'not-on-hold' });
    given(report()).when(does(OSL_OLA, HOLD)).thenRefused({ type: 'cannot-work-here' });
  });
});
