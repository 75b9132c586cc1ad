import type { Digest } from '../digest.ts';
import type { CaseId, PersonId, Reference, SchoolId } from '../ids.ts';
import type { Role } from '../person.ts';
import type { Area, Source } from '../policy.ts';
import type { Instant } from '../time.ts';
import type {
  AdultAnswer,
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

/** Someone asks. `by` is the signed-in person; only a report that Steward makes itself has none. */
type Asked<Fields> = Fields & { readonly caseId: CaseId; readonly by: PersonId; readonly at: Instant };

export type Report = {
  readonly type: 'report';
  readonly caseId: CaseId;
  readonly by?: PersonId;
  readonly at: Instant;
  readonly origin: Origin;
  readonly reference: Reference;
  readonly category: string;
  readonly urgent: boolean;
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
  /** Those of the category that the reporter ticked. */
  readonly signs?: readonly string[];
};

export type CaseCommand =
  | Report
  | Asked<
      | { readonly type: 'add-to-report'; readonly text: string }
      | { readonly type: 'withdraw'; readonly reason: string }
      | { readonly type: 'acknowledge' }
      | { readonly type: 'take-over' }
      | { readonly type: 'assign'; readonly to: PersonId }
      | { readonly type: 'police-now'; readonly how: How; readonly when: Instant; readonly reference: string }
      | {
          readonly type: 'triage';
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
        }
      | {
          readonly type: 'add-person';
          readonly name: string;
          readonly part: Part;
          readonly class: string;
          readonly dateOfBirth: string;
          readonly schoolOnRoll: string;
          /** The partner school by its id, where it is one of those the school works with. */
          readonly school?: string;
          readonly vulnerability: string;
        }
      | { readonly type: 'add-note'; readonly text: string }
      | {
          readonly type: 'record-action';
          readonly what: string;
          readonly byWhom: string;
          /** The duty that this ends. */
          readonly duty?: string;
        }
      | { readonly type: 'ask-reporter'; readonly question: string }
      | { readonly type: 'ask-it'; readonly needed: string }
      | { readonly type: 'it-done'; readonly task: EntryNumber }
      | {
          readonly type: 'correct-entry';
          readonly entry: EntryNumber;
          readonly entryBy: PersonId | undefined;
          readonly inRecord: boolean;
          readonly shouldRead: string;
          readonly reason: string;
        }
      | {
          readonly type: 'start-review';
          readonly second: PersonId;
          readonly reason: string;
          readonly computer: string;
          readonly place: string;
        }
      | { readonly type: 'join-review' }
      | { readonly type: 'ask-reviewer'; readonly who: PersonId; readonly why: string }
      | { readonly type: 'declare-interest'; readonly reason: string }
      | {
          readonly type: 'add-finding';
          readonly address: string;
          readonly what: string;
          readonly concern: string;
          readonly screenshot: Screenshot;
        }
      | {
          readonly type: 'change-computer';
          readonly computer: string;
          readonly place: string;
          readonly reason: string;
        }
      | { readonly type: 'agree-computer' }
      | { readonly type: 'stop-illegal-image' }
      | {
          readonly type: 'conclude';
          readonly examined: boolean;
          readonly substance: Substance;
          readonly outcome: string;
          readonly conclusion: string;
          readonly action: string;
          readonly sanction: string;
        }
      | { readonly type: 'hand-over'; readonly outcome: string; readonly policeReference: string }
      | { readonly type: 'sign'; readonly covers: Digest }
      | { readonly type: 'disagree'; readonly reason: string }
      | {
          readonly type: 'refer';
          readonly body: string;
          readonly duty?: string;
          readonly how: How;
          readonly when: Instant;
          readonly reference: string;
          readonly said: string;
        }
      | { readonly type: 'not-told'; readonly duty: string; readonly reason: string }
      | { readonly type: 'make-confidential'; readonly reason: string; readonly adults: readonly PersonId[] }
      | { readonly type: 'exclude'; readonly who: PersonId; readonly reason: string }
      | { readonly type: 're-route'; readonly role: Role; readonly reason: string }
      | { readonly type: 'merge'; readonly into: CaseId; readonly reason: string }
      | {
          readonly type: 'share';
          readonly who: PersonId;
          /** Whose directory they are in, where that is another academy's. */
          readonly school?: SchoolId;
          readonly reason: string;
        }
      | { readonly type: 'legal-hold'; readonly reason: string; readonly stillHold: boolean }
      | {
          readonly type: 'secure-device';
          readonly device: string;
          readonly place: string;
          readonly heldBy: string;
          readonly sealed: boolean;
          /** Who took it away, and the legal ground (LTH-109). */
          readonly taken?: string;
        }
      | { readonly type: 'pass-device'; readonly device: EntryNumber; readonly toWhom: string }
      | { readonly type: 'return-device'; readonly device: EntryNumber; readonly toWhom: string }
      | {
          readonly type: 'record-search';
          readonly device: string;
          readonly reason: string;
          readonly search:
            | { readonly why: string }
            | {
                readonly searcher?: PersonId;
                readonly present?: PersonId;
                /** Those that were ticked, by their ids in the pack. */
                readonly conditions: readonly string[];
              };
        }
      | { readonly type: 'viewing-decision'; readonly decision: Viewing }
      | {
          readonly type: 'delete-after-advice';
          readonly what: string;
          readonly advice: string;
          readonly reference: string;
          readonly deletedBy: string;
          /** Who keeps the one copy that the police asked for; empty where they asked for none. */
          readonly copyHeldBy: string;
        }
      | { readonly type: 'police-wait'; readonly reference: string; readonly stillWait: boolean }
      | { readonly type: 'debrief'; readonly learnt: string; readonly willChange: string }
      | { readonly type: 'record-elsewhere'; readonly system: string; readonly reference: string }
      | { readonly type: 'close' }
      | { readonly type: 'reopen'; readonly reason: string }
    >;
