const WIDTH = 100;

/** A heading and its lines; nothing where there is no line. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, '-'.repeat(heading.length), ...lines];
}

/** A line of its own before its list; nothing where the list is empty. */
export function listed(before: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [before, ...lines.map((line) => `  - ${line}`)];
}

/** Breaks between words, and sets what follows in under the first word of its line. */
export function wrapped(line: string): string {
  const inset = ' '.repeat(/^ *(?:- |\d+\. )?/.exec(line)?.[0].length ?? 0);
  const rows: string[] = [];
  let row = line;
  while (row.length > WIDTH) {
    const at = row.lastIndexOf(' ', WIDTH);
    if (at <= inset.length) break;
    rows.push(row.slice(0, at));
    row = inset + row.slice(at + 1);
  }
  return [...rows, row].join('\n');
}
