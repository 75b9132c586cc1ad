import { expect } from 'vitest';
import type { DirectoryCommand } from '#domain/directory/command.ts';
import { type DirectoryFacts, decideDirectory } from '#domain/directory/decide.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import { EMPTY_DIRECTORY, evolveDirectory, evolvePerson } from '#domain/directory/evolve.ts';
import type { Directory } from '#domain/directory/model.ts';
import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { holdersAt, personAt } from '#domain/directory/standing.ts';
import { type PersonId, parsePersonId } from '#domain/ids.ts';
import type { Person, Role } from '#domain/person.ts';
import { type Duration, type Instant, parseInstant, plus } from '#domain/time.ts';

/** Monday 23 November 2026, 10:00 in London. */
export const NOW = sure(parseInstant('2026-11-23T10:00:00Z'));
export const later = (length: Duration): Instant => plus(NOW, length);

export const personId = (number: number): PersonId =>
  sure(parsePersonId(`77777777-0000-4000-8000-${String(number).padStart(12, '0')}`));
const someone = (number: number, name: string, ...roles: Role[]): Person => ({
  id: personId(number),
  name,
  position: 'Teacher',
  roles,
});
export const ADA = someone(1, 'Ada Admin', 'admin');
export const OLU = someone(2, 'Olu Office', 'agreements');
export const HANA = someone(3, 'Hana Head', 'head');
export const CARL = someone(4, 'Carl Chair', 'chair');
export const DORA = someone(5, 'Dora Lead', 'dsl');
export const TESS = someone(6, 'Tess Teacher');
export const MATT = someone(7, 'Matt Maths');
export const ARUN = someone(8, 'Arun Second-Admin', 'admin');
export const NOBODY = personId(99);

type Asked = DirectoryCommand extends infer Command
  ? Command extends DirectoryCommand
    ? Omit<Command, 'at'> & { readonly at?: Instant }
    : never
  : never;

type Stood = {
  readonly directory: Directory;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly last: number;
};

const STAFF = [ADA, OLU, HANA, CARL, DORA, TESS, MATT];

/** A school with one of each who matters, after these events. */
export function given(...events: readonly DirectoryEvent[]) {
  return givenAmong(STAFF, ...events);
}

export function givenAmong(staff: readonly Person[], ...events: readonly DirectoryEvent[]) {
  const stood = stand(staff, events);
  return {
    ...stood,
    when: (actor: Person | 'steward', asked: Asked, account?: PersonId) => {
      const command = { at: NOW, ...asked } as DirectoryCommand;
      const decision = decideDirectory(command, factsOf(stood, actor, command, account));
      return {
        thenHappened: (...expected: readonly object[]) =>
          expect(decision).toEqual({
            ok: true,
            value: expected.map((event) => ({
              ...{ by: actor === 'steward' ? 'steward' : actor.id, at: command.at, person: command.person },
              ...event,
            })),
          }),
        thenRefused: (refusal: DirectoryRefusal) => expect(decision).toEqual({ ok: false, error: refusal }),
      };
    },
  };
}

function factsOf(
  { directory, people }: Stood,
  actor: Person | 'steward',
  { person, at, type }: DirectoryCommand,
  account: PersonId | undefined,
): DirectoryFacts {
  const now = new Map([...people].map(([id, one]) => [id, personAt(one, at)]));
  return {
    directory: { ...directory, holders: holdersAt(directory.holders, at) },
    actor: actor === 'steward' ? actor : (now.get(actor.id) ?? actor),
    subject: type === 'end-standing' ? people.get(person) : now.get(person),
    ...{ people: now, account },
  };
}

function stand(staff: readonly Person[], events: readonly DirectoryEvent[]): Stood {
  const people = new Map(staff.map((person) => [person.id, person]));
  let directory: Directory = {
    ...EMPTY_DIRECTORY,
    holders: staff.filter(({ roles }) => roles.length > 0).map(({ id, roles }) => ({ id, roles })),
  };
  for (const [index, event] of events.entries()) {
    const person = evolvePerson(people.get(event.person), event);
    people.set(event.person, person);
    directory = evolveDirectory(directory, event, index + 1, person);
  }
  return { directory, people, last: events.length };
}

function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A fixture is wrong');
  return value;
}
