import type { CaseCommand, Report } from '#domain/case/command.ts';
import { type Decision, decide, type Facts } from '#domain/case/decide.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import type { CaseState, Duty, OpenCase } from '#domain/case/model.ts';
import type { Person } from '#domain/person.ts';
import { type Category, findCategory, findMeasure, type Policy } from '#domain/policy.ts';
import { AMINA_DSL, type Ask, CASE, does, EVERYBODY, factsOf, report } from '#test/domain/case/world.ts';

type Triage = Extract<Ask, { readonly type: 'triage' }>;

/** A case as it runs under a shipped pack, in a school where every role is held. */
export type PackCase = {
  readonly open: OpenCase;
  /** Each duty to tell a body as `id mode`; a child's carries the number of the entry that added the child. */
  readonly duties: readonly string[];
  /** Each measure that is due, in the same words. */
  readonly measures: readonly string[];
  readonly next: (ask: Ask, by?: Person) => PackCase;
  readonly ask: (ask: Ask, by?: Person) => Decision;
};

export function reported(
  policy: Policy,
  category: string,
  special: Partial<Report> = {},
  people = EVERYBODY,
): PackCase {
  const nothing: CaseState = { progress: { status: 'none' } };
  return step(nothing, 0, report({ category, ...special }), factsOf(people, policy));
}

/** Reported, triaged as what it was reported as, and one child added as harmed: entries 1, 2 and 3. */
export function withChild(
  policy: Policy,
  category: string,
  special: Partial<Triage> = {},
  by = AMINA_DSL,
): PackCase {
  return reported(policy, category)
    .next(triage(policy, category, special), by)
    .next(CHILD, by);
}

export function triage(policy: Policy, category: string, special: Partial<Triage> = {}): Ask {
  const [first] = policy.policies;
  if (first === undefined) throw new TypeError('The pack names no policy');
  return {
    type: 'triage',
    ...{ category, area: categoryOf(policy, category).area, kind: 'inappropriate', intent: 'careless' },
    ...{ nature: 'notKnown', policy: first.id, serious: false, seekAdvice: false },
    ...special,
  };
}

export const CHILD = {
  type: 'add-person',
  ...{ name: 'Pupil Pia', part: 'harmed', class: '7B', dateOfBirth: '2014-05-06' },
  ...{ schoolOnRoll: 'Oak School', vulnerability: '' },
} as const satisfies Ask;

export function notTold(duty: string): Ask {
  return { type: 'not-told', duty, reason: 'It would put the child at risk.' };
}

/** @throws TypeError for a category that the pack does not have. */
export function categoryOf(policy: Policy, id: string): Category {
  const category = findCategory(policy, id);
  if (category === undefined) throw new TypeError(`${policy.id} has no category ${id}`);
  return category;
}

/** All that a category says to people, in one text. */
export function wordsOf(policy: Policy, id: string): string {
  const { title, covers = [], guidance, steps } = categoryOf(policy, id);
  return [title, ...covers, ...guidance.map(({ text }) => text), ...steps].join('\n');
}

function step(before: CaseState, count: number, command: CaseCommand, facts: Facts): PackCase {
  const decision = decide(command, before, facts);
  if (!decision.ok) throw new Error(`${command.type} gave ${JSON.stringify(decision.error)}`);
  const state = decision.value.reduce<CaseState>(
    (so, event, index) => evolve(so, event, count + index + 1, CASE),
    before,
  );
  if (!isOpen(state)) throw new Error('There is no case');
  const number = count + decision.value.length;
  const isMeasure = (body: string) => findMeasure(facts.policy, body) !== undefined;
  const owed = (isOfSort: (duty: Duty) => boolean) =>
    state.duties.filter(isOfSort).map(({ id, mode }) => `${id} ${mode}`);
  return {
    open: state,
    duties: owed(({ body }) => !isMeasure(body)),
    measures: owed(({ body }) => isMeasure(body)),
    next: (ask, by = AMINA_DSL) => step(state, number, does(by, ask), facts),
    ask: (ask, by = AMINA_DSL) => decide(does(by, ask), state, facts),
  };
}
