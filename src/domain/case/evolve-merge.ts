import type { Instant } from '../time.ts';
import { isBarred } from './access.ts';
import { openDuties, timesOf } from './duties.ts';
import type { OpenedDuty } from './event.ts';
import { type EventOf, outOfOrder } from './evolve-conclusion.ts';
import { withoutBarred, withoutOwner } from './evolve-standing.ts';
import { stageOf } from './face.ts';
import type { Duty, OpenCase } from './model.ts';

/** It ends here, for visitors too; what was still owed is owed by the other case from now on. */
export function mergeAway(open: OpenCase, { into, intoReference }: EventOf<'merged'>): OpenCase {
  const duties = open.duties.flatMap(({ updateDueAt: _updateDueAt, ...duty }) =>
    duty.status === 'open' ? [] : [duty],
  );
  const progress = { status: 'merged', into, intoReference, stage: stageOf(open) } as const;
  return { ...open, duties, visitors: [], progress };
}

export function mergeIn(open: OpenCase, event: EventOf<'merged-in'>): OpenCase {
  const { offChannel, ...shown } = open;
  const { from: caseId, fromReference: reference } = event;
  return withoutBarred({
    ...shown,
    ...(offChannel === true && !event.inChannel ? { offChannel } : {}),
    urgent: open.urgent || event.urgent,
    policeWait: open.policeWait || event.policeWait,
    subjects: union(open.subjects, event.subjects),
    excluded: union(open.excluded, event.excluded),
    interested: union(open.interested, event.interested),
    witnesses: union(open.witnesses, event.witnesses),
    duties: openAgain(openDuties(open.duties, event.duties), event.duties),
    mergedFrom: [...open.mergedFrom, { caseId, reference }],
  });
}

/** What was still open there is open here, whoever was told here before: nobody was told of that. */
function openAgain(duties: readonly Duty[], rules: readonly OpenedDuty[]): readonly Duty[] {
  return duties.map((duty) => {
    const owed = rules.find(({ body, updateDueAt }) => body === duty.id && updateDueAt === undefined);
    if (owed === undefined || duty.status === 'open') return duty;
    return { ...duty, status: 'open', ...timesOf(owed) };
  });
}

/**
 * What the merged case records when the one it ended in has moved on, so that its reporter is told, its
 * cards say who has it, and whoever is kept out of the one is kept out of the other (E32).
 *
 * @returns nothing where all of it is recorded already.
 */
export function followed(open: OpenCase, target: OpenCase, at: Instant): EventOf<'followed'> | undefined {
  if (open.progress.status !== 'merged') return undefined;
  const was = open.progress.stage;
  const reached = stageOf(target);
  const is = reached === 'received' ? was : reached;
  const access = target.access === 'restricted' ? 'restricted' : open.access;
  const subjects = union(open.subjects, target.subjects);
  const excluded = union(open.excluded, target.excluded);
  const after = { ...open, subjects, excluded };
  const owner = target.owner === undefined || isBarred(after, target.owner) ? undefined : target.owner;
  const same =
    was === is &&
    access === open.access &&
    owner === open.owner &&
    subjects.length === open.subjects.length &&
    excluded.length === open.excluded.length;
  const owned = owner === undefined ? {} : { owner };
  return same ? undefined : { type: 'followed', was, is, ...owned, access, subjects, excluded, at };
}

export function follow(open: OpenCase, event: EventOf<'followed'>): OpenCase {
  const { progress } = open;
  if (progress.status !== 'merged') throw outOfOrder(open, event);
  const { owner, access, subjects, excluded, is: stage } = event;
  const owned = owner === undefined ? {} : { owner };
  return { ...withoutOwner(open), ...owned, access, subjects, excluded, progress: { ...progress, stage } };
}

function union<Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] {
  return [...new Set([...one, ...other])];
}
