import type { Role } from './person.ts';
import type { Choice } from './policy.ts';

/** What everybody on the staff may read at any time. */
export type Page = Choice & {
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Offered in every case too: it names help. */
  readonly inCases: boolean;
  /** The day somebody last looked whether the services it names are still there, as `2026-09-01`. */
  readonly checked?: string | undefined;
};

/** Who signs: holders of an account, or people of the roll. */
export const SIGNERS = [
  'staff',
  'volunteers',
  'technicians',
  'governors',
  'visitors',
  'pupils',
  'parents',
  'accountUsers',
] as const;
export type Signer = (typeof SIGNERS)[number];

/** A kind of acceptable use agreement. */
export type Agreement = Choice & {
  readonly signers: readonly Signer[];
  /** Which of the signers, such as `Key Stage 2`; absent for all of them. */
  readonly group?: string | undefined;
  /** A parent or carer signs beside the pupil. */
  readonly parentToo: boolean;
  /** Signed on top of this other agreement, by its id (E47). */
  readonly onTopOf?: string | undefined;
  /** Signed again after so many months, and at each new version. */
  readonly renewMonths: number;
  /** What nobody has without it (H25). */
  readonly gate?: string | undefined;
  /** What the pack offers to publish; absent where the school brings its own words. */
  readonly text?: AgreementText | undefined;
};

/** `covers` names the clauses of the policy that a line puts into words, such as `LTH-053`. */
export type AgreementText = readonly {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly covers: readonly string[] }[];
}[];

export type Course = Choice & {
  readonly audience: readonly Role[];
  /** Part of the induction of everybody who starts. */
  readonly starters: boolean;
  /** How long a completion counts; absent where it does not run out. */
  readonly validMonths?: number | undefined;
  readonly provider: 'school' | 'trust' | 'external';
  /** What a session goes through (LIN-062, STA-156). */
  readonly topics?: readonly string[] | undefined;
  /** Ticked in place of a certificate; `edition` names what was read, such as `KCSIE 2026`. */
  readonly statement?: { readonly edition: string; readonly text: string } | undefined;
  /** Written down by whoever takes it, and owed by nobody (LTH-058, LAR-036). */
  readonly voluntary?: true | undefined;
};

/** When somebody is reminded of what they have not signed or not completed. */
export type ReminderPlan = {
  /** Days before the due day, the most first; on the due day itself they are always reminded. */
  readonly before: readonly number[];
  /** School days from one reminder to the next, once the due day is past. */
  readonly every: number;
  /** The nudge window, by the wall clock. */
  readonly from: string;
  readonly to: string;
  /** After so many reminders the line manager hears a number, and the office a name. */
  readonly escalateAfter: number;
  /** School days that a joiner has from the first day on. */
  readonly joinerDays: number;
  /** School days for which a reminder can be put off, once. */
  readonly snoozeDays: number;
};

/** What a joiner is given or told besides courses and agreements; `text` is what whoever ticks it says was done. */
export type InductionItem = Choice & {
  readonly text: string;
  readonly starters: readonly Signer[];
  readonly by: readonly Role[];
};

/** A short message that asks for no answer, sent at the start of each term or of the school year. */
export type Nudge = Choice & {
  readonly text: string;
  readonly every: 'term' | 'year';
  readonly to: readonly Role[];
};

export const EVERY = ['month', 'term', 'meeting', 'year'] as const;

/** What comes round: a review of the policy, a check of the systems, a report upward. */
export type Cycle = Choice & {
  readonly kind: 'review' | 'check' | 'report';
  /** `meeting`: of the body that oversees the school. */
  readonly every: (typeof EVERY)[number];
  readonly by: readonly Role[];
  /** Who gets the report. */
  readonly to?: readonly Role[] | undefined;
  /** An outside body that gets it too, by its id in `bodies`. */
  readonly toBody?: string | undefined;
};
