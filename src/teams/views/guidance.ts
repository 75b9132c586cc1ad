import type { Category } from '#domain/policy.ts';

/** What the reporter is told for a category, each line with the edition it comes from. */
export function guidanceLines({ guidance }: Category): readonly string[] {
  return guidance.map(({ text, from }) => (from === undefined ? text : `${text} (${from})`));
}
