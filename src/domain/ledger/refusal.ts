import type { Signatory } from './model.ts';

/** Why the answer is no. `teams/ledger-replies.ts` has one plain sentence for each. */
export type LedgerRefusal =
  /** Nobody of this school, or not for this person to know. */
  | { readonly type: 'not-known' }
  | { readonly type: 'form-used' }
  | { readonly type: 'form-too-old' }
  /** The agreement, course or induction item is not asked of the owner. */
  | { readonly type: 'not-asked' }
  | { readonly type: 'not-for-you-to-record' }
  /** Nobody confirms what they recorded for themselves, or ticks off their own induction. */
  | { readonly type: 'needs-somebody-else' }
  | { readonly type: 'day-in-future' }
  | { readonly type: 'day-too-long-ago' }
  | { readonly type: 'recorded-already'; readonly on: string }
  | { readonly type: 'statement-not-ticked' }
  /** Another edition is to be read since the form was opened. */
  | { readonly type: 'edition-changed'; readonly edition: string }
  /** What stands in the ledger is not what was shown. */
  | { readonly type: 'not-as-shown' }
  /** Somebody else's signature. */
  | { readonly type: 'not-yours' }
  | { readonly type: 'signed-already'; readonly on: string }
  | { readonly type: 'other-version' }
  /** Another agreement comes before this one (E47). */
  | { readonly type: 'sign-first'; readonly kind: string }
  | { readonly type: 'not-ticked' }
  | { readonly type: 'name-differs'; readonly name: string }
  | { readonly type: 'question-waits' }
  | { readonly type: 'declined-already' }
  | { readonly type: 'not-keeper' }
  | { readonly type: 'nothing-to-answer' }
  | { readonly type: 'own-question' }
  | { readonly type: 'no-such-version' }
  /** So old that it counts no longer. */
  | { readonly type: 'ran-out' }
  | { readonly type: 'nobody-signed' }
  | { readonly type: 'on-sheet-already'; readonly missing: readonly Signatory[] }
  | { readonly type: 'signed-themselves' }
  | { readonly type: 'nothing-owed' }
  /** Each reminder is put off once. */
  | { readonly type: 'snoozed-already' };
