import { err, ok } from '../result.ts';
import type { CommandOf, Decision } from './decide.ts';
import type { OpenCase } from './model.ts';

type Command = CommandOf<'secure-device' | 'pass-device' | 'return-device'>;

/**
 * The custody chain: where each device is, who holds it, and to whom it went (H13, E20). What is held
 * when a case closes is handed over and returned all the same.
 */
export function decideCustody(command: Command, open: OpenCase): Decision {
  const { by, at } = command;
  const { status } = open.progress;
  if (command.type === 'secure-device') {
    const { caseId: _caseId, ...words } = command;
    if (status === 'closed') return err({ type: 'wrong-state', status });
    return ok([{ ...words, type: 'device-secured' }]);
  }
  const { device, toWhom } = command;
  if (!open.custody.includes(device)) return err({ type: 'no-such-device' });
  const type = command.type === 'pass-device' ? 'device-passed' : 'device-returned';
  return ok([{ type, device, toWhom, by, at }]);
}
