import type { PersonId } from '../ids.ts';
import type { Role } from '../person.ts';
import type { Instant } from '../time.ts';
import type { PersonWords } from './model.ts';

type Asked<Fields> = Fields & { readonly person: PersonId; readonly at: Instant };

/** What is asked of the directory about one person. Who asks comes from the activity. */
export type DirectoryCommand = Asked<
  | { readonly type: 'add-person'; readonly words: PersonWords }
  | { readonly type: 'change-person'; readonly words: PersonWords }
  | { readonly type: 'mark-left' }
  | { readonly type: 'mark-returned' }
  | { readonly type: 'mark-away'; readonly from: string; readonly until?: string }
  | { readonly type: 'mark-back' }
  | { readonly type: 'add-account'; readonly account: PersonId }
  /** `acting`: at once, by one person, for 72 hours. */
  | { readonly type: 'grant-role'; readonly role: Role; readonly reason: string; readonly acting: boolean }
  | { readonly type: 'approve-grant'; readonly grant: number }
  | { readonly type: 'refuse-grant'; readonly grant: number; readonly reason: string }
  | { readonly type: 'take-role'; readonly role: Role; readonly reason: string }
  /** By the clock: what somebody was given for a time is over. */
  | { readonly type: 'end-standing' }
>;
