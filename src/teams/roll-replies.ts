import { dayText } from '#domain/calendar.ts';
import { MOST_CHILDREN, type RollRefusal } from '#domain/directory/decide-roll.ts';
import type { LineProblem } from '#domain/directory/roll-list.ts';
import { assertNever } from '#domain/result.ts';

/** One plain sentence, and what to do next. */
export function rollRefusalText(refusal: RollRefusal): string {
  switch (refusal.type) {
    case 'not-on-roll':
      return 'There is no such entry on the roll for you. Type /roll and choose again.';
    case 'not-a-name':
      return '“Name” needs a letter, at most 200 characters, and may not begin with = + - or @. Write the name as people say it.';
    case 'class-too-long':
      return 'A class has at most 60 characters. Shorten it.';
    case 'ends-before-it-begins':
      return 'The last day is before the first day. Check both dates.';
    case 'visitor-needs':
      return 'A visitor needs a last day and somebody of the staff who answers for them. Fill in both.';
    case 'no-such-child':
      return 'One of the children is not a pupil on the roll. Add the pupil first, then the parent.';
    case 'too-many-children':
      return `A parent can be linked to at most ${MOST_CHILDREN} children. Choose fewer.`;
    case 'no-such-sponsor':
      return 'Whoever answers for them must be on the staff now. Choose somebody else.';
    case 'no-such-stage':
      return 'The school has no agreement under that name. Choose one from the list.';
    case 'leaves-later':
      return 'That day has not come yet. Write a later day as the last day under Change.';
    case 'already-left':
      return `They are marked as left on ${dayText(refusal.on) ?? refusal.on} already. Press Came back first if that is wrong.`;
    case 'changed-meanwhile':
      return 'Somebody changed this entry after you opened it. Go back, look at it, and open the form again.';
    case 'empty-class':
      return 'Nobody is in that class any more. Go back to see where they are.';
    case 'form-used':
      return 'This form was saved already. Go back and open it again to add somebody else.';
    default:
      return assertNever(refusal, 'refusal');
  }
}

/** What is wrong with a line of a pasted list. */
export function lineProblemText(why: LineProblem | RollRefusal): string {
  switch (why.type) {
    case 'no-name':
      return 'it has no name.';
    case 'no-such-kind':
      return `“${why.said}” is no kind that you may import. Write Pupil, Parent, Volunteer, Visitor, Governor or Technician.`;
    case 'not-a-date':
      return `“${why.said}” is no date. Write it as 2026-09-01 or 01/09/2026.`;
    case 'twice':
      return `the same person stands in line ${why.first} already.`;
    case 'several-of-that-name':
      return 'there are several people of that name here. Change the right one on /roll.';
    case 'unknown-child':
      return `“${why.said}” is not one pupil on the roll. Write the class behind the name: Name (7B).`;
    case 'unknown-stage':
      return `“${why.said}” is no agreement that this school has for an age. Leave it empty, or write it as on the card.`;
    case 'unknown-sponsor':
      return `“${why.said}” is not one person of the staff. Write the name as it stands in the directory.`;
    default:
      return rollRefusalText(why);
  }
}
