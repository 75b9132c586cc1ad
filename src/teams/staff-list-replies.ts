import type { StaffProblem } from '#domain/directory/staff-plan.ts';
import { assertNever } from '#domain/result.ts';

/** What is wrong with a line of a pasted list of staff. */
export function staffProblemText(why: StaffProblem): string {
  switch (why.type) {
    case 'no-oid':
      return `“${why.said}” is no object id. Copy it from Entra: 36 characters with four hyphens.`;
    case 'twice':
      return `the same account stands in line ${why.first} already.`;
    case 'second-account':
      return 'this is the second account of somebody in the directory. Write the first one.';
    case 'has-left':
      return 'they are marked as left. Bring them back by hand first.';
    case 'no-name':
      return 'it needs a name with a letter in it, which does not begin with = + - or @.';
    case 'no-position':
      return 'it needs a position with a letter in it, which does not begin with = + - or @.';
    case 'not-a-date':
      return `“${why.said}” is no date. Write it as 2026-09-01 or 01/09/2026.`;
    case 'ends-before-it-begins':
      return 'the last day is before the first day.';
    case 'unknown-person':
      return `“${why.said}” is not one person of the staff, here or in the list. Write the name as it stands there.`;
    case 'own-manager':
      return 'nobody answers to themselves. Name somebody else.';
    case 'unknown-signer':
      return `“${why.said}” is nothing that people sign as. Write volunteers, visitors, governors, technicians or accountUsers.`;
    default:
      return assertNever(why, 'problem');
  }
}
