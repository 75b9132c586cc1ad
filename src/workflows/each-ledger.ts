import { formFor } from '#domain/form-age.ts';
import type { FormId, PersonId, SchoolId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import { askingOf, type HandledLedger, handleLedger } from './handle-ledger.ts';
import { inParallel } from './in-parallel.ts';
import type { Log } from './ports.ts';

/** More ledgers than these are not written to by one press: its answer has to come in time. */
export const MOST_AT_ONCE = 500;

/** `not-saved`: storage did not answer; the same form sent again does what is missing, and nothing twice. */
export type Handled = {
  readonly command: LedgerCommand;
  readonly outcome: Result<HandledLedger, LedgerRefusal> | 'not-saved';
};

/**
 * One form that writes to many ledgers, such as a session with everybody who took part: each ledger is a commit of
 * its own, and one that fails stops no other.
 */
export async function handleEach(
  deps: Deps,
  log: Log,
  school: SchoolId,
  commands: readonly LedgerCommand[],
  sent: { readonly form: FormId; readonly by: PersonId },
): Promise<readonly Handled[]> {
  if (commands.length > MOST_AT_ONCE) throw new RangeError('Too many ledgers for one press');
  const asking = await askingOf(deps, school);
  return await inParallel(commands, async (command) => {
    const own = { ...sent, form: formFor(sent.form, command.owner) };
    try {
      return { command, outcome: await handleLedger(deps, school, command, own, asking) };
    } catch (fault) {
      log.fault('ledger-not-saved', fault, { school });
      return { command, outcome: 'not-saved' };
    }
  });
}
