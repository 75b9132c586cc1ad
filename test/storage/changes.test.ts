import { describe, expect, it } from 'vitest';
import { changesOf } from '#storage/changes.ts';
import { checkBatch } from '#storage/check-rows.ts';
import { changeOf, freshSchool, personNumber, reported } from './case-fixture.ts';

const people = (count: number) => Array.from({ length: count }, (_, index) => personNumber(index + 10));
const salt = () => 'salt';

/** A confidential report: each receiver gets a row in their list, a card, a card to bring and a word. */
function confidentialReport(receivers: number) {
  const places = people(receivers).map((person) => ({ kind: 'person', person }) as const);
  return changeOf(
    freshSchool(),
    undefined,
    [reported({ access: 'restricted', receivers: people(receivers) })],
    {
      cards: places.map((place) => ({ place, wanted: 1, shown: 0 })),
      effects: places.flatMap((place) => [
        { type: 'bring-card', place },
        { type: 'tell', person: place.person, notice: 'assigned' },
      ]),
      counter: { year: '26', last: 4, mark: 'm' },
    },
  );
}

describe('the rows that one command changes', () => {
  it('fit into one batch for a report that twenty people receive', () => {
    const { actions } = changesOf(confidentialReport(20), salt);
    expect(actions).toHaveLength(87);
    expect(() => checkBatch('linden', actions)).not.toThrow();
  });

  it('begin with the repeat guard, by which a lost answer is recognised', () => {
    const { guard, actions } = changesOf(confidentialReport(1), salt);
    expect(actions[0]).toBe(guard);
    expect(guard.key).toMatch(/^done_/);
  });

  it('are refused where the head is longer than a property', () => {
    const change = changeOf(freshSchool(), undefined, [reported({ adults: people(1_800) })]);
    expect(() => changesOf(change, salt)).toThrow(/head of case case\w+ is too long/);
  });
});
