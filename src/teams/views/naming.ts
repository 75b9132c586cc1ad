import { isInvestigator } from '#domain/case/access.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { CaseFile } from '#workflows/read-case.ts';
import { addedIn } from './duty-words.ts';
import type { Naming } from './entries.ts';

/**
 * How one viewer is told who somebody is. A reporter who asked to be kept back is named to the owner
 * and the reviewers alone (E30).
 */
export function namingFor(
  file: Pick<CaseFile, 'open' | 'viewer' | 'people' | 'events'>,
  policy: Policy,
): Naming {
  const { open, viewer, people } = file;
  const isKeptBack = open.reporterHidden && !isInvestigator(viewer.id, open);
  const name = (id: PersonId | undefined): string => {
    if (id === undefined) return 'Steward';
    if (isKeptBack && id === open.reporter) return 'the reporter (name kept back)';
    const person = people.get(id);
    return person === undefined ? 'somebody who has left' : `${person.name}, ${person.position}`;
  };
  return { name, policy, added: addedIn(file.events) };
}
