import type { Person } from '../person.ts';
import type { DutyRule } from '../policy.ts';
import { err, ok } from '../result.ts';
import { mayExclude } from './access.ts';
import type { CommandOf, Decision } from './decide.ts';
import type { CaseEvent } from './event.ts';
import type { EventOf } from './evolve-conclusion.ts';
import { isInChannel } from './face.ts';
import type { EntryNumber, OpenCase } from './model.ts';
import { allSignaturesFall, signaturesOfFall } from './signatures.ts';

type Merge = CommandOf<'merge'>;

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
  target: OpenCase | undefined,
): Decision {
  const { reason, by, at } = command;
  const { status } = open.progress;
  if (open.legalHold !== undefined) return err({ type: 'on-legal-hold' });
  if (open.halted || status === 'concluded' || status === 'closed')
    return err({ type: 'wrong-state', status });
  if (target === undefined || !isTarget(target, open, actor)) return err({ type: 'no-such-target' });
  return ok([
    ...allSignaturesFall(open, command),
    { type: 'merged', into: target.id, intoReference: target.reference, reason, by, at },
  ]);
}

/** Never between an ordinary and a confidential case: either way somebody would learn too much (H33). */
function isTarget(target: OpenCase, open: OpenCase, actor: Person): boolean {
  const ended = target.progress.status === 'closed' || target.progress.status === 'merged';
  return target.id !== open.id && !ended && target.access === open.access && mayExclude(actor, target);
}

/**
 * What the target records of it: nobody kept out of the one gets in by the other, and nothing owed is lost.
 *
 * @param children those who were added to the source, by the entry that did: they are added to the target.
 */
export function mergedIn(
  command: Merge,
  source: OpenCase,
  target: OpenCase,
  children: ReadonlyMap<EntryNumber, EventOf<'person-added'>>,
): readonly CaseEvent[] {
  const { reason, by, at } = command;
  const { id: from, reference: fromReference, subjects, excluded, interested, witnesses } = source;
  const { urgent, policeWait } = source;
  const owed = (child: EntryNumber | undefined): readonly DutyRule[] =>
    source.duties
      .filter((duty) => duty.status === 'open' && duty.child === child)
      .map(({ body, mode }) => ({ body, mode }));
  const carried = { subjects, excluded, interested, witnesses, duties: owed(undefined), urgent, policeWait };
  return [
    {
      ...{ type: 'merged-in', from, fromReference, reason, ...carried, by, at },
      inChannel: isInChannel(source),
    },
    ...source.children.flatMap((entry) => {
      const child = children.get(entry);
      return child === undefined ? [] : [{ ...child, duties: owed(entry), by, at }];
    }),
    ...signaturesOfFall(target, [...subjects, ...excluded, ...interested, ...witnesses], command),
  ];
}
