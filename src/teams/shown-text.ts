const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const OPENS_ISOLATE = ['\u2066', '\u2067', FIRST_STRONG_ISOLATE];
const HAIR_SPACE = '\u200A';
const GRAVE = '\u02CB';

/** Letters written from right to left, and the invisible marks that turn the direction. */
const MAY_REORDER =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]|\p{Bidi_Control}/u;

/** Where a renderer would put a date of its own in place of what was written. */
const DATE_FUNCTION = /(?<=\{)(?=\{\s*(?:DATE|TIME)\s*\()/i;

export type Run = { readonly text: string };

/** Text as a card may carry it: no half characters, one kind of line break, no other control characters. */
export function clean(text: string): string {
  return String(text)
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}|(?!\n)\p{Cc}/gu, '');
}

/**
 * Text for `TextRun`s, which is read to the letter: `{{DATE(…)}}` is broken over two runs, and a line that
 * could reorder what stands beside it is isolated. Empty text gives no run.
 */
export function runsOf(text: string): readonly Run[] {
  const shown = clean(text).split('\n').map(isolated).join('\n');
  return shown === '' ? [] : shown.split(DATE_FUNCTION).map((part) => ({ text: part }));
}

/**
 * Text for headings and choices, which some clients read as Markdown: hair spaces keep its marks from
 * acting. Text without such marks comes back unchanged.
 */
export function literal(text: string): string {
  const line = clean(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/`/g, GRAVE)
    .replace(/^(?=[#>+=-]|\d+[.)])/, HAIR_SPACE)
    .replace(/[*_~\\<\]]+|&(?=[#\w]+;)|\{(?=\{)/g, `$&${HAIR_SPACE}`);
  return isolated(line);
}

/** Isolates that people wrote themselves are balanced, so that none of them ends ours. */
function isolated(line: string): string {
  if (!MAY_REORDER.test(line)) return line;
  let open = 0;
  let stray = 0;
  for (const character of line) {
    if (OPENS_ISOLATE.includes(character)) open += 1;
    else if (character === POP_ISOLATE && open > 0) open -= 1;
    else if (character === POP_ISOLATE) stray += 1;
  }
  return FIRST_STRONG_ISOLATE.repeat(stray + 1) + line + POP_ISOLATE.repeat(open + 1);
}
