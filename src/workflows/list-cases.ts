import { ORDINARY_READERS } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import type { CaseLine, Page } from './ports.ts';

const PAGE = 15;

/**
 * Open cases that this person may see: ordinary ones by role, then the restricted ones they are on.
 * Nobody finds a case about themselves, nor its absence (T19).
 *
 * @param after where the last page ended.
 */
export async function openCasesFor(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<Page<CaseLine>> {
  const [part = 'ordinary', key] = after === undefined ? [] : after.split('|');
  const isSeen = (line: CaseLine): boolean =>
    !line.hiddenFrom.includes(person.id) &&
    (line.visibleTo.includes(person.id) || (line.access === 'ordinary' && hasRole(person, ORDINARY_READERS)));
  const ordinary = part === 'ordinary' ? await deps.store.openCases(school, 'ordinary', key, PAGE) : NO_MORE;
  if (ordinary.next !== undefined)
    return { items: ordinary.items.filter(isSeen), next: `ordinary|${ordinary.next}` };
  const from = part === 'restricted' ? key : undefined;
  const restricted = await deps.store.openCases(school, 'restricted', from, PAGE);
  const items = [...ordinary.items, ...restricted.items].filter(isSeen);
  return restricted.next === undefined ? { items } : { items, next: `restricted|${restricted.next}` };
}

const NO_MORE: Page<CaseLine> = { items: [] };

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
