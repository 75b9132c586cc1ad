import type { OpenCase } from '#domain/case/model.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';

/** The state of a case for its reporter, who sees nothing of it but that it is theirs (H30). */
export async function readOwnReport(
  deps: Deps,
  school: SchoolId,
  caseId: CaseId,
  person: Person,
): Promise<OpenCase | undefined> {
  const stored = await deps.store.loadCase(school, caseId);
  return stored?.state.reporter === person.id && person.left === undefined ? stored.state : undefined;
}

/** The open question to the reporter; nothing for anybody else, or when there is none. */
export async function readQuestion(
  deps: Deps,
  school: SchoolId,
  caseId: CaseId,
  person: Person,
): Promise<string | undefined> {
  const open = await readOwnReport(deps, school, caseId, person);
  if (open?.questionOpen !== true) return undefined;
  await deps.store.recordRead(school, { caseId, person: person.id, at: deps.clock.now() });
  const events = await deps.store.loadEvents(school, caseId);
  const asked = events.findLast(({ event }) => event.type === 'reporter-asked');
  return asked?.event.type === 'reporter-asked' ? asked.event.question : undefined;
}
