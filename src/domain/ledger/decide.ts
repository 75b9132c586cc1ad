import type { OwnerId } from '../ids.ts';
import type { Person } from '../person.ts';
import { assertNever, err, ok, type Result } from '../result.ts';
import type { LedgerCommand } from './command.ts';
import { answer } from './decide-answer.ts';
import { recordPaper, takeBackSheet } from './decide-paper.ts';
import { askQuestion, decline, sign } from './decide-signing.ts';
import { decideSnooze } from './decide-snooze.ts';
import { complete, confirm, recordSession, takeBackCompletion, tell } from './decide-training.ts';
import type { LedgerEvent } from './event.ts';
import { evolveLedger } from './evolve.ts';
import type { Ledger, Subject } from './model.ts';
import { type Asking, reconcile } from './reconcile.ts';
import type { LedgerRefusal } from './refusal.ts';
import { remind } from './reminders.ts';

/** What a decision rests on, as it stands in storage now. */
export type LedgerFacts = Asking & {
  /** Nothing where neither the directory nor the roll knows the owner. */
  readonly subject: Subject | undefined;
  /** Who asks; nothing where the clock does, or where this school knows them no more. */
  readonly actor: Person | undefined;
};

/** What stands: the ledger as its owner owes now, and who asks. */
export type Deciding = Pick<LedgerFacts, 'policy' | 'publications'> & {
  readonly ledger: Ledger;
  readonly actor: Person;
};

export type LedgerDecision = Result<readonly LedgerEvent[], LedgerRefusal>;

/**
 * What one command does to one ledger. Everything begins with what the owner owes now, so that nobody signs an old
 * version, or after they left; and it ends with what they owe after it.
 *
 * @param version of the ledger: entries that stand already.
 */
export function decideLedger(
  command: LedgerCommand,
  ledger: Ledger | undefined,
  version: number,
  facts: LedgerFacts,
): LedgerDecision {
  const { owner, at } = command;
  const begun = reconcile(ledger, facts.subject, facts, at);
  const first = begun.length === 0 && ledger === undefined ? opened(command, facts) : begun;
  const now = evolveAll(ledger, first, version, owner);
  if (command.type === 'keep-up') return ok([...first, ...(now === undefined ? [] : remind(now, facts, at))]);
  if (now === undefined || now.subject.gone) return err({ type: 'not-known' });
  const decided = decideAsked(command, now, facts);
  if (!decided.ok) return decided;
  const after = evolveAll(now, decided.value, version + first.length, owner);
  return ok([...first, ...decided.value, ...reconcile(after, facts.subject, facts, at)]);
}

/** Somebody who owes nothing has no ledger until something is recorded for them. */
function opened(command: LedgerCommand, { subject }: LedgerFacts): readonly LedgerEvent[] {
  if (command.type === 'keep-up' || subject === undefined || subject.gone) return [];
  return [{ type: 'subject-changed', at: command.at, subject }];
}

function decideAsked(
  command: Exclude<LedgerCommand, { readonly type: 'keep-up' }>,
  ledger: Ledger,
  facts: LedgerFacts,
): LedgerDecision {
  const { actor, policy, publications } = facts;
  if (actor === undefined || actor.left !== undefined) return err({ type: 'not-known' });
  const on = { ledger, actor, policy, publications };
  switch (command.type) {
    case 'complete':
      return complete(command, on);
    case 'record-session':
      return recordSession(command, on);
    case 'tell':
      return tell(command, on);
    case 'confirm-completion':
      return confirm(command, on);
    case 'take-back':
      return command.item.startsWith('agreement-')
        ? takeBackSheet(command, on)
        : takeBackCompletion(command, on);
    case 'sign':
      return sign(command, on);
    case 'ask-question':
      return askQuestion(command, on);
    case 'decline':
      return decline(command, on);
    case 'answer':
      return answer(command, on);
    case 'record-paper':
      return recordPaper(command, on);
    case 'snooze':
      return decideSnooze(command, ledger, facts);
    default:
      return assertNever(command, 'ledger command');
  }
}

/** The ledger after these events; `version` entries stand before them. */
export function evolveAll(
  ledger: Ledger | undefined,
  events: readonly LedgerEvent[],
  version: number,
  owner: OwnerId,
): Ledger | undefined {
  return events.reduce<Ledger | undefined>(
    (state, event, index) => evolveLedger(state, event, version + index + 1, owner),
    ledger,
  );
}
