import { describe, expect, it } from 'vitest';
import { personAt } from '#domain/directory/standing.ts';
import { days } from '#domain/time.ts';
import {
  ADA,
  ARUN,
  given,
  givenAmong,
  HANA,
  later,
  MATT,
  NOBODY,
  NOW,
  OLU,
  personId,
  TESS,
} from './given.ts';

const NEW = personId(50);
const WORDS = { name: 'Neve Newstarter', position: 'Teacher', group: 'Year 6', since: '2026-11-23' };
const add = { type: 'add-person', person: NEW, words: WORDS } as const;
const made = { by: OLU.id, at: NOW };
const left = { ...made, type: 'person-left', person: TESS.id } as const;
const asked = { type: 'grant-asked', role: 'dsl', reason: 'Deputy' } as const;

describe('joiners', () => {
  it('are added by the office and by whoever sets Steward up, and by nobody else', () => {
    given().when(OLU, add).thenHappened({ type: 'person-added', words: WORDS });
    given().when(ADA, add).thenHappened({ type: 'person-added', words: WORDS });
    for (const other of [HANA, TESS]) given().when(other, add).thenRefused({ type: 'people-not-yours' });
    given(left).when(TESS, add).thenRefused({ type: 'people-not-yours' });
  });

  it('hold no role, whatever they join as', () => {
    const { people } = given({ ...made, type: 'person-added', person: NEW, words: WORDS });
    expect(people.get(NEW)).toEqual({ id: NEW, ...WORDS, roles: [] });
  });

  it('are one person however many accounts they have (E8)', () => {
    given()
      .when(OLU, { ...add, person: TESS.id })
      .thenRefused({ type: 'already-there' });
    given().when(OLU, add, MATT.id).thenRefused({ type: 'account-taken', by: MATT.id });
    given(left)
      .when(OLU, { ...add, person: TESS.id })
      .thenRefused({ type: 'has-left' });
  });

  it('answer to somebody who is here, and not to themselves', () => {
    const under = (manager: typeof NEW) => ({ ...add, words: { ...WORDS, manager } });
    given()
      .when(OLU, under(HANA.id))
      .thenHappened({ type: 'person-added', words: { ...WORDS, manager: HANA.id } });
    given().when(OLU, under(NEW)).thenRefused({ type: 'own-manager' });
    given().when(OLU, under(NOBODY)).thenRefused({ type: 'no-such-manager' });
    given(left).when(OLU, under(TESS.id)).thenRefused({ type: 'no-such-manager' });
    const guest = { ...add, words: { ...WORDS, sponsor: NOBODY } };
    given().when(OLU, guest).thenRefused({ type: 'no-such-sponsor' });
  });

  it('have a first and a last day that the calendar has, in that order', () => {
    for (const until of ['2026-11-22', '2026-13-01', '2026-02-30'])
      given()
        .when(OLU, { ...add, words: { ...WORDS, until } })
        .thenRefused({ type: 'dates-wrong' });
    given()
      .when(OLU, { ...add, words: { ...WORDS, until: '2026-11-23' } })
      .thenHappened({ type: 'person-added', words: { ...WORDS, until: '2026-11-23' } });
  });
});

describe('changes', () => {
  const words = { name: TESS.name, position: 'Head of year', group: 'Year 6' };
  const change = { type: 'change-person', person: TESS.id, words } as const;

  it('keep what follows from events: roles, leave, the time of an acting role', () => {
    given().when(OLU, change).thenHappened({ type: 'person-changed', words });
    const before = { ...made, person: TESS.id } as const;
    const { people } = given(
      { ...before, type: 'went-away', from: '2026-11-01' },
      { ...before, type: 'role-granted', role: 'dsl', reason: 'Ill', until: later(days(3)) },
      { ...before, type: 'person-changed', words },
    );
    expect(people.get(TESS.id)).toEqual({
      ...{ id: TESS.id, ...words, roles: ['dsl'], away: { from: '2026-11-01' } },
      acting: [{ role: 'dsl', until: later(days(3)) }],
    });
  });

  it('are nothing where nothing changes, and touch neither leavers nor strangers', () => {
    given()
      .when(OLU, { ...change, words: { name: TESS.name, position: TESS.position } })
      .thenHappened();
    given(left).when(OLU, change).thenRefused({ type: 'has-left' });
    given()
      .when(OLU, { ...change, person: NOBODY })
      .thenRefused({ type: 'not-in-directory' });
    given().when(TESS, change).thenRefused({ type: 'people-not-yours' });
  });
});

describe('a last day (E46)', () => {
  it('is not given to the last administrator, whom nobody could follow', () => {
    const ends = (who: typeof ADA) =>
      ({
        type: 'change-person',
        person: who.id,
        words: { name: who.name, position: who.position, until: '2026-11-30' },
      }) as const;
    given().when(OLU, ends(ADA)).thenRefused({ type: 'last-admin' });
    given()
      .when(OLU, ends(HANA))
      .thenHappened({ type: 'person-changed', words: ends(HANA).words });
    givenAmong([ADA, ARUN, OLU])
      .when(OLU, ends(ADA))
      .thenHappened({ type: 'person-changed', words: ends(ADA).words });
  });
});

describe('leavers (E45)', () => {
  it('lose every role and everything that was asked for them or by them, at once (T21)', () => {
    const { people, directory } = given(
      { ...made, ...asked, by: HANA.id, person: TESS.id },
      { ...made, ...asked, by: ADA.id, person: MATT.id },
      { ...made, type: 'person-left', person: HANA.id },
      { ...made, type: 'person-left', person: MATT.id },
    );
    expect(people.get(HANA.id)).toMatchObject({ roles: [], left: NOW });
    expect(directory.asked).toEqual([]);
    expect(directory.holders.map(({ id }) => id)).not.toContain(HANA.id);
  });

  it('leave once, come back without any role, and are never the last administrator', () => {
    const leave = { type: 'mark-left', person: TESS.id } as const;
    const back = { type: 'mark-returned', person: TESS.id } as const;
    given().when(OLU, leave).thenHappened({ type: 'person-left' });
    given(left).when(OLU, leave).thenRefused({ type: 'has-left' });
    given(left).when(OLU, back).thenHappened({ type: 'person-returned' });
    given().when(OLU, back).thenRefused({ type: 'has-not-left' });
    given()
      .when(OLU, { ...leave, person: ADA.id })
      .thenRefused({ type: 'last-admin' });
    givenAmong([ADA, ARUN, OLU])
      .when(OLU, { ...leave, person: ADA.id })
      .thenHappened({ type: 'person-left' });
    const { people } = given(
      { ...left, person: HANA.id },
      { ...left, type: 'person-returned', person: HANA.id },
    );
    expect(people.get(HANA.id)).toEqual({ ...HANA, roles: [] });
  });
});

describe('guests and supply staff with a last day (E46)', () => {
  const until = '2026-11-24';
  const supply = { ...TESS, until, roles: ['seniorLeader'] as const };
  const end = { type: 'end-standing', person: TESS.id } as const;

  it('are gone when that day is over, whether or not the clock wrote it down', () => {
    expect(personAt(supply, later(days(1))).left).toBeUndefined();
    expect(personAt(supply, later(days(2)))).toMatchObject({
      roles: [],
      left: later(days(2)) - 10 * 3_600_000,
    });
    const { directory } = givenAmong([ADA, OLU, supply]);
    expect(directory.holders).toHaveLength(3);
  });

  it('are written down as leavers by the clock, once', () => {
    givenAmong([OLU, supply])
      .when('steward', { ...end, at: later(days(1)) })
      .thenHappened();
    givenAmong([OLU, supply])
      .when('steward', { ...end, at: later(days(2)) })
      .thenHappened({ type: 'person-left' });
    givenAmong([OLU, { ...supply, left: NOW }])
      .when('steward', { ...end, at: later(days(9)) })
      .thenHappened();
    given().when('steward', { type: 'mark-left', person: TESS.id }).thenRefused({ type: 'people-not-yours' });
  });
});

describe('long leave (E51)', () => {
  const away = { type: 'mark-away', person: TESS.id, from: '2026-11-30' } as const;
  const back = { type: 'mark-back', person: TESS.id } as const;
  const isAway = { ...made, type: 'went-away', person: TESS.id, from: '2026-11-30' } as const;

  it('begins and ends once, and may have no end yet', () => {
    given().when(OLU, away).thenHappened({ type: 'went-away', from: '2026-11-30' });
    given()
      .when(OLU, { ...away, until: '2027-04-01' })
      .thenHappened({ type: 'went-away', from: '2026-11-30', until: '2027-04-01' });
    given(isAway).when(OLU, away).thenRefused({ type: 'already-away' });
    given(isAway).when(OLU, back).thenHappened({ type: 'came-back' });
    given().when(OLU, back).thenRefused({ type: 'not-away' });
    given()
      .when(OLU, { ...away, until: '2026-11-29' })
      .thenRefused({ type: 'dates-wrong' });
    given(left).when(OLU, away).thenRefused({ type: 'has-left' });
    expect(given(isAway, { ...isAway, type: 'came-back' }).people.get(TESS.id)).toEqual(TESS);
  });
});

describe('second accounts (E8)', () => {
  const second = { type: 'add-account', person: TESS.id, account: NOBODY } as const;

  it('are added to somebody who holds no role and is to get none: an account is every right of its person', () => {
    given().when(OLU, second).thenHappened({ type: 'account-added', account: NOBODY });
    given()
      .when(OLU, { ...second, person: HANA.id })
      .thenRefused({ type: 'account-of-holder' });
    given({ ...made, ...asked, by: ADA.id, person: TESS.id })
      .when(OLU, second)
      .thenRefused({ type: 'account-of-holder' });
    given().when(OLU, second, MATT.id).thenRefused({ type: 'account-taken', by: MATT.id });
    given().when(OLU, second, TESS.id).thenRefused({ type: 'already-there' });
  });
});
