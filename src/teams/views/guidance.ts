import type { Category, Policy } from '#domain/policy.ts';

/** What belongs in a category, and what makes a report of it easier to follow up. */
export function matterLines({ covers = [], imageGuard }: Category, { words }: Policy): readonly string[] {
  const device = imageGuard ? '' : ` Say whose device it is: a person’s own, or one of the ${words.school}.`;
  return [
    ...(covers.length === 0 ? [] : [`This is for: ${covers.join('; ')}.`]),
    `Away from the ${words.school}? Say where it happened, and how it is connected with the ${words.school}.${device}`,
  ];
}

/** What the reporter is told for a category, each line with the edition it comes from. */
export function guidanceLines({ guidance }: Category): readonly string[] {
  return guidance.map(({ text, from }) => (from === undefined ? text : `${text} (${from})`));
}
