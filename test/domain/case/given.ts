import assert from 'node:assert/strict';
import type { CaseCommand } from '#domain/case/command.ts';
import { type Decision, decide, type Facts } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import { CASE, FACTS } from './world.ts';

/** Something that happened, somebody who asked, or an ask that depends on the case: a signature. */
export type Step = CaseEvent | Asking;
type Asking = CaseCommand | ((open: OpenCase) => CaseCommand);

type Told = { readonly state: CaseState; readonly events: readonly CaseEvent[] };
const NOTHING: Told = { state: { progress: { status: 'none' } }, events: [] };

/** @throws when a command of the story is refused: then the story is wrong, not the rule under test. */
function tell(told: Told, step: Step, facts: Facts): Told {
  const what = typeof step === 'function' ? step(opened(told.state)) : step;
  const events = 'caseId' in what ? accepted(decide(what, told.state, facts), what) : [what];
  return events.reduce(append, told);
}

function append({ state, events }: Told, event: CaseEvent): Told {
  return { state: evolve(state, event, events.length + 1, CASE), events: [...events, event] };
}

function accepted(decision: Decision, command: CaseCommand): readonly CaseEvent[] {
  if (!decision.ok)
    throw new Error(`The story stops: ${command.type} gave ${JSON.stringify(decision.error)}`);
  return decision.value;
}

function opened(state: CaseState): OpenCase {
  if (!isOpen(state)) throw new Error('The story has no case yet');
  return state;
}

export function caseAfter(...steps: readonly Step[]): OpenCase {
  return opened(steps.reduce((told, step) => tell(told, step, FACTS), NOTHING).state);
}

/** A story, told in the ordinary world; `when` asks one thing more, perhaps in a world that changed. */
export function given(...steps: readonly Step[]) {
  const told = steps.reduce((so, step) => tell(so, step, FACTS), NOTHING);
  return {
    when(step: Asking, facts: Facts = FACTS) {
      const command = typeof step === 'function' ? step(opened(told.state)) : step;
      const decision = decide(command, told.state, facts);
      return {
        /** These events, with all their fields, and no others. */
        thenRecorded(...expected: readonly CaseEvent[]) {
          assert.deepEqual(decision, { ok: true, value: expected });
        },
        thenRefused(refusal: Refusal) {
          assert.deepEqual(decision, { ok: false, error: refusal });
        },
        /** Accepted, with these events. */
        recorded: () => accepted(decision, command),
        thenAccepted() {
          assert.equal(decision.ok, true, JSON.stringify(decision));
        },
        /** Accepted; the check looks at the case as it stands then. */
        thenCase(check: (open: OpenCase, events: readonly CaseEvent[]) => void) {
          const events = accepted(decision, command);
          check(opened(events.reduce(append, told).state), events);
        },
      };
    },
  };
}
