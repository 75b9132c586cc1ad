import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import { ADMIN_ADA, CASE, CHAIR_CHIDI, FACTS, SENIOR_SUE } from '#test/domain/case/world.ts';
import { reported } from '#test/storage/case-fixture.ts';
import { cardsAfter, effectsOf } from '#workflows/consequences.ts';
import {
  ACKNOWLEDGED,
  AMINA,
  at,
  BEN,
  conclusion,
  HANA,
  REPORT,
  REVIEWING,
  STORIES,
  signature,
  TOM,
  type Told,
} from './event-stories.ts';

function stateAfter(events: readonly CaseEvent[]): OpenCase {
  const none: CaseState = { progress: { status: 'none' } };
  const state = events.reduce<CaseState>((before, event, i) => evolve(before, event, i + 1, CASE), none);
  if (!isOpen(state)) throw new TypeError('A story is wrong');
  return state;
}

function toldAfter(before: readonly CaseEvent[], event: CaseEvent): Told {
  return effectsOf([event], stateAfter([...before, event]), [], FACTS.holders).flatMap((effect) =>
    effect.type === 'tell' ? [[effect.person, effect.notice] as const] : [],
  );
}

describe('who is told what (product 3, 5 and 6)', () => {
  for (const [type, { before, event, told }] of Object.entries(STORIES)) {
    const said = told.length === 0 ? 'nobody by a message' : told.map(([, notice]) => notice).join(', ');
    it(`after ${type}: ${said}`, () => {
      expect(toldAfter(before, event)).toEqual(told);
    });
  }

  it('never whoever did it, except that their own signature fell', () => {
    expect(toldAfter([REPORT], { type: 'acknowledged', by: TOM, at })).toEqual([]);
    expect(toldAfter(ACKNOWLEDGED, { type: 'assigned', by: AMINA, to: AMINA, at })).toEqual([]);
  });

  it('the receivers of an addition, while nobody owns the case', () => {
    expect(toldAfter([REPORT], { type: 'added-to', by: TOM, text: 't', at })).toEqual([[HANA, 'added-to']]);
  });

  it('everybody who may still sign a text that rests on no review', () => {
    const drafted: readonly CaseEvent[] = [...ACKNOWLEDGED, { ...conclusion, by: AMINA }];
    expect(toldAfter(drafted, { ...signature, by: AMINA })).toEqual([[HANA, 'sign-requested']]);
  });

  it('an administrator, who is no subject, that a role is empty, and nothing else (E2, T20)', () => {
    const nobody = reported({ by: TOM, access: 'restricted', adult: 'yes', adults: [HANA], receivers: [] });
    expect(toldAfter([], nobody)).toEqual([[ADMIN_ADA.id, 'role-empty']]);
    const aboutAdmin = reported({
      by: TOM,
      access: 'restricted',
      adult: 'yes',
      adults: [ADMIN_ADA.id],
      receivers: [],
    });
    expect(toldAfter([], aboutAdmin)).toEqual([]);
    const excluded: CaseEvent = { type: 'person-excluded', who: ADMIN_ADA.id, reason: 'r', by: HANA, at };
    const alone: CaseEvent = {
      ...{ type: 'made-confidential', reason: 'r', adults: [HANA], receivers: [], duties: [] },
      ...{ by: AMINA, at },
    };
    expect(toldAfter([REPORT], alone)).toContainEqual([ADMIN_ADA.id, 'role-empty']);
    expect(toldAfter([REPORT, excluded], alone)).toEqual([]);
    const someone = reported({ by: TOM, access: 'restricted', adult: 'yes', receivers: [CHAIR_CHIDI.id] });
    expect(toldAfter([], someone)).toEqual([]);
  });

  it('each person once, however many events say so', () => {
    const both: readonly CaseEvent[] = [
      { type: 'reviewer-asked', by: AMINA, who: SENIOR_SUE.id, why: 'w', at },
      { type: 'reviewer-asked', by: AMINA, who: SENIOR_SUE.id, why: 'v', at },
    ];
    const effects = effectsOf(both, stateAfter([...REVIEWING, ...both]), [], FACTS.holders);
    expect(effects).toEqual([{ type: 'tell', person: SENIOR_SUE.id, notice: 'reviewer-asked' }]);
  });
});

describe('which cards change', () => {
  const channel = { kind: 'channel' } as const;
  const hana = { kind: 'person', person: HANA } as const;
  const standing = [channel, hana].map((place) => ({ place, wanted: 1, shown: 1, activityId: 'm' }));

  it('a report asks for the channel’s and each receiver’s, a confidential one for the receivers’ alone (H33)', () => {
    expect(cardsAfter(undefined, stateAfter([REPORT]), [], 1).map(({ place }) => place)).toEqual([
      channel,
      hana,
    ]);
    const restricted = stateAfter([
      reported({ by: TOM, access: 'restricted', adult: 'yes', receivers: [HANA] }),
    ]);
    expect(cardsAfter(undefined, restricted, [], 1).map(({ place }) => place)).toEqual([hana]);
  });

  it('those whose words change, and no others: a note edits nothing', () => {
    const before = stateAfter([REPORT]);
    const noted = stateAfter([REPORT, { type: 'note-added', by: BEN, text: 't', at }]);
    expect(cardsAfter(before, noted, standing, 2)).toEqual([]);
    const acknowledged = cardsAfter(before, stateAfter(ACKNOWLEDGED), standing, 2);
    expect(acknowledged).toEqual(standing.map((card) => ({ ...card, wanted: 2 })));
  });
});
