import { strict as assert } from 'node:assert';
import { beforeAll, describe, it } from 'vitest';
import { parseRollId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import { subjectOfRoll } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { HEAD_HANA, OFFICE_OLGA, TEACHER_TOM } from '#test/domain/case/world.ts';
import { askedOf } from '#test/domain/ledger/asked-of.ts';
import { askingFor } from '#test/domain/ledger/ledger-world.ts';
import { storyOf } from '#test/domain/ledger/story.ts';

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;
type Pack = (typeof PACKS)[number];
const packs = new Map<Pack, Policy>();
beforeAll(async () => {
  for (const pack of PACKS) packs.set(pack, await loadPolicy(pack));
});

const MONDAY = '2026-11-23T10:00:00Z';
const policyOf = (pack: Pack): Policy => packs.get(pack) ?? assert.fail();
const of = (pack: Pack, owner: Person) => askedOf(owner, askingFor([], policyOf(pack)));
const ROLL = parseRollId('r'.repeat(32)) ?? assert.fail();

/** Whom an induction item is for, and who ticks it off. */
const TOLD: readonly (readonly [string, Pack, Item, 'joiner' | 'visitor' | 'parent', Person])[] = [
  [
    'understands the policy and the agreements (LIN-040)',
    'linden',
    'induction-understood',
    'joiner',
    HEAD_HANA,
  ],
  [
    'understands the policy and the agreements (STA-080)',
    'st-andrews',
    'induction-understood',
    'joiner',
    HEAD_HANA,
  ],
  ['knows strategy, guidance and code of conduct', 'linthorpe', 'induction-strategy', 'joiner', HEAD_HANA],
  [
    'was given the policy and talked it over, social media too (LAR-079, LAR-131)',
    'larches',
    'induction-policy',
    'joiner',
    HEAD_HANA,
  ],
  [
    'was told the rules before using such an app (LAR-157)',
    'larches',
    'induction-apps',
    'parent',
    OFFICE_OLGA,
  ],
  ['was told the device rules (STA-127)', 'st-andrews', 'induction-deviceRules', 'visitor', OFFICE_OLGA],
  [
    'was told of the policy before access (LTH-076)',
    'linthorpe',
    'induction-guestPolicy',
    'visitor',
    OFFICE_OLGA,
  ],
  ['was told the phone rules (LTH-105)', 'linthorpe', 'induction-phoneRules', 'visitor', OFFICE_OLGA],
  ['was shown the rules by signs and notices', 'larches', 'induction-visitorRules', 'visitor', OFFICE_OLGA],
];

describe('somebody who is new', () => {
  it.each(TOLD)('%s', (_, pack, item, kind, by) => {
    const since = '2026-11-23';
    const entry = {
      id: ROLL,
      name: 'Vic Visitor',
      kind: kind === 'parent' ? kind : 'visitor',
      since,
    } as const;
    const asking = askingFor([], policyOf(pack));
    const tells = { type: 'tell', item, on: '2026-11-23' } as const;
    if (kind === 'joiner') {
      const tom = of(pack, TEACHER_TOM);
      tom.looks(MONDAY, { since });
      assert.equal(tom.obligation(item)?.state, 'owed');
      tom.does(by, MONDAY, tells, { since });
      assert.equal(tom.obligation(item)?.met?.how, 'session');
      return;
    }
    const story = storyOf(ROLL, subjectOfRoll(entry, since), asking);
    assert.ok(!story.asks(TEACHER_TOM, MONDAY, tells).ok, 'not by just anybody');
    assert.ok(story.asks(by, MONDAY, tells).ok);
    assert.equal(story.obligation(item)?.state, 'met');
  });
});

describe('at Linthorpe strategy, guidance and code of conduct (LTH-013)', () => {
  it('are gone through with who is new, and each year with everybody', () => {
    const asked = (since: string): readonly string[] => {
      const tom = of('linthorpe', TEACHER_TOM);
      tom.looks(MONDAY, { since });
      return (tom.ledger()?.obligations ?? []).map(({ item }) => item);
    };
    assert.ok(asked('2026-11-23').includes('induction-strategy'));
    assert.ok(!asked('2019-09-01').includes('induction-strategy'));
    assert.ok(asked('2019-09-01').includes('course-digitalSafeguarding'));
    const yearly = policyOf('linthorpe').courses.find(({ id }) => id === 'digitalSafeguarding');
    assert.match((yearly?.topics ?? []).join(), /strategy and the code of conduct/);
  });
});
