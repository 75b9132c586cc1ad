import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { checkSetup, type SetupFacts } from '#domain/setup/check.ts';
import {
  ADMIN_ADA,
  AMINA_DSL,
  CHAIR_CHIDI,
  EVERYBODY,
  factsOf,
  HEAD_HANA,
  MANAGER_MIA,
  MONDAY_10AM,
  moment,
  POLICY,
  SENIOR_SAM,
} from '../case/world.ts';

const CHRISTMAS = { from: '2026-12-21', to: '2027-01-01', name: 'Christmas' };
const SPRING = { from: '2027-02-15', to: '2027-02-21', name: 'Half term' };

type Special = Partial<Omit<SetupFacts, 'policy'>>;
const factsFor = (
  special: Special = {},
  people: readonly Person[] = EVERYBODY,
  policy: Policy = POLICY,
): SetupFacts => ({
  ...factsOf(people, policy),
  ...{
    unreachable: [],
    unseen: 0,
    channel: 'right',
    hasStaffTeam: true,
    contacts: [],
    closures: [CHRISTMAS, SPRING],
  },
  ...special,
});
const check = (facts: SetupFacts, at = MONDAY_10AM) => checkSetup(facts, at);
const wrong = (facts: SetupFacts, at = MONDAY_10AM) => check(facts, at).filter(({ ok }) => !ok);
const without = (...people: readonly Person[]) => EVERYBODY.filter((one) => !people.includes(one));

describe('set-up check', () => {
  it('finds nothing wrong with a school that has everything, and says so line by line', () => {
    expect(check(factsFor()).filter(({ about }) => about !== 'pair')).toEqual([
      { about: 'grants', ok: true },
      { about: 'channel', channel: 'right', ok: true },
      { about: 'staff-team', ok: true },
      { about: 'roles', empty: [], ok: true },
      { about: 'routes', missing: [], unseen: 0, ok: true },
      { about: 'contacts', old: [], ok: true },
      { about: 'pages', old: [], ok: true },
      { about: 'term-dates', until: '2027-02-21', ok: true },
      { about: 'bank-holidays', until: '2028', ok: true },
    ]);
    expect(wrong(factsFor())).toEqual([]);
  });

  it('counts nobody who is on long leave as one of two, until they are back', () => {
    const away = { from: '2026-11-23', until: '2026-12-01' };
    const people = [AMINA_DSL, { ...HEAD_HANA, away }, ADMIN_ADA];
    const pairsAt = (at: string) =>
      check(factsFor({}, people), moment(at)).filter(({ about }) => about === 'pair' || about === 'grants');
    expect(pairsAt('2026-11-22T10:00:00Z')).toContainEqual(
      expect.objectContaining({ matter: 'ordinary', pair: 'two' }),
    );
    expect(pairsAt('2026-12-01T10:00:00Z')).toContainEqual(
      expect.objectContaining({ matter: 'ordinary', pair: 'one', ok: false }),
    );
    expect(pairsAt('2026-12-02T10:00:00Z')).toContainEqual(
      expect.objectContaining({ matter: 'ordinary', pair: 'two' }),
    );
  });

  it('asks for the team of the staff', () => {
    expect(wrong(factsFor({ hasStaffTeam: false }))).toEqual([{ about: 'staff-team', ok: false }]);
  });

  it('says where nobody could agree to a new lead', () => {
    expect(wrong(factsFor({}, without(ADMIN_ADA, HEAD_HANA, CHAIR_CHIDI)))).toContainEqual({
      ...{ about: 'grants', ok: false },
    });
  });

  it.each(['unbound', 'cannot-read-members', 'guest', 'member-without-role'] as const)(
    'says why cards do not go to the channel: %s (E60)',
    (channel) => {
      expect(wrong(factsFor({ channel }))).toEqual([{ about: 'channel', channel, ok: false }]);
    },
  );

  it('names a role that cases go to and that nobody holds, and no role that the policy never names', () => {
    expect(wrong(factsFor({}, without(MANAGER_MIA)))).toEqual([
      { about: 'roles', empty: ['lineManager'], ok: false },
    ]);
    expect(wrong(factsFor({}, without(ADMIN_ADA)))).toEqual([
      { about: 'roles', empty: ['admin'], ok: false },
    ]);
    const others = EVERYBODY.filter(
      ({ roles }) => !roles.includes('technician') && !roles.includes('governor'),
    );
    expect(wrong(factsFor({}, others))).toEqual([]);
  });

  it('looks at whoever is chased, looks at images or searches too', () => {
    const others = EVERYBODY.filter(({ roles }) => !roles.includes('trustLead'));
    const needs = (policy: Partial<Policy>) =>
      wrong(factsFor({}, others, { ...POLICY, ...policy })).map((finding) => finding.about);
    expect(needs({ viewing: ['trustLead'] })).toEqual(['roles']);
    expect(
      needs({ chase: { ...POLICY.chase, urgent: [{ afterMinutes: 15, tell: ['trustLead'] }] } }),
    ).toEqual(['roles']);
    const search = { searchers: ['trustLead'], present: ['dsl'], conditions: [] } as const;
    expect(needs({ search })).toEqual(['roles']);
  });

  it('names everybody who holds a role and cannot be written to', () => {
    const missing = [SENIOR_SAM.id, ADMIN_ADA.id];
    expect(wrong(factsFor({ unreachable: missing }))).toEqual([
      { about: 'routes', missing, unseen: 0, ok: false },
    ]);
  });

  it('says that it did not look at everybody', () => {
    expect(wrong(factsFor({ unseen: 3 }))).toEqual([{ about: 'routes', missing: [], unseen: 3, ok: false }]);
  });

  it('asks for a look at each contact once a year', () => {
    const contacts = [
      { id: 'police', checked: '2025-11-23' },
      { id: 'lado', checked: '2025-11-22' },
      { id: 'socialCare' },
    ];
    expect(wrong(factsFor({ contacts }))).toEqual([
      { about: 'contacts', old: [{ id: 'lado', checked: '2025-11-22' }, { id: 'socialCare' }], ok: false },
    ]);
  });

  it('asks for a look at each page that names services once a year', () => {
    const page = { parts: [], inCases: false };
    const pages = [
      { ...page, id: 'help', title: 'Help', checked: '2025-09-01' },
      { ...page, id: 'fresh', title: 'Fresh', checked: '2026-09-01' },
      { ...page, id: 'rules', title: 'Rules' },
    ];
    expect(wrong(factsFor({}, EVERYBODY, { ...POLICY, pages }))).toEqual([
      { about: 'pages', old: [{ title: 'Help', checked: '2025-09-01' }], ok: false },
    ]);
  });

  it('asks for term dates where none are known for the next ninety days', () => {
    const dates = (closures: SetupFacts['closures']) =>
      wrong(factsFor({ closures })).map((finding) => finding.about === 'term-dates' && finding.until);
    expect(dates([])).toEqual([undefined]);
    expect(dates([CHRISTMAS])).toEqual(['2027-01-01']);
    expect(dates([SPRING])).toEqual([]);
    expect(dates([{ ...SPRING, to: '2027-02-20' }])).toEqual(['2027-02-20']);
    expect(wrong(factsFor(), moment('2027-02-22T10:00:00Z'))).toMatchObject([{ about: 'term-dates' }]);
  });

  it('asks for bank holidays two months before the last year on file ends', () => {
    const closures = [{ from: '2029-08-01', to: '2029-08-31', name: 'Summer' }];
    expect(wrong(factsFor({ closures }), moment('2028-10-31T10:00:00Z'))).toEqual([]);
    expect(wrong(factsFor({ closures }), moment('2028-11-03T10:00:00Z'))).toEqual([
      { about: 'bank-holidays', until: '2028', ok: false },
    ]);
  });
});
