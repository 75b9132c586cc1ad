import { standsStill } from '../agreement/model.ts';
import { wallDate } from '../calendar.ts';
import { plusMonths } from '../dates.ts';
import { hasRole, type Role } from '../person.ts';
import { err, ok } from '../result.ts';
import type { LedgerCommandOf } from './command.ts';
import type { Deciding, LedgerDecision } from './decide.ts';
import { findObligation } from './model.ts';

/** Who keeps the signed sheets (product 2). */
export const PAPER_KEEPERS: readonly Role[] = ['agreements'];

/** A sheet that was handed in. Where two sign it, it stays asked for until both have (STA-208, LTH-042). */
export function recordPaper(
  command: LedgerCommandOf<'record-paper'>,
  { ledger, actor, policy, publications }: Deciding,
): LedgerDecision {
  const { at, by, item, edition, on, signatures, parent, filed, witness } = command;
  if (!hasRole(actor, PAPER_KEEPERS)) return err({ type: 'not-for-you-to-record' });
  const asked = findObligation(ledger, item);
  const kind = policy.agreements.find(({ id }) => item === `agreement-${id}`);
  if (asked === undefined || asked.lifted === true || kind === undefined) return err({ type: 'not-asked' });
  if (asked.state === 'met') return err({ type: 'signed-already', on: asked.met?.on ?? asked.due });
  const version = publications.versions.find((one) => one.kind === kind.id && one.edition === edition);
  if (version === undefined || !standsStill(publications, kind.id, edition))
    return err({ type: 'no-such-version' });
  const today = wallDate(at);
  if (on > today) return err({ type: 'day-in-future' });
  const until = plusMonths(on, kind.renewMonths);
  if (until <= today) return err({ type: 'ran-out' });
  const signed = asked.needs.filter((one) => signatures.includes(one));
  if (signed.length === 0) return err({ type: 'nobody-signed' });
  if (signed.every((one) => asked.got.includes(one)))
    return err({ type: 'on-sheet-already', missing: asked.needs.filter((one) => !asked.got.includes(one)) });
  const { text } = version;
  const named = parent === undefined || !signed.includes('parent') ? {} : { parent };
  const sheet = { item, edition, text, on, signatures: signed, ...named, filed, witness, until };
  return ok([{ type: 'signed-on-paper', at, by, ...sheet }]);
}

/** What was recorded of a sheet in error. What somebody signed themselves stands. */
export function takeBackSheet(
  command: LedgerCommandOf<'take-back'>,
  { ledger, actor }: Deciding,
): LedgerDecision {
  const { at, by, item, entry, reason } = command;
  if (!hasRole(actor, PAPER_KEEPERS)) return err({ type: 'not-for-you-to-record' });
  const asked = findObligation(ledger, item);
  if (asked?.met !== undefined && asked.met.how !== 'paper') return err({ type: 'signed-themselves' });
  const stands = asked?.met?.entry ?? 0;
  if (entry !== stands || asked === undefined || asked.got.length === 0) return err({ type: 'not-as-shown' });
  return ok([{ type: 'taken-back', at, by, item, reason }]);
}
