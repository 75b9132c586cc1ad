import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { CaseEvent } from '#domain/case/event.ts';
import { caseAfter, given } from './given.ts';
import { ACKNOWLEDGED, ADD_PIA } from './stories.ts';
import { AMINA_DSL, type Ask, does, EVERYBODY, factsOf, MONDAY_10AM, POLICY } from './world.ts';

const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
const SCHOOL_BODY = { ...(POLICY.bodies[1] ?? assert.fail()), id: 'home', title: 'Home school' };
const PARTNERS = factsOf(EVERYBODY, {
  ...POLICY,
  bodies: [...POLICY.bodies, SCHOOL_BODY],
  partnerSchool: 'home',
  childDuties: [{ body: 'home', mode: 'must' }],
});

const { type: _type, ...PIA } = ADD_PIA;
/** A child of this school, and what is owed to it. */
const child = (schoolOnRoll: string, school?: string): CaseEvent => ({
  ...{ ...PIA, type: 'person-added', schoolOnRoll, ...by },
  ...(school === undefined ? {} : { school }),
  duties: [
    { body: 'home', mode: 'must' },
    { body: 'parents', mode: 'decide' },
  ],
});
/** Entries 3, 4 and 5: two of Oak, one of Elm; then two of schools that are not listed. */
const FIVE = [child('Oak', 'oak'), child('Oak', 'oak'), child('Elm', 'elm'), child('Far'), child('Far')];
const refer = (body: string, duty: string) =>
  ({ type: 'refer', body, duty, how: 'phone', when: MONDAY_10AM, reference: '', said: '' }) satisfies Ask;

describe('a child who is on roll elsewhere (E13, H19)', () => {
  it('is added only with the school, and a witness without', () => {
    const add = (ask: Partial<typeof PIA> | { readonly part: 'witness' }) =>
      given(...ACKNOWLEDGED).when(does(AMINA_DSL, { ...ADD_PIA, ...ask }), PARTNERS);
    add({}).thenRefused({ type: 'needs-school' });
    add({ part: 'witness' }).thenAccepted();
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { ...ADD_PIA, schoolOnRoll: 'Oak', school: 'oak' }), PARTNERS)
      .thenRecorded({
        ...{ ...PIA, type: 'person-added', schoolOnRoll: 'Oak', school: 'oak', ...by },
        duties: [{ body: 'home', mode: 'must' }],
      });
  });

  it('needs no school where all are on roll here', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, ADD_PIA))
      .thenAccepted();
  });

  it('is told of once for all its school’s children, and of no child of another school', () => {
    given(...ACKNOWLEDGED, ...FIVE)
      .when(does(AMINA_DSL, refer('home', 'home-3')), PARTNERS)
      .thenCase((open, events) => {
        assert.deepEqual(
          events.map((event) => event.type === 'told' && [event.duty, event.also]),
          [['home-3', ['home-4']]],
        );
        const done = open.duties.filter(({ status }) => status === 'done').map(({ id }) => id);
        assert.deepEqual(done, ['home-3', 'home-4']);
      });
  });

  it('is told of alone where the school is not listed: two of one name may be two schools', () => {
    given(...ACKNOWLEDGED, ...FIVE)
      .when(does(AMINA_DSL, refer('home', 'home-6')), PARTNERS)
      .thenCase((open) => {
        const done = open.duties.filter(({ status }) => status === 'done').map(({ id }) => id);
        assert.deepEqual(done, ['home-6']);
      });
  });

  it('has parents of its own: to tell one child’s tells nobody else’s (E19)', () => {
    given(...ACKNOWLEDGED, ...FIVE)
      .when(does(AMINA_DSL, refer('parents', 'parents-3')), PARTNERS)
      .thenCase((open) => {
        const done = open.duties.filter(({ status }) => status === 'done').map(({ id }) => id);
        assert.deepEqual(done, ['parents-3']);
      });
    assert.equal(caseAfter(...ACKNOWLEDGED, ...FIVE).duties.length, 10);
  });
});
