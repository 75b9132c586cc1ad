import { ORDINARY_READERS } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { SchoolId } from '#domain/ids.ts';
import { hasCaseRole, hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import type { CaseLine, Page } from './stored.ts';

const PAGE = 15;

/**
 * Open cases that this person may see: ordinary ones by role, then the restricted ones they are on.
 * Nobody finds a case about themselves, nor its absence (T19): there is a next page exactly where it has
 * something for them, so that its being there tells nothing of cases kept from them (T43).
 *
 * @param after where the last page ended.
 */
export async function openCasesFor(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<Page<CaseLine>> {
  const items: CaseLine[] = [];
  for (let from: string | undefined = after ?? 'ordinary'; from !== undefined; ) {
    const page = await readPart(deps, school, from);
    const seen = page.items.filter((line) => isSeen(line, person));
    if (items.length + seen.length > PAGE) return { items, next: from };
    items.push(...seen);
    from = page.next;
  }
  return { items };
}

function isSeen({ access, hiddenFrom, visibleTo }: CaseLine, person: Person): boolean {
  if (hiddenFrom.includes(person.id)) return false;
  const isOnIt = visibleTo.includes(person.id) && hasCaseRole(person.roles);
  return isOnIt || (access === 'ordinary' && hasRole(person, ORDINARY_READERS));
}

const MOST_CHOICES = 50;

/** Open cases beside this one, as confidential as it is, that this person may see: the newest first. */
export async function casesBeside(
  deps: Deps,
  school: SchoolId,
  person: Person,
  { id, access }: OpenCase,
): Promise<readonly CaseLine[]> {
  const lines: CaseLine[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.openCases(school, access, after, MOST_CHOICES);
    lines.push(...page.items.filter((line) => line.caseId !== id && isSeen(line, person)));
    after = page.next;
  } while (after !== undefined);
  return lines.toSorted((one, other) => other.reportedAt - one.reportedAt).slice(0, MOST_CHOICES);
}

/** @param from which list, and behind which of its rows: `ordinary|<row>`. */
async function readPart(deps: Deps, school: SchoolId, from: string): Promise<Page<CaseLine>> {
  const [part, key] = from.split('|');
  const access = part === 'restricted' ? part : 'ordinary';
  const { items, next } = await deps.store.openCases(school, access, key, PAGE);
  if (next !== undefined) return { items, next: `${access}|${next}` };
  return access === 'ordinary' ? { items, next: 'restricted' } : { items };
}

/** The reports this person sent, as far as they may know of them. */
export async function reportsOf(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<Page<OpenCase>> {
  const page = await deps.store.myCases(school, person.id, 'reporter', after, PAGE);
  const found = await Promise.all(page.items.map((caseId) => deps.store.loadCase(school, caseId)));
  const items = found.filter((stored) => stored !== undefined).map((stored) => stored.state);
  return page.next === undefined ? { items } : { items, next: page.next };
}
