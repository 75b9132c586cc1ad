import { wallDate } from '../calendar.ts';
import { plusMonths } from '../dates.ts';
import { err, ok } from '../result.ts';
import type { LedgerCommandOf } from './command.ts';
import type { Deciding, LedgerDecision } from './decide.ts';
import { isSameName } from './full-name.ts';
import { countsOn, findObligation, type Ledger, type Obligation, STATEMENTS } from './model.ts';
import type { LedgerRefusal } from './refusal.ts';

/** Covers what was read and no other version; by its owner alone, in their own name (LIN-019, LTH-034). */
export function sign(
  command: LedgerCommandOf<'sign'>,
  { ledger, actor: { name }, policy }: Deciding,
): LedgerDecision {
  const { at, by, item, edition, text, ticked, typedName } = command;
  const own = ownObligation(command, ledger);
  if ('type' in own) return err(own);
  if (own.edition !== edition || own.text !== text) return err({ type: 'other-version' });
  const kind = policy.agreements.find(({ id }) => item === `agreement-${id}`);
  if (kind === undefined) return err({ type: 'not-asked' });
  const today = wallDate(at);
  if (kind.onTopOf !== undefined && isMissing(findObligation(ledger, `agreement-${kind.onTopOf}`), today))
    return err({ type: 'sign-first', kind: kind.onTopOf });
  if (STATEMENTS.some((one) => !ticked.includes(one))) return err({ type: 'not-ticked' });
  if (!isSameName(typedName, name)) return err({ type: 'name-differs', name });
  const until = plusMonths(today, kind.renewMonths);
  const signed = { at, by, item, edition, text, ticked: STATEMENTS, typedName: typedName.trim(), until };
  return ok([{ type: 'signed', ...signed }]);
}

/** Reminders rest until somebody answers. */
export function askQuestion(command: LedgerCommandOf<'ask-question'>, { ledger }: Deciding): LedgerDecision {
  const { at, by, item, question } = command;
  const own = ownObligation(command, ledger);
  if ('type' in own) return err(own);
  if (own.state === 'question') return err({ type: 'question-waits' });
  return ok([{ type: 'question-asked', at, by, item, edition: own.edition, question }]);
}

/** They will not sign: reminders rest, and the lead talks to them. They may sign all the same later. */
export function decline(command: LedgerCommandOf<'decline'>, { ledger }: Deciding): LedgerDecision {
  const { at, by, item, reason } = command;
  const own = ownObligation(command, ledger);
  if ('type' in own) return err(own);
  if (own.state === 'declined') return err({ type: 'declined-already' });
  return ok([{ type: 'declined', at, by, item, edition: own.edition, reason }]);
}

type OwnCommand = LedgerCommandOf<'sign' | 'ask-question' | 'decline'>;

/** What is asked for of whoever gives the command. */
function ownObligation({ by, owner, item }: OwnCommand, ledger: Ledger): Obligation | LedgerRefusal {
  if (by !== owner) return { type: 'not-yours' };
  const found = findObligation(ledger, item);
  if (found === undefined || found.lifted === true) return { type: 'not-asked' };
  if (found.state === 'met') return { type: 'signed-already', on: found.met?.on ?? found.due };
  return found;
}

/** Asked of this person, and not signed as it stands now. */
function isMissing(base: Obligation | undefined, today: string): boolean {
  if (base === undefined || base.lifted === true) return false;
  return !(countsOn(base, today) && (base.state === 'met' || base.met?.edition === base.edition));
}
