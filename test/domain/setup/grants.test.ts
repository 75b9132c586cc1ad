import { describe, expect, it } from 'vitest';
import { hasTwoToGrant } from '#domain/setup/grants.ts';
import { hours, plus } from '#domain/time.ts';
import {
  ADMIN_ADA,
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  HEAD_HANA,
  LEAVER_LEE,
  MONDAY_10AM,
  OFFICE_OLGA,
  SENIOR_SAM,
} from '../case/world.ts';

describe('two people to give the role of a lead (H1, product 2)', () => {
  it.each([
    { people: [ADMIN_ADA, HEAD_HANA], enough: true },
    { people: [ADMIN_ADA, AMINA_DSL], enough: true },
    { people: [HEAD_HANA, CHAIR_CHIDI], enough: true },
    { people: [ADMIN_ADA], enough: false },
    { people: [AMINA_DSL, BEN_DSL], enough: false },
    { people: [ADMIN_ADA, OFFICE_OLGA, SENIOR_SAM, LEAVER_LEE], enough: false },
    { people: [], enough: false },
  ])('$people.length of them: $enough', ({ people, enough }) => {
    expect(hasTwoToGrant(people, MONDAY_10AM)).toBe(enough);
  });

  it('are not there where one of them only acts in the role for a while', () => {
    const acting = { ...HEAD_HANA, acting: [{ role: 'head' as const, until: plus(MONDAY_10AM, hours(72)) }] };
    expect(hasTwoToGrant([ADMIN_ADA, acting], MONDAY_10AM)).toBe(false);
  });
});
