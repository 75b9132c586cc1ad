import type { PersonId, RollId } from '../ids.ts';

export const ROLL_KINDS = ['pupil', 'parent', 'volunteer', 'visitor', 'governor', 'technician'] as const;
export type RollKind = (typeof ROLL_KINDS)[number];

export const ROLL_KIND_TITLES: Readonly<Record<RollKind, string>> = {
  pupil: 'Pupil',
  parent: 'Parent or carer',
  volunteer: 'Volunteer',
  visitor: 'Visitor',
  governor: 'Governor',
  technician: 'Technician',
};

/** Somebody without an account: they sign on paper, or through the office. Dates are such as `2026-09-01`. */
export type RollEntry = {
  readonly id: RollId;
  readonly name: string;
  readonly kind: RollKind;
  /** The class of a pupil. */
  readonly group?: string;
  /** Which agreement a pupil signs, where the pack has one for each age: its `group` there. */
  readonly stage?: string;
  /** Of a parent or carer. */
  readonly children?: readonly RollId[];
  /** Who answers for a visitor. */
  readonly sponsor?: PersonId;
  readonly since?: string;
  /** Last day. */
  readonly until?: string;
  /** The day they left. */
  readonly left?: string;
};

/** @param today such as `2026-11-23`. Somebody's last day is one on which they are here. */
export function isHere({ left, until }: RollEntry, today: string): boolean {
  return !(left !== undefined && left <= today) && !(until !== undefined && until < today);
}
