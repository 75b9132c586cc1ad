import { tasksOf } from '#domain/case/decide-it.ts';
import type { EntryNumber } from '#domain/case/model.ts';
import type { CaseId, Reference, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';

type Asked = { readonly entry: EntryNumber; readonly needed: string };

/**
 * What IT is still asked to do for a case, and nothing else of it; nothing for anybody else. The reading is
 * recorded first (P5).
 *
 * @throws Error when storage does not answer.
 */
export async function readTasks(
  deps: Deps,
  school: SchoolId,
  caseId: CaseId,
  person: Person,
): Promise<{ readonly reference: Reference; readonly tasks: readonly Asked[] } | undefined> {
  const stored = await deps.store.loadCase(school, caseId);
  const owed = stored === undefined ? [] : tasksOf(person, stored.state);
  if (stored === undefined || owed.length === 0) return undefined;
  await deps.store.recordRead(school, { caseId, person: person.id, at: deps.clock.now() });
  const events = await deps.store.loadEvents(school, caseId);
  const tasks = events.flatMap(({ number, event }) =>
    event.type === 'it-asked' && owed.some(({ entry }) => entry === number)
      ? [{ entry: number, needed: event.needed }]
      : [],
  );
  return { reference: stored.state.reference, tasks };
}
