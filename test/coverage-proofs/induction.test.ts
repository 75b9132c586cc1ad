import { strict as assert } from 'node:assert';
import { describe, expect, it } from 'vitest';
import type { RollKind } from '#domain/directory/roll.ts';
import type { Item } from '#domain/ledger/model.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { type Person, ROLES, type Role } from '#domain/person.ts';
import { MANAGER_MIA, TEACHER_TESS, TEACHER_TOM } from '#test/domain/case/world.ts';
import { type AskOf, refused, storyOf } from '#test/domain/ledger/story.ts';
import { everythingAsked } from './owing.ts';
import { onTheRoll } from './roll-people.ts';

const MONDAY = '2026-11-23T10:00:00Z';
const FIRST_DAY = '2026-11-16';

type Told = readonly [
  what: string,
  told: {
    readonly pack: string;
    readonly id: string;
    readonly who: 'staff' | RollKind;
    readonly by: readonly Role[];
    readonly says: RegExp;
  },
];

const LEADERS: readonly Role[] = ['dsl', 'head', 'seniorLeader', 'onlineSafetyLead'];
const UNDERSTOOD = { id: 'understood', by: LEADERS, says: /policy and the agreements.*own words/i } as const;
const DEVICES = {
  ...{ pack: 'st-andrews', id: 'deviceRules' },
  by: ['seniorLeader', 'onlineSafetyLead', 'agreements'],
  says: /what phones and other devices may be used for here/,
} as const;
const APPS = {
  ...{ pack: 'larches', id: 'apps' },
  by: ['dsl', 'head', 'agreements'],
  says: /Before they were let in to such an app, I told them the rules/,
} as const;

const TOLD: readonly Told[] = [
  ['a starter understands policy and agreements (LIN-040)', { pack: 'linden', who: 'staff', ...UNDERSTOOD }],
  ['so does a volunteer (LIN-040)', { pack: 'linden', who: 'volunteer', ...UNDERSTOOD }],
  ['a starter understands both (STA-080)', { pack: 'st-andrews', who: 'staff', ...UNDERSTOOD }],
  ['a visitor was told the rules for devices (STA-127)', { who: 'visitor', ...DEVICES }],
  ['a new parent was told them (STA-127)', { who: 'parent', ...DEVICES }],
  ['a new student was told them (STA-127)', { who: 'pupil', ...DEVICES }],
  [
    'a starter knows strategy, guidance and code of conduct (LTH-013)',
    {
      ...{ pack: 'linthorpe', id: 'strategy', who: 'staff' },
      by: ['head', 'seniorLeader'],
      says: /strategy.*guidance and the code of conduct/,
    },
  ],
  [
    'a guest was told of the policy before access (LTH-076)',
    {
      ...{ pack: 'linthorpe', id: 'guestPolicy', who: 'visitor' },
      by: ['head', 'seniorLeader', 'onlineSafetyLead', 'agreements'],
      says: /Before they had any access, I told them of the strategy/,
    },
  ],
  [
    'a visitor was told the rules for phones (LTH-105)',
    {
      ...{ pack: 'linthorpe', id: 'phoneRules', who: 'visitor' },
      by: ['head', 'seniorLeader', 'agreements'],
      says: /I told them that phones.*stay out of use near pupils/,
    },
  ],
  [
    'a starter was given the policy and talked about it, social media too (LAR-079, LAR-131)',
    {
      ...{ pack: 'larches', id: 'policy', who: 'staff' },
      by: ['dsl', 'head'],
      says: /gave them the online safety policy and talked it over.*social media included/,
    },
  ],
  [
    'a visitor was shown the signs about phones',
    {
      ...{ pack: 'larches', id: 'visitorRules', who: 'visitor' },
      by: ['dsl', 'head', 'agreements'],
      says: /signs and notices about phones/,
    },
  ],
  ['a starter was told the rules before such an app (LAR-157)', { who: 'staff', ...APPS }],
  ['a parent was told them (LAR-157)', { who: 'parent', ...APPS }],
];

async function starting(pack: string, who: 'staff' | RollKind, since = FIRST_DAY) {
  if (who !== 'staff') return await onTheRoll(pack, who, { since });
  const asking = await everythingAsked(pack);
  const person: Person = { ...TEACHER_TOM, since, manager: MANAGER_MIA.id };
  const story = storyOf(person.id, subjectOfPerson(person, FIRST_DAY), asking);
  assert.ok(story.asks(undefined, MONDAY, { type: 'keep-up' }).ok);
  return { asking, story };
}

describe('at the start it is recorded that', () => {
  it.each(TOLD)('%s', async (_what, { pack, id, who, by, says }) => {
    const item: Item = `induction-${id}`;
    const tells: AskOf<'tell'> = { type: 'tell', item, on: '2026-11-20' };
    const may: Role[] = [];
    for (const role of ROLES) {
      const { asking, story } = await starting(pack, who);
      expect(asking.policy.induction.find((one) => one.id === id)?.text).toMatch(says);
      expect(story.obligation(item)).toMatchObject({ state: 'owed' });
      const teller = { ...TEACHER_TESS, roles: [role] };
      const decided = story.asks(teller, MONDAY, tells);
      if (decided.ok) {
        may.push(role);
        expect(decided.value.find(({ type }) => type === 'completed')).toMatchObject({
          ...{ item, by: teller.id, on: '2026-11-20', confirmed: true },
        });
        expect(story.obligation(item)).toMatchObject({ state: 'met' });
      } else expect(decided).toEqual(refused('not-for-you-to-record'));
    }
    expect(may).toEqual(ROLES.filter((role) => by.includes(role)));
    const long = await starting(pack, who, '2024-09-02');
    expect(long.story.obligation(item)).toBeUndefined();
  });

  it.each([
    ['training in online safety is on the list (LIN-039)', 'linden', 'onlineSafety'],
    ['training in online safety is on the list (STA-079)', 'st-andrews', 'onlineSafety'],
    ['social media is on it as training too (LAR-079)', 'larches', 'socialMedia'],
  ])('%s, within ten school days of the first', async (_what, pack, course) => {
    const { asking, story } = await starting(pack, 'staff', '2026-11-23');
    expect(asking.policy.courses.find(({ id }) => id === course)).toMatchObject({ starters: true });
    expect(story.obligation(`course-${course}`)).toMatchObject({ state: 'owed', due: '2026-12-07' });
  });
});

describe('a guest who comes for some days', () => {
  it.each([
    ['of the policy (LTH-076)', 'linthorpe', 'induction-guestPolicy'],
    ['of the rules for phones (LTH-105)', 'linthorpe', 'induction-phoneRules'],
    ['of the rules for devices (STA-127)', 'st-andrews', 'induction-deviceRules'],
  ] as const)('is to be told %s on the first day, not after it', async (_what, pack, item) => {
    const { story } = await onTheRoll(pack, 'visitor', { since: '2026-11-18', until: '2026-11-20' });
    expect(story.obligation(item)).toMatchObject({ state: 'owed', due: '2026-11-18' });
  });
});

describe('those who have long been there', () => {
  it('hear of strategy and code of conduct each year (LTH-013)', async () => {
    const { asking, story } = await starting('linthorpe', 'staff', '2019-09-02');
    const course = asking.policy.courses.find(({ id }) => id === 'digitalSafeguarding');
    expect(course?.topics).toContain('The strategy and the code of conduct');
    expect(course?.validMonths).toBe(12);
    expect(story.obligation('course-digitalSafeguarding')).toMatchObject({ state: 'owed' });
  });
});
