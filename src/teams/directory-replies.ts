import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import type { Role } from '#domain/person.ts';
import { assertNever } from '#domain/result.ts';

export const NOT_YOUR_PEOPLE =
  'Only the office and whoever sets Steward up look after people. Ask one of them.';
export const NOT_YOUR_ROLES =
  'Roles are given by whoever sets Steward up, the head and the chair, and approved by one of them or a lead. Ask one of them.';

/** One plain sentence, and what to do next. @param name of the person whom the refusal names. */
export function directoryRefusalText(
  refusal: DirectoryRefusal,
  name: string,
  roleTitle: (role: Role) => string,
): string {
  switch (refusal.type) {
    case 'people-not-yours':
      return NOT_YOUR_PEOPLE;
    case 'roles-not-yours':
      return NOT_YOUR_ROLES;
    case 'not-in-directory':
      return 'Nobody of that name is in the directory. Add the person first.';
    case 'already-there':
      return 'This account is in the directory already. Find the person and press Change.';
    case 'account-taken':
      return `This account belongs to ${name} already. Check which account you mean.`;
    case 'account-of-holder':
      return 'This person holds a role or is to get one, and a second account would have it too. Take the role away, add the account, then give the role again.';
    case 'account-elsewhere':
      return 'Another school of the trust knows this person or this account. Add the person here by the account they have there: then they are one person in both.';
    case 'has-left':
      return 'This person has left. Find them and press Has come back first.';
    case 'has-not-left':
      return 'This person is on the staff. Open them again to see what you can do.';
    case 'already-away':
      return 'This person is on leave already. Press Back from leave first, then enter the new dates.';
    case 'not-away':
      return 'This person is not on leave. Open them again to see what you can do.';
    case 'own-manager':
      return 'Nobody answers to or for themselves. Choose somebody else.';
    case 'no-such-manager':
      return 'This line manager is not in the directory or has left. Choose somebody else.';
    case 'no-such-sponsor':
      return 'Whoever answers for this guest is not in the directory or has left. Choose somebody else.';
    case 'dates-wrong':
      return 'The last day comes before the first, or there is no such day. Check both.';
    case 'last-admin':
      return `Nobody else is ${roleTitle('admin')}. Give somebody else that role first.`;
    case 'not-to-yourself':
      return 'Nobody gives a role to themselves. Ask somebody else to give it to you.';
    case 'guest-holds-no-role':
      return 'A guest holds no role. If they are on the staff now, press Change and take out who answers for them.';
    case 'holds-role-already':
      return 'This person holds that role already. There is nothing to do.';
    case 'holds-no-such-role':
      return 'This person does not hold that role. Open the roles again to see who holds what.';
    case 'role-asked-already':
      return `${name} asked for this role already. A second person can approve it under Roles.`;
    case 'acting-not-needed':
      return `${roleTitle(refusal.role)} needs no second person. Take out the last tick and save again.`;
    case 'acted-before':
      return 'This person was given this role for 72 hours less than four weeks ago. Take out the last tick: then a second person approves it for good.';
    case 'no-such-grant':
      return 'This grant was answered or withdrawn meanwhile. Open the roles again to see what stands.';
    case 'needs-second-person':
      return 'You asked for this role yourself. A second person must approve it.';
    case 'asker-lost-right':
      return `${name} asked for this role and may not give it any more. Refuse it, then ask for it again.`;
    case 'form-used':
      return 'This form was sent before with other words, which are saved. Go back and open the form again.';
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was saved. Your words are still here: copy them, go back, and open the form again.';
    default:
      return assertNever(refusal, 'refusal');
  }
}
