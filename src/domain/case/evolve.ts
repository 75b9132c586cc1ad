import { digestOf } from '../digest.ts';
import type { CaseId } from '../ids.ts';
import { assertNever } from '../result.ts';
import { clocksAnew, openDuties, settleDuties, withUpdates } from './duties.ts';
import type { CaseEvent } from './event.ts';
import { chased, idleChased, reminded, withIdle } from './evolve-clock.ts';
import { drafted, type EventOf, fall, outOfOrder, signed } from './evolve-conclusion.ts';
import { reopen } from './evolve-ending.ts';
import { follow, mergeAway, mergeIn } from './evolve-merge.ts';
import { addPerson, triage } from './evolve-record.ts';
import { dispute, settleComputer, startReview, withFinding, withReview } from './evolve-review.ts';
import { confidential, endHold, reRoute, setHold, share, withoutBarred } from './evolve-standing.ts';
import type { CaseState, EntryNumber, OpenCase } from './model.ts';

/**
 * The state after an event. Nothing is decided here.
 *
 * @param number the event's place in its case, counted from 1.
 * @throws TypeError for an event that this release does not know, or one out of order.
 */
export function evolve(state: CaseState, event: CaseEvent, number: EntryNumber, id: CaseId): OpenCase {
  if (event.type === 'reported') {
    if (isOpen(state)) throw outOfOrder(state, event);
    return opened(event, id);
  }
  if (!isOpen(state)) throw new TypeError(`A case cannot begin with ${event.type}`);
  return withIdle(change(withRecord(state, event), event, number), event);
}

export function isOpen(state: CaseState): state is OpenCase {
  return state.progress.status !== 'none';
}

function opened(event: EventOf<'reported'>, id: CaseId): OpenCase {
  const { reference, pack, access, category, area, urgent, origin, receivers, adults } = event;
  return {
    ...{ id, reference, pack, access, category, area, urgent, origin, receivers },
    reportedAt: event.at,
    ...(event.offChannel === true ? { offChannel: true } : {}),
    ...(event.by !== undefined && origin === 'form' ? { reporter: event.by } : {}),
    reportedAs: category,
    witnesses: isWitness(event) && event.by !== undefined ? [event.by] : [],
    reporterHidden: event.hideReporter,
    withdrawn: false,
    subjects: adults,
    excluded: [],
    interested: [],
    sharedWith: [],
    visitors: [],
    admitted: [],
    record: digestOf(reference),
    halted: false,
    duties: openDuties([], event.duties),
    children: [],
    schools: [],
    custody: [],
    tasks: [],
    told: [],
    debriefed: false,
    recordedElsewhere: false,
    policeWait: false,
    mergedFrom: [],
    reopened: false,
    questionOpen: false,
    progress: { status: 'reported' },
  };
}

function isWitness({ origin, source }: EventOf<'reported'>): boolean {
  return origin === 'form' && (source === undefined || source === 'sawIt');
}

/** Rows of the review record: a signature covers them, and falls when another is added. */
const RECORD: ReadonlySet<CaseEvent['type']> = new Set([
  'review-started',
  'review-joined',
  'finding-added',
  'computer-change-proposed',
  'computer-change-agreed',
  'halted',
  'reopened',
] as const);

function withRecord(open: OpenCase, event: CaseEvent): OpenCase {
  const inRecord = event.type === 'entry-corrected' ? event.inRecord : RECORD.has(event.type);
  return inRecord ? { ...open, record: digestOf([open.record, event]) } : open;
}

function change(
  open: OpenCase,
  event: Exclude<CaseEvent, { type: 'reported' }>,
  number: EntryNumber,
): OpenCase {
  switch (event.type) {
    case 'note-added':
    case 'viewing-decided':
    case 'copies-deleted':
    case 'entry-corrected':
      return open;
    case 'added-to':
      return { ...open, questionOpen: false };
    case 'device-passed':
    case 'search-made':
    case 'search-not-made':
      return open;
    case 'device-secured':
      return { ...open, custody: [...open.custody, number] };
    case 'device-returned':
      return { ...open, custody: open.custody.filter((device) => device !== event.device) };
    case 'debriefed': {
      const duties = openDuties(open.duties, event.duties, { debrief: number });
      return { ...open, debriefed: true, duties };
    }
    case 'recorded-elsewhere':
      return { ...open, recordedElsewhere: true };
    case 'police-wait-asked':
      return { ...open, policeWait: true };
    case 'police-wait-ended':
      return { ...open, policeWait: false, duties: clocksAnew(open.duties, event.clocks ?? []) };
    case 'reopened':
      return reopen(open, event);
    case 'withdrawn':
      return { ...open, withdrawn: true };
    case 'reporter-asked':
      return { ...open, questionOpen: true };
    case 'it-asked':
      return { ...open, tasks: [...open.tasks, { entry: number, people: event.people, done: false }] };
    case 'it-done':
      return {
        ...open,
        tasks: open.tasks.map((task) => (task.entry === event.task ? { ...task, done: true } : task)),
      };
    case 'acknowledged':
      if (open.progress.status !== 'reported') throw outOfOrder(open, event);
      return owned({ ...open, progress: { status: 'acknowledged' } }, event.by);
    case 'chased':
      return chased(open, event);
    case 'idle-chased':
      return idleChased(open, event);
    case 'reminded':
      return reminded(open, event);
    case 'taken-over':
      return owned(open, event.by);
    case 'assigned':
      return owned(open, event.to);
    case 'told':
      return told(open, event);
    case 'action-recorded':
      return { ...open, duties: settleDuties(open.duties, [event.duty], 'done') };
    case 'not-told':
      return { ...open, duties: settleDuties(open.duties, [event.duty], 'notDone') };
    case 'triaged':
      return triage(open, event);
    case 'person-added':
      return addPerson(open, event, number);
    case 'review-started':
      return startReview(open, event);
    case 'review-joined':
      return withReview(open, event.by === undefined ? { joined: true } : { joined: true, second: event.by });
    case 'finding-added':
      return withFinding(open);
    case 'computer-change-proposed':
      return event.by === undefined ? open : withReview(open, { computerProposedBy: event.by });
    case 'computer-change-agreed':
      return settleComputer(open);
    case 'reviewer-asked':
      return { ...open, admitted: [...open.admitted, event.who] };
    case 'interest-declared':
      return event.by === undefined ? open : { ...open, interested: [...open.interested, event.by] };
    case 'halted':
      return {
        ...open,
        halted: true,
        duties: openDuties(open.duties, event.duties),
        progress: { status: 'halted' },
      };
    case 'concluded':
    case 'handed-over':
      return drafted(open, event);
    case 'signed':
      return signed(open, event);
    case 'signature-fell':
      return fall(open, event);
    case 'disagreed':
      return dispute(open, event);
    case 'closed':
      return close(open);
    case 'made-confidential':
      return confidential(open, event);
    case 'person-excluded':
      return withoutBarred({ ...open, excluded: [...open.excluded, event.who] });
    case 're-routed':
      return reRoute(open, event);
    case 'shared':
      return share(open, event);
    case 'legal-hold-set':
      return setHold(open, event);
    case 'merged':
      return mergeAway(open, event);
    case 'merged-in':
      return mergeIn(open, event);
    case 'followed':
      return follow(open, event);
    case 'legal-hold-ended':
      return endHold(open);
    default:
      return assertNever(event, 'case event');
  }
}

function told(open: OpenCase, { body, duty, also = [], updates = [] }: EventOf<'told'>): OpenCase {
  const duties = withUpdates(settleDuties(open.duties, [duty, ...also], 'done'), updates);
  return { ...open, duties, told: open.told.includes(body) ? open.told : [...open.told, body] };
}

function owned(open: OpenCase, owner: OpenCase['owner']): OpenCase {
  return owner === undefined ? open : { ...open, owner };
}

function close(open: OpenCase): OpenCase {
  if (open.progress.status !== 'concluded') throw new TypeError('Only a concluded case closes');
  return { ...open, progress: { ...open.progress, status: 'closed' } };
}
