import type { BookEntry } from '#domain/book/model.ts';
import type { Access, EntryNumber } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { BookId, CaseId, FormId, PersonId, Reference, SchoolId, TenantId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import type { Duration, Instant, Span } from '#domain/time.ts';
import type { DirectoryStore } from './directory-ports.ts';
import type { RollStore } from './roll-ports.ts';
import type { StaffStore } from './staff-ports.ts';
import type {
  Attempt,
  Backlog,
  BookChange,
  BookDue,
  CaseLine,
  Change,
  CommitOutcome,
  Counter,
  Done,
  Exported,
  LogLine,
  Membership,
  MineRole,
  MorningDigest,
  OutboxItem,
  Page,
  PostedCard,
  Read,
  Route,
  SeedPerson,
  Settlement,
  SharedCase,
  StoredCase,
  StoredEvent,
  StoredPerson,
  TermDates,
} from './stored.ts';

export type Clock = { readonly now: () => Instant };

/**
 * What the workflows need of storage. Every call throws when the service does not answer in time,
 * and then nothing may be shown or promised.
 */
export type Store = {
  readonly loadCase: (school: SchoolId, caseId: CaseId) => Promise<StoredCase | undefined>;
  readonly loadEvents: (school: SchoolId, caseId: CaseId) => Promise<readonly StoredEvent[]>;
  readonly loadCards: (school: SchoolId, caseId: CaseId) => Promise<readonly PostedCard[]>;
  readonly commit: (change: Change) => Promise<CommitOutcome>;
  /** Reports of one school, one after the other in this process: they would race for the next number. */
  readonly inReportQueue: <Value>(school: SchoolId, work: () => Promise<Value>) => Promise<Value>;
  readonly findDone: (
    school: SchoolId,
    form: FormId,
    person: PersonId | 'steward',
  ) => Promise<Done | undefined>;
  readonly counter: (school: SchoolId, year: string) => Promise<Counter>;
  readonly findReference: (school: SchoolId, reference: Reference) => Promise<CaseId | undefined>;
  /** Newest first is not promised: by case id. */
  readonly openCases: (
    school: SchoolId,
    access: Access,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<CaseLine>>;
  readonly myCases: (
    school: SchoolId,
    person: PersonId,
    role: MineRole,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<CaseId>>;

  /** Cases of other schools that somebody of this one was given: where to look, and no right to (E34). */
  readonly sharedCases: (school: SchoolId, person: PersonId) => Promise<readonly SharedCase[]>;
  /** @param stands whether it is to be found there from now on; saying so twice changes nothing. */
  readonly setShared: (school: SchoolId, shared: SharedCase, stands: boolean) => Promise<void>;

  /** The ordinary cases that were reported in this span, closed ones too, newest first. */
  readonly loggedCases: (school: SchoolId, span: Span) => Promise<readonly LogLine[]>;

  /** Cases with a job that is due at `now`, the longest waiting first. Rows that cannot be read are left out. */
  readonly dueCases: (
    school: SchoolId,
    now: Instant,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<CaseId>>;

  readonly bookEntry: (school: SchoolId, id: BookId) => Promise<BookEntry | undefined>;
  /** The entries of one kind, newest first. */
  readonly bookPage: (
    school: SchoolId,
    kind: string,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<BookEntry>>;
  /** Follow-ups that are due on this date, such as `2026-11-23`, or before; the longest due first. */
  readonly bookDue: (school: SchoolId, today: string) => Promise<readonly BookDue[]>;
  /** @returns false when this number of the entry stands already: load and decide again. */
  readonly commitBook: (school: SchoolId, change: BookChange) => Promise<boolean>;
  /** Moves the next job of a case that stands as it was read; does nothing where it does not. */
  readonly putOff: (school: SchoolId, before: StoredCase, due: Instant | undefined) => Promise<void>;

  /** Whether everybody who owes something on this date, such as `2026-11-23`, was asked for. */
  readonly isDigestDone: (school: SchoolId, date: string) => Promise<boolean>;
  /** @returns false where this person was asked for on that date already. */
  readonly askDigest: (school: SchoolId, digest: MorningDigest) => Promise<boolean>;
  /** Keeps in mind that this date's are done, and nothing of earlier dates. */
  readonly endDigest: (school: SchoolId, date: string) => Promise<void>;

  /** The newest first, as many as asked for. */
  readonly termDates: (school: SchoolId, limit: number) => Promise<readonly TermDates[]>;
  /** @returns false where this version stands already. */
  readonly addTermDates: (school: SchoolId, dates: TermDates) => Promise<boolean>;

  readonly roll: RollStore;
  readonly directory: DirectoryStore;
  readonly person: (school: SchoolId, id: PersonId) => Promise<StoredPerson | undefined>;
  /** The first `limit` people by id, or those whose name holds `part`. */
  readonly people: (school: SchoolId, limit: number, part?: string) => Promise<readonly Person[]>;
  readonly holders: (school: SchoolId) => Promise<RoleHolders>;
  /** Leavers too. The schools that know this very account come first. */
  readonly memberships: (tenant: TenantId, account: PersonId) => Promise<readonly Membership[]>;
  /** The school in which this account last chose to act. */
  readonly chosenSchool: (tenant: TenantId, account: PersonId) => Promise<SchoolId | undefined>;
  readonly chooseSchool: (tenant: TenantId, account: PersonId, school: SchoolId) => Promise<void>;
  /** Puts a school's people in, once: a second call with anything changes nothing. */
  readonly seedDirectory: (
    school: SchoolId,
    tenant: TenantId,
    people: readonly SeedPerson[],
  ) => Promise<void>;

  /** Keeps a pack under its digest; putting it twice is putting it once. */
  readonly keepPolicy: (school: SchoolId, pack: Digest, json: string) => Promise<void>;
  /** As it was kept, unchecked. */
  readonly keptPolicy: (school: SchoolId, pack: Digest) => Promise<string | undefined>;

  readonly route: (school: SchoolId, person: PersonId) => Promise<Route | undefined>;
  readonly saveRoute: (school: SchoolId, person: PersonId, route: Route) => Promise<void>;
  readonly channel: (school: SchoolId) => Promise<Route | undefined>;
  /** The school whose channel this is. */
  readonly schoolOfPlace: (tenant: TenantId, conversationId: string) => Promise<SchoolId | undefined>;
  readonly bindChannel: (school: SchoolId, route: Route, by: PersonId, at: Instant) => Promise<void>;

  readonly staff: StaffStore;

  /** Claims what is due, oldest first, by moving each row to `now + lease`: nobody else gets it until then. */
  readonly claim: (
    school: SchoolId,
    now: Instant,
    lease: Duration,
    limit: number,
  ) => Promise<readonly OutboxItem[]>;
  readonly settle: (school: SchoolId, item: OutboxItem, how: Settlement) => Promise<void>;
  /** For the operator's numbers. */
  readonly backlog: (school: SchoolId, now: Instant) => Promise<Backlog>;

  /** All of them or none. */
  readonly recordRead: (school: SchoolId, ...reads: readonly Read[]) => Promise<void>;
  readonly reads: (school: SchoolId, caseId: CaseId) => Promise<readonly Read[]>;
  readonly recordAttempt: (school: SchoolId, attempt: Attempt) => Promise<void>;
  readonly attempts: (school: SchoolId) => Promise<readonly Attempt[]>;
  readonly recordExport: (school: SchoolId, exported: Exported) => Promise<void>;
  readonly exports: (school: SchoolId) => Promise<readonly Exported[]>;

  /** Checks a case's chain and its head. @returns the number of the first entry that is wrong. */
  readonly verifyCase: (
    school: SchoolId,
    caseId: CaseId,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly entry: EntryNumber }>;
  readonly allCases: (school: SchoolId) => Promise<readonly CaseId[]>;
};

/** A log field is a number, a flag or an id: free text does not compile, so a note cannot leak (P9, T41). */
type LogFields = Readonly<
  Record<string, number | boolean | CaseId | PersonId | SchoolId | Reference | FormId | Digest | undefined>
>;

export type Log = {
  readonly info: (what: Lowercase<string>, fields?: LogFields) => void;
  readonly fault: (what: Lowercase<string>, fault: unknown, fields?: LogFields) => void;
};
