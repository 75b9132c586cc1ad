import type { OwnerId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What may be asked of a ledger. Moment and person are never taken from a card. */
export type LedgerCommand = { readonly owner: OwnerId; readonly at: Instant } & Asked;

/** `keep-up`, by the clock: brings the ledger in line with what its owner owes now. */
type Asked = { readonly type: 'keep-up' };
