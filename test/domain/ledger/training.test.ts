import { describe, expect, it } from 'vitest';
import type { LedgerCommandOf } from '#domain/ledger/command.ts';
import { countsOn } from '#domain/ledger/model.ts';
import { reconcile } from '#domain/ledger/reconcile.ts';
import { ROLES, type Role } from '#domain/person.ts';
import type { Course } from '#domain/policy-cycles.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  EVERYBODY,
  LEAVER_LEE,
  moment,
  OFFICE_OLGA,
  STRANGER_SID,
  TEACHER_TESS,
  TEACHER_TOM,
} from '../case/world.ts';
import { askedOf } from './asked-of.ts';
import { askingFor, packWith, YEARLY } from './ledger-world.ts';

const KCSIE: Course = {
  ...{ id: 'kcsie', title: 'KCSIE part one', audience: ['staff'], starters: true, validMonths: 12 },
  ...{ provider: 'school', statement: { edition: 'KCSIE 2026', text: 'I have read it.' } },
};
const OWN: Course = {
  ...{ id: 'own', title: 'Own development', audience: ['staff'], starters: false, provider: 'external' },
  voluntary: true,
};
const LEADS: Course = {
  ...{ id: 'leads', title: 'For leads', audience: ['dsl'], starters: false, provider: 'external' },
};
const asking = askingFor([], packWith({ agreements: [], courses: [YEARLY, KCSIE, OWN, LEADS] }));

const MONDAY = '2026-11-23T10:00:00Z';
const ITEM = 'course-yearly';
const DONE = { type: 'complete', item: ITEM, on: '2026-11-20', certificate: 'NCC 4711' } as const;
const SESSION = { type: 'record-session', item: ITEM, on: '2026-11-20', givenBy: 'Sami' } as const;
const toms = (people = EVERYBODY) => askedOf(TEACHER_TOM, asking, people);

describe('recording a completion', () => {
  it('keeps day and certificate, counts for twelve months from that day, and waits to be confirmed', () => {
    const tom = toms();
    const events = tom.does(TEACHER_TOM, MONDAY, DONE);
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'completed', by: TEACHER_TOM.id, on: '2026-11-20', certificate: 'NCC 4711' },
      ...{ how: 'self', confirmed: false, until: '2027-11-20' },
    });
    expect(tom.obligation(ITEM)).toMatchObject({ state: 'met', met: { unconfirmed: true } });
  });

  it.each([
    ['a day that is still to come', { ...DONE, on: '2026-11-24' }, 'day-in-future'],
    ['a slip of the year', { ...DONE, on: '2006-11-20' }, 'day-too-long-ago'],
    ['a course of others', { ...DONE, item: 'course-leads' }, 'not-asked'],
    ['a course that there is not', { ...DONE, item: 'course-none' }, 'not-asked'],
    ['an agreement', { ...DONE, item: 'agreement-staff' }, 'not-asked'],
  ] as const)('refuses %s', (_, asked, type) => {
    expect(toms().refused(TEACHER_TOM, MONDAY, asked)).toEqual({ type });
  });

  it('keeps what a school has from before it begins to ask, and then asks for the rest alone', () => {
    const before = askedOf(TEACHER_TOM, { ...asking, publications: { versions: [] } });
    expect(before.looks(MONDAY)).toEqual([]);
    before.does(TEACHER_TOM, MONDAY, DONE);
    expect(before.ledger()?.obligations).toMatchObject([{ item: ITEM, state: 'met', lifted: true }]);
    const begun = reconcile(before.ledger(), before.ledger()?.subject, asking, moment(MONDAY));
    expect(begun).toMatchObject([
      { type: 'carried', item: ITEM },
      { type: 'asked', item: 'course-kcsie' },
    ]);
  });

  it('takes today, and refuses the same day twice', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, { ...DONE, on: '2026-11-23' });
    expect(tom.refused(TEACHER_TOM, MONDAY, { ...DONE, on: '2026-11-23' })).toEqual({
      ...{ type: 'recorded-already', on: '2026-11-23' },
    });
  });

  it('refuses it in somebody else’s name, after leaving, and from whom nobody knows', () => {
    const tom = toms([...EVERYBODY, STRANGER_SID]);
    for (const other of [AMINA_DSL, TEACHER_TESS])
      expect(tom.refused(other, MONDAY, DONE)).toEqual({ type: 'not-for-you-to-record' });
    expect(tom.refused(TEACHER_TOM, MONDAY, DONE, { gone: true })).toEqual({ type: 'not-known' });
    expect(tom.refused(LEAVER_LEE, MONDAY, SESSION)).toEqual({ type: 'not-known' });
    expect(toms([]).refused(TEACHER_TOM, MONDAY, DONE)).toEqual({ type: 'not-known' });
  });

  it('keeps an old completion as history, which meets nothing', () => {
    const tom = toms();
    const events = tom.does(TEACHER_TOM, MONDAY, { ...DONE, on: '2025-11-23' });
    expect(events.some(({ type }) => type === 'completed')).toBe(true);
    expect(tom.obligation(ITEM)).toMatchObject({ state: 'owed' });
    tom.does(TEACHER_TOM, MONDAY, DONE);
    tom.does(TEACHER_TOM, MONDAY, { ...DONE, on: '2026-09-01' });
    expect(tom.obligation(ITEM)?.met).toMatchObject({ on: '2026-11-20', until: '2027-11-20' });
  });

  it('meets from the first day on which it still counts', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, { ...DONE, on: '2025-11-24' });
    expect(tom.obligation(ITEM)?.met).toMatchObject({ until: '2026-11-24' });
    expect(tom.obligation(ITEM)?.state).toBe('owed');
    expect(countsOn(tom.obligation(ITEM) ?? expect.fail(), '2026-11-23')).toBe(true);
  });
});

describe('a statement that is ticked in place of a certificate', () => {
  const read = { type: 'complete', item: 'course-kcsie', on: '2026-11-23', certificate: '' } as const;

  it('binds the edition that was ticked, and there is nothing to confirm', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, { ...read, ticked: 'KCSIE 2026' });
    expect(tom.obligation('course-kcsie')?.met).toEqual({
      at: moment(MONDAY),
      ...{ edition: 'KCSIE 2026', on: '2026-11-23', until: '2027-11-23', how: 'self', entry: 4 },
    });
  });

  it('is refused unticked, or ticked for another edition', () => {
    expect(toms().refused(TEACHER_TOM, MONDAY, read)).toEqual({ type: 'statement-not-ticked' });
    expect(toms().refused(TEACHER_TOM, MONDAY, { ...read, ticked: 'KCSIE 2025' })).toEqual({
      ...{ type: 'edition-changed', edition: 'KCSIE 2026' },
    });
  });

  it('is asked for again when a new edition comes out', () => {
    const next = { ...KCSIE, statement: { edition: 'KCSIE 2027', text: 'I have read it.' } };
    const tom = askedOf(TEACHER_TOM, askingFor([], packWith({ agreements: [], courses: [next] })));
    tom.does(TEACHER_TOM, MONDAY, { ...read, ticked: 'KCSIE 2027' });
    expect(tom.obligation('course-kcsie')).toMatchObject({ state: 'met', edition: 'KCSIE 2027' });
  });
});

describe('own development', () => {
  const read = { type: 'complete', item: 'course-own', on: '2026-11-20', certificate: 'Webinar' } as const;

  it('is written down by whoever takes it, as often as they like, and asked of nobody', () => {
    const tom = toms();
    tom.looks(MONDAY);
    expect(tom.obligation('course-own')).toBeUndefined();
    tom.does(TEACHER_TOM, MONDAY, read);
    tom.does(TEACHER_TOM, MONDAY, { ...read, on: '2026-11-23' });
    expect(tom.obligation('course-own')).toMatchObject({ state: 'met', met: { on: '2026-11-23' } });
    expect(tom.obligation('course-own')?.met).not.toHaveProperty('until');
    expect(
      tom.looks('2030-11-23T10:00:00Z').some((event) => 'item' in event && event.item === 'course-own'),
    ).toBe(false);
  });

  it('is gone without a trace of something owed when it is taken back', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, read);
    const { entry } = tom.obligation('course-own')?.met ?? expect.fail();
    tom.does(TEACHER_TOM, MONDAY, { type: 'take-back', item: 'course-own', entry, reason: 'Not mine' });
    expect(tom.obligation('course-own')).toBeUndefined();
  });
});

describe('who records and confirms', () => {
  const holder = (role: Role) => ({ ...STRANGER_SID, roles: [role] });
  const MAY: readonly Role[] = ['dsl', 'head', 'onlineSafetyLead', 'agreements'];

  it.each(ROLES)('%s: a session, a confirmation and a take-back are a lead’s and the office’s', (role) => {
    const tom = toms([...EVERYBODY, holder(role)]);
    tom.does(TEACHER_TOM, MONDAY, DONE);
    const { entry } = tom.obligation(ITEM)?.met ?? expect.fail();
    const asks = [
      { type: 'confirm-completion', item: ITEM, entry },
      { type: 'take-back', item: ITEM, entry, reason: 'Another Tom' },
      SESSION,
    ] as const;
    for (const asked of asks)
      if (MAY.includes(role)) tom.does(holder(role), MONDAY, asked);
      else
        expect(tom.refused(holder(role), MONDAY, asked), asked.type).toEqual({
          type: 'not-for-you-to-record',
        });
  });

  it('confirms what was seen, once', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, DONE);
    const { entry } = tom.obligation(ITEM)?.met ?? expect.fail();
    const confirms = { type: 'confirm-completion', item: ITEM, entry } as const;
    expect(tom.refused(AMINA_DSL, MONDAY, { ...confirms, entry: entry - 1 })).toEqual({
      type: 'not-as-shown',
    });
    tom.does(AMINA_DSL, MONDAY, confirms);
    expect(tom.obligation(ITEM)?.met).not.toHaveProperty('unconfirmed');
    expect(tom.refused(BEN_DSL, MONDAY, confirms)).toEqual({ type: 'not-as-shown' });
  });

  it('never one’s own, not even of a session that one recorded', () => {
    const amina = askedOf(AMINA_DSL, asking);
    amina.does(AMINA_DSL, MONDAY, SESSION);
    const { entry, unconfirmed } = amina.obligation(ITEM)?.met ?? expect.fail();
    expect(unconfirmed).toBe(true);
    const confirms = { type: 'confirm-completion', item: ITEM, entry } as const;
    expect(amina.refused(AMINA_DSL, MONDAY, confirms)).toEqual({ type: 'needs-somebody-else' });
    amina.does(OFFICE_OLGA, MONDAY, confirms);
    const takes = { type: 'take-back', item: ITEM, entry, reason: 'Wrong day' } as const;
    expect(amina.refused(AMINA_DSL, MONDAY, takes)).toEqual({ type: 'needs-somebody-else' });
  });

  it('records a session as confirmed for others, and only for a course that is theirs', () => {
    const tom = toms();
    expect(tom.does(AMINA_DSL, MONDAY, SESSION).at(-1)).toMatchObject({
      ...{ type: 'completed', by: AMINA_DSL.id, how: 'session', certificate: 'Sami', confirmed: true },
    });
    expect(tom.refused(AMINA_DSL, MONDAY, { ...SESSION, item: 'course-leads' })).toEqual({
      type: 'not-asked',
    });
    expect(tom.refused(AMINA_DSL, MONDAY, { ...SESSION, on: '2026-11-24' })).toEqual({
      type: 'day-in-future',
    });
  });

  it('takes back what was recorded in error, so that it is owed again; one’s own while unconfirmed', () => {
    const tom = toms();
    tom.does(TEACHER_TOM, MONDAY, DONE);
    const { entry } = tom.obligation(ITEM)?.met ?? expect.fail();
    const takes: Omit<LedgerCommandOf<'take-back'>, 'owner' | 'by' | 'at'> = {
      ...{ type: 'take-back', item: ITEM, entry, reason: 'Another course' },
    };
    expect(tom.refused(TEACHER_TOM, MONDAY, { ...takes, entry: entry + 1 })).toEqual({
      type: 'not-as-shown',
    });
    tom.does(TEACHER_TOM, MONDAY, takes);
    expect(tom.obligation(ITEM)).toMatchObject({ state: 'owed' });
    expect(tom.obligation(ITEM)).not.toHaveProperty('met');
    expect(tom.refused(TEACHER_TOM, MONDAY, takes)).toEqual({ type: 'not-as-shown' });
  });
});
