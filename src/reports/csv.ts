/** What a spreadsheet takes for the start of a formula (OWASP, CSV injection). */
const FORMULA = /^[\s\0]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n\0]/;

/**
 * A table as RFC 4180 has it, with the mark by which Excel knows UTF-8. A cell that a spreadsheet would run gets a `'`
 * in front (T30); and one with a `;` is quoted, which parts cells where the comma is for decimals.
 *
 * @param rows the first one is the head.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(raw: string): string {
  const cell = FORMULA.test(raw) ? `'${raw}` : raw;
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
