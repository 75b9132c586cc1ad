import { parseReference, type Reference } from '#domain/ids.ts';

const WORDS = [
  'report',
  'mine',
  'cases',
  'log',
  'publish',
  'sign',
  'board',
  'todo',
  'settings',
  'roll',
  'roles',
  'training',
  'help',
  'school',
] as const;

/** What somebody typed: the slash is optional and case does not matter (product 12). */
export type Spoken =
  | { readonly word: (typeof WORDS)[number] | 'unknown' }
  | { readonly word: 'here'; readonly kind: 'safeguarding' | 'staff' }
  | { readonly word: 'case'; readonly reference: Reference | undefined };

export function parseSpoken(text: string): Spoken {
  const [first = '', ...rest] = text.toLowerCase().replace(/^\//, '').split(/\s+/);
  const word = WORDS.find((one) => one === first);
  if (word !== undefined && rest.length === 0) return { word };
  if (first === 'case') return { word: 'case', reference: parseReference(rest.join('')) };
  const [kind] = rest;
  if (first === 'here' && rest.length === 1 && (kind === 'safeguarding' || kind === 'staff'))
    return { word: 'here', kind };
  return { word: 'unknown' };
}

/** A command as it may be kept and read again: what is none was a person's own words, and is not kept. */
export function commandText(spoken: Spoken): string {
  if (spoken.word === 'case') return `/case ${spoken.reference ?? ''}`.trim();
  if (spoken.word === 'here') return `/here ${spoken.kind}`;
  return spoken.word === 'unknown' || spoken.word === 'school' ? '/help' : `/${spoken.word}`;
}
