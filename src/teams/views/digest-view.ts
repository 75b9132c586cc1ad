import type { DigestLine } from '#workflows/messenger.ts';
import { openButton } from './buttons.ts';
import type { Button, PostedView } from './view.ts';

/** Buttons on one card; the rest is opened from the list. */
const MOST_BUTTONS = 10;
const MOST_LINES = 40;

type Owed = DigestLine['owed'][number];

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
      value: owed.map(owedWords).join(', '),
    })),
    lines: rest === 0 ? [] : [`And ${rest} more. Type /cases to see them.`],
    buttons: shown.slice(0, MOST_BUTTONS).map(buttonOf),
  };
}

function owedWords({ what, count }: Owed): string {
  switch (what) {
    case 'overdue':
      return `${count} overdue`;
    case 'today':
      return `${count} due today`;
    case 'update':
      return count === 1 ? '1 update to give' : `${count} updates to give`;
    case 'join':
      return 'a review to join';
    case 'sign':
      return 'a record to sign';
    case 'question':
      return 'a question to answer';
  }
}

function buttonOf({ caseId, reference, owed }: DigestLine): Button {
  const isQuestion = owed.every(({ what }) => what === 'question');
  return isQuestion
    ? { title: `Read ${reference}`, verb: 'question', data: { case: caseId } }
    : openButton(caseId, `Open ${reference}`);
}
