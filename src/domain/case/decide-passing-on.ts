import type { PersonId } from '../ids.ts';
import { hasRole, holdersOf, type Person, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import { leadsElsewhere, mayWork, ORDINARY_WORKERS, peopleOnCase } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { whyNotBarred } from './eligibility.ts';
import type { OpenCase } from './model.ts';
import type { Refusal } from './refusal.ts';
import { routesOf } from './routes.ts';
import { signaturesOfFall } from './signatures.ts';

/**
 * The case goes to the holders of another role, and those who had it before keep it only by a role or a
 * part of their own (E33). It never goes to nobody.
 */
export function reRoute(command: CommandOf<'re-route'>, open: OpenCase, facts: Facts): Decision {
  const { role, reason, by, at } = command;
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  const route = routesOf(open, facts).find((one) => one.role === role);
  if (route === undefined) return err({ type: 'no-such-route' });
  const { receivers, toChannel } = route;
  const { owner, ...unowned } = { ...open, receivers };
  const keeps = (person: PersonId): boolean =>
    peopleOnCase(unowned).includes(person) ||
    (open.access === 'ordinary' && holdersOf(facts.holders, ORDINARY_WORKERS).includes(person));
  const gone = open.receivers.filter((person) => !keeps(person));
  const ownerLeft = owner !== undefined && gone.includes(owner);
  return ok([
    {
      ...{ type: 're-routed', role, reason, receivers, by, at },
      ...(toChannel ? { toChannel } : {}),
      ...(ownerLeft ? { ownerLeft } : {}),
    },
    ...signaturesOfFall(open, gone, command),
  ]);
}

/** Whoever it is shared with sees it and works on it; it gives nobody a signature. */
export function share(command: CommandOf<'share'>, open: OpenCase, { policy, people }: Facts): Decision {
  const { who, school, reason, by, at } = command;
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  const chosen = people.get(who);
  if (chosen === undefined || chosen.visiting?.school !== school) return err({ type: 'not-in-directory' });
  const refusal = whyNotShare(chosen, open, policy);
  if (refusal !== undefined) return err(refusal);
  return ok([{ type: 'shared', who, ...(school === undefined ? {} : { school }), reason, by, at }]);
}

/**
 * Named senior people, the trust's lead, and the leads of its other academies (E34); a restricted case
 * goes to none of those outside the school.
 */
export function whyNotShare(chosen: Person, open: OpenCase, policy: Policy): Refusal | undefined {
  const who = chosen.id;
  const why = whyNotBarred(chosen, open);
  if (why !== undefined) return { type: 'other-not-eligible', who, why };
  if (mayWork(chosen, open)) return { type: 'has-it-already', who };
  if (chosen.visiting !== undefined && open.access === 'restricted') return { type: 'not-across-schools' };
  const outside: readonly Role[] = open.access === 'ordinary' ? ['trustLead'] : [];
  const isSenior = hasRole(chosen, [...sharedInSchool(policy), ...outside]);
  return isSenior || leadsElsewhere(chosen)
    ? undefined
    : { type: 'other-not-eligible', who, why: 'not-senior' };
}

/** Whom a case may be shared with however confidential it is. */
export function sharedInSchool({ reviewers }: Policy): readonly Role[] {
  return [...reviewers, 'seniorLeader'];
}
