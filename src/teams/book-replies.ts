import type { BookRefusal } from '#domain/book/decide.ts';
import { assertNever } from '#domain/result.ts';

/** One plain sentence, and what to do next. */
export function bookRefusalText(refusal: BookRefusal, name: (id: string) => string): string {
  switch (refusal.type) {
    case 'not-in-book':
      return 'There is no such entry or kind for you. Type /log and choose again.';
    case 'not-your-entry':
      return 'Only its writer or a safeguarding lead corrects an entry. Record something new instead.';
    case 'no-follow-up':
      return 'That entry has nothing to follow up. Go back to see which have.';
    case 'already-followed-up':
      return `${name(refusal.by)} has followed this up already. Nothing more is needed.`;
    case 'form-used':
      return 'This form was saved already. Go back and open it again to write something new.';
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was saved. Your words are still here: copy them, go back, and open the form again.';
    default:
      return assertNever(refusal, 'refusal');
  }
}
