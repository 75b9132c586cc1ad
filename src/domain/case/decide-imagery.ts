import { hasRole, holdersOf, type Person } from '../person.ts';
import { findCategory } from '../policy.ts';
import { err, ok } from '../result.ts';
import { isBarred } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import type { OpenCase } from './model.ts';

type Command = CommandOf<'viewing-decision' | 'delete-after-advice'>;

/** What is decided about an image. Steward itself never holds one (product 1.4). */
export function decideImagery(command: Command, actor: Person, open: OpenCase, facts: Facts): Decision {
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  return command.type === 'viewing-decision'
    ? decideViewing(command, actor, open, facts)
    : deleteAfterAdvice(command, open, facts);
}

/** The last resort, by the few whom the policy names, and never once an illegal image was met (H6, H8). */
function decideViewing(
  { decision, by, at }: CommandOf<'viewing-decision'>,
  actor: Person,
  open: OpenCase,
  { policy, holders }: Facts,
): Decision {
  if (findCategory(policy, open.category)?.imageGuard !== true) return err({ type: 'no-image-here' });
  if (open.halted) return err({ type: 'locked-after-image' });
  if (!hasRole(actor, policy.viewing)) return err({ type: 'may-not-decide-viewing' });
  const reasons = decision.look ? [decision.noOtherWay, decision.noDistress] : [decision.reason];
  if (reasons.some((reason) => reason.trim() === '')) return err({ type: 'viewing-needs-reason' });
  if (decision.look && !holdersOf(holders, policy.viewing).includes(decision.viewer))
    return err({ type: 'may-not-look' });
  if (decision.look && isBarred(open, decision.viewer)) return err({ type: 'may-not-look' });
  return ok([{ type: 'viewing-decided', decision, by, at }]);
}

/** Police advice first, whatever the policy's own order is; a copy stays only for the police (E22, H9). */
function deleteAfterAdvice(
  command: CommandOf<'delete-after-advice'>,
  open: OpenCase,
  { policy }: Facts,
): Decision {
  if (!policy.deletesAfterAdvice) return err({ type: 'never-deleted' });
  const isAdvised = policy.bodies.some(({ id, police }) => police && open.told.includes(id));
  if (!isAdvised) return err({ type: 'needs-police-advice' });
  const isCopyKept = command.copyHeldBy.trim() !== '';
  if (isCopyKept && command.reference.trim() === '') return err({ type: 'copy-needs-reference' });
  const { caseId: _caseId, type: _type, ...words } = command;
  return ok([{ ...words, type: 'copies-deleted' }]);
}
