import type { Publication } from '#domain/agreement/model.ts';
import { standsStill } from '#domain/agreement/model.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { PAPER_KEEPERS } from '#domain/ledger/decide-paper.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Agreement } from '#domain/policy-cycles.ts';
import type { Instant } from '#domain/time.ts';
import type { Deps } from './deps.ts';
import { itemOf } from './own-agreements.ts';
import { ownerNames } from './owner-names.ts';
import type { Line, LineKind } from './staff-stored.ts';

const LINES_A_PAGE = 1_000;

/** Whose sheets of an agreement are meant: a class or group, or those whose name holds `part`. */
export type SheetsOf = { readonly kind: string; readonly group?: string | undefined; readonly part?: string };

/** Somebody whose sheet can be recorded, or taken back: `entry` as the command takes it. */
export type SheetOwner = {
  readonly owner: OwnerId;
  readonly name: string;
  readonly entry: number;
  readonly askedAt: Instant;
};

export type Sheets = {
  readonly agreement: Agreement;
  /** The versions that a sheet may be of, the newest first. */
  readonly versions: readonly Publication[];
  /** Who has not signed yet, by name. */
  readonly missing: readonly SheetOwner[];
  /** Whose sheet, or part of one, was recorded. */
  readonly recorded: readonly SheetOwner[];
};

/** A class or group of those who have not signed an agreement yet; `group` is empty for those without one. */
export type Sheaf = { readonly agreement: Agreement; readonly group: string; readonly missing: number };

/** Everybody who still has to sign, by agreement and group. @returns nothing for whoever keeps no sheets. */
export async function readSheaves(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<readonly Sheaf[] | undefined> {
  if (!hasRole(person, PAPER_KEEPERS)) return undefined;
  const { agreements } = deps.school(school).policy;
  const each = await Promise.all(
    agreements.map(async (agreement) => {
      const lines = await allLines(deps, school, 'owed', agreement.id);
      const groups = [...new Set(lines.map(({ group = '' }) => group))];
      const count = (name: string) => lines.filter(({ group = '' }) => group === name).length;
      return groups
        .toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))
        .map((group) => ({ agreement, group, missing: count(group) }));
    }),
  );
  return each.flat();
}

/** @returns nothing for whoever keeps no sheets, and for an agreement that nobody is asked for. */
export async function readSheets(
  deps: Deps,
  school: SchoolId,
  person: Person,
  of: SheetsOf,
): Promise<Sheets | undefined> {
  const agreement = deps.school(school).policy.agreements.find(({ id }) => id === of.kind);
  if (agreement === undefined || !hasRole(person, PAPER_KEEPERS)) return undefined;
  const [publications, owed, met] = await Promise.all([
    deps.store.staff.publications(school),
    allLines(deps, school, 'owed', of.kind),
    allLines(deps, school, 'met', of.kind),
  ]);
  const versions = publications.versions
    .filter(({ kind, edition }) => kind === of.kind && standsStill(publications, kind, edition))
    .toReversed();
  const isIn = ({ group = '' }: Line) => of.group === undefined || of.group === group;
  const recorded = [...owed, ...met].filter(isIn).filter(isOnPaper);
  const found = await named(deps, school, [...owed.filter(isIn), ...recorded], of.part ?? '');
  const among = (lines: readonly Line[]) =>
    found.filter(({ owner }) => lines.some((line) => line.owner === owner));
  return { agreement, versions, missing: among(owed), recorded: among(recorded) };
}

function isOnPaper({ obligation: { met, got } }: Line): boolean {
  return met === undefined ? got.length > 0 : met.how === 'paper';
}

async function named(
  deps: Deps,
  school: SchoolId,
  lines: readonly Line[],
  part: string,
): Promise<readonly SheetOwner[]> {
  const names = await ownerNames(
    deps,
    school,
    lines.map(({ owner }) => owner),
  );
  const wanted = part.trim().toLowerCase();
  const known = new Map(lines.map(({ owner, obligation }) => [owner, obligation]));
  return [...known]
    .map(([owner, { met, askedAt }]) => ({
      ...{ owner, askedAt, name: names.get(owner) ?? 'Somebody', entry: met?.entry ?? 0 },
    }))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

async function allLines(
  deps: Deps,
  school: SchoolId,
  which: LineKind,
  kind: string,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await deps.store.staff.lines(school, which, itemOf(kind), after, LINES_A_PAGE);
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}
