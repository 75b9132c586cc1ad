import type { CaseEvent } from './event.ts';
import type { OpenCase } from './model.ts';

/**
 * Begins again after the acknowledgement, with everybody who was on it. What was signed stays in the
 * history and carries nothing from now on; what was met at an illegal image stays locked (H6).
 */
export function reopen(open: OpenCase, event: CaseEvent): OpenCase {
  const { status } = open.progress;
  if (status !== 'concluded' && status !== 'closed')
    throw new TypeError(`${event.type} cannot follow ${status}`);
  const progress = { status: open.halted ? 'halted' : 'acknowledged' } as const;
  return { ...open, progress, reopened: true, debriefed: false, recordedElsewhere: false };
}
