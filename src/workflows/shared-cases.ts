import { maySee } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Deps, School } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { Effect, SharedCase } from './stored.ts';
import { personOn } from './visitors.ts';

/** A case of another academy, and who somebody is there. */
export type Visit = {
  readonly school: School;
  readonly policy: Policy;
  readonly person: Person;
  readonly open: OpenCase;
};

/** What was shared with somebody of this school and still is: the rows only say where to look (E34). */
export async function visitsOf(deps: Deps, from: School, person: Person): Promise<readonly Visit[]> {
  const shared = await deps.store.sharedCases(from.id, person.id);
  const visits = await Promise.all(shared.map((one) => visit(deps, from, one)));
  return visits.filter((one) => one !== undefined);
}

/** The visit to one case; nothing where it is not, or no longer, shared with this person. */
export async function visitTo(
  deps: Deps,
  from: School,
  person: Person,
  caseId: CaseId,
): Promise<Visit | undefined> {
  const shared = await deps.store.sharedCases(from.id, person.id);
  const one = shared.find((row) => row.caseId === caseId);
  return one === undefined ? undefined : await visit(deps, from, one);
}

async function visit(deps: Deps, from: School, shared: SharedCase): Promise<Visit | undefined> {
  const school = deps.schoolsOf(from.tenantId).find(({ id }) => id === shared.home);
  const stored = school && (await deps.store.loadCase(school.id, shared.caseId));
  if (school === undefined || stored === undefined) return undefined;
  const person = await personOn(deps, school.id, stored.state, shared.person);
  if (person?.visiting?.school !== from.id || !maySee(person, stored.state)) return undefined;
  return { school, policy: await policyOrCurrent(deps, school.id, stored.state), person, open: stored.state };
}

/** Puts the way to a case into the school of a visitor, or takes it away: whatever is true now. */
export async function indexShare(
  deps: Deps,
  home: SchoolId,
  open: OpenCase,
  { person, school }: Extract<Effect, { type: 'index-share' }>,
): Promise<void> {
  const stands = open.visitors.some((one) => one.person === person && one.school === school);
  await deps.store.setShared(school, { person, caseId: open.id, home }, stands);
}
