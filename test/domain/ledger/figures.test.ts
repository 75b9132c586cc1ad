import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, isCleared, STANDINGS, standingOf, trendOf } from '#domain/ledger/figures.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import { MONDAY_10AM } from '../case/world.ts';

const TODAY = '2026-11-23';
const MET = {
  edition: '0001',
  on: '2026-11-09',
  at: MONDAY_10AM,
  until: '2027-11-09',
  how: 'chat',
  entry: 3,
} as const;

function owed(changed: Partial<Obligation> = {}): Obligation {
  return {
    ...{ item: 'agreement-staff', edition: '0001', state: 'owed', due: '2026-12-04', askedAt: MONDAY_10AM },
    ...{ needs: ['own'], got: [], reminded: 0 },
    ...changed,
  };
}

describe('where somebody stands', () => {
  it.each([
    ['current', 'has signed what counts', owed({ state: 'met', met: MET })],
    ['renewing', 'is asked again because it runs out', owed({ met: MET, renewal: true })],
    ['waiting', 'is asked for a new version, whatever the old one says', owed({ met: MET, edition: '0002' })],
    ['waiting', 'has until today', owed({ due: TODAY })],
    ['overdue', 'had until yesterday', owed({ due: '2026-11-22' })],
    ['overdue', 'signed what ran out today', owed({ state: 'met', met: { ...MET, until: TODAY } })],
    [
      'overdue',
      'was asked again and let it run out',
      owed({ due: '2026-11-22', renewal: true, met: { ...MET, until: '2026-11-22' } }),
    ],
    ['question', 'asked something, late or not', owed({ state: 'question', due: '2026-11-01' })],
    ['declined', 'said no', owed({ state: 'declined' })],
  ] as const)('is %s who %s', (standing, _, obligation) => {
    expect(standingOf(obligation, TODAY)).toBe(standing);
  });

  it('shows proof for what counts today, and for nothing else', () => {
    expect(isCleared(owed({ state: 'met', met: MET }), TODAY)).toBe(true);
    expect(isCleared(owed({ met: MET, renewal: true }), TODAY)).toBe(true);
    expect(isCleared(owed({ met: MET }), TODAY)).toBe(false);
    expect(isCleared(owed({ state: 'met', met: { ...MET, until: TODAY } }), TODAY)).toBe(false);
  });

  it('counts a completion that nobody has confirmed, and says so', () => {
    const one = owed({ state: 'met', met: { ...MET, unconfirmed: true } });
    expect(figuresOf([one], TODAY)).toMatchObject({ all: 1, current: 1, unconfirmed: 1 });
  });
});

const day = fc
  .integer({ min: 0, max: 400 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n * 2)).toISOString().slice(0, 10));
const anybody: fc.Arbitrary<Obligation> = fc
  .record({
    state: fc.constantFrom('owed', 'question', 'declined', 'met'),
    due: day,
    met: fc.option(fc.record({ on: day, until: fc.option(day, { nil: undefined }) }), { nil: undefined }),
    renewal: fc.option(fc.constant(true as const), { nil: undefined }),
  })
  .map(({ state, due, met, renewal }) =>
    owed({
      ...{ state, due },
      ...(renewal && { renewal }),
      ...(met && {
        met: {
          ...{ edition: '1', on: met.on, at: MONDAY_10AM, how: 'paper', entry: 1 },
          ...(met.until && { until: met.until }),
        },
      }),
    }),
  );

describe('the same figures whichever way they are counted', () => {
  it('has everybody in one standing and in one alone', () => {
    fc.assert(
      fc.property(fc.array(anybody), (all) => {
        const figures = figuresOf(all, TODAY);
        expect(STANDINGS.reduce((sum, one) => sum + figures[one], 0)).toBe(figures.all);
        expect(figures.current + figures.renewing).toBe(all.filter((one) => isCleared(one, TODAY)).length);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('adds up over groups and pages, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anybody, fc.nat(4))), (all) => {
        const whole = figuresOf(
          all.map(([one]) => one),
          TODAY,
        );
        const parts = [0, 1, 2, 3, 4].map((part) =>
          figuresOf(
            all
              .filter(([, group]) => group === part)
              .map(([one]) => one)
              .toReversed(),
            TODAY,
          ),
        );
        for (const key of [...STANDINGS, 'all', 'unconfirmed'] as const)
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole[key]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('ends a trend with as many as have signed', () => {
    const mondays = ['2026-11-09', '2026-11-16', '2026-11-23'];
    fc.assert(
      fc.property(fc.array(anybody), (all) => {
        const trend = trendOf(all, mondays, TODAY);
        expect(trend.at(-1)?.done).toBe(all.filter((one) => isCleared(one, TODAY)).length);
        expect(trend.map(({ done }) => done)).toEqual(
          trend.map(({ done }) => done).toSorted((a, b) => a - b),
        );
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
