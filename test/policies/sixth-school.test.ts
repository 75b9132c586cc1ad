import { beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '#domain/case/signatures.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';
import { CONCLUDE, draftOf, FINDING, POLICE_NOW, START } from '#test/domain/case/stories.ts';
import {
  AMINA_DSL,
  type Ask,
  BEN_DSL,
  CHAIR_CHIDI,
  idsOf,
  MONDAY_10AM,
  SENIOR_SAM,
  SENIOR_SUE,
} from '#test/domain/case/world.ts';
import { CHILD, notTold, type PackCase, reported, triage } from './pack-case.ts';

/** A school that is nobody's: its words, categories, bodies, outcomes and routes are JSON and nothing else. */
let ship: Policy;
beforeAll(async () => {
  ship = await loadPolicy('test/policies/sixth-school.json');
});

const TAUNTS = 'messdeckTaunts';
const SPONSORS: Ask = {
  ...{ type: 'refer', body: 'sponsors', how: 'inPerson', when: MONDAY_10AM, reference: '', said: '' },
};
const CLOSE: Ask = { type: 'close' };

function signed(one: PackCase, by: Person): PackCase {
  return one.next({ type: 'sign', covers: coverage(one.open, draftOf(one.open)) }, by);
}

/** Entries 1, 2, 3 and 4: reported, acknowledged, triaged, a cadet added. */
function triaged(serious = false): PackCase {
  return reported(ship, TAUNTS)
    .next({ type: 'acknowledge' }, SENIOR_SAM)
    .next(triage(ship, TAUNTS, { serious }), SENIOR_SAM)
    .next(CHILD, SENIOR_SAM);
}

function reviewing(): PackCase {
  return triaged()
    .next({ ...START, second: SENIOR_SUE.id }, SENIOR_SAM)
    .next({ type: 'join-review' }, SENIOR_SUE)
    .next(FINDING, SENIOR_SUE);
}

function concluded(): PackCase {
  const drafted = reviewing().next({ ...CONCLUDE, outcome: 'captainsTable' }, SENIOR_SUE);
  return signed(signed(drafted, SENIOR_SUE), SENIOR_SAM);
}

describe('a sixth school, written as JSON alone', () => {
  it('is run from report to close by its own rules', () => {
    const told = concluded().next(POLICE_NOW, SENIOR_SAM).next(SPONSORS, SENIOR_SAM);
    expect(told.next(CLOSE, SENIOR_SAM).open.progress).toMatchObject({ status: 'closed' });
  });

  it('does not close while a body of its own is not told (H16)', () => {
    expect(concluded().ask(CLOSE, SENIOR_SAM)).toEqual({
      ok: false,
      error: { type: 'duties-open', bodies: ['harbourPolice', 'sponsors'] },
    });
  });

  it('lets nobody leave out whom its policy says must be told (H2)', () => {
    for (const duty of ['harbourPolice', 'sponsors-4'])
      expect(triaged().ask(notTold(duty), SENIOR_SAM)).toEqual({
        ok: false,
        error: { type: 'must-be-told' },
      });
  });

  it('owes a head count for a cadet who is vulnerable, and lets nobody leave it out (E27)', () => {
    const known = reported(ship, TAUNTS).next({ ...CHILD, vulnerability: 'Cannot swim' }, SENIOR_SAM);
    expect(known.measures).toEqual(['headCount-2 must']);
    expect(known.ask(notTold('headCount-2'), SENIOR_SAM)).toMatchObject({ error: { type: 'must-be-done' } });
    const counted: Ask = { type: 'record-action', what: 'All here', byWhom: 'Mate', duty: 'headCount-2' };
    expect(known.ask(counted, SENIOR_SAM)).toMatchObject({ ok: true });
  });

  it('tells those its category names, and opens what serious asks for (H20)', () => {
    expect(reported(ship, TAUNTS).open.receivers).toEqual(idsOf(SENIOR_SAM, SENIOR_SUE));
    expect(triaged(true).duties).toEqual(['harbourPolice must', 'flagState must', 'sponsors-4 must']);
  });

  it('sends a concern about an officer where it says (H33)', () => {
    expect(reported(ship, 'officerConduct').open).toMatchObject({
      access: 'restricted',
      receivers: idsOf(CHAIR_CHIDI),
    });
  });

  it('lets its own seniors review and no lead who is none (H1)', () => {
    const asked = { ...START, second: BEN_DSL.id };
    const acknowledged = reported(ship, TAUNTS).next({ type: 'acknowledge' }, AMINA_DSL);
    expect(acknowledged.ask(asked, AMINA_DSL)).toEqual({
      ok: false,
      error: { type: 'not-eligible', why: 'not-senior' },
    });
  });

  it('knows no outcome that it does not have', () => {
    expect(reviewing().ask({ ...CONCLUDE, outcome: 'internal' }, SENIOR_SUE)).toEqual({
      ok: false,
      error: { type: 'not-in-policy', field: 'outcome' },
    });
  });

  it('is shown in its own words', () => {
    const page = showPolicy(ship);
    expect(page).toContain('A child here is a cadet');
    expect(page).toContain('Harbour police: must be told, within 3 hours.');
    expect(page).toContain('No shore leave (rests on: Rules of the ship)');
    expect(page).toContain('The policy gives no power to search.');
  });
});
