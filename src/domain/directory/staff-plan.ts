import { canonical } from '../digest.ts';
import { grouped } from '../grouped.ts';
import { type PersonId, parsePersonId } from '../ids.ts';
import type { Person } from '../person.ts';
import { SIGNERS, type Signer } from '../policy-cycles.ts';
import { isName } from './decide-roll.ts';
import { type PersonWords, wordsOf } from './model.ts';
import { foldedName } from './names.ts';
import {
  columnsIn,
  dateIn,
  firstLines,
  type ListPlan,
  type PastedRow,
  type PastedTable,
} from './pasted-list.ts';

const SPELLINGS = {
  oid: ['oid', 'object id', 'entra object id', 'id'],
  name: ['name', 'full name', 'display name'],
  position: ['position', 'job title'],
  group: ['group', 'team', 'department', 'year group'],
  manager: ['manager', 'line manager'],
  sponsor: ['sponsor', 'who answers for them?', 'who answers for them'],
  since: ['since', 'first day', 'from'],
  until: ['until', 'last day', 'to'],
  signsAs: ['signs as', 'signsas'],
} as const;
type Column = keyof typeof SPELLINGS;

export type StaffProblem =
  | { readonly type: 'no-oid'; readonly said: string }
  | { readonly type: 'twice'; readonly first: number }
  | { readonly type: 'second-account' }
  | { readonly type: 'has-left' }
  | { readonly type: 'no-name' }
  | { readonly type: 'no-position' }
  | { readonly type: 'not-a-date'; readonly said: string }
  | { readonly type: 'ends-before-it-begins' }
  | { readonly type: 'unknown-person'; readonly said: string }
  | { readonly type: 'own-manager' }
  | { readonly type: 'unknown-signer'; readonly said: string };

/** Somebody as the list would have them. */
type StaffLine = { readonly id: PersonId; readonly words: PersonWords };
export type StaffPlan = ListPlan<Person, StaffLine, StaffProblem>;

type Standing = {
  /** Everybody in the directory, leavers too. */
  readonly people: readonly Person[];
  /** Whose second account this is. */
  readonly ownerOf: (account: PersonId) => PersonId | undefined;
};
type Row = PastedRow<Column> & { readonly id: PersonId | undefined };

/** What the list says of accounts: as many as it can be read for. */
export function accountsIn(table: PastedTable): readonly PersonId[] {
  return rowsIn(table).rows.flatMap(({ id }) => id ?? []);
}

/**
 * What a list would do to the directory. Somebody is found by the id of the account alone; roles are never read. An
 * empty cell takes nothing away.
 *
 * @returns nothing for a list without a column of ids.
 */
export function planStaff(table: PastedTable, { people, ownerOf }: Standing): StaffPlan | undefined {
  const { rows, known, unused } = rowsIn(table);
  if (!known.includes('oid')) return undefined;
  const again = firstLines(
    rows.filter(({ id }) => id !== undefined),
    ({ id }) => id ?? '',
  );
  const find = finderOf(rows, people);
  const standing = new Map(people.map((person) => [person.id, person]));
  const read = rows.map((row) => {
    const first = again.get(row);
    const before = row.id && standing.get(row.id);
    return {
      row,
      before,
      after: first === undefined ? lineOf(row, before) : ({ type: 'twice', first } as const),
    };
  });
  function lineOf(row: Row, before: Person | undefined): StaffLine | StaffProblem {
    const { id, cells } = row;
    if (id === undefined) return { type: 'no-oid', said: cells.oid ?? '' };
    if (before?.left !== undefined) return { type: 'has-left' };
    if (before === undefined && ownerOf(id) !== undefined) return { type: 'second-account' };
    const words = wordsIn(row, before, find);
    return 'type' in words ? words : (whyNot(id, words) ?? { id, words });
  }
  const good = read.flatMap(({ row: { line }, before, after }) =>
    'type' in after ? [] : [{ line, before, after }],
  );
  const stood = good.flatMap(({ line, before, after }) =>
    before === undefined ? [] : [{ line, before, after }],
  );
  const changed = stood.filter(({ before, after }) => canonical(wordsOf(before)) !== canonical(after.words));
  const listed = new Set(rows.flatMap(({ id }) => id ?? []));
  return {
    ...{ changed, same: stood.length - changed.length, unused },
    added: good.flatMap(({ line, before, after }) => (before === undefined ? [{ line, after }] : [])),
    problems: read.flatMap(({ row: { line }, after }) => ('type' in after ? [{ line, why: after }] : [])),
    missing: people.filter(({ id, left }) => left === undefined && !listed.has(id)),
  };
}

function rowsIn(table: PastedTable) {
  const { rows, ...others } = columnsIn<Column>(table, SPELLINGS);
  return { ...others, rows: rows.map((row): Row => ({ ...row, id: parsePersonId(row.cells.oid ?? '') })) };
}

function wordsIn(
  { cells }: Row,
  before: Person | undefined,
  find: (said: string) => PersonId | undefined,
): PersonWords | StaffProblem {
  const said = (column: Column): string => cells[column] ?? '';
  for (const column of ['manager', 'sponsor'] as const)
    if (said(column) !== '' && find(said(column)) === undefined)
      return { type: 'unknown-person', said: said(column) };
  for (const column of ['since', 'until'] as const)
    if (said(column) !== '' && dateIn(said(column)) === undefined)
      return { type: 'not-a-date', said: said(column) };
  const signers = said('signsAs')
    .split(/[;|]/)
    .map(foldedName)
    .filter((one) => one !== '');
  const unknown = signers.find((one) => signerIn(one) === undefined);
  if (unknown !== undefined) return { type: 'unknown-signer', said: unknown };
  const stood = before && wordsOf(before);
  const filled = (key: 'group', value: string | undefined) => (value ? { [key]: value } : {});
  const person = (key: 'manager' | 'sponsor') => {
    const id = said(key) === '' ? undefined : find(said(key));
    return id === undefined ? {} : { [key]: id };
  };
  const date = (key: 'since' | 'until') => {
    const day = dateIn(said(key));
    return day === undefined ? {} : { [key]: day };
  };
  return {
    ...stood,
    ...{ name: said('name') || (stood?.name ?? ''), position: said('position') || (stood?.position ?? '') },
    ...{ ...filled('group', said('group')), ...person('manager'), ...person('sponsor') },
    ...{ ...date('since'), ...date('until') },
    ...(signers.length === 0 ? {} : { signsAs: signers.flatMap((one) => signerIn(one) ?? []) }),
  };
}

function signerIn(said: string): Signer | undefined {
  return SIGNERS.find((signer) => foldedName(signer) === said);
}

function whyNot(
  id: PersonId,
  { name, position, since, until, manager, sponsor }: PersonWords,
): StaffProblem | undefined {
  if (!isName(name)) return { type: 'no-name' };
  if (!isName(position)) return { type: 'no-position' };
  if (since !== undefined && until !== undefined && until < since) return { type: 'ends-before-it-begins' };
  return manager === id || sponsor === id ? { type: 'own-manager' } : undefined;
}

/**
 * By the id of the account, or by a name that one person has: here, or new in the same list. Each name is folded
 * once, however many lines ask: a list of a big school holds up nobody.
 */
function finderOf(rows: readonly Row[], people: readonly Person[]): (said: string) => PersonId | undefined {
  const here = people.filter(({ left }) => left === undefined);
  const listed = rows.flatMap(({ id, cells }) => (id === undefined ? [] : [{ id, name: cells.name ?? '' }]));
  const all = [...here, ...listed];
  const known = new Set(all.map(({ id }) => id));
  const byName = grouped(all, ({ name }) => foldedName(name));
  return (said) => {
    const id = parsePersonId(said);
    if (id !== undefined) return known.has(id) ? id : undefined;
    const [one, ...others] = new Set(byName.get(foldedName(said))?.map((person) => person.id));
    return others.length === 0 ? one : undefined;
  };
}
