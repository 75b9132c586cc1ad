import { wallDate } from '#domain/calendar.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { attends } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import type { Course } from '#domain/policy-cycles.ts';
import type { Deps } from './deps.ts';

/** No school has more staff. */
const EVERYBODY = 20_000;

/** Whom a course is for, and how they stand together in the directory. */
export type SessionPeople = {
  readonly people: readonly Person[];
  readonly groups: readonly { readonly name: string; readonly owners: readonly OwnerId[] }[];
};

/** @param part of a name: those of the people whom it fits. Groups are always whole. */
export async function sessionPeople(
  deps: Deps,
  school: SchoolId,
  course: Course,
  part = '',
): Promise<SessionPeople> {
  const today = wallDate(deps.clock.now());
  const [all, fitting] = await Promise.all([
    deps.store.people(school, EVERYBODY),
    part === '' ? undefined : deps.store.people(school, EVERYBODY, part),
  ]);
  const takesPart = (person: Person) => {
    const subject = subjectOfPerson(person, today);
    return !subject.gone && (course.voluntary === true || attends(subject, course));
  };
  const attenders = all.filter(takesPart);
  const names = [...new Set(attenders.map(({ group }) => group))].filter((group) => group !== undefined);
  const inGroup = (name: string) => attenders.filter(({ group }) => group === name).map(({ id }) => id);
  return {
    people: fitting?.filter(takesPart) ?? attenders,
    groups: names.toSorted().map((name) => ({ name, owners: inGroup(name) })),
  };
}
