import { describe, expect, it } from 'vitest';
import { inOrder, type Owing } from '#domain/todo.ts';

const thing = (name: string, day: string | undefined, special: Partial<Owing> = {}) => ({
  ...{ name, day, overdue: false, urgent: false },
  ...special,
});
const names = (...things: readonly ReturnType<typeof thing>[]) => inOrder(things).map(({ name }) => name);

describe('the order of what somebody owes', () => {
  it('is by day, and what has no day comes last', () => {
    const order = names(
      thing('never', undefined),
      thing('later', '2026-12-01'),
      thing('today', '2026-11-23'),
    );
    expect(order).toEqual(['today', 'later', 'never']);
  });

  it('puts what is overdue before what is due, and what is urgent before all', () => {
    const order = names(
      thing('due', '2026-11-20'),
      thing('overdue', '2026-11-22', { overdue: true }),
      thing('urgent', '2026-11-23', { urgent: true }),
      thing('long overdue', '2026-11-01', { overdue: true }),
    );
    expect(order).toEqual(['urgent', 'long overdue', 'overdue', 'due']);
  });

  it('keeps things of one day as they came', () => {
    expect(names(thing('one', '2026-11-23'), thing('other', '2026-11-23'))).toEqual(['one', 'other']);
  });
});
