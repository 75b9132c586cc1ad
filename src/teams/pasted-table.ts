import { CsvError, parse } from 'csv-parse/sync';
import type { PastedTable } from '#domain/directory/pasted-list.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** `line`: where it stops making sense. */
export type TableProblem = { readonly type: 'no-lines' } | { readonly type: 'torn'; readonly line: number };

/** What a spreadsheet puts between cells when it is copied, saved here, or saved in most of Europe. */
const DELIMITERS = ['\t', ';', ','] as const;

type Lines = readonly PastedTable['rows'][number][];

/** A list as it was copied from a spreadsheet, or opened from its CSV file. */
export function parsePasted(text: string): Result<PastedTable, TableProblem> {
  const lines = linesOf(text);
  if (!lines.ok) return lines;
  const [header, ...rows] = lines.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return header === undefined ? err({ type: 'no-lines' }) : ok({ header: header.cells, rows });
}

/** The same list, line by line, as an input of a card can give it back: no card holds a tab. */
export function withoutTabs(text: string): string {
  if (delimiterOf(text) !== '\t') return text;
  const lines = linesOf(text);
  if (!lines.ok) return text.replaceAll('\t', ';');
  return lines.value.map(({ cells }) => cells.map(quoted).join(';')).join('\n');
}

function linesOf(text: string): Result<Lines, TableProblem> {
  const lines: PastedTable['rows'][number][] = [];
  try {
    parse(text, {
      ...{
        bom: true,
        delimiter: delimiterOf(text),
        relax_column_count: true,
        relax_quotes: true,
        trim: true,
      },
      on_record: (cells: readonly string[], context) => void lines.push({ line: context.lines, cells }),
    });
    return ok(lines);
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return err({ type: 'torn', line: Number(fault['lines']) });
  }
}

function quoted(cell: string): string {
  return /[";\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The one that the first line has most of. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const counts = DELIMITERS.map((one) => first.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
