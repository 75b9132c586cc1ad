import { type LineProblem, LONGEST_CLOSURE } from '#domain/closures.ts';
import { assertNever } from '#domain/result.ts';
import type { TermDatesRefusal } from '#domain/term-dates.ts';

export const NOT_YOUR_SETTINGS =
  'Only the head, the office and whoever sets Steward up change settings. Ask one of them.';

/** One plain sentence, and what to do next. @param name of the person whom the refusal names. */
export function settingsRefusalText(refusal: TermDatesRefusal, name: string): string {
  switch (refusal.type) {
    case 'not-yours':
      return NOT_YOUR_SETTINGS;
    case 'line-wrong':
      return `Line ${refusal.problem.line}: ${lineText(refusal.problem.why)}`;
    case 'changed-meanwhile':
      return `${name} changed these dates after you opened this form. Your words are still here: copy them, go back, and open the form again.`;
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was saved. Your words are still here: copy them, go back, and open the form again.';
    default:
      return assertNever(refusal, 'refusal');
  }
}

function lineText(why: LineProblem['why']): string {
  switch (why) {
    case 'unreadable':
      return 'write dates as 2026-12-21 to 2027-01-01, or one date for one day, then a name.';
    case 'no-such-day':
      return 'there is no such day. Check the month and the day.';
    case 'backwards':
      return 'it ends before it begins. Write the first day first.';
    case 'too-long':
      return `it is longer than ${LONGEST_CLOSURE} days. Check the years.`;
    default:
      return assertNever(why, 'problem');
  }
}
