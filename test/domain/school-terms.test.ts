import { describe, expect, it } from 'vitest';
import { recentTerms } from '#domain/school-terms.ts';
import { type Instant, instantText, parseInstant } from '#domain/time.ts';

function moment(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new TypeError(`${text} is no instant`);
  return parsed;
}

describe('the terms of a log', () => {
  it('begin with the one of today, and go back six school years', () => {
    const terms = recentTerms(moment('2026-11-23T10:31:00Z'));
    expect(terms).toHaveLength(18);
    expect(terms.slice(0, 4).map(({ title }) => title)).toEqual([
      'Autumn term 2026 (September to December)',
      'Summer term 2026 (April to August)',
      'Spring term 2026 (January to March)',
      'Autumn term 2025 (September to December)',
    ]);
    expect(terms.at(-1)?.id).toBe('2021-01');
  });

  it('leave out no moment, and count none twice, by the clock on the school’s wall', () => {
    const terms = recentTerms(moment('2026-04-10T10:00:00Z'));
    expect(terms[0]?.id).toBe('2026-04');
    const [summer, spring] = terms;
    expect(summer && instantText(summer.from)).toBe('2026-03-31T23:00:00.000Z');
    expect(spring && instantText(spring.from)).toBe('2026-01-01T00:00:00.000Z');
    terms.slice(1).forEach((earlier, at) => {
      expect(earlier.until).toBe(terms[at]?.from);
    });
  });

  it('change at midnight in London', () => {
    const idAt = (text: string) => recentTerms(moment(text))[0]?.id;
    expect(idAt('2026-08-31T22:59:59Z')).toBe('2026-04');
    expect(idAt('2026-08-31T23:00:00Z')).toBe('2026-09');
    expect(idAt('2026-12-31T23:59:59Z')).toBe('2026-09');
    expect(idAt('2027-01-01T00:00:00Z')).toBe('2027-01');
  });
});
