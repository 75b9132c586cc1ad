import type { Digest } from '#domain/digest.ts';
import type { FormId, OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import type { Duration, Instant } from '#domain/time.ts';
import type { StaffOutboxItem, StaffSettlement, StoredReach, UnreachedOwner } from './staff-sending.ts';
import type {
  LedgerChange,
  Line,
  LineKind,
  PublicationChange,
  StaffCommitOutcome,
  StaffDone,
  StaffJob,
  StoredLedger,
  StoredLedgerEvent,
  StoredPublications,
} from './staff-stored.ts';
import type { Page } from './stored.ts';

/**
 * Agreements, training and reminders: kept apart from cases, so that ten thousand signatures never slow a report.
 * Every call throws when the service does not answer in time.
 */
export type StaffStore = {
  readonly loadLedger: (school: SchoolId, owner: OwnerId) => Promise<StoredLedger | undefined>;
  readonly ledgerEvents: (school: SchoolId, owner: OwnerId) => Promise<readonly StoredLedgerEvent[]>;
  /** How this form of this person ended, of a ledger or of a publication. */
  readonly findDone: (school: SchoolId, form: FormId, person: PersonId) => Promise<StaffDone | undefined>;
  readonly commitLedger: (change: LedgerChange) => Promise<StaffCommitOutcome>;
  /** Of one item, by owner. */
  readonly lines: (
    school: SchoolId,
    which: LineKind,
    item: Item,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<Line>>;
  /** Whose first day was `since` or later, the earliest first: nobody who has left. */
  readonly joiners: (
    school: SchoolId,
    since: string,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<OwnerId>>;
  /** Questions and refusals that nobody has answered yet. */
  readonly waiting: (school: SchoolId, after: string | undefined, limit: number) => Promise<Page<Line>>;

  readonly publications: (school: SchoolId) => Promise<StoredPublications>;
  /** Keeps a version with its text, or that training has begun, and has the clock look at everybody. */
  readonly commitPublication: (change: PublicationChange) => Promise<StaffCommitOutcome>;
  readonly agreementText: (school: SchoolId, text: Digest) => Promise<string | undefined>;

  /** What is due at `now`, the longest waiting first. Rows that cannot be read are left out. */
  readonly dueStaff: (
    school: SchoolId,
    now: Instant,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<StaffJob>>;
  /**
   * Has the clock look at somebody whose place in the directory or the roll is about to change. Called before that
   * change is stored, so that a crash between the two loses nothing; it looks a minute after `at`, when the change has
   * landed. Asking twice is asking once.
   */
  readonly askReconcile: (school: SchoolId, owner: OwnerId, at: Instant) => Promise<void>;
  /** Has the clock look at everybody from now on: what the pack asks for has changed. */
  readonly askEverybody: (school: SchoolId, at: Instant) => Promise<void>;
  readonly endJob: (school: SchoolId, job: StaffJob) => Promise<void>;
  /** The rest of an `expand`, from behind this owner on. */
  readonly moveJob: (school: SchoolId, job: StaffJob, after: string) => Promise<void>;
  /** Claims what waits to be sent, as `Store.claim` does. */
  readonly claim: (
    school: SchoolId,
    now: Instant,
    lease: Duration,
    limit: number,
  ) => Promise<readonly StaffOutboxItem[]>;
  readonly settle: (school: SchoolId, item: StaffOutboxItem, how: StaffSettlement) => Promise<void>;
  readonly reach: (school: SchoolId, owner: PersonId) => Promise<StoredReach>;
  /** Before a call: nobody else sends meanwhile. @returns false where somebody else did. */
  readonly markSending: (
    school: SchoolId,
    owner: PersonId,
    before: StoredReach,
    on: string,
  ) => Promise<boolean>;
  /** Whom the last message did not reach. */
  readonly unreached: (
    school: SchoolId,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<UnreachedOwner>>;
  /**
   * Sends the reminder of these people again, as far as they were not reached: when the nudge window is next open.
   *
   * @returns for how many it was not asked already.
   */
  readonly remindAgain: (school: SchoolId, owners: readonly PersonId[], at: Instant) => Promise<number>;
  /** How many people have been asked too often for what is overdue: all, or those of one line manager. */
  readonly late: (school: SchoolId, manager?: PersonId) => Promise<number>;
  /** Everybody in the directory, then everybody on the roll: those who left too. */
  readonly owners: (school: SchoolId, after: string | undefined, limit: number) => Promise<Page<OwnerId>>;
};
