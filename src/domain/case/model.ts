import type { Digest } from '../digest.ts';
import type { CaseId, PersonId, Reference, SchoolId } from '../ids.ts';
import type { Area, DutyClock } from '../policy.ts';
import type { Instant } from '../time.ts';

/** Number of an event in its case, counted from 1: how an entry is named. */
export type EntryNumber = number;

export type Access = 'ordinary' | 'restricted';
export type AdultAnswer = 'no' | 'yes' | 'notSure';
/** A form, or a report that Steward itself makes: a picture was sent, or an account outside the school wrote. */
export type Origin = 'form' | 'material' | 'outsider';
/** `banned` only where the pack tells it from what is merely inappropriate. */
export type Kind = 'illegal' | 'banned' | 'inappropriate' | 'neither';
export type Intent = 'careless' | 'irresponsible' | 'deliberate';
export type Nature = 'aggravated' | 'experimental' | 'notKnown';
export type Part = 'harmed' | 'alleged' | 'witness' | 'parent';
export type Substance = 'yes' | 'no' | 'cannotSay';
export type Screenshot = 'none' | 'held' | 'printed' | 'signed';
export type How = 'phone999' | 'phone101' | 'phone' | 'online' | 'inPerson' | 'email' | 'letter';

/** When a duty is due, and when whoever owes it is reminded by a message of its own. */
export type DueTimes = { readonly dueAt: Instant; readonly remindAt: readonly Instant[] };
/** Whether an image has to be seen: no, unless there is no other way and it hurts the child no more (H8). */
export type Viewing =
  | { readonly look: false; readonly reason: string }
  | {
      readonly look: true;
      readonly noOtherWay: string;
      readonly noDistress: string;
      readonly viewer: PersonId;
    };

export type Duty = {
  /** Unique in its case: the body or measure, and the entry it comes from where that is a child's or a debrief's. */
  readonly id: string;
  readonly body: string;
  readonly mode: 'must' | 'decide';
  readonly child?: EntryNumber;
  /** The debrief that agreed on it. */
  readonly debrief?: EntryNumber;
  readonly status: 'open' | 'done' | 'notDone';
  readonly clock?: DutyClock;
  readonly due?: DueTimes;
  readonly updateEvery?: number;
  /** Told, and to be told again by then; it never holds up closing (H17). */
  readonly updateDueAt?: Instant;
};

/** What IT was asked to do, by the entry that asked. */
export type Task = {
  readonly entry: EntryNumber;
  readonly people: readonly PersonId[];
  readonly done: boolean;
};

type Review = {
  readonly first: PersonId;
  readonly second: PersonId;
  readonly joined: boolean;
  readonly findings: number;
  /** A change of computer that the other reviewer has not agreed to yet. */
  readonly computerProposedBy?: PersonId;
};

/** A conclusion in words: who wrote it, and the digest of those words. */
export type Draft = { readonly by: PersonId; readonly words: Digest; readonly handedOver: boolean };

/** A signature covers the whole review record as it stood: the rows and the conclusion. */
export type Signature = { readonly by: PersonId; readonly at: Instant; readonly covers: Digest };

/** A conclusion has two signatures or it is none: the type leaves no room for one (H1). */
type TwoSignatures = readonly [Signature, Signature];

/** Somebody of another academy, by their id in its directory. */
type Visitor = { readonly person: PersonId; readonly school: SchoolId };

export type Progress =
  | { readonly status: 'reported' }
  | { readonly status: 'acknowledged' }
  | { readonly status: 'reviewing' }
  | { readonly status: 'halted' }
  | { readonly status: 'drafted'; readonly draft: Draft }
  | { readonly status: 'signedOnce'; readonly draft: Draft; readonly signature: Signature }
  | {
      /** The second reviewer disagrees; a third person signs one of the two texts. */
      readonly status: 'disputed';
      readonly draft: Draft;
      readonly signature: Signature;
      readonly dissenter: PersonId;
      readonly other?: { readonly draft: Draft; readonly signature?: Signature };
    }
  | { readonly status: 'concluded'; readonly draft: Draft; readonly signatures: TwoSignatures }
  | { readonly status: 'closed'; readonly draft: Draft; readonly signatures: TwoSignatures }
  | {
      /** It ended in another case, whose steps its reporter is told. */
      readonly status: 'merged';
      readonly into: CaseId;
      readonly intoReference: Reference;
      readonly stage: Stage;
    };

export type Status = Progress['status'];

/** How far a report has come, as far as its reporter is told. */
export type Stage = 'received' | 'acknowledged' | 'closed';

/** What the rules need to know of a case: ids, states and digests, never words or names. */
export type OpenCase = {
  readonly id: CaseId;
  readonly reference: Reference;
  /** Digest of the policy pack it was opened under, and keeps. */
  readonly pack: Digest;
  readonly access: Access;
  /** The channel is not told of it: no safeguarding matter so far (product 4). */
  readonly offChannel?: true;
  readonly category: string;
  /** The category that the reporter chose: the receipt never shows a later one (product 3). */
  readonly reportedAs: string;
  readonly area: Area;
  /** The last triage says that a child was too young for the site or app (E28). */
  readonly underAge?: true;
  /** What the last triage says; absent before. */
  readonly nature?: Nature;
  readonly urgent: boolean;
  readonly origin: Origin;
  readonly reportedAt: Instant;
  readonly reporter?: PersonId;
  /** Reporters who saw it themselves, of this case and of those merged into it: they never sign it (E5). */
  readonly witnesses: readonly PersonId[];
  readonly reporterHidden: boolean;
  readonly withdrawn: boolean;
  /** Adults the concern is about: they neither see the case nor sign (E6). */
  readonly subjects: readonly PersonId[];
  readonly excluded: readonly PersonId[];
  /** Who declared an interest: they may work on, but never sign. */
  readonly interested: readonly PersonId[];
  readonly receivers: readonly PersonId[];
  /** Named senior people whom *Share* brought in: they see it and work on it, and sign nothing by it. */
  readonly sharedWith: readonly PersonId[];
  /** Leads of other academies whom *Share* brought in, while they lead there (E34). */
  readonly visitors: readonly Visitor[];
  /** Whom *Ask a reviewer* admitted. */
  readonly admitted: readonly PersonId[];
  readonly owner?: PersonId;
  /** The last step of the chase ladder that was done, counted from 1, and when. */
  readonly chased?: { readonly step: number; readonly at: Instant };
  /** Since when nobody has worked on it though somebody has it, and how often that was chased. */
  readonly idle?: { readonly since: Instant; readonly step: number };
  readonly review?: Review;
  /** Rolls on with each row of the review record: a signature that covers an older one has fallen. */
  readonly record: Digest;
  /** Set for good once illegal imagery was met: no finding is added after it (H6, E23). */
  readonly halted: boolean;
  readonly duties: readonly Duty[];
  /** The entries that added a child harmed or alleged: some duties attach to each. */
  readonly children: readonly EntryNumber[];
  /** The partner school of a child, by the entry that added the child. */
  readonly schools: readonly { readonly child: EntryNumber; readonly school: string }[];
  /** Devices held, each by the entry that secured it. */
  readonly custody: readonly EntryNumber[];
  readonly tasks: readonly Task[];
  /** Bodies of the policy that somebody has told so far. */
  readonly told: readonly string[];
  readonly debriefed: boolean;
  readonly recordedElsewhere: boolean;
  /** The police asked that nobody is told yet (E37). */
  readonly policeWait: boolean;
  /** Nothing of it may be deleted, nor merged away: who said so first, and when (E64). */
  readonly legalHold?: { readonly by: PersonId; readonly at: Instant };
  /** Cases that ended in this one. */
  readonly mergedFrom: readonly { readonly caseId: CaseId; readonly reference: Reference }[];
  /** It was concluded once before. */
  readonly reopened: boolean;
  /** The reporter has a question to answer. */
  readonly questionOpen: boolean;
  readonly progress: Progress;
};

export type CaseState = { readonly progress: { readonly status: 'none' } } | OpenCase;
