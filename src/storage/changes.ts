import { peopleOnCase } from '#domain/case/access.ts';
import type { EntryNumber, OpenCase } from '#domain/case/model.ts';
import { canonical, type Digest, digestOf } from '#domain/digest.ts';
import type { CaseId, PersonId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseChange, Change, Counter, Done, Due } from '#workflows/stored.ts';
import { caseLine, logLine } from './case-line.ts';
import { chainStart, entriesOf } from './chain.ts';
import * as keys from './keys.ts';
import { writeRecord } from './records.ts';
import { type Created, create, put, remove, rewrite } from './row-actions.ts';
import type { RowAction } from './rows.ts';

/** The guard is action 0: when it stands already, this is what the service names. */
export type Batch = { readonly guard: Created; readonly actions: readonly RowAction[] };

const MOST_HEAD_BYTES = 64 * 1024;

/**
 * Every row that one command changes, the repeat guard first. All that is random is drawn here, so
 * that the same batch can be sent again.
 *
 * @throws TypeError for a change without events, or a head of more than 64 KiB.
 */
export function changesOf(change: Change, salt: () => string): Batch {
  const { at, also, counter, unchanged } = change;
  const guard = guardOf(change, versionAfter(change), salt());
  const actions = [
    guard,
    ...caseRows(change, at, salt),
    ...(also === undefined ? [] : caseRows(also, at, salt)),
    ...(counter === undefined ? [] : [count(counter)]),
    ...unchanged.map(({ person, mark }) => rewrite(keys.personKey(person.id), writeRecord({ person }), mark)),
  ];
  return { guard, actions };
}

function versionAfter({ before, events }: CaseChange): EntryNumber {
  return (before?.version ?? 0) + events.length;
}

function caseRows(change: CaseChange, at: Instant, salt: () => string): readonly RowAction[] {
  const { before, after, caseId, events, due } = change;
  if (events.length === 0) throw new TypeError('A change needs an event');
  const version = versionAfter(change);
  const standing = before ?? { version: 0, link: chainStart(caseId) };
  const entries = entriesOf(standing, events, salt);
  const head = headText(version, entries.at(-1)?.hash ?? standing.link, after, due);
  if (Buffer.byteLength(head) > MOST_HEAD_BYTES)
    throw new TypeError(`The head of case ${caseId} is too long`);

  return [
    rewrite(keys.headKey(caseId), head, before?.mark),
    ...entries.map((entry) => create(keys.eventKey(caseId, entry.number), entry)),
    ...(before === undefined ? [create(keys.referenceKey(after.reference), { caseId })] : []),
    ...openList(before?.state, after),
    ...log(before?.state, after),
    ...dueRows(caseId, before?.due, due),
    ...mine(before?.state, after),
    ...change.cards.map(({ place, wanted }) => put(keys.wantedKey(caseId, place), { place, wanted })),
    ...(before === undefined ? postedBefore(change) : []),
    ...change.effects.map((effect, index) => {
      const content = { caseId, effect, since: at, attempts: 0 };
      return create(keys.outboxKey(at, caseId, version, index), content);
    }),
  ];
}

export function headText(version: EntryNumber, hash: Digest, state: OpenCase, due: Due | undefined): string {
  const content = { version, hash, state, digest: digestOf(state) };
  return writeRecord(due === undefined ? content : { ...content, due });
}

/** `write` tells this very call from another one that says the same. */
function guardOf(change: Change, version: EntryNumber, write: string): Created {
  const { caseId, form, after } = change;
  const done: Done = { caseId, version, inputs: form.inputs, reference: after.reference };
  return create(keys.doneKey(form.id, form.person), { ...done, write });
}

function count({ year, last, mark }: Counter): RowAction {
  return rewrite(keys.counterKey(year), writeRecord({ last: last + 1 }), mark);
}

/** A form that becomes the receipt was posted before its case was: it is written over, and no second one sent. */
function postedBefore({ caseId, cards }: CaseChange): readonly RowAction[] {
  return cards
    .filter(({ activityId, route }) => activityId !== undefined && route !== undefined)
    .map(({ place, shown, activityId, route }) =>
      create(keys.shownKey(caseId, place), { place, shown, activityId, route }),
    );
}

function openList(before: OpenCase | undefined, after: OpenCase): readonly RowAction[] {
  const old = before && caseLine(before);
  const line = caseLine(after);
  const moved = old !== undefined && old.access !== line?.access;
  const same = old !== undefined && line !== undefined && canonical(old) === canonical(line);
  return [
    ...(moved ? [remove(keys.openKey(old.access, after.id))] : []),
    ...(line === undefined || same ? [] : [put(keys.openKey(line.access, after.id), line)]),
  ];
}

/** Written with the report itself, so before anybody is told of it (H26), and kept when the case closes. */
function log(before: OpenCase | undefined, after: OpenCase): readonly RowAction[] {
  const old = before && logLine(before);
  const line = logLine(after);
  const key = keys.logKey(after.reportedAt, after.id);
  if (line === undefined) return old === undefined ? [] : [remove(key)];
  const same = old !== undefined && canonical(old) === canonical(line);
  return same ? [] : [put(key, line)];
}

/** The head says which row stands, so that a pack with other times never leaves one behind. */
export function dueRows(caseId: CaseId, was: Due | undefined, is: Due | undefined): readonly RowAction[] {
  if (was?.at === is?.at && was?.job === is?.job) return [];
  return [
    ...(was === undefined ? [] : [remove(keys.dueKey(was, caseId))]),
    ...(is === undefined ? [] : [create(keys.dueKey(is, caseId), { caseId })]),
  ];
}

/** The reporter keeps a case for ever. People on a case find it there only when no list may show it. */
function mine(before: OpenCase | undefined, after: OpenCase): readonly RowAction[] {
  const { id, reporter } = after;
  const was = before === undefined ? [] : confidants(before);
  const are = confidants(after);
  const added = (person: PersonId) => create(keys.mineKey(person, 'onCase', id), { caseId: id });
  return [
    ...(before === undefined && reporter !== undefined ? [asReporter(reporter, id)] : []),
    ...are.filter((person) => !was.includes(person)).map(added),
    ...was
      .filter((person) => !are.includes(person))
      .map((person) => remove(keys.mineKey(person, 'onCase', id))),
  ];
}

function asReporter(person: PersonId, caseId: CaseId): RowAction {
  return create(keys.mineKey(person, 'reporter', caseId), { caseId });
}

function confidants(open: OpenCase): readonly PersonId[] {
  return open.access === 'restricted' ? peopleOnCase(open) : [];
}
