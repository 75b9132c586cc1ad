import { KEEPERS } from '#domain/agreement/decide.ts';
import { currentPublications } from '#domain/agreement/model.ts';
import { kindsFor } from '#domain/book/decide.ts';
import { wallDate } from '#domain/calendar.ts';
import { mayApproveGrants } from '#domain/directory/decide-role.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import { inOrder, type Owing } from '#domain/todo.ts';
import { type CaseThing, casesOwed } from './cases-owed.ts';
import type { Deps } from './deps.ts';
import { readLedger } from './handle-ledger.ts';
import { ticksOwed } from './induction.ts';

/** Counted no further: the page that it leads to has them all. */
const COUNTED = 200;

export type Todo =
  | CaseThing
  | (Owing & {
      /** `sign`, `read` a statement, or `complete` a course. */
      readonly kind: 'sign' | 'read' | 'complete';
      readonly item: Item;
      readonly title: string;
    })
  | (Owing & {
      readonly kind: 'follow-up';
      readonly book: string;
      readonly title: string;
      readonly count: number;
    })
  | (Owing & { readonly kind: 'grants' | 'questions' | 'induction'; readonly count: number });

/**
 * All that somebody owes, in order. Each part asks anew what this person may know.
 *
 * @throws Error when storage does not answer: a list with something missing would say that it is done.
 */
export async function readTodo(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  const parts = await Promise.all([
    casesOwed(deps, school, person),
    ownObligations(deps, school, person),
    followUps(deps, school, person),
    grants(deps, school, person),
    questions(deps, school, person),
    inductions(deps, school, person),
  ]);
  return inOrder(parts.flat());
}

/** What waits for them now. */
const NOW = { overdue: false, urgent: false } as const;

/** Agreements and courses. What somebody else ticks off for them, or has to answer first, is not theirs to do. */
async function ownObligations(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  const now = deps.clock.now();
  const [{ ledger }, publications] = await Promise.all([
    readLedger(deps, school, person.id, now),
    deps.store.staff.publications(school),
  ]);
  const { courses } = deps.school(school).policy;
  const asked = currentPublications(publications);
  return (ledger?.obligations ?? [])
    .filter(({ state, lifted }) => state === 'owed' && lifted !== true)
    .flatMap(({ item, due }): readonly Todo[] => {
      const owing = { item, day: due, overdue: due < wallDate(now), urgent: false };
      const agreement = asked.find(({ kind }) => item === `agreement-${kind}`);
      if (agreement !== undefined) return [{ ...owing, kind: 'sign', title: agreement.title }];
      const course = courses.find(({ id }) => item === `course-${id}`);
      const kind = course?.statement === undefined ? 'complete' : 'read';
      return course === undefined ? [] : [{ ...owing, kind, title: course.title }];
    });
}

/** A line for each kind of the record book that is theirs to see, by what is due longest. */
async function followUps(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  const kinds = kindsFor(person, deps.school(school).policy);
  if (kinds.length === 0) return [];
  const today = wallDate(deps.clock.now());
  const due = await deps.store.bookDue(school, today);
  const found = await Promise.all(
    kinds.map(async ({ id, title }): Promise<Todo | undefined> => {
      const theirs = due.filter(({ kind }) => kind === id);
      const [first] = theirs;
      const day = first && (await deps.store.bookEntry(school, first.id))?.entered.followUp;
      if (day === undefined) return undefined;
      const count = theirs.length;
      return { kind: 'follow-up', book: id, title, count, day, overdue: day < today, urgent: false };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Roles that wait for a second person, who is not the one who asked nor the one who gets it. */
async function grants(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  if (!mayApproveGrants(person)) return [];
  const { directory } = await deps.store.directory.load(school);
  const count = directory.asked.filter((one) => one.by !== person.id && one.person !== person.id).length;
  return count === 0 ? [] : [{ ...NOW, kind: 'grants', day: wallDate(deps.clock.now()), count }];
}

/** Of people who were asked to sign something, and want to know more or declined. */
async function questions(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  if (!hasRole(person, KEEPERS)) return [];
  const { items } = await deps.store.staff.waiting(school, undefined, COUNTED);
  const count = items.filter(({ owner }) => owner !== person.id).length;
  return count === 0 ? [] : [{ ...NOW, kind: 'questions', day: wallDate(deps.clock.now()), count }];
}

/** Joiners who wait for this person to tick something off. */
async function inductions(deps: Deps, school: SchoolId, person: Person): Promise<readonly Todo[]> {
  const owed = await ticksOwed(deps, school, person);
  if (owed === undefined) return [];
  const overdue = owed.day < wallDate(deps.clock.now());
  return [{ ...owed, kind: 'induction', overdue, urgent: false }];
}
