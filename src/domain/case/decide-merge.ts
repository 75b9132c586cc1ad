import type { Person } from '../person.ts';
import { findCategory, findOwed, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import { mayExclude } from './access.ts';
import type { CommandOf, Decision } from './decide.ts';
import type { CaseEvent, OpenedDuty } from './event.ts';
import type { EventOf } from './evolve-conclusion.ts';
import { hasEnded, isInChannel } from './face.ts';
import type { Duty, EntryNumber, OpenCase } from './model.ts';
import { allSignaturesFall, signaturesOfFall } from './signatures.ts';
import { withClocks } from './with-clocks.ts';

type Merge = CommandOf<'merge'>;

/** The case that goes on, and the pack that it was opened under. */
export type MergeTarget = { readonly open: OpenCase; readonly policy: Policy };

/**
 * Two reports of one event become one case (E32): this one ends, the target goes on. What is held for an
 * inquiry, concluded, or stopped at an illegal image is merged into nothing.
 *
 * @param target the case that the command names, where there is one.
 */
export function decideMerge(
  command: Merge,
  actor: Person,
  open: OpenCase,
  target: MergeTarget | undefined,
): Decision {
  const { reason, by, at } = command;
  const { status } = open.progress;
  if (open.legalHold !== undefined) return err({ type: 'on-legal-hold' });
  if (open.halted || status === 'concluded' || status === 'closed')
    return err({ type: 'wrong-state', status });
  if (target === undefined || !isTarget(target.open, open, actor)) return err({ type: 'no-such-target' });
  if (owedBy(open).some(({ body }) => findOwed(target.policy, body) === undefined))
    return err({ type: 'other-edition' });
  const { id: into, reference: intoReference } = target.open;
  return ok([...allSignaturesFall(open, command), { type: 'merged', into, intoReference, reason, by, at }]);
}

/** Never between an ordinary and a confidential case: either way somebody would learn too much (H33). */
function isTarget(target: OpenCase, open: OpenCase, actor: Person): boolean {
  return (
    target.id !== open.id && !hasEnded(target) && target.access === open.access && mayExclude(actor, target)
  );
}

/** What is open, and who was told and is to be told again. */
function owedBy(open: OpenCase): readonly Duty[] {
  return open.duties.filter(({ status, updateDueAt }) => status === 'open' || updateDueAt !== undefined);
}

/**
 * What the target records of it: nobody kept out of the one gets in by the other, and nothing owed is lost.
 *
 * @param children those who were added to the source, by the entry that did: they are added to the target.
 */
export function mergedIn(
  command: Merge,
  source: OpenCase,
  { open, policy }: MergeTarget,
  children: ReadonlyMap<EntryNumber, EventOf<'person-added'>>,
): readonly CaseEvent[] {
  const { reason, by, at } = command;
  const { id: from, reference: fromReference, subjects, excluded, interested, witnesses } = source;
  const { urgent, policeWait } = source;
  const owed = (child: EntryNumber | undefined): readonly OpenedDuty[] =>
    owedBy(source)
      .filter((duty) => duty.child === child)
      .map(asOpened);
  const duties = owed(undefined);
  const carried = { subjects, excluded, interested, witnesses, duties, urgent, policeWait };
  const recorded: readonly CaseEvent[] = [
    {
      ...{ type: 'merged-in', from, fromReference, reason, ...carried, by, at },
      inChannel: isInChannel(source),
    },
    ...source.children.flatMap((entry) => {
      const child = children.get(entry);
      if (child === undefined) return [];
      return [{ ...child, duties: [...owed(entry), ...newFor(entry, source, open, policy)], by, at }];
    }),
    ...signaturesOfFall(open, [...subjects, ...excluded, ...interested, ...witnesses], command),
  ];
  // No clock of a duty is counted in school days, so none needs to know when the school is shut.
  return recorded.map((event) => withClocks(event, open, { policy, closures: [] }));
}

/** With its times; from here on it is named by the entries of the target. */
function asOpened(duty: Duty): OpenedDuty {
  const { id: _id, child: _child, debrief: _debrief, status, updateDueAt, ...rule } = duty;
  return status === 'open' || updateDueAt === undefined ? rule : { ...rule, updateDueAt };
}

/** What the target's category asks for each child, and nobody owed this one so far. */
function newFor(
  child: EntryNumber,
  source: OpenCase,
  target: OpenCase,
  policy: Policy,
): readonly OpenedDuty[] {
  const rules = findCategory(policy, target.category)?.childDuties ?? [];
  const known = source.duties.filter((duty) => duty.child === child).map(({ body }) => body);
  return rules.filter(({ body }) => !known.includes(body));
}
