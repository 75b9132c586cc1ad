import { strict as assert } from 'node:assert';
import { beforeAll, describe, it } from 'vitest';
import type { Item } from '#domain/ledger/model.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import {
  AMINA_DSL,
  CHAIR_CHIDI,
  GOVERNOR_GITA,
  HEAD_HANA,
  OFFICE_OLGA,
  OSL_OLA,
  SENIOR_SAM,
  TEACHER_TOM,
  TECH_TAO,
} from '#test/domain/case/world.ts';
import { askedOf } from '#test/domain/ledger/asked-of.ts';
import { askingFor } from '#test/domain/ledger/ledger-world.ts';

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;
type Pack = (typeof PACKS)[number];
const packs = new Map<Pack, Policy>();
beforeAll(async () => {
  for (const pack of PACKS) packs.set(pack, await loadPolicy(pack));
});

const MONDAY = '2026-11-23T10:00:00Z';
const policyOf = (pack: Pack): Policy => packs.get(pack) ?? assert.fail();
const of = (pack: Pack, owner: Person) => askedOf(owner, askingFor([], policyOf(pack)));
const courseOf = (pack: Pack, item: string) =>
  policyOf(pack).courses.find(({ id }) => item === `course-${id}`) ?? assert.fail(item);

/** The clauses of a course, its pack and item, whom it is asked of, and who is not asked. */
const YEARLY: readonly (readonly [string, Pack, Item, readonly Person[], readonly Person[]])[] = [
  [
    'every member of staff (LIN-038)',
    'linden',
    'course-onlineSafety',
    [TEACHER_TOM, TECH_TAO],
    [GOVERNOR_GITA],
  ],
  ['the lead and the DSL (LIN-012, LIN-026)', 'linden', 'course-leads', [AMINA_DSL, OSL_OLA], [TEACHER_TOM]],
  ['others: technical staff (LIN-012)', 'linden', 'course-technical', [TECH_TAO], [TEACHER_TOM]],
  [
    'all staff, again each year (STA-077, STA-116)',
    'st-andrews',
    'course-onlineSafety',
    [TEACHER_TOM],
    [GOVERNOR_GITA],
  ],
  [
    'all staff, data protection (STA-123)',
    'st-andrews',
    'course-dataProtection',
    [TEACHER_TOM],
    [GOVERNOR_GITA],
  ],
  [
    'every DSL and the lead (STA-032, STA-063)',
    'st-andrews',
    'course-leads',
    [AMINA_DSL, OSL_OLA],
    [TEACHER_TOM],
  ],
  ['Trustees (STA-084)', 'st-andrews', 'course-trustees', [GOVERNOR_GITA, CHAIR_CHIDI], [TEACHER_TOM]],
  ['technical staff (STA-052)', 'st-andrews', 'course-technical', [TECH_TAO], [TEACHER_TOM]],
  ['the staff of an academy (BRI-019)', 'brigantia', 'course-safeguarding', [TEACHER_TOM], [GOVERNOR_GITA]],
  [
    'those who manage risk (BRI-032)',
    'brigantia',
    'course-riskManagement',
    [AMINA_DSL, SENIOR_SAM],
    [TEACHER_TOM],
  ],
  [
    'every member of staff, every year (LTH-032, H40)',
    'linthorpe',
    'course-digitalSafeguarding',
    [TEACHER_TOM],
    [GOVERNOR_GITA],
  ],
  [
    'all staff, as their work asks (LAR-009)',
    'larches',
    'course-onlineSafety',
    [TEACHER_TOM],
    [GOVERNOR_GITA],
  ],
  [
    'all staff, safe use at work and at home (LAR-132)',
    'larches',
    'course-socialMedia',
    [TEACHER_TOM],
    [GOVERNOR_GITA],
  ],
  ['the DSL, on research, law and trends (LAR-018)', 'larches', 'course-lead', [AMINA_DSL], [TEACHER_TOM]],
];

describe('a course that is asked for each year', () => {
  it.each(YEARLY)('of %s', (_, pack, item, audience, others) => {
    for (const person of audience) {
      const ledger = of(pack, person);
      ledger.looks(MONDAY);
      assert.equal(ledger.obligation(item)?.state, 'owed', person.name);
      const done = { type: 'record-session', item, on: '2026-11-20', givenBy: 'The trainer' } as const;
      ledger.does(person === AMINA_DSL ? HEAD_HANA : AMINA_DSL, MONDAY, done);
      assert.equal(ledger.obligation(item)?.met?.until, '2027-11-20');
      ledger.looks('2027-11-19T10:00:00Z');
      const again = ledger.obligation(item);
      assert.deepEqual([again?.state, again?.due], ['owed', '2027-11-20'], person.name);
    }
    for (const person of others) {
      const ledger = of(pack, person);
      ledger.looks(MONDAY);
      assert.equal(ledger.obligation(item), undefined, person.name);
    }
  });

  it('is due twelve months after the last one by the calendar: leap years and holidays change nothing (H40)', () => {
    for (const [on, due] of [
      ['2027-02-28', '2028-02-28'],
      ['2028-02-29', '2029-02-28'],
      ['2027-12-25', '2028-12-25'],
      ['2027-08-15', '2028-08-15'],
    ] as const) {
      const ledger = of('linthorpe', TEACHER_TOM);
      const item = 'course-digitalSafeguarding';
      ledger.does(AMINA_DSL, `${on}T18:00:00Z`, { type: 'record-session', item, on, givenBy: 'Sami' });
      ledger.looks(`${due}T10:00:00Z`);
      assert.equal(ledger.obligation(item)?.due, due);
    }
  });
});

/** Owed by nobody: whoever took it writes it down, and somebody else confirms it. */
const VOLUNTARY: readonly (readonly [string, Pack, Item, Person])[] = [
  ['extra awareness sessions (LTH-033)', 'linthorpe', 'course-sessions', TEACHER_TOM],
  ['courses of the outside provider (LTH-058)', 'linthorpe', 'course-online', TEACHER_TOM],
  ['CEOP Think U Know, by whoever teaches it (LTH-115)', 'linthorpe', 'course-teachers', TEACHER_TOM],
  ['own development (LAR-036)', 'larches', 'course-own', TEACHER_TOM],
  [
    'outside events and guidance that the lead has taken in (STA-082)',
    'st-andrews',
    'course-events',
    OSL_OLA,
  ],
];

describe('what somebody takes by themselves', () => {
  it.each(VOLUNTARY)('is recorded: %s', (_, pack, item, person) => {
    const ledger = of(pack, person);
    ledger.looks(MONDAY);
    assert.equal(ledger.obligation(item), undefined);
    const done = { type: 'complete', item, on: '2026-11-20', certificate: 'The organiser, 4711' } as const;
    ledger.does(person, MONDAY, done);
    const { entry, unconfirmed } = ledger.obligation(item)?.met ?? assert.fail();
    assert.equal(unconfirmed, true);
    ledger.does(OFFICE_OLGA, MONDAY, { type: 'confirm-completion', item, entry });
    assert.equal(ledger.obligation(item)?.met?.unconfirmed, undefined);
  });
});

describe('the Think U Know status of the role holders (LTH-029)', () => {
  it('is asked of them, and kept with the certificate', () => {
    const ola = of('linthorpe', OSL_OLA);
    ola.looks(MONDAY);
    for (const item of ['course-thinkUKnow', 'course-leadSkills'] as const) {
      assert.equal(ola.obligation(item)?.state, 'owed');
      const done = { type: 'complete', item, on: '2026-11-20', certificate: 'CEOP 4711' } as const;
      assert.ok(ola.does(OSL_OLA, MONDAY, done).some((event) => 'certificate' in event));
      assert.equal(ola.obligation(item)?.state, 'met');
    }
  });
});

describe('what a course goes through', () => {
  it.each([
    [
      'acceptable use, social media, settings, data protection, reporting (LIN-062)',
      'linden',
      'course-socialMedia',
      [/use/i, /social media/i, /settings/i, /data protection/i, /report/i],
    ],
    [
      'acceptable use, social media, settings, data protection, reporting (STA-156)',
      'st-andrews',
      'course-onlineSafety',
      [/use/i, /social media/i, /settings/i, /data protection/i, /report/i],
    ],
    [
      'the range of issues, sexting and bullying too (LAR-031, LAR-158)',
      'larches',
      'course-onlineSafety',
      [/sexting/i, /bullying/i, /radicalisation/i],
    ],
    ['how to train colleagues (LIN-012)', 'linden', 'course-leads', [/training colleagues/i]],
    [
      'how to see and manage risk (BRI-032)',
      'brigantia',
      'course-riskManagement',
      [/seeing a risk/i, /managing it/i],
    ],
    ['the same for all staff (BRI-032)', 'brigantia', 'course-safeguarding', [/contact and conduct/i]],
    ['research, law and trends (LAR-018)', 'larches', 'course-lead', [/research/i, /law/i, /trends/i]],
    ['own posts (LAR-087)', 'larches', 'course-socialMedia', [/own posts/i]],
  ] as const)('is named with it: %s', (_, pack, item, words) => {
    const topics = (courseOf(pack, item).topics ?? []).join('\n');
    for (const word of words) assert.match(topics, word);
  });
});
