import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { maySee, mayWork, peopleOnCase } from '#domain/case/access.ts';
import { availableCommands } from '#domain/case/available.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { parseSchoolId } from '#domain/ids.ts';
import type { Person, Role } from '#domain/person.ts';
import { caseAfter, given, type Step } from './given.ts';
import * as stories from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, BEN_DSL, does, MONDAY_10AM, report, SENIOR_SAM } from './world.ts';

const SOUTH = parseSchoolId('south-academy') ?? assert.fail();
const EAST = parseSchoolId('east-academy') ?? assert.fail();

/** In nobody's directory here, and with these roles in another academy of the trust. */
function visitor(roles: readonly Role[], ...accounts: readonly Person[]): Person {
  const { id, name } = world.STRANGER_SID;
  const alsoKnownAs = world.idsOf(world.STRANGER_SID, ...accounts);
  return { id, name, position: 'Lead, South', roles: [], visiting: { school: SOUTH, roles, alsoKnownAs } };
}

const LEAD = visitor(['dsl']);
const FACTS = world.factsWith(LEAD);
const share = (who: Person, school = SOUTH) =>
  does(AMINA_DSL, { type: 'share', who: who.id, school, reason: 'Pupils of both' });
const SHARED: CaseEvent = {
  ...{ type: 'shared', who: LEAD.id, school: SOUTH, reason: 'Pupils of both' },
  ...{ by: AMINA_DSL.id, at: MONDAY_10AM },
};

describe('sharing with another academy of the trust (E34)', () => {
  it('names the person and the academy, and lets a lead or head of it see the case and add to it', () => {
    given(report()).when(share(LEAD), FACTS).thenRecorded(SHARED);
    const open = caseAfter(report(), SHARED);
    for (const role of ['dsl', 'head'] as const) assert.equal(mayWork(visitor([role]), open), true, role);
    assert.ok(!peopleOnCase(open).includes(LEAD.id), 'no receiver, owner or reviewer');
  });

  it('lets in nobody else of that academy, nobody of a third, and no role held elsewhere', () => {
    const open = caseAfter(report(), SHARED);
    const { visiting } = LEAD;
    assert.ok(visiting);
    assert.equal(maySee(LEAD, caseAfter(report())), false);
    assert.equal(maySee({ ...LEAD, id: world.TEACHER_TESS.id }, open), false);
    assert.equal(maySee({ ...LEAD, visiting: { ...visiting, school: EAST } }, open), false);
    for (const roles of [['onlineSafetyLead', 'seniorLeader', 'trustLead', 'admin'], []] as const)
      assert.equal(maySee(visitor(roles), open), false, roles.join());
    assert.equal(maySee({ ...LEAD, left: MONDAY_10AM }, open), false);
  });

  it('is refused for who leads nothing there, who was named with another school, and who has it already', () => {
    const teacher = visitor(['seniorLeader']);
    given(report())
      .when(share(teacher), world.factsWith(teacher))
      .thenRefused({ type: 'other-not-eligible', who: teacher.id, why: 'not-senior' });
    given(report()).when(share(LEAD, EAST), FACTS).thenRefused({ type: 'not-in-directory' });
    given(report()).when(share(SENIOR_SAM), FACTS).thenRefused({ type: 'not-in-directory' });
    given(report(), SHARED).when(share(LEAD), FACTS).thenRefused({ type: 'has-it-already', who: LEAD.id });
  });

  it('never reaches a confidential case, and ends when the case is made confidential (H33)', () => {
    const about = report({ adult: 'yes', adults: [world.TEACHER_TESS.id] });
    const ask = { type: 'share', who: LEAD.id, school: SOUTH, reason: 'r' } as const;
    given(about).when(does(world.HEAD_HANA, ask), FACTS).thenRefused({ type: 'not-across-schools' });
    const open = caseAfter(report(), SHARED, does(AMINA_DSL, stories.CONFIDENTIAL));
    assert.deepEqual(open.visitors, []);
    assert.equal(maySee(LEAD, { ...open, visitors: [{ person: LEAD.id, school: SOUTH }] }), false);
  });

  it('ends when the visitor is excluded, and stays ended', () => {
    const exclude = does(BEN_DSL, { type: 'exclude', who: LEAD.id, reason: 'An uncle' });
    given(report(), SHARED)
      .when(exclude, FACTS)
      .thenCase((open) => {
        assert.deepEqual(open.visitors, []);
        assert.equal(maySee(LEAD, open), false);
      });
    const gone = {
      type: 'person-excluded',
      who: LEAD.id,
      reason: 'x',
      by: BEN_DSL.id,
      at: MONDAY_10AM,
    } as const;
    given(report(), SHARED, gone)
      .when(share(LEAD), FACTS)
      .thenRefused({ type: 'other-not-eligible', who: LEAD.id, why: 'excluded' });
  });

  it('keeps out whoever is excluded here by another account of theirs (E8)', () => {
    const barred = does(AMINA_DSL, { type: 'exclude', who: world.TEACHER_TOM.id, reason: 'A parent' });
    const same = visitor(['dsl'], world.TEACHER_TOM);
    assert.equal(maySee(same, caseAfter(report(), SHARED)), true);
    assert.equal(maySee(same, caseAfter(report(), SHARED, barred)), false);
    given(report(), barred)
      .when(share(same), world.factsWith(same))
      .thenRefused({ type: 'other-not-eligible', who: same.id, why: 'excluded' });
  });

  it('ends with a case that was merged away', () => {
    const merged = {
      type: 'merged',
      into: world.CASE,
      intoReference: world.REFERENCE,
      reason: 'One event',
    } as const;
    const open = caseAfter(report(), SHARED, { ...merged, by: AMINA_DSL.id, at: MONDAY_10AM });
    assert.deepEqual(open.visitors, []);
  });

  it('makes no visitor the owner: the case stays with its school', () => {
    given(report(), SHARED)
      .when(does(AMINA_DSL, { type: 'assign', to: LEAD.id }), FACTS)
      .thenRefused({ type: 'other-not-eligible', who: LEAD.id, why: 'not-senior' });
  });

  it('gives no reporter’s rights to somebody who reported it as one of the school’s people, and left', () => {
    const back = { ...LEAD, id: world.TEACHER_TOM.id };
    given(report())
      .when(
        does(back, { type: 'police-now', how: 'phone999', when: MONDAY_10AM, reference: '' }),
        world.factsWith(back),
      )
      .thenRefused({ type: 'not-found' });
  });

  it('offers a visitor what adds to the case, and the police and the stop at any time (H2, H6)', () => {
    const names = (...steps: readonly Step[]) =>
      [...availableCommands(caseAfter(...steps, SHARED), LEAD, FACTS)].sort();
    const always = ['add-note', 'police-now', 'record-action', 'refer'];
    assert.deepEqual(names(...stories.FOUND), [...always, 'stop-illegal-image']);
    assert.ok(names(...stories.CLOSED).includes('police-now'));
  });
});
