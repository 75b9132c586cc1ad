import { describe, expect, it } from 'vitest';
import { sweepCost } from './sweep-cost.ts';

describe('a sweep', () => {
  it('reads what is due and not who exists: as many storage calls at 1,000 people as at 100,000', async () => {
    const few = await sweepCost(1_000, 50);
    expect(few.sent).toBe(50);
    expect(await sweepCost(100_000, 50)).toEqual(few);
    expect((await sweepCost(1_000, 100)).calls).toBeGreaterThan(few.calls);
  }, 180_000);
});
