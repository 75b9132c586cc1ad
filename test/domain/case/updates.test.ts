import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { OpenCase } from '#domain/case/model.ts';
import { owedIn } from '#domain/case/owed.ts';
import type { Policy } from '#domain/policy.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { given, type Step } from './given.ts';
import { ADD_PIA, CONCLUDED } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, type Ask, does, moment, report } from './world.ts';

const POLICY: Policy = {
  ...world.POLICY,
  childDuties: [{ body: 'parents', mode: 'decide', updateEvery: 10 }],
};
const FACTS = { ...world.FACTS, policy: POLICY };
const TELL: Ask = {
  ...{ type: 'refer', body: 'parents', how: 'phone', when: world.MONDAY_10AM, reference: '', said: '' },
};
function told(story: readonly Step[], ...moments: readonly Instant[]): readonly Step[] {
  let so = story;
  for (const at of moments) {
    const events = given(...so)
      .when(does(AMINA_DSL, TELL, at), FACTS)
      .recorded();
    so = [...so, ...events];
  }
  return so;
}
const withPia = (...story: readonly Step[]): readonly Step[] => [
  ...story,
  ...given(...story)
    .when(does(AMINA_DSL, ADD_PIA), FACTS)
    .recorded(),
];
const check = (steps: readonly Step[], look: (open: OpenCase) => void) =>
  given(...steps)
    .when(does(AMINA_DSL, { type: 'add-note', text: 'x' }), FACTS)
    .thenCase(look);
const next = ({ duties: [duty] }: OpenCase) =>
  [duty?.status, duty?.updateDueAt && instantText(duty.updateDueAt).slice(0, 16)] as const;
const MONDAY = world.MONDAY_10AM;

describe('parents who were told hear more until the case closes (H17, LTH-213)', () => {
  it('ten school days later, over weekends and bank holidays, and ten more after each telling', () => {
    check(told(withPia(report()), MONDAY), (open) =>
      assert.deepEqual(next(open), ['done', '2026-12-07T10:00']),
    );
    const again = moment('2026-12-18T10:00:00Z');
    check(told(withPia(report()), MONDAY, again), (open) =>
      assert.deepEqual(next(open), ['done', '2027-01-06T10:00']),
    );
  });

  it('only where the pack asks for it, and not before they were told', () => {
    check(withPia(report()), (open) => assert.deepEqual(next(open), ['open', undefined]));
    const plain = [report(), does(AMINA_DSL, ADD_PIA), does(AMINA_DSL, TELL)];
    check(plain, (open) => assert.deepEqual(next(open), ['done', undefined]));
  });

  it('shows in the digest from its day on, not while the police ask us to wait (E37)', () => {
    const updates = (open: OpenCase, at: string) =>
      owedIn(open, POLICY, FACTS.holders, moment(at)).filter(({ what }) => what === 'update');
    const acknowledged = [report(), does(AMINA_DSL, { type: 'acknowledge' })];
    const story = told(withPia(...acknowledged), MONDAY);
    check(story, (open) => {
      assert.deepEqual(updates(open, '2026-12-04T07:45:00Z'), []);
      const owed = { person: AMINA_DSL.id, what: 'update', count: 1 };
      assert.deepEqual(updates(open, '2026-12-07T07:45:00Z'), [owed]);
      assert.deepEqual(updates(open, '2026-12-09T07:45:00Z'), [owed]);
    });
    const wait = does(AMINA_DSL, { type: 'police-wait', reference: '', stillWait: true });
    check([...story, wait], (open) => assert.deepEqual(updates(open, '2026-12-09T07:45:00Z'), []));
  });

  it('never holds up closing, and ends with it', () => {
    const story = told(withPia(...CONCLUDED), MONDAY);
    given(...story)
      .when(does(AMINA_DSL, { type: 'close' }), FACTS)
      .thenCase((open) =>
        assert.deepEqual(owedIn(open, POLICY, FACTS.holders, moment('2027-02-01T09:00:00Z')), []),
      );
  });
});
