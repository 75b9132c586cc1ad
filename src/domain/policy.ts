import { ADVICE } from './advice.ts';
import type { Role } from './person.ts';
import type { Agreement, Course, Cycle, InductionItem, Nudge, Page, ReminderPlan } from './policy-cycles.ts';

/** A school's policy as data: its words, its categories, who is told, what is due. */
export type Policy = {
  readonly id: string;
  /** Changes with every edit of the pack; a case keeps the version it was opened under. */
  readonly version: string;
  /** The policy's own name, as a head would write it. */
  readonly title: string;
  readonly words: Words;
  /** What the policy calls the holder of a role, where that differs from the role's plain name. */
  readonly roleTitles: { readonly [role in Role]?: string | undefined };
  /** Roles senior enough to review and sign (H1). */
  readonly reviewers: readonly Role[];
  readonly receivers: {
    /** Told by personal chat, besides the safeguarding channel. */
    readonly ordinary: readonly Role[];
    /** Told of an ordinary case as well, by who told the reporter. */
    readonly bySource: { readonly [source in Source]?: readonly Role[] | undefined };
    /** Where a concern is about an adult who works or volunteers here (H33). */
    readonly restricted: readonly Role[];
    /** Where it is about somebody who holds one of `roles`: the first that fits counts (E1, E3). */
    readonly about: readonly { readonly roles: readonly Role[]; readonly tell: readonly Role[] }[];
    /** Where one of those told is the subject and `about` does not say, or none is left (E2). */
    readonly restrictedNext: readonly Role[];
  };
  readonly categories: readonly Category[];
  /** For a case that Steward opens itself: a picture was sent, an account outside the school wrote. */
  readonly fallbackCategory: string;
  readonly outcomes: readonly Choice[];
  readonly bodies: readonly Body[];
  /** Duties that are done and not told: a risk assessment, support, safeguards (H39). */
  readonly measures: readonly Measure[];
  /** The measure that a change agreed at a debrief opens; absent where the policy follows none up (LAR-174). */
  readonly debriefMeasure?: string | undefined;
  readonly policies: readonly Choice[];
  /** Each rests on a published policy, by its id in `policies` (H32). */
  readonly sanctions: readonly (Choice & { readonly policy: string })[];
  /** What whoever concludes reads above the sanction: grounds, limits, how long it lasts. */
  readonly sanctionAdvice: readonly string[];
  /** Duties that a concern about an adult opens, whatever its category. */
  readonly restrictedDuties: readonly DutyRule[];
  /** Duties that attach to each child added as harmed or alleged. */
  readonly childDuties: readonly DutyRule[];
  /** Duties for each child harmed or alleged whose vulnerability is written down (E27). */
  readonly vulnerableDuties: readonly DutyRule[];
  /** Triage tells what is banned from what is legal but inappropriate (STA-169). */
  readonly tellsBanned?: true | undefined;
  /** Duties that triage as *serious* opens (H20). */
  readonly seriousDuties: readonly DutyRule[];
  /** Duties that triage as *aggravated* opens: an adult, intent to harm, or sent without will. */
  readonly aggravatedDuties: readonly DutyRule[];
  /** Duties for each child harmed or alleged that triage as *too young for the site or app* opens (E28). */
  readonly underAgeDuties: readonly DutyRule[];
  /** Points of which one is enough to refer at once; absent where no category asks for them. */
  readonly referral?: ReferralPoints | undefined;
  /** Who may search, and what must be true first; absent where the policy gives no such power (H12). */
  readonly search?: SearchRule | undefined;
  /** Who may decide that an image has to be seen, as a last resort (H8). */
  readonly viewing: readonly Role[];
  /** Copies of an image are deleted once the police have advised on it; false: nobody deletes any (E22). */
  readonly deletesAfterAdvice: boolean;
  readonly debrief: 'required' | 'offered';
  /** Another system that must hold the case too, by its name (E62). */
  readonly recordSystem?: { readonly systems: readonly string[]; readonly required: boolean } | undefined;
  /** The body that stands for a child's own school; absent where all are on roll here (H19). */
  readonly partnerSchool?: string | undefined;
  /** What the record book keeps besides cases, in the order shown. */
  readonly book: readonly BookKind[];
  /** The kind of the book in which everybody writes down what they need to learn, at `/training`. */
  readonly trainingNeeds?: string | undefined;
  readonly chase: Chase;
  /** What everybody on the staff may read at any time: help, rules, complaints. */
  readonly pages: readonly Page[];
  readonly agreements: readonly Agreement[];
  readonly courses: readonly Course[];
  readonly reminders: ReminderPlan;
  readonly induction: readonly InductionItem[];
  readonly nudges: readonly Nudge[];
  readonly cycles: readonly Cycle[];
  /** Bodies that can say whether a crime happened: telling one of them ends *seek advice* (E40). */
  readonly advisers: readonly string[];
  /** Choices the pack makes where the policy is silent or contradicts itself, and why. */
  readonly decisions: readonly string[];
  /** What a school still has to fill in or decide before it goes live. */
  readonly open: readonly string[];
};

export type Words = {
  readonly pupil: string;
  readonly pupils: string;
  readonly head: string;
  readonly governors: string;
  readonly lead: string;
  readonly school: string;
  /** What the policy calls the fourth C: commerce, or contract (LTH-116). */
  readonly commerce: string;
};

export type Choice = { readonly id: string; readonly title: string };

export type Category = Choice & {
  /** Which of the four Cs it starts as. */
  readonly area: Area;
  /** The policy, by its id, that triage has it fall under unless somebody chooses another (LTH-133, LAR-182). */
  readonly policy?: string | undefined;
  /** The never-list stands first and no address is asked for (H5, H7, H10). */
  readonly imageGuard: boolean;
  /** A concern about an adult by its nature. */
  readonly restricted: boolean;
  /** False: no safeguarding matter, so the channel is not told, only `receivers` (product 4). */
  readonly channel: boolean;
  /** Told by personal chat instead of the pack's ordinary receivers, or of its restricted ones. */
  readonly receivers?: readonly Role[] | undefined;
  /** Whether it is aggravated or experimental is triaged before anybody leaves out the police (LTH-177). */
  readonly natureFirst?: boolean | undefined;
  /** Chased in minutes and round the clock, as danger is (H18). */
  readonly urgent: boolean;
  readonly duties: readonly DutyRule[];
  /** Besides the pack's own for each child. */
  readonly childDuties: readonly DutyRule[];
  /** Triage asks whether a child was too young for the site or app (E28). */
  readonly underAge?: true | undefined;
  /** Triage asks for the points of immediate referral. */
  readonly referral?: true | undefined;
  /** What belongs here, in the policy's own matters: the form says so. */
  readonly covers?: readonly string[] | undefined;
  /** Signs that the reporter can tick (LTH-127, LTH-132). */
  readonly signs?: readonly string[] | undefined;
  /** What the reporter is told. */
  readonly guidance: readonly Guidance[];
  /** The policy's steps in its order, shown in the case as a list to work through (H28). */
  readonly steps: readonly string[];
};

/** `from` names the edition and its date, such as `UKCIS 2024`; absent for the policy's own words. */
export type Guidance = { readonly text: string; readonly from?: string | undefined };

/** Who told the reporter. `sawIt` makes a witness, who never signs (E5). */
export const SOURCES = ['sawIt', 'pupil', 'parent', 'colleague', 'monitoring', 'other'] as const;
export type Source = (typeof SOURCES)[number];

export const AREAS = ['content', 'contact', 'conduct', 'commerce'] as const;
export type Area = (typeof AREAS)[number];

/** An outside body, or the parents: whoever is told, or not told with a reason (H15, H16). */
export type Body = Choice & {
  readonly police: boolean;
  readonly guide: {
    readonly takes: string;
    readonly takesNot: string;
    /** How they are reached: kinds of contact, never a real number. */
    readonly how: string;
    readonly neverSend: string;
  };
};

/** `covers` says what it has to hold, in one sentence. */
export type Measure = Choice & { readonly covers: string };

/** `must` cannot end as not done. */
export type DutyRule = {
  /** A body to tell, or a measure to take. */
  readonly body: string;
  readonly mode: 'must' | 'decide';
  /** When it is due, counted from the moment the duty opens. */
  readonly clock?: DutyClock | undefined;
  /** Once told they are told again, every so many school days, until the case closes (H17). */
  readonly updateEvery?: number | undefined;
};

export type DutyClock =
  | { readonly kind: 'atOnce' }
  | { readonly kind: 'sameDay' }
  | { readonly kind: 'hours'; readonly count: number }
  | { readonly kind: 'workingDays'; readonly count: number };

/** `from` names the edition of the guidance that they follow. */
type ReferralPoints = {
  readonly from: string;
  readonly choices: readonly Choice[];
  readonly duties: readonly DutyRule[];
};

export type SearchRule = {
  readonly searchers: readonly Role[];
  readonly present: readonly Role[];
  readonly conditions: readonly Choice[];
};

/** `hint` says what to write; `office`: the office keeps this kind too. */
export type BookKind = Choice & { readonly hint: string; readonly office: boolean };

/** Nobody acknowledged: who is told next, and when. */
export type Chase = {
  /** Danger and urgent categories: minutes after the report, round the clock. */
  readonly urgent: readonly { readonly afterMinutes: number; readonly tell: readonly Role[] }[];
  /** All else: hours of school time after the report. */
  readonly ordinary: readonly { readonly afterSchoolHours: number; readonly tell: readonly Role[] }[];
  /** The school day, by the wall clock. */
  readonly day: { readonly from: string; readonly to: string };
  /** When the morning digest comes, by the wall clock; 07:45 where the pack names no time. */
  readonly digestAt?: string | undefined;
};

export function findCategory(policy: Policy, id: string): Category | undefined {
  return policy.categories.find((category) => category.id === id);
}

export function findMeasure(policy: Policy, id: string): Measure | undefined {
  if (id === ADVICE.id) return ADVICE;
  return policy.measures.find((measure) => measure.id === id);
}

/** What a duty asks for: a body to tell, or a measure to take. */
export function findOwed(policy: Policy, id: string): Choice | undefined {
  return findBody(policy, id) ?? findMeasure(policy, id);
}

export function findBody(policy: Policy, id: string): Body | undefined {
  return policy.bodies.find((body) => body.id === id);
}

/** What a body takes, what it does not, how it is reached, and what it is never sent. */
export function guideLines({ guide: { takes, takesNot, how, neverSend } }: Body): readonly string[] {
  return [`Takes: ${takes}`, `Does not take: ${takesNot}`, `How: ${how}`, `Never send: ${neverSend}`];
}
