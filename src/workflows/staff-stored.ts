import type { Publication, Publications } from '#domain/agreement/model.ts';
import type { EntryNumber } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { FormId, OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Ledger, Obligation, Subject } from '#domain/ledger/model.ts';
import type { Instant } from '#domain/time.ts';
import type { StaffWork } from './staff-sending.ts';

/** What somebody owes now, and the mark that a write must still find. */
export type StoredLedger = {
  readonly ledger: Ledger;
  readonly version: EntryNumber;
  /** Hash of the last entry. */
  readonly link: Digest;
  readonly mark: string;
  /** When the clock next looks at it. */
  readonly due?: Instant;
};
export type StoredLedgerEvent = { readonly number: EntryNumber; readonly event: LedgerEvent };

/** A form that was filled in. Absent where the clock acts: that is idempotent by state. */
export type SentForm = { readonly id: FormId; readonly person: PersonId; readonly inputs: Digest };

/** All that one command changes of one ledger. Without events only the moment changes at which the clock looks. */
export type LedgerChange = {
  readonly school: SchoolId;
  readonly owner: OwnerId;
  readonly at: Instant;
  readonly before: StoredLedger | undefined;
  readonly after: Ledger;
  readonly events: readonly LedgerEvent[];
  readonly form?: SentForm | undefined;
  readonly effects: readonly StaffWork[];
  readonly due?: Instant | undefined;
};

/** How a form of one of these ended. */
export type StaffDone = { readonly version: EntryNumber; readonly inputs: Digest };

export type StaffCommitOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'repeat'; readonly done: StaffDone }
  | { readonly kind: 'conflict' };

/**
 * `owed`: still asked for; `met`: signed or completed, and not asked for; `unconfirmed`: what somebody recorded for
 * themselves and nobody has confirmed, asked for or not; `waits`: a question or a refusal that nobody has answered.
 */
export type LineKind = 'owed' | 'met' | 'unconfirmed' | 'waits';

/** One obligation in a list: what the board counts and shows; no name. */
export type Line = { readonly owner: OwnerId; readonly obligation: Obligation } & Pick<
  Subject,
  'group' | 'manager' | 'stage' | 'hasAccount'
>;

export type StoredPublications = Publications & {
  readonly version: EntryNumber;
  readonly link: Digest;
  /** Absent while nothing was published. */
  readonly mark?: string;
};

export type PublicationChange = {
  readonly school: SchoolId;
  readonly before: StoredPublications;
  readonly event: AskingEvent;
  readonly form: SentForm;
};

/** What changes what is asked of everybody. The text is kept by itself, under its digest. */
export type AskingEvent = { readonly at: Instant } & (
  | { readonly type: 'published'; readonly published: Publication; readonly text: string }
  | { readonly type: 'training-begun'; readonly by: PersonId; readonly from: string }
);

/**
 * Something that is due by the clock: `clock`, one ledger's own next step; `reconcile`, somebody whose place in the
 * directory changed; `expand`, everybody, from behind `after` on.
 */
export type StaffJob = { readonly key: string } & (
  | { readonly job: 'clock' | 'reconcile'; readonly owner: OwnerId }
  | { readonly job: 'expand'; readonly after?: string | undefined }
);
