import type { Role } from './person.ts';

/** A school's policy as data: its words, its categories, who is told, what is due. */
export type Policy = {
  readonly id: string;
  /** Changes with every edit of the pack; a case keeps the version it was opened under. */
  readonly version: string;
  readonly words: { readonly pupil: string; readonly head: string; readonly governors: string };
  /** Roles senior enough to review and sign (H1). */
  readonly reviewers: readonly Role[];
  readonly receivers: {
    /** Told by personal chat, besides the safeguarding channel. */
    readonly ordinary: readonly Role[];
    /** Where a concern is about an adult who works or volunteers here (H33). */
    readonly restricted: readonly Role[];
    /** Where one of `restricted` is the subject, or none is left (E2). */
    readonly restrictedNext: readonly Role[];
  };
  readonly categories: readonly Category[];
  /** For a case that Steward opens itself: a picture was sent, an account outside the school wrote. */
  readonly fallbackCategory: string;
  readonly outcomes: readonly Choice[];
  readonly bodies: readonly Body[];
  readonly policies: readonly Choice[];
  /** Duties that a concern about an adult opens, whatever its category. */
  readonly restrictedDuties: readonly DutyRule[];
  /** Duties that attach to each child added as harmed or alleged. */
  readonly childDuties: readonly DutyRule[];
  /** Choices the pack makes where the policy is silent or contradicts itself, and why. */
  readonly decisions: readonly string[];
};

type Choice = { readonly id: string; readonly title: string };

export type Category = Choice & {
  /** Which of the four Cs it starts as. */
  readonly area: Area;
  /** The never-list stands first and no address is asked for (H5, H7, H10). */
  readonly imageGuard: boolean;
  /** A concern about an adult by its nature. */
  readonly restricted: boolean;
  readonly duties: readonly DutyRule[];
  /** What the reporter is told, with the edition it comes from. */
  readonly guidance: readonly string[];
};

export const AREAS = ['content', 'contact', 'conduct', 'commerce'] as const;
export type Area = (typeof AREAS)[number];

/** An outside body, or the parents: whoever is told, or not told with a reason (H15, H16). */
export type Body = Choice & { readonly police: boolean };

/** `must` cannot end as not done. */
export type DutyRule = { readonly body: string; readonly mode: 'must' | 'decide' };

export function findCategory(policy: Policy, id: string): Category | undefined {
  return policy.categories.find((category) => category.id === id);
}

export function findBody(policy: Policy, id: string): Body | undefined {
  return policy.bodies.find((body) => body.id === id);
}
