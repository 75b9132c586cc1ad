import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { isInChannel } from '#domain/case/face.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { reported, triage } from '#test/policies/pack-case.ts';
import {
  ADMIN_ADA,
  AMINA_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  GOVERNOR_GITA,
  HEAD_HANA,
  idsOf,
  OSL_OLA,
  POLICY,
  SENIOR_SAM,
  SENIOR_SUE,
  TEACHER_TESS,
  TEACHER_TOM,
  TECH_TAO,
} from './world.ts';

const [bullying] = POLICY.categories;
assert.ok(bullying);
const MANAGER_MIA = EVERYBODY.find(({ roles }) => roles.includes('lineManager'));
assert.ok(MANAGER_MIA);

const SCHOOL: Policy = {
  ...POLICY,
  receivers: {
    ...POLICY.receivers,
    bySource: { monitoring: ['seniorLeader', 'head'], parent: ['onlineSafetyLead'] },
    restricted: ['head', 'seniorLeader'],
    about: [
      { roles: ['head'], tell: ['chair'] },
      { roles: ['seniorLeader'], tell: ['head'] },
    ],
  },
  categories: [
    ...POLICY.categories,
    { ...bullying, id: 'plagiarism', channel: false, receivers: ['lineManager'] },
    { ...bullying, id: 'staffImages', restricted: true, receivers: ['dsl', 'head'] },
  ],
};

const toldOf = (special: Parameters<typeof reported>[2], people = EVERYBODY, category = 'bullying') =>
  reported(SCHOOL, category, special, people).open.receivers;
const without = (...gone: readonly Person[]) => EVERYBODY.filter((person) => !gone.includes(person));
const about = (...adults: readonly Person[]) => ({ adult: 'yes', adults: idsOf(...adults) }) as const;

describe('who told the reporter', () => {
  it('adds those whom the policy names, each once', () => {
    assert.deepEqual(toldOf({ source: 'monitoring' }), idsOf(HEAD_HANA, SENIOR_SAM, SENIOR_SUE));
    assert.deepEqual(toldOf({ source: 'parent' }), idsOf(HEAD_HANA, OSL_OLA));
    assert.deepEqual(toldOf({ source: 'colleague' }), idsOf(HEAD_HANA));
  });

  it('adds nobody to a concern about an adult (H33)', () => {
    const confidential = { ...about(TEACHER_TESS), source: 'parent' } as const;
    assert.deepEqual(toldOf(confidential), idsOf(HEAD_HANA, SENIOR_SAM, SENIOR_SUE));
  });

  it('adds nobody to what Steward opened itself', () => {
    assert.deepEqual(toldOf({ source: 'monitoring', origin: 'outsider' }), idsOf(HEAD_HANA));
  });
});

describe('a line manager', () => {
  const managed = (manager: Person) => [
    { ...TEACHER_TOM, manager: manager.id },
    ...EVERYBODY.filter(({ id }) => id !== TEACHER_TOM.id),
  ];

  it('is the reporter’s own, where the directory names one', () => {
    assert.deepEqual(toldOf({}, managed(SENIOR_SUE), 'plagiarism'), idsOf(SENIOR_SUE));
  });

  it('is whoever holds the role, where it names none or one who opens no case', () => {
    assert.deepEqual(toldOf({}, EVERYBODY, 'plagiarism'), idsOf(MANAGER_MIA));
    for (const manager of [TEACHER_TESS, TECH_TAO, ADMIN_ADA])
      assert.deepEqual(toldOf({}, managed(manager), 'plagiarism'), idsOf(MANAGER_MIA), manager.name);
  });

  it('hears nothing of what is no misconduct', () => {
    assert.deepEqual(toldOf({}, managed(SENIOR_SUE)), idsOf(HEAD_HANA));
  });

  it('is told when a triage finds that it is misconduct (E33)', () => {
    const found = reported(SCHOOL, 'bullying', {}, managed(SENIOR_SUE)).next(triage(SCHOOL, 'plagiarism'));
    assert.deepEqual(found.open.receivers, idsOf(HEAD_HANA, SENIOR_SUE));
  });
});

describe('a category whose receivers nobody is', () => {
  it('reaches the pack’s ordinary receivers instead', () => {
    assert.deepEqual(toldOf({}, without(MANAGER_MIA), 'plagiarism'), idsOf(HEAD_HANA));
  });

  it('comes to the channel when there are none of those either: it is never silent', () => {
    const people = without(MANAGER_MIA, HEAD_HANA);
    const { open } = reported(SCHOOL, 'plagiarism', {}, people);
    assert.deepEqual([open.receivers, isInChannel(open)], [[], true]);
    assert.equal(isInChannel(reported(SCHOOL, 'plagiarism').open), false);
  });
});

describe('a concern about an adult', () => {
  it('goes where the policy says for the role of the subject (E2, E3)', () => {
    assert.deepEqual(toldOf(about(HEAD_HANA)), idsOf(CHAIR_CHIDI));
    assert.deepEqual(toldOf(about(SENIOR_SAM)), idsOf(HEAD_HANA));
    assert.deepEqual(toldOf(about(AMINA_DSL)), idsOf(HEAD_HANA, SENIOR_SAM, SENIOR_SUE));
  });

  it('goes by the first rule that fits when it is about several', () => {
    assert.deepEqual(toldOf(about(SENIOR_SAM, HEAD_HANA)), idsOf(CHAIR_CHIDI));
    assert.deepEqual(toldOf(about(GOVERNOR_GITA, SENIOR_SAM)), idsOf(HEAD_HANA));
  });

  it('goes to the next level when the rule leaves nobody, and to none when that is a subject too', () => {
    assert.deepEqual(toldOf(about(SENIOR_SAM), without(HEAD_HANA)), idsOf(CHAIR_CHIDI));
    assert.deepEqual(toldOf(about(HEAD_HANA, CHAIR_CHIDI)), []);
  });

  it('goes to the receivers of its category where that is one for adults', () => {
    const told = toldOf(about(TEACHER_TESS), EVERYBODY, 'staffImages');
    assert.deepEqual(told, idsOf(...EVERYBODY.slice(0, 3)));
    assert.deepEqual(toldOf(about(HEAD_HANA), EVERYBODY, 'staffImages'), idsOf(CHAIR_CHIDI));
  });
});
