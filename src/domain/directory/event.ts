import type { PersonId } from '../ids.ts';
import type { Role } from '../person.ts';
import type { Instant } from '../time.ts';
import type { PersonWords } from './model.ts';

/** `by`: Steward where the clock did it. */
type Made<Fields> = Fields & {
  readonly by: PersonId | 'steward';
  readonly at: Instant;
  /** Whom it is about. */
  readonly person: PersonId;
};

export type DirectoryEvent = Made<
  | { readonly type: 'person-added'; readonly words: PersonWords }
  | { readonly type: 'person-changed'; readonly words: PersonWords }
  | { readonly type: 'person-left' }
  | { readonly type: 'person-returned' }
  /** Dates; nobody knows yet when it ends where `until` is missing. */
  | { readonly type: 'went-away'; readonly from: string; readonly until?: string }
  | { readonly type: 'came-back' }
  | { readonly type: 'account-added'; readonly account: PersonId }
  | { readonly type: 'grant-asked'; readonly role: Role; readonly reason: string }
  | { readonly type: 'grant-refused'; readonly grant: number; readonly role: Role; readonly reason: string }
  /** `until`: an acting grant. `grant`: the one that was approved. */
  | {
      readonly type: 'role-granted';
      readonly role: Role;
      readonly reason: string;
      readonly until?: Instant;
      readonly grant?: number;
    }
  | { readonly type: 'role-taken'; readonly role: Role; readonly reason: string }
  | { readonly type: 'role-lapsed'; readonly role: Role }
>;

export type DirectoryEventOf<Type extends DirectoryEvent['type']> = Extract<
  DirectoryEvent,
  { readonly type: Type }
>;
