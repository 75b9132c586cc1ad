import { describe, expect, it } from 'vitest';
import { simulateYear } from './school-year.ts';

describe('a school year of 120 people', () => {
  it('reminds everybody who owes, when they may be reminded, and nobody else (E45, E46, E50, E51, E52)', async () => {
    const year = await simulateYear({ people: 120, seed: 7, faults: false });
    expect(year.wrong).toEqual([]);
    expect([year.faults, year.restarts, year.calls.tooFast, year.notReached]).toEqual([0, 0, 0, {}]);
    expect(year.delivered + year.dropped).toBe(year.due);
    expect(year.delivered).toBeGreaterThan(600);
    expect(year.signed).toBeGreaterThan(200);
  });

  it('loses none and doubles none though people block it, calls get no answer and it stops every week (P7, P8, F8)', async () => {
    const year = await simulateYear({ people: 120, seed: 8, faults: true });
    expect(year.wrong).toEqual([]);
    expect(year.restarts).toBeGreaterThan(5);
    expect(year.calls.tooFast).toBe(0);
    expect(Object.keys(year.notReached).toSorted()).toEqual([
      ...['BotBlockedByUser', 'crash', 'deadline', 'no-route'],
    ]);
  });
});
