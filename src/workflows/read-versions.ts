import { KEEPERS } from '#domain/agreement/decide.ts';
import { currentPublications, type Publication } from '#domain/agreement/model.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import { itemOf, readOwnAgreements } from './own-agreements.ts';
import { loadPeople } from './read-case.ts';

const LINES_A_PAGE = 1_000;
const COUNTED = 1_000;

/** `signed` of `asked`: those who were asked for the version that stands, so far. */
export type Version = Publication & { readonly count?: { readonly signed: number; readonly asked: number } };
export type VersionSheet = {
  /** The newest first. */
  readonly versions: readonly Version[];
  readonly people: ReadonlyMap<PersonId, Person>;
};

/** Every version that was published. @returns nothing for whoever does not keep agreements. */
export async function readVersions(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<VersionSheet | undefined> {
  if (!hasRole(person, KEEPERS)) return undefined;
  const publications = await deps.store.staff.publications(school);
  const current = currentPublications(publications);
  const counts = await Promise.all(
    current.map(async (one) => ({ ...one, count: await countOf(deps, school, itemOf(one.kind)) })),
  );
  const others = publications.versions.filter((one) => !current.includes(one));
  const versions = [...counts, ...others].toSorted((a, b) => b.at - a.at);
  return {
    versions,
    people: await loadPeople(
      deps,
      school,
      versions.map(({ by }) => by),
    ),
  };
}

async function countOf(deps: Deps, school: SchoolId, item: Item): Promise<Required<Version>['count']> {
  const [owed, signed] = await Promise.all([
    linesOf(deps, school, 'owed', item),
    linesOf(deps, school, 'met', item),
  ]);
  return { signed, asked: owed + signed };
}

async function linesOf(deps: Deps, school: SchoolId, which: 'owed' | 'met', item: Item): Promise<number> {
  let count = 0;
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await deps.store.staff.lines(school, which, item, after, LINES_A_PAGE);
    count += page.items.length;
    after = page.next;
  }
  return count;
}

/** How many people the directory and the roll hold, as far as one page of storage tells. */
export async function countPeople(
  deps: Deps,
  school: SchoolId,
): Promise<{ readonly people: number; readonly isMore: boolean }> {
  const { items, next } = await deps.store.staff.owners(school, undefined, COUNTED);
  return { people: items.length, isMore: next !== undefined };
}

/**
 * One version and its text: for whoever keeps agreements, and for those who are asked for it or signed it.
 *
 * @returns nothing where there is none for this person.
 */
export async function readVersion(
  deps: Deps,
  school: SchoolId,
  person: Person,
  of: { readonly kind: string; readonly edition: string },
): Promise<{ readonly version: Publication; readonly text: string } | undefined> {
  const { versions } = await deps.store.staff.publications(school);
  const version = versions.find(({ kind, edition }) => kind === of.kind && edition === of.edition);
  if (version === undefined) return undefined;
  const own = hasRole(person, KEEPERS) || (await isOwn(deps, school, person, version));
  const text = own ? await deps.store.staff.agreementText(school, version.text) : undefined;
  return text === undefined ? undefined : { version, text };
}

async function isOwn(
  deps: Deps,
  school: SchoolId,
  person: Person,
  { kind, edition }: Publication,
): Promise<boolean> {
  const own = await readOwnAgreements(deps, school, person.id);
  return own.some((one) => one.kind === kind && [one.asked.edition, one.signed?.edition].includes(edition));
}
