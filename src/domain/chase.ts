import { plusSchoolHours } from './calendar.ts';
import { isBarred, ORDINARY_READERS, peopleOnCase } from './case/access.ts';
import type { Facts } from './case/decide.ts';
import type { CaseEvent } from './case/event.ts';
import type { OpenCase } from './case/model.ts';
import type { PersonId } from './ids.ts';
import { holdersOf, type Role, type RoleHolders } from './person.ts';
import { findCategory, type Policy } from './policy.ts';
import { type Instant, minutes, plus } from './time.ts';

/** One step of the ladder. The last one tells the reporter, and no role. */
type Step = { readonly number: number; readonly at: Instant; readonly tell: readonly Role[] | 'reporter' };
type Told = Pick<Step, 'number' | 'tell'>;
/** `after` the report: minutes, or hours of school time. */
type Rung = { readonly after: number; readonly tell: readonly Role[] | 'reporter' };

/** What the clock needs to know besides the case: for when, and for what is done then. */
export type Timing = Pick<Facts, 'policy' | 'closures'>;
export type ClockFacts = Omit<Facts, 'people'>;

/** Danger and the pack's urgent categories are chased in minutes and round the clock (H18). */
export function isUrgent(open: OpenCase, policy: Policy): boolean {
  return open.urgent || findCategory(policy, open.category)?.urgent === true;
}

/** When nobody has acknowledged the case and the next step is due; nothing once somebody has (product 6). */
export function nextChase(open: OpenCase, timing: Timing): Instant | undefined {
  return stepsAhead(open, timing)[0]?.at;
}

/**
 * What is done at this moment about a case that nobody took up. After an outage several steps are late:
 * they are one, it tells each person once, and the next step is counted from now (architecture: time).
 */
export function chase(
  open: OpenCase,
  facts: ClockFacts,
  at: Instant,
): Extract<CaseEvent, { type: 'chased' }> {
  const { policy, holders } = facts;
  const late = stepsAhead(open, facts).filter((step) => step.at <= at);
  const people = [...new Set(late.flatMap((step) => whoIsTold(step, open, policy, holders)))];
  return {
    type: 'chased',
    step: late.at(-1)?.number ?? open.chased?.step ?? 0,
    people,
    ...admitted(people, open, holders),
    reporterTold: late.some(({ tell }) => tell === 'reporter'),
    at,
  };
}

/** Those who are told of a case that they could not open before. */
export function admitted(
  people: readonly PersonId[],
  open: OpenCase,
  holders: RoleHolders,
): { readonly admits?: readonly PersonId[] } {
  const readers = open.access === 'ordinary' ? holdersOf(holders, ORDINARY_READERS) : [];
  const opens = [...readers, ...peopleOnCase(open)];
  const admits = people.filter((person) => !opens.includes(person));
  return admits.length === 0 ? {} : { admits };
}

/** Each counted from the one before it, and the first one to come from when the last was done. */
function stepsAhead(open: OpenCase, { policy, closures }: Timing): readonly Step[] {
  if (open.progress.status !== 'reported') return [];
  const done = open.chased?.step ?? 0;
  const ladder = ladderOf(open, policy);
  const steps: Step[] = [];
  let at = open.chased?.at ?? open.reportedAt;
  for (const [index, { after, tell }] of ladder.entries()) {
    if (index < done) continue;
    const wait = Math.max(0, after - (ladder[index - 1]?.after ?? 0));
    const { day } = policy.chase;
    at = isUrgent(open, policy) ? plus(at, minutes(wait)) : plusSchoolHours(at, wait, day, closures);
    steps.push({ number: index + 1, at, tell });
  }
  return steps;
}

/** When the pack's ladder runs out the reporter is told, after one wait more as long as its last. */
function ladderOf(open: OpenCase, policy: Policy): readonly Rung[] {
  const rungs = rungsOf(open, policy);
  if (open.reporter === undefined) return rungs;
  const last = rungs.at(-1)?.after ?? 0;
  return [...rungs, { after: last + last - (rungs.at(-2)?.after ?? 0), tell: 'reporter' }];
}

/** The pack's own steps, which name roles. */
export function rungsOf(open: OpenCase, policy: Policy): readonly Rung[] {
  const { urgent, ordinary } = policy.chase;
  return isUrgent(open, policy)
    ? urgent.map(({ afterMinutes: after, tell }) => ({ after, tell }))
    : ordinary.map(({ afterSchoolHours: after, tell }) => ({ after, tell }));
}

/**
 * A case that no channel shows begins with its own receivers. A restricted case is chased with its own receivers first and then the next level, whatever the ladder
 * says, and a subject is never told (H33, E1, T19).
 */
export function whoIsTold(
  step: Told,
  open: OpenCase,
  policy: Policy,
  holders: RoleHolders,
): readonly PersonId[] {
  if (step.tell === 'reporter') return [];
  const clear = (people: readonly PersonId[]) => people.filter((person) => !isBarred(open, person));
  const own = clear(open.receivers.filter((person) => holders.some(({ id }) => id === person)));
  if (open.access === 'ordinary') {
    const first = step.number === 1 && open.offChannel === true ? own : [];
    return [...first, ...clear(holdersOf(holders, step.tell))];
  }
  const next = clear(holdersOf(holders, policy.receivers.restrictedNext));
  const [first, second] = step.number === 1 ? [own, next] : [next, own];
  return first.length > 0 ? first : second;
}
