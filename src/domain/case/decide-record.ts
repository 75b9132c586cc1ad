import { hasRole, type Person } from '../person.ts';
import { type Category, type DutyRule, findCategory, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { ADVICE_DUTY, measureOwed } from './duties.ts';
import type { OpenCase } from './model.ts';
import { receiversFor } from './routing.ts';
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
      return addPerson(command, open, facts);
    case 'add-note':
      return ok([{ type: 'note-added', text: command.text, by, at }]);
    case 'record-action':
      return recordAction(command, open, facts);
    case 'ask-reporter':
      if (open.reporter === undefined) return err({ type: 'no-reporter' });
      return ok([{ type: 'reporter-asked', question: command.question, by, at }]);
    case 'correct-entry':
      return correct(command, actor, open);
  }
}

function triage(command: CommandOf<'triage'>, open: OpenCase, facts: Facts): Decision {
  const { policy } = facts;
  const { status } = open.progress;
  if (status === 'concluded') return err({ type: 'wrong-state', status });
  const category = findCategory(policy, command.category);
  if (category === undefined) return err({ type: 'not-in-policy', field: 'category' });
  if (category.restricted && open.access === 'ordinary') return err({ type: 'needs-confidential' });
  if (!policy.policies.some(({ id }) => id === command.policy))
    return err({ type: 'not-in-policy', field: 'policy' });
  const points = policy.referral?.choices.map(({ id }) => id) ?? [];
  if (command.referral?.some((point) => !points.includes(point)))
    return err({ type: 'not-in-policy', field: 'referral' });
  if (command.kind === 'banned' && policy.tellsBanned === undefined)
    return err({ type: 'not-in-policy', field: 'kind' });
  const { caseId: _caseId, ...words } = command;
  const childDuties = [...category.childDuties, ...(command.underAge === true ? policy.underAgeDuties : [])];
  const duties = [...category.duties, ...dutiesOfTriage(command, policy)];
  return ok([{ ...words, type: 'triaged', duties, childDuties, ...moreTold(category, open, facts) }]);
}

/**
 * Suspected illegality goes to the police at once: a duty that cannot be answered with *not told*
 * (H14, LIN-073). What *serious*, *aggravated* and a point of immediate referral open is in the pack
 * (H20, STA-009 to STA-012).
 */
function dutiesOfTriage(
  { kind, serious, nature, seekAdvice, referral = [] }: CommandOf<'triage'>,
  { bodies, seriousDuties, aggravatedDuties, referral: points }: Policy,
): readonly DutyRule[] {
  const police = bodies
    .filter((body) => body.police)
    .map(({ id }): DutyRule => ({ body: id, mode: 'must', clock: { kind: 'atOnce' } }));
  return [
    ...(seekAdvice ? [ADVICE_DUTY] : []),
    ...(kind === 'illegal' ? police : []),
    ...(serious ? seriousDuties : []),
    ...(nature === 'aggravated' ? aggravatedDuties : []),
    ...(referral.length > 0 ? (points?.duties ?? []) : []),
  ];
}

/** A triage tells those the new category needs, and takes the case from nobody who was told. */
function moreTold(
  category: Category,
  open: OpenCase,
  { holders, policy, people }: Facts,
): { readonly receivers?: OpenCase['receivers']; readonly toChannel?: true } {
  if (open.access === 'restricted' || category.id === open.category) return {};
  const manager = open.reporter === undefined ? undefined : people.get(open.reporter)?.manager;
  const now = receiversFor('ordinary', open.subjects, holders, policy, { category, manager });
  const receivers = [...new Set([...open.receivers, ...now])];
  return {
    ...(receivers.length > open.receivers.length ? { receivers } : {}),
    ...(open.offChannel === true && category.channel ? { toChannel: true } : {}),
  };
}

/** What was done may be what a duty asks for; telling a body is recorded with *Refer* (H39). */
function recordAction(command: CommandOf<'record-action'>, open: OpenCase, { policy }: Facts): Decision {
  const { caseId: _caseId, type: _type, ...words } = command;
  if (command.duty !== undefined && measureOwed(open, command.duty, policy) === undefined)
    return err({ type: 'no-such-duty' });
  return ok([{ ...words, type: 'action-recorded' }]);
}

/** Duties to tell parents, and the child's own school, attach to each child (E13, E16, E19). */
function addPerson(command: CommandOf<'add-person'>, open: OpenCase, { policy }: Facts): Decision {
  const { caseId: _caseId, ...words } = command;
  const isChild = command.part === 'harmed' || command.part === 'alleged';
  const isSchoolOpen = policy.partnerSchool !== undefined && command.schoolOnRoll.trim() === '';
  if (isChild && isSchoolOpen) return err({ type: 'needs-school' });
  const special = findCategory(policy, open.category)?.childDuties ?? [];
  const vulnerable = command.vulnerability.trim() === '' ? [] : policy.vulnerableDuties;
  const underAge = open.underAge === true ? policy.underAgeDuties : [];
  const duties = isChild ? [...policy.childDuties, ...special, ...vulnerable, ...underAge] : [];
  return ok([{ ...words, type: 'person-added', duties }]);
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
