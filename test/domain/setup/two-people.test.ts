import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { type Matter, type Pair, pairs } from '#domain/setup/two-people.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  factsOf,
  GOVERNOR_GITA,
  HEAD_HANA,
  LEAVER_LEE,
  MONDAY_10AM,
  OFFICE_OLGA,
  OSL_OLA,
  POLICY,
  SENIOR_SAM,
  TEACHER_TOM,
  TECH_TAO,
} from '../case/world.ts';

const found = (people: readonly Person[], policy: Policy = POLICY): { readonly [matter in Matter]?: Pair } =>
  Object.fromEntries(pairs(factsOf(people, policy), MONDAY_10AM).map(({ matter, pair }) => [matter, pair]));

const ALL_TWO = {
  ordinary: 'two',
  witnessed: 'two',
  aboutStaff: 'two',
  aboutLead: 'two',
  aboutHead: 'two',
};

describe('two people for each kind of case (H1, LIN-076, STA-173)', () => {
  it('are there where enough senior people are, and the chair is one of them', () => {
    const seniorChair: Policy = { ...POLICY, reviewers: [...POLICY.reviewers, 'chair'] };
    expect(found([AMINA_DSL, BEN_DSL, HEAD_HANA, CHAIR_CHIDI], seniorChair)).toEqual(ALL_TWO);
  });

  it('are not there where one alone is senior, and no role but a senior one makes a second', () => {
    const others = [OSL_OLA, TECH_TAO, OFFICE_OLGA, TEACHER_TOM, LEAVER_LEE];
    expect(found([AMINA_DSL, ...others]).ordinary).toBe('one');
    expect(found([AMINA_DSL, SENIOR_SAM, ...others]).ordinary).toBe('two');
  });

  it('are not there where one of two saw it (E5)', () => {
    expect(found([AMINA_DSL, SENIOR_SAM])).toMatchObject({ ordinary: 'two', witnessed: 'one' });
    expect(found([AMINA_DSL, BEN_DSL, SENIOR_SAM]).witnessed).toBe('two');
  });

  it('are not there where the second is the one it is about (E6)', () => {
    expect(found([AMINA_DSL, HEAD_HANA])).toMatchObject({ aboutStaff: 'two', aboutLead: 'one' });
    expect(found([AMINA_DSL, BEN_DSL, HEAD_HANA]).aboutLead).toBe('two');
  });

  it('may need somebody whom “Ask a reviewer” brings in (E7)', () => {
    expect(found([AMINA_DSL, GOVERNOR_GITA]).ordinary).toBe('asked');
    expect(found([AMINA_DSL, BEN_DSL, HEAD_HANA, CHAIR_CHIDI]).aboutHead).toBe('asked');
  });

  it('are not there where the case reaches nobody: the head is the subject and there is no chair (E2)', () => {
    expect(found([AMINA_DSL, BEN_DSL, HEAD_HANA]).aboutHead).toBe('nobody');
    expect(found([AMINA_DSL, BEN_DSL]).aboutStaff).toBe('nobody');
    expect(found([]).ordinary).toBe('nobody');
  });

  it('are there for the category that is worst off', () => {
    const plain = POLICY.categories.filter(({ id }) => id === 'other');
    const own = plain.map((one) => ({
      ...one,
      id: 'own',
      restricted: true,
      receivers: ['governor' as const],
    }));
    const people = [AMINA_DSL, BEN_DSL, HEAD_HANA, CHAIR_CHIDI, GOVERNOR_GITA];
    expect(found(people, { ...POLICY, categories: plain }).aboutStaff).toBe('two');
    expect(found(people, { ...POLICY, categories: [...plain, ...own] }).aboutStaff).toBe('asked');
  });

  it('go by whom a concern about an adult is sent to, though no category is one by its nature (H33)', () => {
    const plain = { ...POLICY, categories: POLICY.categories.filter(({ id }) => id === 'other') };
    expect(found([AMINA_DSL, BEN_DSL], plain)).toMatchObject({ ordinary: 'two', aboutStaff: 'nobody' });
  });

  it('say nothing of a head or a lead whom the school does not have', () => {
    expect(Object.keys(found([SENIOR_SAM]))).toEqual(['ordinary', 'witnessed', 'aboutStaff']);
  });
});
