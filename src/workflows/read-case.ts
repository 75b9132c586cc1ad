import { mayExclude } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import type { CaseId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import { seesCase } from './sees-case.ts';
import type { Read, StoredEvent } from './stored.ts';
import { leadsOfOthers, personOn, visitorFrom } from './visitors.ts';

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
  const [stored, holders] = await Promise.all([
    deps.store.loadCase(school, caseId),
    deps.store.holders(school),
  ]);
  const viewer = await personOn(deps, school, stored?.state, person);
  if (
    stored === undefined ||
    viewer === undefined ||
    !(await seesCase(deps.store, school, viewer, stored.state))
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
  const own = await loadPeople(deps, school, [...named]);
  const others = await fromElsewhere(deps, school, stored.state, events, viewer);
  const people = new Map([...own, ...others.filter(({ id }) => !isOfHere(own.get(id))).map(byId)]);
  return ok({ viewer, open: stored.state, events, people, holders, reads });
}

/** Who came in from other academies, and whom else a lead could share it with there (E34). */
async function fromElsewhere(
  deps: Deps,
  school: SchoolId,
  open: OpenCase,
  events: readonly StoredEvent[],
  viewer: Person,
): Promise<readonly Person[]> {
  const came = events.flatMap(({ event }) =>
    event.type === 'shared' && event.school !== undefined
      ? [visitorFrom(deps, school, event.school, event.who)]
      : [],
  );
  const known = (await Promise.all(came)).filter((person) => person !== undefined);
  const maySay = open.access === 'ordinary' && mayExclude(viewer, open);
  return [...(maySay ? await leadsOfOthers(deps, school) : []), ...known];
}

function isOfHere(person: Person | undefined): boolean {
  return person !== undefined && person.left === undefined;
}

function byId(person: Person): [PersonId, Person] {
  return [person.id, person];
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
