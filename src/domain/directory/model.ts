import type { PersonId } from '../ids.ts';
import type { ActingRole, Person, Role } from '../person.ts';
import type { Instant } from '../time.ts';

/** A grant that waits for a second person. Its reason stands in the event of this number. */
export type AskedGrant = {
  readonly entry: number;
  readonly person: PersonId;
  readonly role: Role;
  readonly by: PersonId;
  readonly at: Instant;
};

/** A role that was given for a short time, kept a while after so that nobody renews it alone. */
export type ActedRole = ActingRole & { readonly person: PersonId };

/** What the directory knows beside its people. It grows with roles and never with staff. */
export type Directory = {
  readonly holders: readonly Holder[];
  readonly asked: readonly AskedGrant[];
  readonly acted: readonly ActedRole[];
};

/** Somebody with a role above `staff`, and until when. */
export type Holder = Pick<Person, 'id' | 'roles' | 'acting' | 'until'>;

/** What the office writes of somebody; the rest of a person follows from what happened. */
export type PersonWords = Pick<
  Person,
  'name' | 'position' | 'group' | 'since' | 'until' | 'manager' | 'sponsor' | 'signsAs'
>;

/** The words of a person as they stand. */
export function wordsOf(person: Person): PersonWords {
  const { name, position, group, since, until, manager, sponsor, signsAs } = person;
  return {
    ...{ name, position },
    ...(group === undefined ? {} : { group }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(manager === undefined ? {} : { manager }),
    ...(sponsor === undefined ? {} : { sponsor }),
    ...(signsAs === undefined ? {} : { signsAs }),
  };
}
