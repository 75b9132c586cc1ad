import type { CaseEvent } from '#domain/case/event.ts';
import type { Face, Place } from '#domain/case/face.ts';
import type { Access, EntryNumber, OpenCase } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { CaseId, FormId, PersonId, Reference, SchoolId, TenantId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import type { Duration, Instant } from '#domain/time.ts';

export type Clock = { readonly now: () => Instant };

/** The current state of a case, and the mark that a write must still find. */
export type StoredCase = {
  readonly state: OpenCase;
  readonly version: EntryNumber;
  /** Hash of the last entry: what the next one follows. */
  readonly link: Digest;
  readonly mark: string;
};
export type StoredEvent = { readonly number: EntryNumber; readonly event: CaseEvent };
export type StoredPerson = { readonly person: Person; readonly mark: string };

/** A chat that somebody, or a channel, can be reached in. */
export type Route = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** Teams' own id of the person, for cards that refresh themselves. */
  readonly teamsUserId?: string;
  /** Set when Teams said that this route no longer works. */
  readonly dead?: boolean;
  /** Local mode: whose window this chat belongs to, when it is not the person's own. */
  readonly window?: PersonId;
};

/** One posted card: which version stands in the chat, and which version it should show. */
export type PostedCard = {
  readonly place: Place;
  readonly wanted: EntryNumber;
  readonly shown: EntryNumber;
  readonly activityId?: string;
  /** Where it was posted; absent until then. */
  readonly route?: Route;
};

/** Something to say to one person once: the card is made when it is sent, from what is true then. */
export type Notice =
  | 'acknowledged'
  | 'closed'
  | 'review-requested'
  | 'reviewer-asked'
  | 'sign-requested'
  | 'signature-fell'
  | 'question'
  | 'added-to'
  | 'assigned'
  | 'halted'
  | 'disagreed'
  | 'made-confidential'
  /** To an admin: somebody must hold a role that nobody holds now. Says nothing of the case. */
  | 'role-empty';

/** Work to do after the batch is stored. Ids only. */
export type Effect =
  | { readonly type: 'bring-card'; readonly place: Place }
  | { readonly type: 'tell'; readonly person: PersonId; readonly notice: Notice };

/** How a form ended, kept so that the same press twice has one outcome. */
export type Done = {
  readonly caseId: CaseId;
  readonly version: EntryNumber;
  readonly inputs: Digest;
  readonly reference: Reference;
};

/** What a case shows in a list: the same as its posted card may say, and who must not find it there. */
export type CaseLine = {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly access: Access;
  readonly category: string;
  readonly status: OpenCase['progress']['status'];
  readonly urgent: boolean;
  readonly reportedAt: Instant;
  readonly owner?: PersonId;
  /** Whom the case names as on it: nobody else sees a restricted one. */
  readonly visibleTo: readonly PersonId[];
  /** Subjects and excluded people: kept out whatever their role. */
  readonly hiddenFrom: readonly PersonId[];
};

export type MineRole = 'reporter' | 'onCase';

/** One command's whole change to one case: all of it is stored, or none. */
export type Change = {
  readonly school: SchoolId;
  readonly caseId: CaseId;
  readonly at: Instant;
  /** Absent for the first event of a case. */
  readonly before: StoredCase | undefined;
  readonly after: OpenCase;
  readonly events: readonly CaseEvent[];
  readonly form: { readonly id: FormId; readonly person: PersonId | 'steward'; readonly inputs: Digest };
  /** Cards whose wanted version this change raises, or that it asks for first. */
  readonly cards: readonly PostedCard[];
  readonly effects: readonly Effect[];
  /** People who must still stand in the directory as they were read: the signers. */
  readonly unchanged: readonly StoredPerson[];
  /** For a report: the counter's row as it was read. */
  readonly counter?: Counter;
};

export type Counter = { readonly year: string; readonly last: number; readonly mark: string | undefined };

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** This form of this person was stored before. */
  | { readonly kind: 'repeat'; readonly done: Done }
  /** Somebody else wrote first: load and decide again. */
  | { readonly kind: 'conflict' };

export type OutboxItem = {
  readonly key: string;
  readonly caseId: CaseId;
  readonly effect: Effect;
  /** When the command was made. */
  readonly since: Instant;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
};

/** How one delivery ended, and what is to be stored with it. */
export type Settlement =
  | {
      readonly kind: 'done';
      readonly card?: {
        readonly place: Place;
        readonly shown: EntryNumber;
        readonly activityId: string;
        readonly route: Route;
      };
    }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The channel cannot be used: the same card is asked for in these people's chats. */
  | { readonly kind: 'instead'; readonly cards: readonly PostedCard[] };

export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

export type Attempt = {
  readonly caseId?: CaseId;
  readonly person: PersonId;
  readonly at: Instant;
  readonly command: string;
  readonly refusal: string;
};
export type Read = { readonly caseId: CaseId; readonly person: PersonId; readonly at: Instant };

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

  readonly person: (school: SchoolId, id: PersonId) => Promise<StoredPerson | undefined>;
  /** The first `limit` people by id, or those whose name holds `part`. */
  readonly people: (school: SchoolId, limit: number, part?: string) => Promise<readonly Person[]>;
  readonly holders: (school: SchoolId) => Promise<RoleHolders>;
  readonly memberships: (
    tenant: TenantId,
    account: PersonId,
  ) => Promise<readonly { readonly school: SchoolId; readonly person: PersonId }[]>;
  /** Puts a school's people in, once: a second call with anything changes nothing. */
  readonly seedDirectory: (
    school: SchoolId,
    tenant: TenantId,
    people: readonly SeedPerson[],
  ) => Promise<void>;

  readonly route: (school: SchoolId, person: PersonId) => Promise<Route | undefined>;
  readonly saveRoute: (school: SchoolId, person: PersonId, route: Route) => Promise<void>;
  readonly channel: (school: SchoolId) => Promise<Route | undefined>;
  readonly bindChannel: (school: SchoolId, route: Route, by: PersonId, at: Instant) => Promise<void>;

  /** Claims what is due, oldest first, by moving each row to `now + lease`: nobody else gets it until then. */
  readonly claim: (
    school: SchoolId,
    now: Instant,
    lease: Duration,
    limit: number,
  ) => Promise<readonly OutboxItem[]>;
  readonly settle: (school: SchoolId, item: OutboxItem, how: Settlement) => Promise<void>;

  readonly recordRead: (school: SchoolId, read: Read) => Promise<void>;
  readonly reads: (school: SchoolId, caseId: CaseId) => Promise<readonly Read[]>;
  readonly recordAttempt: (school: SchoolId, attempt: Attempt) => Promise<void>;
  readonly attempts: (school: SchoolId) => Promise<readonly Attempt[]>;

  /** Checks a case's chain and its head. @returns the number of the first entry that is wrong. */
  readonly verifyCase: (
    school: SchoolId,
    caseId: CaseId,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly entry: EntryNumber }>;
  readonly allCases: (school: SchoolId) => Promise<readonly CaseId[]>;
};

export type SeedPerson = Person & { readonly alsoKnownAs: readonly PersonId[] };

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
      readonly reference: Reference;
      readonly face: Face;
      readonly ownerName?: string;
    }
  | {
      readonly kind: 'notice';
      readonly caseId: CaseId;
      readonly reference: Reference;
      readonly notice: Notice;
      readonly confidential: boolean;
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
  /** The Entra ids of everybody in the channel, guests marked; nothing when it cannot be had. */
  readonly members: (
    route: Route,
  ) => Promise<readonly { readonly account: PersonId | undefined; readonly guest: boolean }[] | undefined>;
};

/** A log field is a number, a flag or an id: free text does not compile, so a note cannot leak (P9, T41). */
type LogFields = Readonly<
  Record<string, number | boolean | CaseId | PersonId | SchoolId | Reference | FormId | undefined>
>;

export type Log = {
  readonly info: (what: Lowercase<string>, fields?: LogFields) => void;
  readonly fault: (what: Lowercase<string>, fault: unknown, fields?: LogFields) => void;
};
