import type { BookEntry, BookEvent } from '#domain/book/model.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Place } from '#domain/case/face.ts';
import type { Access, EntryNumber, OpenCase } from '#domain/case/model.ts';
import type { Closure } from '#domain/closures.ts';
import type { Digest } from '#domain/digest.ts';
import type { BookId, CaseId, FormId, PersonId, Reference, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';

/** The current state of a case, and the mark that a write must still find. */
export type StoredCase = {
  readonly state: OpenCase;
  readonly version: EntryNumber;
  /** Hash of the last entry: what the next one follows. */
  readonly link: Digest;
  readonly mark: string;
  readonly due?: Due;
};
/** The next thing that the clock does to a case. */
export type Due = { readonly job: 'chase'; readonly at: Instant };
export type StoredEvent = { readonly number: EntryNumber; readonly event: CaseEvent };
/** A human being in the directory of one school. */
export type Membership = { readonly school: SchoolId; readonly person: PersonId };
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
  | 'it-asked'
  | 'it-done'
  | 'added-to'
  | 'assigned'
  | 'halted'
  | 'disagreed'
  | 'made-confidential'
  | 're-routed'
  | 'shared'
  /** Nobody has acknowledged yet. */
  | 'chased'
  | 'chased-urgent'
  /** Somebody has the case and has recorded nothing. */
  | 'idle'
  | 'duty-soon'
  | 'duty-due'
  /** To the reporter, when the chase ladder has run out. */
  | 'go-in-person'
  /** To an admin: somebody must hold a role that nobody holds now. Says nothing of the case. */
  | 'role-empty';

/** Work to do after the batch is stored. Ids only. */
export type Effect =
  | { readonly type: 'bring-card'; readonly place: Place }
  | {
      readonly type: 'tell';
      readonly person: PersonId;
      readonly notice: Notice;
      /** Which duty it is about: it is not sent once that has ended. */
      readonly duty?: string;
    }
  /** Somebody's school learns that a case was shared with them, or no longer is. */
  | { readonly type: 'index-share'; readonly person: PersonId; readonly school: SchoolId }
  /** What one person owes these cases. */
  | { readonly type: 'digest'; readonly person: PersonId; readonly cases: readonly CaseId[] }
  /** A case that was merged into this one is brought up to date with it. */
  | { readonly type: 'follow'; readonly caseId: CaseId }
  /** A new message in the thread of the case's card. */
  | { readonly type: 'tell-channel'; readonly notice: Notice };

/** One person's message of one morning, such as that of `2026-11-23`. */
export type MorningDigest = {
  readonly date: string;
  readonly person: PersonId;
  readonly cases: readonly CaseId[];
  readonly at: Instant;
};

/** A case of another school that was shared with somebody of this one. */
export type SharedCase = { readonly person: PersonId; readonly caseId: CaseId; readonly home: SchoolId };

/** One version of a school's term dates, counted from 1: whoever sets them adds one, and none is taken away. */
export type TermDates = {
  readonly version: number;
  readonly closures: readonly Closure[];
  readonly by: PersonId;
  readonly at: Instant;
  readonly form: FormId;
};

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
  readonly pack: Digest;
  readonly category: string;
  readonly status: OpenCase['progress']['status'];
  readonly urgent: boolean;
  readonly reportedAt: Instant;
  readonly owner?: PersonId;
  /** Whom the case names as on it: nobody else sees a restricted one. */
  readonly visibleTo: readonly PersonId[];
  /** Subjects and excluded people: kept out whatever their role. */
  readonly hiddenFrom: readonly PersonId[];
  /** Technicians with a task, and a reporter with a question: they owe it something, and see nothing else of it. */
  readonly askedOf?: readonly PersonId[];
};

/** One ordinary case in the incident log, and who must not find it there. */
export type LogLine = { readonly caseId: CaseId; readonly hiddenFrom: readonly PersonId[] };

/** One event of one entry of the record book, counted from 0, and the entry after it. */
export type BookChange = { readonly event: BookEvent; readonly number: number; readonly after: BookEntry };
/** An entry whose follow-up is not ended yet. */
export type BookDue = { readonly id: BookId; readonly kind: string };

export type MineRole = 'reporter' | 'onCase';

/** What one command changes of one case. */
export type CaseChange = {
  readonly caseId: CaseId;
  /** Absent for the first event of a case. */
  readonly before: StoredCase | undefined;
  readonly after: OpenCase;
  readonly events: readonly CaseEvent[];
  /** Cards whose wanted version this change raises, or that it asks for first. */
  readonly cards: readonly PostedCard[];
  readonly effects: readonly Effect[];
  /** What the clock does next, in place of what it was to do before. */
  readonly due?: Due;
};

/** One command's whole change: all of it is stored, or none. */
export type Change = CaseChange & {
  readonly school: SchoolId;
  readonly at: Instant;
  readonly form: { readonly id: FormId; readonly person: PersonId | 'steward'; readonly inputs: Digest };
  /** People who must still stand in the directory as they were read: the signers. */
  readonly unchanged: readonly StoredPerson[];
  /** For a report: the counter's row as it was read. */
  readonly counter?: Counter;
  /** For *Merge*: the case that goes on. */
  readonly also?: CaseChange;
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
  /** Of a digest: the first of its cases. */
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

/** What waits in a school. */
export type Backlog = {
  /** The time of the oldest job or message that is due and that nobody has taken up. */
  readonly dueSince?: Instant;
  /** Messages to send: up to 1,000 about cases, and as many about what people owe. */
  readonly pending: number;
  /** Messages that were given up, counted likewise. */
  readonly notReached: number;
};

export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

export type Attempt = {
  readonly caseId?: CaseId;
  readonly person: PersonId;
  readonly at: Instant;
  readonly command: string;
  readonly refusal: string;
};
/** A file that left Steward: who asked for it, and how many lines it had. */
export type Exported = {
  readonly person: PersonId;
  readonly at: Instant;
  readonly what: string;
  readonly lines: number;
};
export type Read = { readonly caseId: CaseId; readonly person: PersonId; readonly at: Instant };

export type SeedPerson = Person & { readonly alsoKnownAs: readonly PersonId[] };
