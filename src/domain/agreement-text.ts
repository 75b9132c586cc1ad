import type { Policy } from './policy.ts';

/** In UTF-16 units, as a card's input counts them (product 13). */
export const LONGEST_TEXT = 12_000;

/**
 * The pack's own words of an agreement as one plain text, whose SHA-256 is its identity once published.
 * Every line has its number, so that a report can name the line that was broken (STA-200).
 *
 * @returns nothing where the school brings its own words, or the pack has no such agreement.
 */
export function agreementText({ agreements }: Policy, kind: string): string | undefined {
  const parts = agreements.find(({ id }) => id === kind)?.text;
  let number = 0;
  return parts
    ?.map(({ title, lines }) => [title, ...lines.map(({ text }) => `${++number}. ${text}`)].join('\n'))
    .join('\n\n');
}
