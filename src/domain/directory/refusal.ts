import type { PersonId } from '../ids.ts';
import type { Role } from '../person.ts';

export type DirectoryRefusal =
  | { readonly type: 'people-not-yours' }
  | { readonly type: 'roles-not-yours' }
  | { readonly type: 'not-in-directory' }
  | { readonly type: 'already-there' }
  | { readonly type: 'account-taken'; readonly by: PersonId }
  | { readonly type: 'account-of-holder' }
  /** In another school of the tenant, whose people this school cannot speak for. */
  | { readonly type: 'account-elsewhere' }
  | { readonly type: 'has-left' }
  | { readonly type: 'has-not-left' }
  | { readonly type: 'already-away' }
  | { readonly type: 'not-away' }
  | { readonly type: 'own-manager' }
  | { readonly type: 'no-such-manager' }
  | { readonly type: 'no-such-sponsor' }
  /** A last day before the first, or a day that no calendar has. */
  | { readonly type: 'dates-wrong' }
  | { readonly type: 'last-admin' }
  | { readonly type: 'not-to-yourself' }
  | { readonly type: 'guest-holds-no-role' }
  | { readonly type: 'holds-role-already' }
  | { readonly type: 'holds-no-such-role' }
  | { readonly type: 'role-asked-already'; readonly by: PersonId }
  | { readonly type: 'acting-not-needed'; readonly role: Role }
  | { readonly type: 'acted-before' }
  | { readonly type: 'no-such-grant' }
  | { readonly type: 'needs-second-person' }
  | { readonly type: 'asker-lost-right'; readonly by: PersonId }
  | { readonly type: 'form-used' }
  | { readonly type: 'form-too-old' };
