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
};

export type Course = Choice & {
  readonly audience: readonly Role[];
  /** Part of the induction of everybody who starts. */
  readonly starters: boolean;
  /** How long a completion counts; absent where it does not run out. */
  readonly validMonths?: number | undefined;
  readonly provider: 'school' | 'trust' | 'external';
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
