import type { DigestLine } from '#workflows/messenger.ts';
import { caseButton, workWords } from './todo-view.ts';
import type { PostedView } from './view.ts';

/** Buttons on one card; the rest is opened from the list. */
const MOST_BUTTONS = 10;
const MOST_LINES = 40;

/** What one person owes this morning: references and counts, never a name or a word of a case. */
export function digestView(lines: readonly DigestLine[], banner: string): PostedView {
  const shown = lines.slice(0, MOST_LINES);
  const rest = lines.length - shown.length;
  return {
    banner,
    flag: '',
    title: 'What waits for you today',
    facts: shown.map(({ reference, confidential, owed }) => ({
      label: confidential ? `Confidential ${reference}` : reference,
      value: owed.map(workWords).join(', '),
    })),
    lines: rest === 0 ? [] : [`And ${rest} more. Type /todo to see them.`],
    buttons: shown.slice(0, MOST_BUTTONS).map(({ owed, ...line }) => caseButton({ ...line, work: owed })),
  };
}
