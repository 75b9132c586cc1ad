import type { Digest } from '../digest.ts';
import type { OwnerId, PersonId } from '../ids.ts';
import type { Away, Role } from '../person.ts';
import type { Signer } from '../policy-cycles.ts';
import type { Instant } from '../time.ts';

/** One thing to sign, to complete or to be told: an agreement, a course or an induction item of the pack, by its id. */
export type Item = `agreement-${string}` | `course-${string}` | `induction-${string}`;

export function parseItem(raw: string): Item | undefined {
  return isItem(raw) ? raw : undefined;
}

function isItem(raw: string): raw is Item {
  return /^(agreement|course|induction)-[a-zA-Z0-9-]{1,60}$/.test(raw);
}

/** Who signs on one sheet: the pupil, and the parent or carer beside them. */
export type Signatory = 'own' | 'parent';

/** What is ticked to sign: *I have read and understood it*, *I agree to follow it*. */
export const STATEMENTS = ['understood', 'follows'] as const;
export type Statement = (typeof STATEMENTS)[number];

/**
 * What one person owes or has met. Dates are days of the school's calendar, such as `2026-11-23`.
 *
 * - `owed`: to be signed or completed.
 * - `question`: they asked something, and reminders rest until somebody answers.
 * - `declined`: they will not sign; the lead talks to them.
 * - `met`: nothing is asked for now. Whether it still counts is `met.until`.
 */
export type Obligation = {
  readonly item: Item;
  /** Of an agreement: the published version, such as `0003`. Of a course: what is to be read, such as `KCSIE 2026`; else `0`. */
  readonly edition: string;
  /** The text that is asked for; courses have none. */
  readonly text?: Digest;
  readonly state: 'owed' | 'question' | 'declined' | 'met';
  readonly due: string;
  readonly askedAt: Instant;
  /** Who has to sign, and who has, of the sheet that is asked for now. */
  readonly needs: readonly Signatory[];
  readonly got: readonly Signatory[];
  /** The last signature or completion: it counts until `until`, also while the next one is asked for. */
  readonly met?: Met;
  /** How often they were reminded of what is asked for now, the first message included. */
  readonly reminded: number;
  readonly lastReminded?: string;
  /** Put off once: no reminder before this day. */
  readonly snoozedUntil?: string;
  /** Asked for again because the last one runs out, which counts until then. */
  readonly renewal?: true;
  /** No longer, or not yet, asked of them; what they signed or completed is kept. */
  readonly lifted?: true;
  /** Their manager was told. */
  readonly escalated?: true;
};

export type Met = {
  readonly edition: string;
  /** The day it was signed or completed. */
  readonly on: string;
  /** When it was signed, or written down where it happened on paper or elsewhere. */
  readonly at: Instant;
  /** The first day on which it no longer counts; absent where it does not run out. */
  readonly until?: string;
  readonly how: 'chat' | 'paper' | 'self' | 'session';
  /** A completion somebody recorded for themselves, which nobody has confirmed yet. */
  readonly unconfirmed?: true;
  /** Number of the ledger's entry that holds the words. */
  readonly entry: number;
};

/** Who the owner was when last looked at, as far as it decides what they owe; no name. */
export type Subject = {
  readonly signsAs: readonly Signer[];
  /** None for people of the roll. */
  readonly roles: readonly Role[];
  readonly hasAccount: boolean;
  readonly group?: string | undefined;
  /** Of a pupil: which of the agreements that the pack has for each age. */
  readonly stage?: string | undefined;
  readonly manager?: PersonId | undefined;
  readonly since?: string | undefined;
  /** Last day. */
  readonly until?: string | undefined;
  readonly away?: Away | undefined;
  readonly gone: boolean;
};

/** All that one person owes and has met in one school. */
export type Ledger = {
  readonly owner: OwnerId;
  readonly subject: Subject;
  readonly obligations: readonly Obligation[];
  /** The last day on which a message was asked for, whatever it spoke of. */
  readonly remindedOn?: string;
  /** The last day on which it carried the nudges of a term. */
  readonly nudgedOn?: string;
};

export function findObligation(ledger: Ledger | undefined, item: Item): Obligation | undefined {
  return ledger?.obligations.find((one) => one.item === item);
}

/** Whether a signature or completion counts on this day, whatever else is asked for. */
export function countsOn({ met }: Obligation, today: string): boolean {
  return met !== undefined && (met.until === undefined || today < met.until);
}

/** Somebody owes what they were asked for too often: their manager and the office count them. */
export function isLate({ subject, obligations }: Ledger): boolean {
  return !subject.gone && obligations.some(({ state, escalated }) => state === 'owed' && escalated === true);
}
