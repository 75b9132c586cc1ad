import { wallDate } from '#domain/calendar.ts';
import { maySee } from '#domain/case/access.ts';
import { tasksOf } from '#domain/case/decide-it.ts';
import { type CaseWork, todoIn } from '#domain/case/owes.ts';
import type { CaseId, Reference, SchoolId } from '#domain/ids.ts';
import { hasRole, type Person, type RoleHolders } from '#domain/person.ts';
import type { Owing } from '#domain/todo.ts';
import type { Deps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { CaseLine } from './stored.ts';

const LINES_A_READ = 500;

export type CaseThing = Owing & {
  readonly caseId: CaseId;
  readonly reference: Reference;
} & (
    | { readonly kind: 'case'; readonly confidential: boolean; readonly work: readonly CaseWork[] }
    /** What IT was asked to do, and nothing else of the case. */
    | { readonly kind: 'task'; readonly count: number }
  );

/** What somebody owes to cases. The list of open ones says which concern them, and no other is read. */
export async function casesOwed(deps: Deps, school: SchoolId, person: Person): Promise<readonly CaseThing[]> {
  const holders = await deps.store.holders(school);
  const lines = [
    ...(await linesFor(deps, school, 'ordinary', person, holders)),
    ...(await linesFor(deps, school, 'restricted', person, holders)),
  ];
  const found = await inParallel(lines, ({ caseId }) => thingsIn(deps, school, caseId, person, holders));
  return found.flat();
}

async function linesFor(
  deps: Deps,
  school: SchoolId,
  access: CaseLine['access'],
  person: Person,
  holders: RoleHolders,
): Promise<readonly CaseLine[]> {
  const lines: CaseLine[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.openCases(school, access, after, LINES_A_READ);
    lines.push(...page.items.filter((line) => concerns(line, person, holders)));
    after = page.next;
  } while (after !== undefined);
  return lines;
}

/** A case that nobody here has is the leads' too, though it names none of them. */
function concerns(line: CaseLine, person: Person, holders: RoleHolders): boolean {
  const { visibleTo, askedOf = [], access, owner } = line;
  if (visibleTo.includes(person.id) || askedOf.includes(person.id)) return true;
  const isOwned = holders.some(({ id }) => id === owner);
  return access === 'ordinary' && !isOwned && hasRole(person, ['dsl']);
}

async function thingsIn(
  deps: Deps,
  school: SchoolId,
  caseId: CaseId,
  person: Person,
  holders: RoleHolders,
): Promise<readonly CaseThing[]> {
  const stored = await deps.store.loadCase(school, caseId);
  if (stored === undefined) return [];
  const open = stored.state;
  const { reference, access } = open;
  const now = deps.clock.now();
  const policy = await policyOrCurrent(deps, school, open);
  const todo = todoIn(person, open, { policy, holders }, now);
  // A reporter learns no more than before, not even that the case was made confidential (H31).
  const confidential = access === 'restricted' && maySee(person, open);
  const tasks = tasksOf(person, open).length;
  const due = { day: wallDate(now), overdue: false, urgent: false };
  return [
    ...(todo === undefined ? [] : [{ ...todo, kind: 'case', caseId, reference, confidential } as const]),
    ...(tasks === 0 ? [] : [{ ...due, kind: 'task', caseId, reference, count: tasks } as const]),
  ];
}
