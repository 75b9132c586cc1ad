import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import { CHANGE_COMPUTER, CONCLUDE, FINDING, HALTED, HAND_OVER, POLICE_NOW, signing } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, AT_ONCE, BEN_DSL, does, HEAD_HANA, MONDAY_10AM, report } from './world.ts';

const STOP = { type: 'stop-illegal-image' } as const;
const HANDED_OVER: readonly Step[] = [...HALTED, does(AMINA_DSL, HAND_OVER)];
const HANDED_AND_SIGNED: readonly Step[] = [...HANDED_OVER, signing(AMINA_DSL), signing(BEN_DSL)];

const POLICE_AT_ONCE = { id: 'police', body: 'police', mode: 'must', status: 'open', ...AT_ONCE };

describe('stop: illegal image (H6, E23)', () => {
  for (const [status, story] of Object.entries(stories.BY_STATUS)) {
    if (status === 'halted' || status === 'closed') continue;
    it(`halts at once by one person when the case is ${status}, and the police must be told (LIN-090, LIN-091, STA-185, STA-186)`, () => {
      given(...story)
        .when(does(BEN_DSL, STOP))
        .thenCase((open) => {
          assert.equal(open.progress.status, 'halted');
          assert.equal(open.halted, true);
          assert.deepEqual(open.duties, [POLICE_AT_ONCE]);
        });
    });
  }

  it('is for everybody who may read the case', () => {
    given(...stories.FOUND)
      .when(does(world.OSL_OLA, STOP))
      .thenRecorded({
        type: 'halted',
        duties: [{ body: 'police', mode: 'must', ...AT_ONCE }],
        by: world.OSL_OLA.id,
        at: MONDAY_10AM,
      });
    given(...stories.FOUND)
      .when(does(world.TECH_TAO, STOP))
      .thenRefused({ type: 'not-found' });
  });

  it('happens once: what two people signed after it stands', () => {
    given(...HALTED)
      .when(does(AMINA_DSL, STOP))
      .thenRefused({ type: 'wrong-state', status: 'halted' });
    given(...HANDED_OVER)
      .when(does(AMINA_DSL, STOP))
      .thenRefused({ type: 'wrong-state', status: 'drafted' });
    given(...HANDED_AND_SIGNED)
      .when(does(AMINA_DSL, STOP))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
  });

  it('needs reopening where the case is closed', () => {
    given(...stories.CLOSED)
      .when(does(AMINA_DSL, STOP))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('turns a decision not to tell the police into a duty to tell them', () => {
    const story = [
      report({ category: 'nudes' }),
      does(AMINA_DSL, { type: 'not-told', duty: 'police', reason: 'Experimental' }),
    ];
    given(...story)
      .when(does(AMINA_DSL, STOP))
      .thenCase((open) => assert.deepEqual(open.duties[0], POLICE_AT_ONCE));
  });
});

describe('after the halt', () => {
  const locked: readonly world.Ask[] = [
    FINDING,
    CHANGE_COMPUTER,
    { type: 'agree-computer' },
    CONCLUDE,
    stories.CONCLUDE_UNSEEN,
    stories.START,
    {
      type: 'correct-entry',
      entry: 5,
      entryBy: BEN_DSL.id,
      inRecord: true,
      shouldRead: 'Something else',
      reason: 'Regret',
    },
  ];
  for (const ask of locked)
    it(`the record is locked for good: ${ask.type} is refused (H6)`, () => {
      for (const story of [HALTED, HANDED_OVER, [...HANDED_OVER, signing(AMINA_DSL)], HANDED_AND_SIGNED])
        given(...story)
          .when(does(BEN_DSL, ask))
          .thenRefused({ type: 'locked-after-image' });
    });

  it('the old text is gone, and nobody signs it', () => {
    given(...stories.DRAFTED, does(BEN_DSL, STOP))
      .when(does(AMINA_DSL, { type: 'sign', covers: caseAfter(...stories.DRAFTED).record }))
      .thenRefused({ type: 'wrong-state', status: 'halted' });
  });
});

describe('handing over', () => {
  it('asks for outcome and police reference only', () => {
    given(...HALTED)
      .when(does(AMINA_DSL, HAND_OVER))
      .thenRecorded({ ...HAND_OVER, type: 'handed-over', by: AMINA_DSL.id, at: MONDAY_10AM });
  });

  it('is signed by two, as every conclusion (H1)', () => {
    given(...HANDED_OVER, signing(AMINA_DSL))
      .when(signing(AMINA_DSL))
      .thenRefused({ type: 'needs-second-person' });
    assert.equal(caseAfter(...HANDED_AND_SIGNED).progress.status, 'concluded');
  });

  it('is signed though a change of computer was never agreed: nothing can be agreed any more', () => {
    given(
      ...stories.FOUND,
      does(AMINA_DSL, CHANGE_COMPUTER),
      does(BEN_DSL, STOP),
      does(AMINA_DSL, HAND_OVER),
      signing(AMINA_DSL),
    )
      .when(signing(BEN_DSL))
      .thenCase((open) => assert.equal(open.progress.status, 'concluded'));
  });

  it('closes when the police were told, and not before (H2)', () => {
    const close = { type: 'close' } as const;
    given(...HANDED_AND_SIGNED)
      .when(does(AMINA_DSL, close))
      .thenRefused({ type: 'duties-open', bodies: ['police'] });
    given(...HANDED_AND_SIGNED)
      .when(does(AMINA_DSL, { type: 'not-told', duty: 'police', reason: 'Rather not' }))
      .thenRefused({ type: 'must-be-told' });
    given(...HANDED_AND_SIGNED, does(AMINA_DSL, POLICE_NOW))
      .when(does(AMINA_DSL, close))
      .thenRecorded({ type: 'closed', by: AMINA_DSL.id, at: MONDAY_10AM });
  });

  it('is only for a halted case, by somebody who may sign', () => {
    for (const [status, story] of Object.entries(stories.BY_STATUS)) {
      if (status === 'halted') continue;
      given(...story)
        .when(does(AMINA_DSL, HAND_OVER))
        .thenRefused({ type: 'wrong-state', status: caseAfter(...story).progress.status });
    }
    given(...HALTED)
      .when(does(HEAD_HANA, HAND_OVER))
      .thenRefused({ type: 'not-eligible', why: 'not-named' });
    given(...HALTED)
      .when(does(AMINA_DSL, { ...HAND_OVER, outcome: 'nonsense' }))
      .thenRefused({ type: 'not-in-policy', field: 'outcome' });
  });

  it('may be disputed, and a third person decides', () => {
    const disputed = [
      ...HANDED_OVER,
      signing(AMINA_DSL),
      does(BEN_DSL, { type: 'disagree', reason: 'Wrong reference' }),
    ];
    given(...disputed)
      .when(does(AMINA_DSL, HAND_OVER))
      .thenRefused({ type: 'third-person-decides' });
    given(...disputed)
      .when(does(BEN_DSL, { ...HAND_OVER, policeReference: 'CAD 78' }))
      .thenCase((open) => assert.equal(open.progress.status, 'disputed'));
  });
});
