import { beforeAll, describe, expect, it } from 'vitest';
import { findCategory, type Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';

let school: Policy;
beforeAll(async () => {
  school = await loadPolicy('st-andrews');
});

const category = (id: string) => findCategory(school, id);
const police = (id: string) => category(id)?.duties.find(({ body }) => body === 'police')?.mode;

describe('the St Andrew’s pack', () => {
  it('speaks of students, Head and Trustees, and has all categories', () => {
    expect(school.words).toMatchObject({ pupil: 'student', head: 'Head', governors: 'Trustees' });
    expect(school.categories).toHaveLength(18);
    for (const { id, steps } of school.categories) expect(steps.length, id).toBeGreaterThan(1);
  });

  it('has every report reach the Online Safety Lead, but concerns about an adult (STA-040)', () => {
    for (const { id, restricted, receivers = school.receivers.ordinary } of school.categories)
      if (!restricted) expect(receivers, id).toContain('onlineSafetyLead');
    expect(school.receivers.restricted).toEqual(['head', 'seniorLeader']);
  });

  it('sends offensive messages to the leads, and says not to answer them (STA-152, STA-153, H29)', () => {
    expect(category('offensiveMessage')?.receivers).toEqual(['dsl', 'onlineSafetyLead']);
    expect(category('offensiveMessage')?.guidance[0]?.text).toMatch(/unanswered/);
  });

  it('makes a serious incident due to four, none of whom may be left out (STA-009, STA-010, STA-011, STA-012, H20)', () => {
    expect(school.seriousDuties).toEqual([
      { body: 'authority', mode: 'must', clock: { kind: 'sameDay' } },
      { body: 'lado', mode: 'must', clock: { kind: 'workingDays', count: 1 } },
      { body: 'police', mode: 'must', clock: { kind: 'atOnce' } },
      { body: 'itProvider', mode: 'must', clock: { kind: 'sameDay' } },
    ]);
  });

  it('tells the police of indecent images and grooming at once (STA-170, STA-187, H14)', () => {
    for (const id of ['indecentImages', 'grooming'])
      expect(category(id)?.duties).toContainEqual({
        ...{ body: 'police', mode: 'must', clock: { kind: 'atOnce' } },
      });
  });

  it('asks whether the police are told of racism and extremism (STA-190, STA-191)', () => {
    expect([police('hate'), police('extremism')]).toEqual(['decide', 'decide']);
  });

  it('asks the Local Authority and the LADO about a concern about an adult (STA-031)', () => {
    const day = { kind: 'workingDays', count: 1 };
    expect(category('staffConduct')?.restricted).toBe(true);
    expect(category('staffConduct')?.duties).toEqual([{ body: 'authority', mode: 'decide', clock: day }]);
    expect(school.restrictedDuties).toEqual([{ body: 'lado', mode: 'decide', clock: day }]);
  });

  it('gives the Commissioner 72 hours, and breaches to data protection and the Lead (STA-097, STA-110, STA-144, H21)', () => {
    expect(category('dataBreach')?.duties).toEqual([
      { body: 'ico', mode: 'decide', clock: { kind: 'hours', count: 72 } },
    ]);
    expect(category('dataBreach')?.receivers).toEqual(['dataProtection', 'onlineSafetyLead', 'dsl']);
  });

  it('lets senior staff search school devices alone, on a ground in the Behaviour Policy (STA-020, STA-124)', () => {
    expect(school.search).toMatchObject({ searchers: ['head', 'seniorLeader'] });
    const conditions = school.search?.conditions.map(({ id }) => id);
    expect(conditions).toEqual(expect.arrayContaining(['schoolDevice', 'behaviourGround']));
  });

  it('rests every sanction of a student on the Behaviour Policy (STA-019, STA-206, STA-211, H32)', () => {
    const students = school.sanctions.filter(({ title }) => title.startsWith('Student'));
    expect(students).toHaveLength(3);
    for (const { id, policy } of students) expect(policy, id).toBe('behaviour');
  });

  it('offers warning, suspension and referral for staff (STA-219)', () => {
    const staff = school.sanctions.filter(({ policy }) => policy === 'staffAgreement').map(({ id }) => id);
    expect(staff).toEqual(['staffWarning', 'staffSuspension', 'staffReferral', 'personalUse']);
  });

  it('requires the record in StaffSafe or CPOMS as well (STA-196)', () => {
    expect(school.recordSystem).toEqual({ systems: ['StaffSafe', 'CPOMS'], required: true });
  });

  it('counts as senior enough to review: leads, Head, Senior Management Team (STA-173, H1)', () => {
    expect(school.reviewers).toEqual(['dsl', 'head', 'seniorLeader']);
  });

  it('settles each contradiction of its policy in a decision', () => {
    const decisions = school.decisions.join(' ');
    const contradictions = [
      ['STA-103', 'STA-118'],
      ['STA-149'],
      ['STA-006', 'STA-028'],
      ['STA-050', 'STA-088'],
      ['STA-135'],
      ['STA-040', 'STA-059'],
    ];
    for (const row of contradictions.flat()) expect(decisions).toContain(row);
  });
});
