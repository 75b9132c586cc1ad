/**
 * Text as it is published and shown, so that what is signed is what is read, to the letter: one form of each
 * character, one kind of line break, no control characters, no blanks at the end of a line.
 */
export function plainText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}|(?!\n)\p{Cc}/gu, '')
    .replace(/ +$/gm, '')
    .trim();
}
