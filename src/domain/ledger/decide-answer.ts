import { KEEPERS } from '../agreement/decide.ts';
import { hasRole } from '../person.ts';
import { err, ok } from '../result.ts';
import type { LedgerCommandOf } from './command.ts';
import type { Deciding, LedgerDecision } from './decide.ts';
import { findObligation } from './model.ts';

/** After a question, or after the talk with whoever declined: it is asked for again. */
export function answer(command: LedgerCommandOf<'answer'>, { ledger, actor }: Deciding): LedgerDecision {
  const { at, by, owner, item } = command;
  if (!hasRole(actor, KEEPERS)) return err({ type: 'not-keeper' });
  const asked = findObligation(ledger, item);
  if (asked?.state !== 'question' && asked?.state !== 'declined') return err({ type: 'nothing-to-answer' });
  if (by === owner) return err({ type: 'own-question' });
  return ok([{ type: 'question-answered', at, by, item, edition: asked.edition, answer: command.answer }]);
}
