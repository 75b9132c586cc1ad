import { type Decision, decide, type Facts } from '#domain/case/decide.ts';
import { evolve, isOpen } from '#domain/case/evolve.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import { coverage } from '#domain/case/signatures.ts';
import type { Person } from '#domain/person.ts';
import { CONCLUDE_UNSEEN, draftOf } from '#test/domain/case/stories.ts';
import type { Ask } from '#test/domain/case/world.ts';
import type { Cast, Who } from './cast.ts';
import { whoIs, whoMay } from './who.ts';

export function decideOn(facts: Facts, open: OpenCase, { id: by }: Person, ask: Ask): Decision {
  return decide({ ...ask, caseId: open.id, by, at: open.reportedAt }, open, facts);
}

/** Taken up and concluded by whoever may; then each puts a signature to it. */
export function whoSigns(facts: Facts, cast: Cast, reported: OpenCase): ReadonlySet<Who> {
  const [outcome] = facts.policy.outcomes;
  const conclude: Ask = { ...CONCLUDE_UNSEEN, outcome: outcome?.id ?? '' };
  let open = reported;
  const done = (ask: Ask): Person | undefined => {
    for (const person of Object.values(cast)) {
      const decision = decideOn(facts, open, person, ask);
      if (!decision.ok) continue;
      const next = decision.value.reduce<CaseState>((so, event) => evolve(so, event, 99, open.id), open);
      if (isOpen(next)) open = next;
      return person;
    }
    return undefined;
  };
  if (done({ type: 'acknowledge' }) === undefined) return new Set();
  for (const { body, mode } of open.duties)
    if (mode === 'decide') done({ type: 'not-told', duty: body, reason: 'A low-level matter.' });
  const author = done(conclude);
  if (author === undefined) return new Set();
  const sign: Ask = { type: 'sign', covers: coverage(open, draftOf(open)) };
  const first = done(sign);
  if (first?.id !== author.id) throw new TypeError('The author signs first');
  const others = whoMay(cast, (person) => decideOn(facts, open, person, sign).ok);
  return new Set([...whoIs(cast, [author.id]), ...others]);
}
