import { wallDate } from '#domain/calendar.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { boardScope, boardTopics } from '#domain/ledger/board.ts';
import { type Standing, standingOf } from '#domain/ledger/figures.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import type { Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { linesFor } from './read-board.ts';
import type { Line } from './staff-stored.ts';
import type { Page } from './stored.ts';

/** One thing that one person owes or has met, with what proves it. */
export type ExportLine = {
  readonly name: string;
  readonly group: string | undefined;
  readonly title: string;
  readonly standing: Standing;
  readonly obligation: Obligation;
  /** Digest of the text that was signed; courses have none. */
  readonly signedText: string | undefined;
  readonly paper: { readonly filed: string; readonly witness: string; readonly parent?: string } | undefined;
  /** Why the last reminder did not arrive, as a short code. */
  readonly notReached: string | undefined;
};

const ROWS_A_READ = 1_000;

/**
 * The board by name, topic by topic. Beside the lists of the board only the record of whoever signed on paper is read.
 *
 * @returns nothing for somebody who sees no names.
 */
export async function exportBoard(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<readonly ExportLine[] | undefined> {
  const scope = boardScope(person);
  if (scope === undefined || scope === 'figures') return undefined;
  const { staff } = deps.store;
  const publications = await staff.publications(school);
  const texts = new Map(
    publications.versions.map(({ kind, edition, text }) => [`agreement-${kind} ${edition}`, text]),
  );
  const [names, unreached] = await Promise.all([
    namesOf(deps, school),
    everyPage((after) => staff.unreached(school, after, ROWS_A_READ)),
  ]);
  const codes = new Map<OwnerId, string>(unreached.map(({ owner, code }) => [owner, code]));
  const today = wallDate(deps.clock.now());
  const lines: ExportLine[] = [];
  for (const { item, title } of boardTopics(deps.school(school).policy, publications)) {
    const found = await linesFor(deps, school, item, scope, person);
    const papers = await inParallel(found, async (line) => await paperOf(deps, school, line));
    found.forEach(({ owner, group, obligation }, at) => {
      const { met } = obligation;
      lines.push({
        ...{ name: names.get(owner) ?? 'Somebody who is no longer listed', group, title, obligation },
        ...{ standing: standingOf(obligation, today), paper: papers[at], notReached: codes.get(owner) },
        signedText: met && texts.get(`${item} ${met.edition}`),
      });
    });
  }
  return lines;
}

async function paperOf(
  { store }: Deps,
  school: SchoolId,
  { owner, obligation: { met } }: Line,
): Promise<ExportLine['paper']> {
  if (met?.how !== 'paper') return undefined;
  const events = await store.staff.ledgerEvents(school, owner);
  const event = events.find(({ number }) => number === met.entry)?.event;
  return event?.type === 'signed-on-paper' ? event : undefined;
}

/** Everybody in the directory and on the roll, leavers too: they come by the page, and not one by one. */
async function namesOf({ store }: Deps, school: SchoolId): Promise<ReadonlyMap<OwnerId, string>> {
  const people = await everyPage((after) => store.directory.withRoutes(school, after, ROWS_A_READ));
  const roll = await everyPage((after) => store.roll.page(school, after, ROWS_A_READ));
  return new Map<OwnerId, string>([
    ...people.map(({ person }) => [person.id, person.name] as const),
    ...roll.map(({ entry }) => [entry.id, entry.name] as const),
  ]);
}

async function everyPage<Item>(
  read: (after: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}
