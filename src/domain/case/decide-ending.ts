import type { DutyRule, Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import type { OpenCase } from './model.ts';

type Command = CommandOf<'debrief' | 'record-elsewhere' | 'close' | 'reopen'>;

/** What a case needs to end, and how it begins again. */
export function decideEnding(command: Command, open: OpenCase, { policy }: Facts): Decision {
  const { by, at } = command;
  const { status } = open.progress;
  switch (command.type) {
    case 'debrief': {
      if (status === 'closed') return err({ type: 'wrong-state', status });
      const { learnt, willChange } = command;
      const duties = changeAgreed(willChange, policy);
      return ok([{ type: 'debriefed', learnt, willChange, duties, by, at }]);
    }
    case 'record-elsewhere':
      return recordElsewhere(command, open, policy);
    case 'close':
      return close(command, open, policy);
    case 'reopen':
      if (status !== 'concluded' && status !== 'closed') return err({ type: 'wrong-state', status });
      return ok([{ type: 'reopened', reason: command.reason, by, at }]);
  }
}

/** What a debrief says must change is owed until it is done, or a reason says why not (H37, LAR-174). */
function changeAgreed(willChange: string, { debriefMeasure }: Policy): readonly DutyRule[] {
  const isOwed = debriefMeasure !== undefined && willChange.trim() !== '';
  return isOwed ? [{ body: debriefMeasure, mode: 'decide' }] : [];
}

/** A school whose pack names its systems writes one of those (E62). */
function recordElsewhere(
  { system, reference, by, at }: CommandOf<'record-elsewhere'>,
  open: OpenCase,
  { recordSystem }: Policy,
): Decision {
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  if (recordSystem !== undefined && !recordSystem.systems.includes(system))
    return err({ type: 'not-in-policy', field: 'system' });
  return ok([{ type: 'recorded-elsewhere', system, reference, by, at }]);
}

/**
 * Closing needs the two signatures that concluding needed, an answer to every duty (H15, H16), and
 * what else the pack asks for: a debrief (H37), a reference in another system (E62). Nothing closes
 * while the police ask us to wait: what waits would be forgotten (E37).
 */
function close({ by, at }: CommandOf<'close'>, open: OpenCase, policy: Policy): Decision {
  const { status } = open.progress;
  if (status !== 'concluded') return err({ type: 'wrong-state', status });
  if (open.policeWait) return err({ type: 'police-wait' });
  const bodies = open.duties.filter((duty) => duty.status === 'open').map((duty) => duty.body);
  if (bodies.length > 0) return err({ type: 'duties-open', bodies });
  if (needsDebrief(open, policy)) return err({ type: 'needs-debrief' });
  if (needsRecordElsewhere(open, policy)) return err({ type: 'needs-record-elsewhere' });
  return ok([{ type: 'closed', by, at }]);
}

export function needsDebrief(open: OpenCase, policy: Policy): boolean {
  return policy.debrief === 'required' && !open.debriefed;
}

export function needsRecordElsewhere(open: OpenCase, policy: Policy): boolean {
  return policy.recordSystem?.required === true && !open.recordedElsewhere;
}
