/** Marks that turn the direction of writing, and others that nobody sees: one name would look like another. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** A name as it is kept: without marks that nobody sees, and with single blanks. */
export function cleanName(raw: string): string {
  return raw.normalize('NFC').replace(/\s/g, ' ').replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim();
}

/** Two spellings of a name that are the same to a reader. */
export function foldedName(raw: string): string {
  return cleanName(raw).toLowerCase();
}

/** By the last word first, as a class list is kept. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en-GB');
}
