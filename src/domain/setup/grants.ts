import { decideDirectory } from '../directory/decide.ts';
import type { Directory } from '../directory/model.ts';
import { type PersonId, parsePersonId } from '../ids.ts';
import type { Person } from '../person.ts';
import type { Instant } from '../time.ts';

/**
 * Whether somebody can ask for a new lead, and somebody else agree, by the very rules that a real grant goes
 * by: a school that has only one such person could never make a second one (H1).
 */
export function hasTwoToGrant(people: readonly Person[], at: Instant): boolean {
  return people.some((asker) => {
    const grant = askedBy(asker, at);
    return grant !== undefined && people.some((other) => approves(other, asker, grant, at));
  });
}

const NOBODY_YET: Directory = { holders: [], asked: [], acted: [] };

/** Somebody who has just come, and gets the role. */
function newcomer(): Person {
  const id = parsePersonId('00000000-0000-0000-0000-000000000000');
  if (id === undefined) throw new TypeError('Zeros make an id');
  return { id, name: '', position: '', roles: [] };
}

type Grant = Directory['asked'][number];

function askedBy(asker: Person, at: Instant): Grant | undefined {
  const subject = newcomer();
  const wanted = { person: subject.id, role: 'dsl', at } as const;
  const asked = decideDirectory(
    { ...wanted, type: 'grant-role', reason: '', acting: false },
    { directory: NOBODY_YET, actor: asker, subject, people: new Map() },
  );
  return asked.ok ? { ...wanted, entry: 1, by: asker.id } : undefined;
}

function approves(other: Person, asker: Person, grant: Grant, at: Instant): boolean {
  const directory = { ...NOBODY_YET, asked: [grant] };
  const people = new Map<PersonId, Person>([[asker.id, asker]]);
  const facts = { directory, actor: other, subject: newcomer(), people };
  return decideDirectory({ type: 'approve-grant', person: grant.person, grant: grant.entry, at }, facts).ok;
}
