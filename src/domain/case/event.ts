import type { Digest } from '../digest.ts';
import type { PersonId, Reference } from '../ids.ts';
import type { Area, DutyRule, Source } from '../policy.ts';
import type { Instant } from '../time.ts';
import type { CustodyEvent } from './event-custody.ts';
import type { ItEvent } from './event-it.ts';
import type { MergeEvent } from './event-merge.ts';
import type { StandingEvent } from './event-standing.ts';
import type {
  Access,
  AdultAnswer,
  DueTimes,
  EntryNumber,
  How,
  Intent,
  Kind,
  Nature,
  Origin,
  Part,
  Screenshot,
  Substance,
  Viewing,
} from './model.ts';

/** Every event says who did it and when; `by` is absent where Steward itself recorded it. */
type Made<Fields> = Fields & { readonly by?: PersonId; readonly at: Instant };

/** Name and position as they were at the signature: the paper form asks for both (STA-223, STA-224). */
type Signed = { readonly name: string; readonly position: string; readonly covers: Digest };

/** What opens a duty, and by when it is due. */
export type OpenedDuty = DutyRule & {
  readonly due?: DueTimes;
  /** They were told already, in a case that was merged into this one, and are to be told again by then. */
  readonly updateDueAt?: Instant;
};

/** What happened, in the past tense. Words live only here. */
export type CaseEvent = Made<
  | {
      readonly type: 'reported';
      readonly reference: Reference;
      readonly pack: Digest;
      readonly access: Access;
      /** No safeguarding matter by its category: the channel is not told. */
      readonly offChannel?: true;
      readonly receivers: readonly PersonId[];
      readonly category: string;
      readonly area: Area;
      readonly urgent: boolean;
      readonly origin: Origin;
      readonly what: string;
      readonly when: Instant;
      readonly where: string;
      readonly affected: string;
      readonly alleged: string;
      readonly adult: AdultAnswer;
      readonly adults: readonly PersonId[];
      readonly adultUnlisted: string;
      readonly source?: Source;
      readonly evidence: string;
      readonly done: string;
      readonly hideReporter: boolean;
      readonly signs?: readonly string[];
      readonly duties: readonly OpenedDuty[];
    }
  | { readonly type: 'added-to'; readonly text: string }
  | { readonly type: 'withdrawn'; readonly reason: string }
  | { readonly type: 'acknowledged' }
  | {
      /** Nobody had acknowledged: which step of the ladder was done, and who was told. */
      readonly type: 'chased';
      readonly step: number;
      readonly people: readonly PersonId[];
      /** Those of them who could not open it before: they are on the case from now. */
      readonly admits?: readonly PersonId[];
      readonly reporterTold: boolean;
    }
  | {
      /** Somebody had it and recorded nothing: which step was done, and who was told. */
      readonly type: 'idle-chased';
      readonly step: number;
      readonly people: readonly PersonId[];
      /** Those of them who could not open it before. */
      readonly admits?: readonly PersonId[];
    }
  | {
      /** A duty is due soon, or `late`: due by now. */
      readonly type: 'reminded';
      readonly duty: string;
      readonly late: boolean;
      readonly people: readonly PersonId[];
    }
  | {
      readonly type: 'told';
      readonly duty?: string;
      /** For other children of the same school: told once, it is told of them all. */
      readonly also?: readonly string[];
      /** Who of them is to be told again, and by when. */
      readonly updates?: readonly { readonly duty: string; readonly dueAt: Instant }[];
      readonly body: string;
      readonly how: How;
      readonly when: Instant;
      readonly reference: string;
      readonly said: string;
    }
  | { readonly type: 'not-told'; readonly duty: string; readonly reason: string }
  | {
      readonly type: 'triaged';
      readonly category: string;
      readonly area: Area;
      readonly kind: Kind;
      readonly intent: Intent;
      readonly nature: Nature;
      readonly policy: string;
      readonly serious: boolean;
      readonly seekAdvice: boolean;
      /** A child was too young for the site or app (E28). */
      readonly underAge?: true;
      /** Points of the pack that ask for referral at once. */
      readonly referral?: readonly string[];
      readonly duties: readonly OpenedDuty[];
      /** What the new category asks for each child on the case. */
      readonly childDuties: readonly OpenedDuty[];
      /** Everybody told by now, where the new category adds to them. */
      readonly receivers?: readonly PersonId[];
      /** The new category is a safeguarding matter, and the old one was not. */
      readonly toChannel?: true;
    }
  | {
      readonly type: 'person-added';
      readonly name: string;
      readonly part: Part;
      readonly class: string;
      readonly dateOfBirth: string;
      /** Its name as it was then (E15). */
      readonly schoolOnRoll: string;
      readonly school?: string;
      readonly vulnerability: string;
      readonly duties: readonly OpenedDuty[];
    }
  | { readonly type: 'note-added'; readonly text: string }
  | {
      readonly type: 'action-recorded';
      readonly what: string;
      readonly byWhom: string;
      /** The duty that this ended. */
      readonly duty?: string;
    }
  | { readonly type: 'reporter-asked'; readonly question: string }
  | ItEvent
  | {
      readonly type: 'entry-corrected';
      readonly entry: EntryNumber;
      readonly shouldRead: string;
      readonly reason: string;
      readonly inRecord: boolean;
    }
  | {
      readonly type: 'review-started';
      readonly second: PersonId;
      readonly reason: string;
      readonly computer: string;
      readonly place: string;
    }
  | { readonly type: 'review-joined' }
  | { readonly type: 'reviewer-asked'; readonly who: PersonId; readonly why: string }
  | { readonly type: 'interest-declared'; readonly reason: string }
  | {
      readonly type: 'finding-added';
      readonly address: string;
      readonly what: string;
      readonly concern: string;
      readonly screenshot: Screenshot;
    }
  | {
      readonly type: 'computer-change-proposed';
      readonly computer: string;
      readonly place: string;
      readonly reason: string;
    }
  | { readonly type: 'computer-change-agreed' }
  | { readonly type: 'halted'; readonly duties: readonly OpenedDuty[] }
  | {
      readonly type: 'concluded';
      readonly examined: boolean;
      readonly substance: Substance;
      readonly outcome: string;
      readonly conclusion: string;
      readonly action: string;
      readonly sanction: string;
    }
  | { readonly type: 'handed-over'; readonly outcome: string; readonly policeReference: string }
  | ({ readonly type: 'signed' } & Signed)
  | {
      readonly type: 'signature-fell';
      readonly of: PersonId;
      readonly because: 'record-changed' | 'no-longer-eligible';
    }
  | { readonly type: 'disagreed'; readonly reason: string }
  | CustodyEvent
  | { readonly type: 'viewing-decided'; readonly decision: Viewing }
  | {
      readonly type: 'copies-deleted';
      readonly what: string;
      readonly advice: string;
      readonly reference: string;
      readonly deletedBy: string;
      readonly copyHeldBy: string;
    }
  | { readonly type: 'police-wait-asked'; readonly reference: string }
  | {
      readonly type: 'police-wait-ended';
      readonly reference: string;
      /** What waited begins its time again. */
      readonly clocks?: readonly { readonly duty: string; readonly due: DueTimes }[];
    }
  | {
      readonly type: 'debriefed';
      readonly learnt: string;
      readonly willChange: string;
      readonly duties: readonly OpenedDuty[];
    }
  | { readonly type: 'recorded-elsewhere'; readonly system: string; readonly reference: string }
  | { readonly type: 'closed' }
  | { readonly type: 'reopened'; readonly reason: string }
  | StandingEvent
  | MergeEvent
>;
