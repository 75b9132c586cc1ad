import { err, ok } from '../result.ts';
import type { CommandOf, Decision } from './decide.ts';
import type { OpenCase } from './model.ts';

/**
 * An inquiry, a court or an insurer wants the record kept, whatever the retention date says (E64). In every
 * state, a closed case above all; reading and working go on.
 */
export function decideLegalHold(command: CommandOf<'legal-hold'>, open: OpenCase): Decision {
  const { reason, stillHold, by, at } = command;
  if (!stillHold && open.legalHold === undefined) return err({ type: 'not-on-hold' });
  return ok([{ type: stillHold ? 'legal-hold-set' : 'legal-hold-ended', reason, by, at }]);
}
