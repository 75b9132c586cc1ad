import type { OpenCase } from '#domain/case/model.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import type { CaseId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import { seesCase } from './sees-case.ts';
import type { Read, StoredEvent } from './stored.ts';

/** A case with its words, for one person who may read it. */
export type CaseFile = {
  readonly viewer: Person;
  readonly open: OpenCase;
  readonly events: readonly StoredEvent[];
  /** Everybody the case names, and the holders of roles: those who can be chosen. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly holders: RoleHolders;
  readonly reads: readonly Read[];
};

/**
 * Opens a case for one person. The reading is recorded before anything is shown: where that fails
 * there is no view (P5). *Not found* and *not allowed* answer alike (T43).
 *
 * @throws Error when storage does not answer.
 */
export async function readCase(
  deps: Deps,
  school: SchoolId,
  caseId: CaseId,
  person: PersonId,
): Promise<Result<CaseFile, Refusal>> {
  const at = deps.clock.now();
  const [stored, viewer, holders] = await Promise.all([
    deps.store.loadCase(school, caseId),
    deps.store.person(school, person),
    deps.store.holders(school),
  ]);
  if (
    stored === undefined ||
    viewer === undefined ||
    !(await seesCase(deps.store, school, viewer.person, stored.state))
  ) {
    await deps.store.recordAttempt(school, {
      caseId,
      person,
      at,
      command: 'open-case',
      refusal: 'not-found',
    });
    return err({ type: 'not-found' });
  }
  await deps.store.recordRead(school, { caseId, person, at });
  const [events, reads] = await Promise.all([
    deps.store.loadEvents(school, caseId),
    deps.store.reads(school, caseId),
  ]);
  const named = new Set([
    ...holders.map((holder) => holder.id),
    ...idsIn(events),
    ...idsInCase(stored.state),
  ]);
  const people = await loadPeople(deps, school, [...named]);
  return ok({ viewer: viewer.person, open: stored.state, events, people, holders, reads });
}

function idsIn(events: readonly StoredEvent[]): readonly PersonId[] {
  return events.flatMap(({ event }) => [
    ...(event.by === undefined ? [] : [event.by]),
    ...('to' in event ? [event.to] : []),
    ...('who' in event ? [event.who] : []),
    ...('second' in event ? [event.second] : []),
    ...('of' in event ? [event.of] : []),
    ...(event.type === 'viewing-decided' && event.decision.look ? [event.decision.viewer] : []),
    ...(event.type === 'search-made' ? [event.searcher, event.present] : []),
    ...('adults' in event ? event.adults : []),
    ...('receivers' in event ? (event.receivers ?? []) : []),
  ]);
}

function idsInCase(open: OpenCase): readonly PersonId[] {
  const { owner, receivers, sharedWith } = open;
  return [...(owner === undefined ? [] : [owner]), ...receivers, ...sharedWith];
}

/** Those of these people who stand in the directory. */
export async function loadPeople(deps: Deps, school: SchoolId, ids: readonly PersonId[]) {
  const found = await Promise.all(ids.map((id) => deps.store.person(school, id)));
  return new Map(found.filter((one) => one !== undefined).map(({ person }) => [person.id, person]));
}
