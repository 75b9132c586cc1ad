import type { Status } from '#domain/case/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps, School } from './deps.ts';
import type { CaseLine } from './stored.ts';

/** How many ordinary cases of one academy stand where, exactly: a view shows no number under five. */
export type AcademyCounts = {
  readonly school: School;
  readonly open: ReadonlyMap<Status, number>;
  /** Nobody has acknowledged them, and the chase ladder has begun. */
  readonly overdue: number;
};

const AT_A_TIME = 100;

/**
 * What the trust's safeguarding team sees of each academy in whose directory somebody holds that role:
 * numbers, and nothing else (product 2). Confidential cases are not counted, nor those that this very person
 * is kept out of (T19).
 */
export async function trustCounts(
  deps: Deps,
  standings: readonly { readonly school: School; readonly person: Person }[],
): Promise<readonly AcademyCounts[]> {
  const held = standings.filter(({ person }) => hasRole(person, ['trustLead']));
  return await Promise.all(held.map(({ school, person }) => countsOf(deps, school, person)));
}

async function countsOf(deps: Deps, school: School, { id }: Person): Promise<AcademyCounts> {
  const open = new Map<Status, number>();
  let overdue = 0;
  let after: string | undefined;
  do {
    const page = await deps.store.openCases(school.id, 'ordinary', after, AT_A_TIME);
    const lines = page.items.filter(({ hiddenFrom }) => !hiddenFrom.includes(id));
    for (const { status } of lines) open.set(status, (open.get(status) ?? 0) + 1);
    const late = await Promise.all(lines.map((line) => isOverdue(deps, school, line)));
    overdue += late.filter(Boolean).length;
    after = page.next;
  } while (after !== undefined);
  return { school, open, overdue };
}

async function isOverdue(deps: Deps, school: School, { status, caseId }: CaseLine): Promise<boolean> {
  if (status !== 'reported') return false;
  const stored = await deps.store.loadCase(school.id, caseId);
  return (stored?.state.chased?.step ?? 0) > 0;
}
