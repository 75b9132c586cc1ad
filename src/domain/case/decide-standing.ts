import { hasRole, holdersOf, type Person } from '../person.ts';
import { findCategory, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { Instant } from '../time.ts';
import { isBarred, maySee } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { decideLegalHold } from './decide-legal-hold.ts';
import { reRoute, share, sharedInSchool } from './decide-passing-on.ts';
import type { CaseEvent } from './event.ts';
import type { OpenCase } from './model.ts';
import { receiversFor } from './routing.ts';
import { signaturesOfFall } from './signatures.ts';

type Command = CommandOf<
  | 'acknowledge'
  | 'take-over'
  | 'assign'
  | 'make-confidential'
  | 'exclude'
  | 're-route'
  | 'share'
  | 'legal-hold'
>;

/** Who has the case, and who may see it. */
export function decideStanding(command: Command, open: OpenCase, facts: Facts): Decision {
  const { by, at } = command;
  const { status } = open.progress;
  switch (command.type) {
    case 'acknowledge':
      if (status !== 'reported') return err({ type: 'already-acknowledged', owner: open.owner });
      return ok([{ type: 'acknowledged', by, at }]);
    case 'take-over':
      return takeOver(open, by, at);
    case 'assign':
      return assign(command, open, facts);
    case 'make-confidential':
      return makeConfidential(command, open, facts);
    case 're-route':
      return reRoute(command, open, facts);
    case 'share':
      return share(command, open, facts);
    case 'legal-hold':
      return decideLegalHold(command, open);
    case 'exclude': {
      if (!facts.people.has(command.who)) return err({ type: 'not-in-directory' });
      const { who, reason } = command;
      return ok([
        { type: 'person-excluded', who, reason, by, at },
        ...signaturesOfFall(open, [who], command),
      ]);
    }
  }
}

function takeOver(open: OpenCase, by: CommandOf<'take-over'>['by'], at: Instant): Decision {
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  if (open.owner === by) return err({ type: 'already-acknowledged', owner: by });
  const from = open.owner === undefined ? {} : { from: open.owner };
  const taken: CaseEvent = { type: 'taken-over', ...from, by, at };
  return ok(status === 'reported' ? [{ type: 'acknowledged', by, at }] : [taken]);
}

function assign(command: CommandOf<'assign'>, open: OpenCase, { people, policy }: Facts): Decision {
  const { to, by, at } = command;
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  const chosen = people.get(to);
  if (chosen === undefined) return err({ type: 'not-in-directory' });
  if (isBarred(open, to)) return err({ type: 'other-not-eligible', who: to, why: 'excluded' });
  if (chosen.left !== undefined) return err({ type: 'other-not-eligible', who: to, why: 'left' });
  if (!mayOwn(chosen, open, policy)) return err({ type: 'other-not-eligible', who: to, why: 'not-senior' });
  const first: readonly CaseEvent[] = status === 'reported' ? [{ type: 'acknowledged', by, at }] : [];
  return ok([...first, { type: 'assigned', to, by, at }]);
}

/** Senior by the policy, or one of the school's who reads the case already: its owner works on it (LIN-010). */
export function mayOwn(person: Person, open: OpenCase, policy: Policy): boolean {
  if (person.left !== undefined || person.visiting !== undefined || isBarred(open, person.id)) return false;
  return hasRole(person, policy.reviewers) || maySee(person, open);
}

/** One person does this at any stage: raising never waits for a second (product 1.2). */
function makeConfidential(command: CommandOf<'make-confidential'>, open: OpenCase, facts: Facts): Decision {
  const { reason, adults, by, at } = command;
  if (open.access === 'restricted') return err({ type: 'already-restricted' });
  if (adults.some((adult) => !facts.people.has(adult))) return err({ type: 'not-in-directory' });
  const subjects = [...new Set([...open.subjects, ...adults])];
  const receivers = receiversFor('restricted', subjects, facts.holders, facts.policy, {
    category: findCategory(facts.policy, open.category),
  });
  const duties = facts.policy.restrictedDuties;
  const inSchool = holdersOf(facts.holders, sharedInSchool(facts.policy));
  const unshared = open.sharedWith.filter((person) => !inSchool.includes(person));
  return ok([
    {
      ...{ type: 'made-confidential', reason, adults, receivers, duties, by, at },
      ...(unshared.length === 0 ? {} : { unshared }),
    },
    ...signaturesOfFall(open, adults, command),
  ]);
}
