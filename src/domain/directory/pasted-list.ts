import { dayText } from '../calendar.ts';
import { cleanName, foldedName } from './names.ts';

/** A pasted list: its first line names the columns. Lines are counted from 1, as in the spreadsheet. */
export type PastedTable = {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** One line by the names of our columns; a column that the list does not have is absent. */
export type PastedRow<Column extends string> = {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
};

export type Columns<Column extends string> = {
  readonly rows: readonly PastedRow<Column>[];
  /** Which of our columns the list has. */
  readonly known: readonly Column[];
  /** Titles of columns that nothing reads. */
  readonly unused: readonly string[];
};

/** What a list does to what stands: shown first, then applied as it was shown. */
export type ListPlan<Before, After, Problem> = {
  readonly added: readonly { readonly line: number; readonly after: After }[];
  readonly changed: readonly { readonly line: number; readonly before: Before; readonly after: After }[];
  /** How many lines say what stands already. */
  readonly same: number;
  readonly problems: readonly { readonly line: number; readonly why: Problem }[];
  /** Who stands and is not in the list. */
  readonly missing: readonly Before[];
  /** Titles of columns that nothing reads. */
  readonly unused: readonly string[];
};

/** @param spellings how a column may be called, each in lower case. */
export function columnsIn<Column extends string>(
  { header, rows }: PastedTable,
  spellings: Readonly<Record<Column, readonly string[]>>,
): Columns<Column> {
  const names = Object.keys(spellings) as Column[];
  const titles = header.map(foldedName);
  const places = names.flatMap((name) => {
    const at = titles.findIndex((title) => spellings[name].includes(title));
    return at < 0 ? [] : [[name, at] as const];
  });
  const taken = places.map(([, at]) => at);
  return {
    known: places.map(([name]) => name),
    unused: header.filter((title, at) => !taken.includes(at) && cleanName(title) !== '').map(cleanName),
    rows: rows.map(({ line, cells }) => {
      const filled = places.map(([name, at]) => [name, cleanName(cells[at] ?? '')] as const);
      return { line, cells: Object.fromEntries(filled) as PastedRow<Column>['cells'] };
    }),
  };
}

/** `2026-09-01` of `2026-09-01`, `01/09/2026` or `1.9.2026`: the day comes first. Nothing for no such day. */
export function dateIn(cell: string): string | undefined {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell);
  const [, day = '', month = '', year = ''] = british ?? [];
  const date = british === null ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dayText(date) !== undefined ? date : undefined;
}

/** Lines that a name or an id opens twice: the later one is not read. @returns the line of the first. */
export function firstLines<Row extends { readonly line: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<Row, number> {
  const first = new Map<string, number>();
  const again = new Map<Row, number>();
  for (const row of rows) {
    const key = keyOf(row);
    const line = first.get(key);
    if (line === undefined) first.set(key, row.line);
    else again.set(row, line);
  }
  return again;
}
