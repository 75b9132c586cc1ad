import type { OwnerId, PersonId } from '#domain/ids.ts';
import type { Item, Obligation } from '#domain/ledger/model.ts';
import type { Instant } from '#domain/time.ts';
import type { Route } from './stored.ts';

/** Work to do after a ledger's batch is stored. Ids only: what it says is made when it is sent. */
export type StaffEffect =
  /** One message of all that somebody owes, with these nudges of the pack. `again`: they were not reached before. */
  | { readonly type: 'remind'; readonly nudges: readonly string[]; readonly again?: true }
  /** The reminder in somebody's chat is brought in line with what they owe. */
  | { readonly type: 'bring-reminder' }
  /** To a line manager: how many of their own people are late. */
  | { readonly type: 'count-late' }
  /** To one of the office: how many are late in the whole school. */
  | { readonly type: 'count-all-late' }
  /** Has one of those sent to each of the office. */
  | { readonly type: 'tell-office' }
  /** To one of those who answer: how many questions, or how many refusals, wait for them. */
  | { readonly type: 'count-waiting'; readonly waited: Waited }
  /** Has one of those sent to each who answers. */
  | { readonly type: 'tell-keepers'; readonly waited: Waited }
  /** To whoever asked or declined: there is an answer. */
  | { readonly type: 'answered'; readonly item: Item; readonly waited: Waited };

/** What waits for somebody’s answer: a question, or a refusal. */
export type Waited = Extract<Obligation['state'], 'question' | 'declined'>;

/** `to`: whom it is about, or who gets it. `isShared`: however many ask for it at this moment, it is done once. */
export type StaffWork = {
  readonly to: OwnerId;
  readonly at: Instant;
  readonly effect: StaffEffect;
  readonly isShared?: true;
};

export type StaffOutboxItem = {
  readonly key: string;
  readonly owner: OwnerId;
  readonly effect: StaffEffect;
  readonly since: Instant;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
};

/**
 * What came of the last message to somebody. `sending` stands from before the call until its answer is stored: after
 * a crash nobody knows, and it is not sent again.
 */
export type Reach = {
  readonly kind: 'sending' | 'sent' | 'unknown' | 'refused' | 'not-reached';
  /** The day of the message, such as `2026-11-23`. */
  readonly on: string;
  /** The reminder that stands in their chat. */
  readonly card?: { readonly activityId: string; readonly route: Route };
  readonly unreached?: Unreached;
};

/** Somebody whom the last message did not reach, or perhaps did not. `code` is a short id, never message text. */
type Unreached = {
  readonly code: string;
  /** The day of the first message that did not arrive. */
  readonly since: string;
  /** The day of the last. */
  readonly on: string;
  /** Asked for again, and not sent yet. */
  readonly isWaiting?: true;
};
export type UnreachedOwner = Unreached & { readonly owner: PersonId };

/** `mark`: absent while nothing was ever sent. */
export type StoredReach = { readonly reach: Reach | undefined; readonly mark?: string };

/** How one delivery ended; `reach` takes the place of what stood. */
export type StaffSettlement =
  | { readonly kind: 'done'; readonly reach?: Reach }
  | { readonly kind: 'later'; readonly at: Instant; readonly reach?: Reach }
  | { readonly kind: 'instead'; readonly works: readonly StaffWork[] };
