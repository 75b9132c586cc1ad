import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Report } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import { type Contents, checkCase, checkStep } from './audit.ts';
import { type Choice, changed, choice, commandOf, firstReport } from './choices.ts';
import { ledgerOf } from './ledger.ts';
import { CASE, EVERYBODY, factsOf } from './world.ts';

const FIXED = { seed: 20261123, numRuns: 700, endOnFailure: true } as const;

/** A run that never came so far would prove nothing. */
const OFTEN = {
  'to concluded': 100,
  'to closed': 80,
  'to halted': 50,
  'to disputed': 50,
  'add-finding': 100,
  'make-confidential': 50,
  exclude: 100,
  're-route': 50,
  share: 50,
  'police-now': 300,
  'needs-second-person': 300,
  'not-eligible': 500,
  'must-be-told': 50,
  'duties-open': 50,
};

function append(state: CaseState, events: readonly CaseEvent[], from: number): OpenCase {
  const after = events.reduce<CaseState>((so, event, i) => evolve(so, event, from + i + 1, CASE), state);
  assert.ok(isOpen(after));
  return after;
}

/** Lives a random story and holds the case against the plain rules after every step. */
function live(first: Report, choices: readonly Choice[], seen: Map<string, number>): void {
  let people = EVERYBODY;
  const start = decide(first, { progress: { status: 'none' } }, factsOf(people));
  assert.ok(start.ok, 'a report is never refused');
  let events = start.value;
  let open = append({ progress: { status: 'none' } }, events, 0);
  let ledger = ledgerOf(events);
  const contents: Contents = new Map();
  for (const step of choices) {
    if (step.kind === 'directory') people = changed(people, step);
    const facts = factsOf(people);
    const was = open;
    if (step.kind !== 'directory') {
      const command = commandOf(open, step);
      const decision = decide(command, open, facts);
      count(seen, decision.ok ? command.type : decision.error.type);
      if (decision.ok) {
        checkStep(command, ledger, decision.value, facts);
        open = append(open, decision.value, events.length);
        events = [...events, ...decision.value];
        ledger = ledgerOf(events);
      }
    }
    checkCase(was, open, ledger, facts, contents);
    if (open.progress.status !== was.progress.status) count(seen, `to ${open.progress.status}`);
  }
}

function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

describe('whatever people do, in any order', () => {
  it('the rules hold after every step (H1, H2, H6, H14, H15, P3, P4, T16-T20, T22, T53, T54)', () => {
    const seen = new Map<string, number>();
    const stories = fc.property(
      firstReport,
      fc.array(choice, { minLength: 30, maxLength: 60 }),
      (first, choices) => live(first, choices, seen),
    );
    fc.assert(stories, FIXED);
    for (const [what, times] of Object.entries(OFTEN))
      assert.ok((seen.get(what) ?? 0) >= times, `${what}: ${seen.get(what)}`);
  }, 60_000);
});
