/** Why the answer is no. `teams/ledger-replies.ts` has one plain sentence for each. */
export type LedgerRefusal =
  /** Nobody of this school, or not for this person to know. */
  { readonly type: 'not-known' } | { readonly type: 'form-used' } | { readonly type: 'form-too-old' };
