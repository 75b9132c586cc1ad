/** A property holds 32K characters. */
const PART = 30_000;

/** Cuts a long text for several properties, never through the middle of a character. */
export function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  do {
    const end = start + PART;
    const cut = end < text.length && isFirstHalf(text.charCodeAt(end - 1)) ? end - 1 : end;
    parts.push(text.slice(start, cut));
    start = cut;
  } while (start < text.length);
  return parts;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
