import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Cast, Who } from './cast.ts';

export function whoMay(cast: Cast, may: (person: Person) => boolean): ReadonlySet<Who> {
  return new Set(entriesOf(cast).flatMap(([who, person]) => (may(person) ? [who] : [])));
}

export function whoIs(cast: Cast, ids: readonly (PersonId | string)[]): ReadonlySet<Who> {
  return new Set(entriesOf(cast).flatMap(([who, { id }]) => (ids.includes(id) ? [who] : [])));
}

export function entriesOf(cast: Cast): readonly (readonly [Who, Person])[] {
  return (Object.keys(cast) as Who[]).map((who) => [who, cast[who]]);
}
