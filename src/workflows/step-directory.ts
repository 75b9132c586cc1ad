import type { DirectoryCommand } from '#domain/directory/command.ts';
import { type DirectoryFacts, decideDirectory } from '#domain/directory/decide.ts';
import { endStanding } from '#domain/directory/decide-role.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import { evolveDirectory, evolvePerson } from '#domain/directory/evolve.ts';
import type { Directory } from '#domain/directory/model.ts';
import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { holdersAt, personAt } from '#domain/directory/standing.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { StoredPerson } from './stored.ts';

/** The directory in the middle of a change: as it was read, and what commands did to it since. */
export type Standing = {
  readonly directory: Directory;
  readonly version: number;
  readonly people: ReadonlyMap<PersonId, StoredPerson>;
  /** Those who are changed so far. */
  readonly changed: ReadonlyMap<PersonId, Person>;
  readonly events: readonly DirectoryEvent[];
};

/** What the command does to one person; what was over for them already is written down before it. */
export function step(
  standing: Standing,
  actor: PersonId | 'steward',
  command: DirectoryCommand,
  known: Pick<DirectoryFacts, 'account' | 'isElsewhere'>,
): Result<{ readonly standing: Standing; readonly person: Person }, DirectoryRefusal> {
  const { at, person } = command;
  const before = standing.changed.get(person) ?? standing.people.get(person)?.person;
  const over =
    command.type === 'end-standing' ? [] : endStanding({ type: 'end-standing', person, at }, before);
  const ready = over.reduce(after, standing);
  const people = new Map([...ready.people].map(([id, one]) => [id, personAt(one.person, at)]));
  const by = actor === 'steward' ? ('steward' as const) : people.get(actor);
  if (by === undefined) return err({ type: 'people-not-yours' });
  const decision = decideDirectory(command, {
    directory: { ...ready.directory, holders: holdersAt(ready.directory.holders, at) },
    ...{ ...known, actor: by, people },
    subject: ready.changed.get(person) ?? ready.people.get(person)?.person,
  });
  if (!decision.ok) return decision;
  const done = decision.value.reduce(after, ready);
  const now = done.changed.get(person) ?? before;
  return now === undefined ? err({ type: 'not-in-directory' }) : ok({ standing: done, person: now });
}

function after(standing: Standing, event: DirectoryEvent): Standing {
  const { people, changed } = standing;
  const person = evolvePerson(changed.get(event.person) ?? people.get(event.person)?.person, event);
  const version = standing.version + 1;
  return {
    ...{ people, version },
    directory: evolveDirectory(standing.directory, event, version, person),
    changed: new Map([...changed, [person.id, person]]),
    events: [...standing.events, event],
  };
}
