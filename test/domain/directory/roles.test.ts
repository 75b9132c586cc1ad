import { describe, expect, it } from 'vitest';
import { holdersAt, personAt } from '#domain/directory/standing.ts';
import type { Role } from '#domain/person.ts';
import { days, hours, type Instant, plus } from '#domain/time.ts';
import {
  ADA,
  ARUN,
  CARL,
  DORA,
  given,
  givenAmong,
  HANA,
  later,
  MATT,
  NOBODY,
  NOW,
  OLU,
  TESS,
} from './given.ts';

const reason = 'The deputy has left.';
const grant = (role: Role, person = TESS.id, acting = false) =>
  ({ type: 'grant-role', person, role, reason, acting }) as const;
const made = { by: ADA.id, at: NOW, person: TESS.id, reason } as const;
const asked = { ...made, type: 'grant-asked', role: 'dsl' } as const;
const until = later(hours(72));
const acting = { ...made, type: 'role-granted', role: 'dsl', until } as const;
const approve = { type: 'approve-grant', person: TESS.id, grant: 1 } as const;
const refuse = { type: 'refuse-grant', person: TESS.id, grant: 1, reason: 'Not yet trained.' } as const;
const approved = { type: 'role-granted', role: 'dsl', reason: '', grant: 1 };

describe('giving a role', () => {
  it('takes one administrator, head or chair, at once', () => {
    for (const actor of [ADA, HANA, CARL])
      given()
        .when(actor, grant('technician'))
        .thenHappened({ type: 'role-granted', role: 'technician', reason });
    for (const actor of [OLU, DORA, TESS])
      given().when(actor, grant('technician', MATT.id)).thenRefused({ type: 'roles-not-yours' });
  });

  it('is never to oneself, to a guest, to a leaver, to a stranger or twice', () => {
    given().when(ADA, grant('technician', ADA.id)).thenRefused({ type: 'not-to-yourself' });
    const guest = { ...TESS, sponsor: HANA.id };
    givenAmong([ADA, guest]).when(ADA, grant('technician')).thenRefused({ type: 'guest-holds-no-role' });
    const visitor = { ...TESS, signsAs: ['visitors'] as const };
    givenAmong([ADA, visitor]).when(ADA, grant('technician')).thenRefused({ type: 'guest-holds-no-role' });
    given({ ...made, type: 'person-left' })
      .when(ADA, grant('technician'))
      .thenRefused({ type: 'has-left' });
    given().when(ADA, grant('technician', NOBODY)).thenRefused({ type: 'not-in-directory' });
    given().when(ADA, grant('dsl', DORA.id)).thenRefused({ type: 'holds-role-already' });
    given().when(ADA, grant('staff')).thenRefused({ type: 'not-in-directory' });
  });
});

describe('a grant of lead, head or chair (H1)', () => {
  it('is asked for by one person and gives nothing yet', () => {
    for (const role of ['dsl', 'head', 'chair'] as const) {
      given().when(ADA, grant(role)).thenHappened({ type: 'grant-asked', role, reason });
      expect(given({ ...asked, role }).people.get(TESS.id)?.roles).toEqual([]);
    }
    given(asked).when(HANA, grant('dsl')).thenRefused({ type: 'role-asked-already', by: ADA.id });
    const [one] = given(asked).directory.asked;
    expect(one).toEqual({ entry: 1, person: TESS.id, role: 'dsl', by: ADA.id, at: NOW });
  });

  it('is given by a second person, who is a lead, head, chair or administrator', () => {
    for (const actor of [HANA, CARL, DORA]) given(asked).when(actor, approve).thenHappened(approved);
    given(asked).when(ADA, approve).thenRefused({ type: 'needs-second-person' });
    for (const actor of [OLU, MATT])
      given(asked).when(actor, approve).thenRefused({ type: 'roles-not-yours' });
  });

  it('is never approved by the one who gets it', () => {
    const toHana = { ...asked, person: HANA.id } as const;
    given(toHana)
      .when(HANA, { ...approve, person: HANA.id })
      .thenRefused({ type: 'not-to-yourself' });
  });

  it('counts for nothing once its asker lost the right to ask (T54), or its subject left (T21)', () => {
    const both = [ADA, ARUN, HANA, TESS];
    givenAmong(both, asked, { ...made, type: 'role-taken', person: ADA.id, role: 'admin' })
      .when(HANA, approve)
      .thenRefused({ type: 'asker-lost-right', by: ADA.id });
    given(asked, { ...made, type: 'person-left' })
      .when(HANA, approve)
      .thenRefused({ type: 'no-such-grant' });
  });

  it('is answered once: approved or refused with a reason', () => {
    const answered = { by: HANA.id, at: NOW, person: TESS.id, role: 'dsl', grant: 1 } as const;
    const refused = { ...answered, type: 'grant-refused', reason: 'Not yet trained.' } as const;
    given(asked)
      .when(HANA, refuse)
      .thenHappened({ type: 'grant-refused', role: 'dsl', grant: 1, reason: refuse.reason });
    given(asked).when(OLU, refuse).thenRefused({ type: 'roles-not-yours' });
    for (const answer of [refused, { ...answered, type: 'role-granted', reason: '' } as const]) {
      given(asked, answer).when(CARL, approve).thenRefused({ type: 'no-such-grant' });
      given(asked, answer).when(CARL, refuse).thenRefused({ type: 'no-such-grant' });
    }
    given(asked)
      .when(HANA, { ...approve, person: MATT.id })
      .thenRefused({ type: 'no-such-grant' });
  });
});

describe('an acting grant by one person', () => {
  it('holds for 72 hours, and at their end counts for nothing before the clock says so', () => {
    given()
      .when(ADA, grant('dsl', TESS.id, true))
      .thenHappened({ type: 'role-granted', role: 'dsl', reason, until });
    const { people, directory } = given(acting);
    const tess = people.get(TESS.id) ?? TESS;
    expect(personAt(tess, (until - 1) as Instant).roles).toEqual(['dsl']);
    expect(personAt(tess, until).roles).toEqual([]);
    const holding = (at: typeof NOW) => holdersAt(directory.holders, at).some(({ id }) => id === TESS.id);
    expect([holding(NOW), holding(until)]).toEqual([true, false]);
  });

  it('is written off by the clock, and not before its time', () => {
    const end = { type: 'end-standing', person: TESS.id } as const;
    given(acting)
      .when('steward', { ...end, at: until })
      .thenHappened({ type: 'role-lapsed', role: 'dsl' });
    given(acting)
      .when('steward', { ...end, at: NOW })
      .thenHappened();
    given(acting, { ...made, by: 'steward', type: 'role-lapsed', role: 'dsl' })
      .when('steward', { ...end, at: until })
      .thenHappened();
  });

  it('is not renewed by one person for four weeks after it ended', () => {
    const again = grant('dsl', TESS.id, true);
    given(acting)
      .when(HANA, { ...again, at: until })
      .thenRefused({ type: 'acted-before' });
    given(acting)
      .when(HANA, { ...again, at: plus(until, days(27)) })
      .thenRefused({ type: 'acted-before' });
    const late = plus(until, days(28));
    given(acting)
      .when(HANA, { ...again, at: late })
      .thenHappened({ type: 'role-granted', role: 'dsl', reason, until: plus(late, hours(72)) });
  });

  it('is for roles that take two people alone, and does not make a second person of its holder', () => {
    given()
      .when(ADA, grant('technician', TESS.id, true))
      .thenRefused({ type: 'acting-not-needed', role: 'technician' });
    const actingHead = { ...acting, role: 'head' } as const;
    const forMatt = { ...asked, person: MATT.id } as const;
    given(actingHead, forMatt)
      .when(TESS, { ...approve, person: MATT.id, grant: 2 })
      .thenRefused({ type: 'roles-not-yours' });
    given(actingHead).when(TESS, grant('chair', MATT.id)).thenRefused({ type: 'roles-not-yours' });
  });

  it('may become one for good, by two', () => {
    given(acting).when(ADA, grant('dsl')).thenHappened({ type: 'grant-asked', role: 'dsl', reason });
    const { people } = given(acting, asked, {
      ...made,
      by: HANA.id,
      type: 'role-granted',
      role: 'dsl',
      grant: 2,
    });
    expect(people.get(TESS.id)).toEqual({ ...TESS, roles: ['dsl'] });
  });
});

describe('taking a role away', () => {
  const take = (role: Role, person: typeof TESS.id) => ({ type: 'take-role', person, role, reason }) as const;

  it('takes one person, one’s own role too, and never the last administrator', () => {
    given().when(HANA, take('dsl', DORA.id)).thenHappened({ type: 'role-taken', role: 'dsl', reason });
    given().when(HANA, take('head', HANA.id)).thenHappened({ type: 'role-taken', role: 'head', reason });
    given().when(HANA, take('admin', ADA.id)).thenRefused({ type: 'last-admin' });
    givenAmong([ADA, ARUN])
      .when(ARUN, take('admin', ADA.id))
      .thenHappened({ type: 'role-taken', role: 'admin', reason });
    given().when(HANA, take('head', DORA.id)).thenRefused({ type: 'holds-no-such-role' });
    given().when(HANA, take('dsl', NOBODY)).thenRefused({ type: 'not-in-directory' });
    for (const actor of [OLU, DORA, TESS])
      given().when(actor, take('dsl', DORA.id)).thenRefused({ type: 'roles-not-yours' });
    expect(
      given({ ...made, type: 'role-taken', person: DORA.id, role: 'dsl' }).people.get(DORA.id)?.roles,
    ).toEqual([]);
  });
});
