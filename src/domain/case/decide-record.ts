import { hasRole, type Person } from '../person.ts';
import { type DutyRule, findCategory } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import type { OpenCase } from './model.ts';
import { allSignaturesFall } from './signatures.ts';

type Command = CommandOf<
  | 'add-to-report'
  | 'withdraw'
  | 'triage'
  | 'add-person'
  | 'add-note'
  | 'record-action'
  | 'ask-reporter'
  | 'correct-entry'
>;

/** What people write into the record. It only ever grows. */
export function decideRecord(command: Command, actor: Person, open: OpenCase, facts: Facts): Decision {
  const { by, at } = command;
  const { status } = open.progress;
  if (command.type === 'add-to-report') return ok([{ type: 'added-to', text: command.text, by, at }]);
  if (status === 'closed') return err({ type: 'wrong-state', status });
  switch (command.type) {
    case 'withdraw':
      if (open.withdrawn) return err({ type: 'already-withdrawn' });
      return ok([{ type: 'withdrawn', reason: command.reason, by, at }]);
    case 'triage':
      return triage(command, open, facts);
    case 'add-person':
      return addPerson(command, facts);
    case 'add-note':
      return ok([{ type: 'note-added', text: command.text, by, at }]);
    case 'record-action':
      return ok([{ type: 'action-recorded', what: command.what, byWhom: command.byWhom, by, at }]);
    case 'ask-reporter':
      if (open.reporter === undefined) return err({ type: 'no-reporter' });
      return ok([{ type: 'reporter-asked', question: command.question, by, at }]);
    case 'correct-entry':
      return correct(command, actor, open);
  }
}

function triage(command: CommandOf<'triage'>, open: OpenCase, { policy }: Facts): Decision {
  const { status } = open.progress;
  if (status === 'concluded') return err({ type: 'wrong-state', status });
  const category = findCategory(policy, command.category);
  if (category === undefined) return err({ type: 'not-in-policy', field: 'category' });
  if (category.restricted && open.access === 'ordinary') return err({ type: 'needs-confidential' });
  if (!policy.policies.some(({ id }) => id === command.policy))
    return err({ type: 'not-in-policy', field: 'policy' });
  const { caseId: _caseId, ...words } = command;
  const duties = [...category.duties, ...illegalDuties(command, policy.bodies)];
  return ok([{ ...words, type: 'triaged', duties }]);
}

/** Suspected illegality goes to the police at once: a duty that cannot be answered with *not told* (H14, LIN-073). */
function illegalDuties(
  { kind }: CommandOf<'triage'>,
  bodies: Facts['policy']['bodies'],
): readonly DutyRule[] {
  if (kind !== 'illegal') return [];
  return bodies.filter(({ police }) => police).map(({ id }) => ({ body: id, mode: 'must' }));
}

/** The duty to tell parents attaches to each child (E16, E19). */
function addPerson(command: CommandOf<'add-person'>, { policy }: Facts): Decision {
  const { caseId: _caseId, ...words } = command;
  const isChild = command.part === 'harmed' || command.part === 'alleged';
  return ok([{ ...words, type: 'person-added', duties: isChild ? policy.childDuties : [] }]);
}

/** The old text stays; what two people signed changes only by reopening (E43). */
function correct(command: CommandOf<'correct-entry'>, actor: Person, open: OpenCase): Decision {
  const { entry, entryBy, inRecord, shouldRead, reason, by, at } = command;
  if (entryBy !== actor.id && !hasRole(actor, ['dsl'])) return err({ type: 'not-your-entry' });
  if (inRecord && open.halted) return err({ type: 'locked-after-image' });
  const { status } = open.progress;
  if (inRecord && status === 'concluded') return err({ type: 'wrong-state', status });
  const fallen = inRecord ? allSignaturesFall(open, command) : [];
  return ok([{ type: 'entry-corrected', entry, shouldRead, reason, inRecord, by, at }, ...fallen]);
}
