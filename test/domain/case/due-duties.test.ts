import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { openDuties } from '#domain/case/duties.ts';
import type { OpenedDuty } from '#domain/case/event.ts';
import type { DutyRule, Policy } from '#domain/policy.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { caseAfter, given, type Step } from './given.ts';
import { ADD_PIA, CONCLUDED, POLICE_NOW, TRIAGE } from './stories.ts';
import * as world from './world.ts';
import { AMINA_DSL, type Ask, AT_ONCE, does, moment, report } from './world.ts';

const SAME_DAY = { kind: 'sameDay' } as const;
const PARENTS: DutyRule = { body: 'parents', mode: 'decide', clock: SAME_DAY };
const POLICY: Policy = { ...world.POLICY, childDuties: [PARENTS] };
const FACTS = { ...world.FACTS, policy: POLICY };
const ADVICE: Ask = { ...TRIAGE, seekAdvice: true };
const TUESDAY = moment('2026-11-24T12:00:00Z');
const refer = (body: string): Ask => ({
  ...{ type: 'refer', body, how: 'phone', when: TUESDAY, reference: '', said: 'It is a crime.' },
});
const dueOf = (open: ReturnType<typeof caseAfter>) =>
  open.duties.map(({ id, status, due }) => [id, status, due && instantText(due.dueAt).slice(5, 16)]);

describe('a duty with a clock', () => {
  it('is due from the moment it opens, by the pack that holds then', () => {
    given(report())
      .when(does(AMINA_DSL, ADD_PIA), FACTS)
      .thenCase((open) => assert.deepEqual(dueOf(open), [['parents-2', 'open', '11-23T16:30']]));
  });

  it('is none where the pack has no clock', () => {
    given(report())
      .when(does(AMINA_DSL, ADD_PIA))
      .thenCase((open) => assert.deepEqual(dueOf(open), [['parents-2', 'open', undefined]]));
  });

  const at = (text: string): OpenedDuty => {
    const dueAt = moment(text);
    return { ...PARENTS, due: { dueAt, remindAt: [dueAt] } };
  };
  const due = (...rules: readonly OpenedDuty[]) =>
    rules.reduce<ReturnType<typeof openDuties>>((duties, rule) => openDuties(duties, [rule]), [])[0]?.due;

  it('is asked for twice: due when the first of the two is, and never later for a second asking', () => {
    const [early, late] = [at('2026-11-23T16:30:00Z'), at('2026-11-24T16:30:00Z')];
    assert.deepEqual(due(late, early), early.due);
    assert.deepEqual(due(early, late), early.due);
    assert.deepEqual(due({ body: 'parents', mode: 'decide' }, late), late.due);
    assert.deepEqual(due(early, { body: 'parents', mode: 'must' }), early.due);
  });

  it('was answered and must be told after all: its time begins with the new asking', () => {
    const early = at('2026-11-23T16:30:00Z');
    const late = { ...at('2026-11-24T16:30:00Z'), mode: 'must' } as const;
    const answered = openDuties([], [early]).map((duty) => ({ ...duty, status: 'notDone' }) as const);
    assert.deepEqual(openDuties(answered, [late])[0]?.due, late.due);
    const done = openDuties([], [early]).map((duty) => ({ ...duty, status: 'done' }) as const);
    assert.deepEqual(openDuties(done, [late])[0]?.due, early.due);
  });
});

describe('what the police make wait (E37)', () => {
  const WAIT: Ask = { type: 'police-wait', reference: 'CAD 12', stillWait: true };
  const over = (when: Instant) =>
    does(AMINA_DSL, { type: 'police-wait', reference: '', stillWait: false }, when);
  const story: readonly Step[] = [report(), does(AMINA_DSL, ADD_PIA)];

  it('begins its time again when they no longer do; their own clock never waits', () => {
    const [pia] = given(report()).when(does(AMINA_DSL, ADD_PIA), FACTS).recorded();
    assert.ok(pia !== undefined);
    const illegal = does(AMINA_DSL, { ...TRIAGE, kind: 'illegal' });
    given(report(), pia, illegal, does(AMINA_DSL, WAIT))
      .when(over(TUESDAY), FACTS)
      .thenCase((open) => {
        assert.deepEqual(dueOf(open), [
          ['parents-2', 'open', '11-24T16:30'],
          ['police', 'open', '11-23T10:15'],
        ]);
      });
  });

  it('says nothing of clocks where none waited', () => {
    given(...story, does(AMINA_DSL, WAIT))
      .when(over(TUESDAY))
      .thenRecorded({ type: 'police-wait-ended', reference: '', by: AMINA_DSL.id, at: TUESDAY });
  });
});

describe('seek advice (E40, LAR-195, LAR-206, LAR-227)', () => {
  const advice = (open: ReturnType<typeof caseAfter>) => open.duties.find(({ id }) => id === 'advice');

  it('is due the same day from the triage that asks for it, and from no other', () => {
    const open = caseAfter(report(), does(AMINA_DSL, ADVICE));
    assert.deepEqual(dueOf(open), [['advice', 'open', '11-23T16:30']]);
    assert.deepEqual(caseAfter(report(), does(AMINA_DSL, TRIAGE)).duties, []);
  });

  it('ends when somebody who can say is told, by Refer or by Police now, and by nobody else', () => {
    const asked = [report(), does(AMINA_DSL, ADVICE)];
    assert.equal(advice(caseAfter(...asked, does(AMINA_DSL, refer('police'))))?.status, 'done');
    assert.equal(advice(caseAfter(...asked, does(AMINA_DSL, POLICE_NOW)))?.status, 'done');
    assert.equal(advice(caseAfter(...asked, does(AMINA_DSL, refer('socialCare'))))?.status, 'open');
  });

  it('ends with a reason, and holds the case open until one or the other', () => {
    const asked = [...CONCLUDED.slice(0, 2), does(AMINA_DSL, ADVICE), ...CONCLUDED.slice(2)];
    const close = does(AMINA_DSL, { type: 'close' });
    given(...asked)
      .when(close)
      .thenRefused({ type: 'duties-open', bodies: ['advice'] });
    const reason = does(AMINA_DSL, { type: 'not-told', duty: 'advice', reason: 'It is plainly none' });
    given(...asked, reason)
      .when(close)
      .thenAccepted();
  });

  it('says in the record that advice was asked for, once', () => {
    const asked = [report(), does(AMINA_DSL, ADVICE)];
    given(...asked)
      .when(does(AMINA_DSL, refer('police'), TUESDAY))
      .thenRecorded({
        ...{ type: 'told', also: ['advice'], body: 'police', how: 'phone', when: TUESDAY, reference: '' },
        ...{ said: 'It is a crime.', by: AMINA_DSL.id, at: TUESDAY },
      });
    given(...asked, does(AMINA_DSL, POLICE_NOW))
      .when(does(AMINA_DSL, refer('police'), TUESDAY))
      .thenCase((_, [event]) => assert.ok(event !== undefined && !('also' in event)));
  });

  it('stands beside the police where it is illegal, who must be told at once', () => {
    const open = caseAfter(report(), does(AMINA_DSL, { ...ADVICE, kind: 'illegal' }));
    assert.deepEqual(
      open.duties.map(({ id, mode }) => [id, mode]),
      [
        ['advice', 'decide'],
        ['police', 'must'],
      ],
    );
    assert.deepEqual(open.duties[1]?.due, AT_ONCE.due);
  });
});
