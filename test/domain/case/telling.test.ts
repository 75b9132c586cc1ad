import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Person } from '#domain/person.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import { ADD_PIA, CONCLUDED, POLICE_NOW, TRIAGE } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  type Ask,
  BEN_DSL,
  does,
  HEAD_HANA,
  MONDAY_10AM,
  OSL_OLA,
  report,
  TEACHER_TOM,
} from './world.ts';

const CLOSE = { type: 'close' } as const;
const TELL_PARENTS = {
  type: 'refer',
  body: 'parents',
  how: 'phone',
  when: MONDAY_10AM,
  reference: '',
  said: 'Thank you',
} as const satisfies Ask;

function told(by: Person, duty?: string): CaseEvent {
  const { type: _type, ...how } = POLICE_NOW;
  const settles = duty === undefined ? {} : { duty };
  return { type: 'told', ...settles, body: 'police', ...how, said: '', by: by.id, at: MONDAY_10AM };
}

const MUST_TELL: readonly Step[] = [report({ category: 'indecentImages' })];

describe('police now: one person, every state (LTH-147, F12, H2, T53)', () => {
  for (const [status, story] of Object.entries(stories.BY_STATUS)) {
    for (const person of [AMINA_DSL, BEN_DSL, HEAD_HANA, OSL_OLA, TEACHER_TOM])
      it(`${status}: ${person.name} alone records the call`, () => {
        const duty = caseAfter(...story).duties.find(({ id }) => id === 'police')?.id;
        given(...story)
          .when(does(person, POLICE_NOW))
          .thenRecorded(told(person, duty));
      });

    it(`${status}: refer by one person too`, () => {
      given(...story)
        .when(does(BEN_DSL, TELL_PARENTS))
        .thenCase((_open, [event]) => assert.equal(event?.type, 'told'));
    });
  }

  it('ends the duty, and leaves none open to forget', () => {
    given(...MUST_TELL)
      .when(does(TEACHER_TOM, POLICE_NOW))
      .thenCase((open) =>
        assert.deepEqual(
          open.duties.map(({ status }) => status),
          ['done'],
        ),
      );
  });

  it('is recorded a second time without a duty', () => {
    given(...MUST_TELL, does(TEACHER_TOM, POLICE_NOW))
      .when(does(AMINA_DSL, POLICE_NOW))
      .thenRecorded(told(AMINA_DSL));
  });

  it('is open to a reporter whom the case keeps out (F12)', () => {
    const excluded = does(AMINA_DSL, { type: 'exclude', who: TEACHER_TOM.id, reason: 'Her father' });
    given(report(), excluded).when(does(TEACHER_TOM, POLICE_NOW)).thenRecorded(told(TEACHER_TOM));
    given(report({ adult: 'yes', adults: [TEACHER_TOM.id] }))
      .when(does(TEACHER_TOM, POLICE_NOW))
      .thenRecorded(told(TEACHER_TOM));
  });

  it('stops at nothing that needs two: a restricted case without LADO advice is no hindrance', () => {
    given(report({ adult: 'yes', adults: [BEN_DSL.id] }))
      .when(does(HEAD_HANA, POLICE_NOW))
      .thenRecorded(told(HEAD_HANA));
  });

  it('is not found for a colleague without any part in the case', () => {
    given(...MUST_TELL)
      .when(does(world.TEACHER_TESS, POLICE_NOW))
      .thenRefused({ type: 'not-found' });
  });

  it('cannot work under a policy without police, and says so loudly', () => {
    const policy = { ...world.POLICY, bodies: world.POLICY.bodies.filter(({ police }) => !police) };
    assert.throws(
      () => given(report()).when(does(AMINA_DSL, POLICE_NOW), world.factsOf(world.EVERYBODY, policy)),
      /police/,
    );
  });
});

describe('telling others', () => {
  const withPia = [report(), does(AMINA_DSL, ADD_PIA)];

  it('ends the duty of that body, and no other', () => {
    const bothOpen = [report({ category: 'nudes' })];
    given(...bothOpen)
      .when(does(AMINA_DSL, { ...TELL_PARENTS, body: 'socialCare' }))
      .thenCase((open) =>
        assert.deepEqual(
          open.duties.map(({ id, status }) => [id, status]),
          [
            ['police', 'open'],
            ['socialCare', 'done'],
          ],
        ),
      );
  });

  it('is recorded for a body that nobody had to tell', () => {
    given(report())
      .when(does(AMINA_DSL, { ...TELL_PARENTS, body: 'socialCare' }))
      .thenCase((_open, [event]) => assert.equal(event?.type === 'told' && event.duty, undefined));
  });

  it('is refused for a body the policy does not have, and for a duty that is not open', () => {
    given(...withPia)
      .when(does(AMINA_DSL, { ...TELL_PARENTS, body: 'newspaper' }))
      .thenRefused({ type: 'not-in-policy', field: 'body' });
    given(...withPia)
      .when(does(AMINA_DSL, { ...TELL_PARENTS, duty: 'parents-9' }))
      .thenRefused({ type: 'no-such-duty' });
    given(...withPia)
      .when(does(AMINA_DSL, { ...TELL_PARENTS, body: 'police', duty: 'parents-2' }))
      .thenRefused({ type: 'no-such-duty' });
  });

  it('is not for a person who may only read', () => {
    given(...withPia)
      .when(does(OSL_OLA, TELL_PARENTS))
      .thenRefused({ type: 'cannot-work-here' });
  });
});

describe('not telling (H15, H16)', () => {
  const NOT_POLICE = { type: 'not-told', duty: 'police', reason: 'Experimental' } as const;

  it('is a decision with a reason and a decider (LTH-178)', () => {
    given(report({ category: 'nudes' }))
      .when(does(AMINA_DSL, NOT_POLICE))
      .thenRecorded({ ...NOT_POLICE, by: AMINA_DSL.id, at: MONDAY_10AM });
  });

  it('is refused where the policy says must (H14)', () => {
    given(...MUST_TELL)
      .when(does(AMINA_DSL, NOT_POLICE))
      .thenRefused({ type: 'must-be-told' });
  });

  it('is refused where no such duty is open', () => {
    given(report()).when(does(AMINA_DSL, NOT_POLICE)).thenRefused({ type: 'no-such-duty' });
    given(report({ category: 'nudes' }), does(AMINA_DSL, NOT_POLICE))
      .when(does(AMINA_DSL, NOT_POLICE))
      .thenRefused({ type: 'no-such-duty' });
  });

  it('is no way out by triage: must never becomes decide (H14)', () => {
    for (const category of ['bullying', 'nudes', 'other'] as const)
      given(...MUST_TELL, does(AMINA_DSL, { ...TRIAGE, category }))
        .when(does(AMINA_DSL, NOT_POLICE))
        .thenRefused({ type: 'must-be-told' });
  });

  it('is taken back by a triage that says illegal, or a graver category', () => {
    const decided = [report({ category: 'nudes' }), does(AMINA_DSL, NOT_POLICE)];
    for (const ask of [
      { ...TRIAGE, kind: 'illegal' },
      { ...TRIAGE, category: 'indecentImages' },
    ] as const)
      given(...decided)
        .when(does(AMINA_DSL, ask))
        .thenCase((open) =>
          assert.deepEqual([open.duties[0]?.mode, open.duties[0]?.status], ['must', 'open']),
        );
  });
});

describe('each child’s parents (E16, E19)', () => {
  const twoChildren = [
    report(),
    does(AMINA_DSL, ADD_PIA),
    does(AMINA_DSL, { ...ADD_PIA, name: 'Pat', part: 'alleged' }),
  ];

  it('are a decision of their own, named by the entry that added the child', () => {
    assert.deepEqual(caseAfter(...twoChildren).duties, [
      { id: 'parents-2', body: 'parents', mode: 'decide', child: 2, status: 'open' },
      { id: 'parents-3', body: 'parents', mode: 'decide', child: 3, status: 'open' },
    ]);
  });

  it('may be told of one child and not of the other (LIN-005, STA-022, LTH-004)', () => {
    given(...twoChildren, does(AMINA_DSL, { ...TELL_PARENTS, duty: 'parents-3' }))
      .when(does(AMINA_DSL, { type: 'not-told', duty: 'parents-2', reason: 'Risk at home' }))
      .thenCase((open) =>
        assert.deepEqual(
          open.duties.map(({ status }) => status),
          ['notDone', 'done'],
        ),
      );
  });

  it('are not asked for a witness or a parent', () => {
    for (const part of ['witness', 'parent'] as const)
      given(report())
        .when(does(AMINA_DSL, { ...ADD_PIA, part }))
        .thenCase((open) => assert.deepEqual(open.duties, []));
  });
});

describe('closing', () => {
  it('waits for every duty to be answered (H15, H16)', () => {
    const story = [...CONCLUDED, does(AMINA_DSL, ADD_PIA), does(AMINA_DSL, { ...ADD_PIA, name: 'Pat' })];
    const [pia, pat] = caseAfter(...story).duties;
    assert.ok(pia && pat);
    given(...story)
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'duties-open', bodies: ['parents', 'parents'] });
    const half = [...story, does(AMINA_DSL, { ...TELL_PARENTS, duty: pia.id })];
    given(...half)
      .when(does(AMINA_DSL, CLOSE))
      .thenRefused({ type: 'duties-open', bodies: ['parents'] });
    given(...half, does(AMINA_DSL, { type: 'not-told', duty: pat.id, reason: 'Risk at home' }))
      .when(does(AMINA_DSL, CLOSE))
      .thenRecorded({ type: 'closed', by: AMINA_DSL.id, at: MONDAY_10AM });
  });

  for (const [status, story] of Object.entries(stories.BY_STATUS))
    if (status !== 'concluded')
      it(`is refused when the case is ${status}: it needs the two signatures (H1)`, () => {
        const state = caseAfter(...story).progress.status;
        given(...story)
          .when(does(AMINA_DSL, CLOSE))
          .thenRefused({ type: 'wrong-state', status: state });
      });
});
