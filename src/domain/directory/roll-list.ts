import type { PersonId } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import type { RollWords } from './decide-roll.ts';
import { foldedName } from './names.ts';
import { columnsIn, dateIn, type PastedRow, type PastedTable } from './pasted-list.ts';
import { ROLL_KIND_TITLES, ROLL_KINDS, type RollKind } from './roll.ts';

const SPELLINGS = {
  name: ['name', 'full name'],
  kind: ['kind', 'type'],
  group: ['class', 'group', 'class or group', 'form'],
  stage: ['agreement', 'stage'],
  parentOf: ['parent of', 'children', 'child'],
  sponsor: ['sponsor', 'who answers for them?', 'who answers for them'],
  since: ['first day', 'since', 'from'],
  until: ['last day', 'until', 'to'],
} as const;
type Column = keyof typeof SPELLINGS;

/** One line that can be read: what its cells say, an empty one saying nothing. */
export type RollLine = Pick<RollWords, 'name' | 'kind'> & {
  readonly line: number;
  readonly words: Pick<RollWords, 'group' | 'stage' | 'since' | 'until'>;
  /** Names, or a name and a class in brackets behind it. */
  readonly parentOf: readonly string[];
  readonly sponsor: string;
};

export type LineProblem =
  | { readonly type: 'no-name' }
  | { readonly type: 'no-such-kind'; readonly said: string }
  | { readonly type: 'not-a-date'; readonly said: string }
  | { readonly type: 'unknown-stage'; readonly said: string }
  | { readonly type: 'twice'; readonly first: number }
  | { readonly type: 'several-of-that-name' }
  | { readonly type: 'unknown-child'; readonly said: string }
  | { readonly type: 'unknown-sponsor'; readonly said: string };

export type RollLines = {
  readonly lines: readonly RollLine[];
  readonly problems: readonly { readonly line: number; readonly why: LineProblem }[];
  readonly unused: readonly string[];
};

/** @returns nothing for a list without a column of names. */
export function rollLines(
  table: PastedTable,
  allowed: readonly RollKind[],
  stages: readonly string[],
): RollLines | undefined {
  const { rows, known, unused } = columnsIn<Column>(table, SPELLINGS);
  if (!known.includes('name')) return undefined;
  const read = rows.map((row) => ({ line: row.line, read: lineIn(row, allowed, stages) }));
  return {
    lines: read.flatMap(({ read: one }) => (one.ok ? [one.value] : [])),
    problems: read.flatMap(({ line, read: one }) => (one.ok ? [] : [{ line, why: one.error }])),
    unused,
  };
}

function lineIn(
  { line, cells }: PastedRow<Column>,
  allowed: readonly RollKind[],
  stages: readonly string[],
): Result<RollLine, LineProblem> {
  const said = (column: Column): string => cells[column] ?? '';
  const kind = kindIn(said('kind'));
  if (said('name') === '') return err({ type: 'no-name' });
  if (kind === undefined || !allowed.includes(kind)) return err({ type: 'no-such-kind', said: said('kind') });
  for (const column of ['since', 'until'] as const)
    if (said(column) !== '' && dateIn(said(column)) === undefined)
      return err({ type: 'not-a-date', said: said(column) });
  const stage = stages.find((one) => foldedName(one) === foldedName(said('stage')));
  if (said('stage') !== '' && stage === undefined) return err({ type: 'unknown-stage', said: said('stage') });
  const filled = (key: 'since' | 'until') => {
    const date = dateIn(said(key));
    return date === undefined ? {} : { [key]: date };
  };
  return ok({
    ...{ line, name: said('name'), kind, sponsor: said('sponsor') },
    words: {
      ...(said('group') === '' ? {} : { group: said('group') }),
      ...(stage === undefined ? {} : { stage }),
      ...{ ...filled('since'), ...filled('until') },
    },
    parentOf: said('parentOf')
      .split(/[;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  });
}

/** A list without kinds is a class list. */
function kindIn(said: string): RollKind | undefined {
  const word = foldedName(said);
  if (word === '') return 'pupil';
  if (word === 'carer') return 'parent';
  return ROLL_KINDS.find(
    (kind) => word === kind || word === `${kind}s` || word === foldedName(ROLL_KIND_TITLES[kind]),
  );
}

/** Whom the list names as answering for somebody: by name, or by the id of the account. */
export type SponsorOf = (said: string) => PersonId | undefined;
