import { assertNever } from '../result.ts';
import { countsOn, type Obligation } from './model.ts';

/**
 * Where somebody stands with one agreement or course. Everybody who should have it is in one of these, and in one
 * alone.
 *
 * - `current`: signed or completed, and it counts.
 * - `renewing`: it still counts and is asked for again, because it runs out.
 * - `waiting`: asked for, and there is time.
 * - `overdue`: the day has passed.
 * - `question`, `declined`: somebody has to talk to them.
 */
export const STANDINGS = ['current', 'renewing', 'waiting', 'overdue', 'question', 'declined'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Figures = Readonly<Record<Standing, number>> & {
  readonly all: number;
  /** Recorded by themselves, and confirmed by nobody yet; they count among the `current`. */
  readonly unconfirmed: number;
};

/** @param today such as `2026-11-23`. On the due day itself there is still time. */
export function standingOf(obligation: Obligation, today: string): Standing {
  const { state, due, renewal } = obligation;
  const counts = countsOn(obligation, today);
  switch (state) {
    case 'met':
      return counts ? 'current' : 'overdue';
    case 'question':
    case 'declined':
      return state;
    case 'owed':
      if (renewal === true && counts) return 'renewing';
      return today > due ? 'overdue' : 'waiting';
    default:
      return assertNever(state, 'state of an obligation');
  }
}

/** Whether whoever asks for proof is shown one: signed or completed, and it counts today. */
export function isCleared(obligation: Obligation, today: string): boolean {
  const standing = standingOf(obligation, today);
  return standing === 'current' || standing === 'renewing';
}

export function figuresOf(obligations: Iterable<Obligation>, today: string): Figures {
  const figures = {
    ...{ all: 0, unconfirmed: 0, current: 0, renewing: 0, waiting: 0, overdue: 0, question: 0, declined: 0 },
  };
  for (const obligation of obligations) {
    figures.all += 1;
    figures[standingOf(obligation, today)] += 1;
    if (obligation.met?.unconfirmed === true) figures.unconfirmed += 1;
  }
  return figures;
}

/**
 * How many had signed or completed by the end of each of the last weeks, from what counts today: a week has its
 * Monday.
 *
 * @param mondays the earliest first.
 */
export function trendOf(
  obligations: readonly Obligation[],
  mondays: readonly string[],
  today: string,
): readonly { readonly monday: string; readonly done: number }[] {
  const days = obligations.filter((one) => isCleared(one, today)).map(({ met }) => met?.on ?? today);
  return mondays.map((monday, at) => {
    const next = mondays[at + 1];
    return { monday, done: days.filter((on) => next === undefined || on < next).length };
  });
}
