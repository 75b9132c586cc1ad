import { wallDate } from '../calendar.ts';
import { plusMonths } from '../dates.ts';
import { hasRole, type Person, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Course } from '../policy-cycles.ts';
import { err, ok } from '../result.ts';
import type { LedgerCommandOf } from './command.ts';
import type { Deciding, LedgerDecision } from './decide.ts';
import { findObligation, type Item, type Ledger } from './model.ts';
import { attends } from './reconcile.ts';
import type { LedgerRefusal } from './refusal.ts';

/** Say that training begins, record sessions, confirm and take back. The office keeps the certificates, so it may too (LTH-032, LAR-009). */
export const TRAINING_LEADS: readonly Role[] = ['dsl', 'head', 'onlineSafetyLead', 'agreements'];

/** A day longer ago is a slip of the year. */
const OLDEST_MONTHS = 120;

/** The owner's own word; a certificate is confirmed by somebody else, a ticked statement is all there is. */
export function complete(command: LedgerCommandOf<'complete'>, { ledger, policy }: Deciding): LedgerDecision {
  const { by, owner, at, item, on, certificate, ticked } = command;
  if (by !== owner) return err({ type: 'not-for-you-to-record' });
  const course = courseAsked(item, ledger, policy);
  const edition = course?.statement?.edition;
  if (course === undefined) return err({ type: 'not-asked' });
  if (edition !== undefined && ticked === undefined) return err({ type: 'statement-not-ticked' });
  if (edition !== undefined && ticked !== edition) return err({ type: 'edition-changed', edition });
  const problem = whyNotOn(on, item, ledger, wallDate(at));
  if (problem !== undefined) return err(problem);
  const base = { type: 'completed', by, at, item, on, how: 'self' } as const;
  return ok([{ ...base, ...countingFrom(course, on), certificate, confirmed: edition !== undefined }]);
}

/** Whoever took part has it. Of their own part the recorder is no witness: that stays to be confirmed. */
export function recordSession(
  command: LedgerCommandOf<'record-session'>,
  { ledger, actor, policy }: Deciding,
): LedgerDecision {
  const { by, owner, at, item, on, givenBy } = command;
  if (!hasRole(actor, TRAINING_LEADS)) return err({ type: 'not-for-you-to-record' });
  const course = courseAsked(item, ledger, policy);
  if (course === undefined) return err({ type: 'not-asked' });
  const problem = whyNotOn(on, item, ledger, wallDate(at));
  if (problem !== undefined) return err(problem);
  const base = { type: 'completed', by, at, item, on, how: 'session', certificate: givenBy } as const;
  return ok([{ ...base, ...countingFrom(course, on), confirmed: by !== owner }]);
}

/** Ticked off by those whom the pack names, or by the line manager (LIN-040, LAR-131). */
export function tell(command: LedgerCommandOf<'tell'>, { ledger, actor, policy }: Deciding): LedgerDecision {
  const { by, owner, at, item, on } = command;
  if (!mayTell(actor, item, ledger, policy)) return err({ type: 'not-for-you-to-record' });
  if (by === owner) return err({ type: 'needs-somebody-else' });
  if (findObligation(ledger, item) === undefined) return err({ type: 'not-asked' });
  const problem = whyNotOn(on, item, ledger, wallDate(at));
  if (problem !== undefined) return err(problem);
  const said = { edition: '0', certificate: '', how: 'session', confirmed: true } as const;
  return ok([{ type: 'completed', by, at, item, on, ...said }]);
}

export function confirm(
  command: LedgerCommandOf<'confirm-completion'>,
  { ledger, actor }: Deciding,
): LedgerDecision {
  const { by, owner, at, item, entry } = command;
  if (!hasRole(actor, TRAINING_LEADS)) return err({ type: 'not-for-you-to-record' });
  if (by === owner) return err({ type: 'needs-somebody-else' });
  const met = findObligation(ledger, item)?.met;
  if (met?.entry !== entry || met.unconfirmed !== true) return err({ type: 'not-as-shown' });
  return ok([{ type: 'completion-confirmed', by, at, item, edition: met.edition }]);
}

/** By whoever may record it for others; one's own record only until somebody confirmed it. */
export function takeBackCompletion(
  command: LedgerCommandOf<'take-back'>,
  { ledger, actor, policy }: Deciding,
): LedgerDecision {
  const { by, owner, at, item, entry, reason } = command;
  const met = findObligation(ledger, item)?.met;
  const isOwn = by === owner;
  const mayForOthers = item.startsWith('course-')
    ? hasRole(actor, TRAINING_LEADS)
    : mayTell(actor, item, ledger, policy);
  if (!isOwn && !mayForOthers) return err({ type: 'not-for-you-to-record' });
  if (met?.entry !== entry) return err({ type: 'not-as-shown' });
  if (isOwn && met.unconfirmed !== true) return err({ type: 'needs-somebody-else' });
  return ok([{ type: 'taken-back', by, at, item, reason }]);
}

/** Whether somebody may tick off this induction item for the owner of this ledger. */
export function mayTell(actor: Person, item: Item, { subject }: Ledger, { induction }: Policy): boolean {
  const found = induction.find(({ id }) => item === `induction-${id}`);
  return found !== undefined && (hasRole(actor, found.by) || subject.manager === actor.id);
}

/**
 * Nothing for a course of others. A voluntary one is open to everybody with an account (LAR-036, LTH-033); what a
 * school has from before it began to ask is recorded all the same.
 */
function courseAsked(item: Item, { subject }: Ledger, { courses }: Policy): Course | undefined {
  const course = courses.find(({ id }) => item === `course-${id}`);
  if (course === undefined || subject.gone || !subject.hasAccount) return undefined;
  return course.voluntary === true || attends(subject, course) ? course : undefined;
}

/** How long it counts: by the calendar, from the day of the course and not of the record (H40). */
function countingFrom({ statement, validMonths, voluntary }: Course, on: string) {
  const runsOut = validMonths !== undefined && voluntary !== true;
  return { edition: statement?.edition ?? '0', ...(runsOut ? { until: plusMonths(on, validMonths) } : {}) };
}

function whyNotOn(on: string, item: Item, ledger: Ledger, today: string): LedgerRefusal | undefined {
  if (on > today) return { type: 'day-in-future' };
  if (on < plusMonths(today, -OLDEST_MONTHS)) return { type: 'day-too-long-ago' };
  const met = findObligation(ledger, item)?.met;
  return met?.on === on ? { type: 'recorded-already', on } : undefined;
}
