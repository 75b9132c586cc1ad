import type { Face } from '#domain/case/face.ts';
import type { Owed } from '#domain/case/owed.ts';
import type { Digest } from '#domain/digest.ts';
import type { RosterMember } from '#domain/directory/roster.ts';
import type { CaseId, PersonId, Reference, SchoolId } from '#domain/ids.ts';
import type { ReminderCard } from './reminder-card.ts';
import type { Notice, Route } from './stored.ts';

/**
 * What became of one call to the Teams connector. `code` is a short id, never message text.
 *
 * - `sent`: Teams has it. `activityId` is empty when Teams named none: such a post cannot be edited.
 * - `refused`: Teams does not have it; try again, after `retryAfter` (milliseconds) where Teams said so.
 *   Codes `http-401`, `BotNotRegistered` and `not-sent` (no token) mean that every other call will fail too.
 * - `dead`: this route leads nowhere any more; use the person's next one.
 * - `ours`: Teams will never take this activity as it is.
 * - `unknown`: Teams may or may not have it; sending again may show it twice.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly retryAfter?: number }
  | { readonly kind: 'dead'; readonly code: string }
  | { readonly kind: 'ours'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** A card to send, as facts; `teams/` turns it into words. */
export type Outgoing =
  | {
      readonly kind: 'face';
      readonly caseId: CaseId;
      readonly pack: Digest;
      readonly reference: Reference;
      readonly face: Face;
      readonly ownerName?: string;
    }
  | {
      readonly kind: 'notice';
      readonly caseId: CaseId;
      readonly pack: Digest;
      readonly reference: Reference;
      readonly notice: Notice;
      readonly confidential: boolean;
      /** The post in whose thread it belongs. */
      readonly thread?: string;
    }
  | { readonly kind: 'digest'; readonly lines: readonly DigestLine[] }
  | ReminderCard;

/** One case in a morning digest: what one person owes it. */
export type DigestLine = {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly confidential: boolean;
  readonly owed: readonly Pick<Owed, 'what' | 'count'>[];
};

export type Messenger = {
  readonly post: (
    school: SchoolId,
    to: PersonId | 'channel',
    route: Route,
    card: Outgoing,
  ) => Promise<Outcome>;
  readonly update: (
    school: SchoolId,
    to: PersonId | 'channel',
    route: Route,
    activityId: string,
    card: Outgoing,
  ) => Promise<Outcome>;
  /** Everybody in the channel, guests marked; nothing when it cannot be had. */
  readonly members: (route: Route) => Promise<readonly RosterMember[] | undefined>;
};
