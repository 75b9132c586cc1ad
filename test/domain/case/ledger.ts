import type { CaseEvent } from '#domain/case/event.ts';
import type { Draft } from '#domain/case/model.ts';
import { digestOf } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person, Role } from '#domain/person.ts';

/** The rules once more, in plain loops over what happened: nothing here calls the rules under test. */
export type Ledger = {
  readonly events: readonly CaseEvent[];
  readonly restricted: boolean;
  readonly reporter: PersonId | undefined;
  readonly witness: PersonId | undefined;
  readonly barred: ReadonlySet<PersonId>;
  readonly interested: ReadonlySet<PersonId>;
  readonly receivers: readonly PersonId[];
  readonly owner: PersonId | undefined;
  readonly shared: ReadonlySet<PersonId>;
  readonly reviewers: readonly PersonId[];
  readonly admitted: ReadonlySet<PersonId>;
  readonly halted: boolean;
  /** By duty: whether it must be told, and whether it was answered. */
  readonly duties: ReadonlyMap<
    string,
    { readonly must: boolean; readonly answer: 'open' | 'done' | 'notDone' }
  >;
};

export function ledgerOf(events: readonly CaseEvent[]): Ledger {
  let restricted = false;
  let reporter: PersonId | undefined;
  let witness: PersonId | undefined;
  let receivers: readonly PersonId[] = [];
  let owner: PersonId | undefined;
  let reviewers: readonly PersonId[] = [];
  let halted = false;
  const barred = new Set<PersonId>();
  const interested = new Set<PersonId>();
  const admitted = new Set<PersonId>();
  const shared = new Set<PersonId>();
  const duties = new Map<string, { must: boolean; answer: 'open' | 'done' | 'notDone' }>();
  events.forEach((event, i) => {
    if ('duties' in event)
      for (const { body, mode } of event.duties) {
        const id = event.type === 'person-added' || event.type === 'debriefed' ? `${body}-${i + 1}` : body;
        const before = duties.get(id) ?? { must: false, answer: 'open' };
        const reopened = mode === 'must' && before.answer === 'notDone' ? 'open' : before.answer;
        duties.set(id, { must: before.must || mode === 'must', answer: reopened });
      }
    if (event.type === 'reported') {
      restricted = event.access === 'restricted';
      if (event.origin === 'form') reporter = event.by;
      if (event.source === undefined || event.source === 'sawIt') witness = reporter;
      receivers = event.receivers;
      for (const adult of event.adults) barred.add(adult);
    }
    if (event.type === 'made-confidential') {
      restricted = true;
      receivers = event.receivers;
      for (const adult of event.adults) barred.add(adult);
    }
    if (event.type === 're-routed') {
      receivers = event.receivers;
      if (event.ownerLeft) owner = undefined;
    }
    if (event.type === 'shared') shared.add(event.who);
    if (event.type === 'person-excluded') barred.add(event.who);
    if (event.type === 'interest-declared' && event.by) interested.add(event.by);
    if (event.type === 'acknowledged' || event.type === 'taken-over') owner = event.by;
    if (event.type === 'assigned') owner = event.to;
    if (event.type === 'review-started' && event.by) reviewers = [event.by, event.second];
    if (event.type === 'review-joined' && event.by && reviewers[0]) reviewers = [reviewers[0], event.by];
    if (event.type === 'reviewer-asked') admitted.add(event.who);
    if (event.type === 'halted') halted = true;
    if (event.type === 'told')
      for (const id of [event.duty, ...(event.also ?? [])]) if (id !== undefined) answered(id, 'done');
    if (event.type === 'action-recorded' && event.duty !== undefined) answered(event.duty, 'done');
    if (event.type === 'not-told') answered(event.duty, 'notDone');
    if (owner !== undefined && barred.has(owner)) owner = undefined;
  });
  return {
    events,
    restricted,
    reporter,
    witness,
    barred,
    interested,
    receivers,
    owner,
    shared,
    reviewers,
    admitted,
    halted,
    duties,
  };

  function answered(id: string, answer: 'done' | 'notDone'): void {
    duties.set(id, { must: duties.get(id)?.must ?? false, answer });
  }
}

export type Directory = ReadonlyMap<PersonId, Person>;

function holds(person: Person | undefined, roles: readonly Role[]): boolean {
  return (
    person !== undefined && person.left === undefined && roles.some((role) => person.roles.includes(role))
  );
}

function isHere(id: PersonId, directory: Directory): boolean {
  const person = directory.get(id);
  return person !== undefined && person.left === undefined;
}

function hasPart(id: PersonId, ledger: Ledger): boolean {
  const { receivers, owner, reviewers, admitted } = ledger;
  return receivers.includes(id) || owner === id || reviewers.includes(id) || admitted.has(id);
}

/** A lead, the head or the online safety lead on an ordinary case; else only who has a part in it. */
export function mayRead(id: PersonId, ledger: Ledger, directory: Directory): boolean {
  if (!isHere(id, directory) || ledger.barred.has(id)) return false;
  if (!ledger.restricted && holds(directory.get(id), ['dsl', 'head', 'onlineSafetyLead'])) return true;
  return (
    (hasPart(id, ledger) || ledger.shared.has(id)) &&
    (directory.get(id)?.roles ?? []).some(
      (role) => !['technician', 'agreements', 'admin', 'staff'].includes(role),
    )
  );
}

export function mayRecordPolice(id: PersonId, ledger: Ledger, directory: Directory): boolean {
  return isReporter(id, ledger, directory) || mayRead(id, ledger, directory);
}

export function isReporter(id: PersonId, ledger: Ledger, directory: Directory): boolean {
  return ledger.reporter === id && isHere(id, directory);
}

/** May sign at this moment: here, senior, on the case by name, and untouched by the matter. */
export function maySignNow(id: PersonId, ledger: Ledger, directory: Directory): boolean {
  const { barred, interested, witness, admitted, reviewers, restricted } = ledger;
  if (!isHere(id, directory) || barred.has(id) || interested.has(id) || witness === id) return false;
  const person = directory.get(id);
  if (admitted.has(id))
    return holds(person, ['dsl', 'head', 'seniorLeader', 'governor', 'chair', 'trustLead']);
  if (!holds(person, ['dsl', 'head', 'seniorLeader'])) return false;
  if (reviewers.length > 0) return reviewers.includes(id);
  return hasPart(id, ledger) || (!restricted && holds(person, ['dsl', 'head']));
}

const ROWS: readonly CaseEvent['type'][] = [
  'review-started',
  'review-joined',
  'finding-added',
  'computer-change-proposed',
  'computer-change-agreed',
  'halted',
  'reopened',
];

/** In full what somebody signs: every row of the review record, and the text of the draft. */
export function signedContent(events: readonly CaseEvent[], draft: Draft): string {
  const rows = events.filter((event) =>
    event.type === 'entry-corrected' ? event.inRecord : ROWS.includes(event.type),
  );
  const texts = events.flatMap((event) => {
    if (event.type !== 'concluded' && event.type !== 'handed-over') return [];
    const { at: _at, by, ...words } = event;
    return by === draft.by && digestOf(words) === draft.words ? [words] : [];
  });
  return JSON.stringify([rows, texts.at(-1)]);
}
