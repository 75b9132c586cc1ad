import type { Closure } from '../closures.ts';
import { digestOf } from '../digest.ts';
import type { PersonId } from '../ids.ts';
import type { Person, RoleHolders } from '../person.ts';
import { findCategory, type Policy } from '../policy.ts';
import { assertNever, err, ok, type Result } from '../result.ts';
import { mayExclude, maySee, mayWork } from './access.ts';
import type { CaseCommand, Report } from './command.ts';
import { decideConclusion } from './decide-conclusion.ts';
import { decideCustody } from './decide-custody.ts';
import { decideEnding } from './decide-ending.ts';
import { decideImagery } from './decide-imagery.ts';
import { decideIt, hasTask } from './decide-it.ts';
import { decideMerge, type MergeTarget } from './decide-merge.ts';
import { decidePoliceWait } from './decide-police-wait.ts';
import { decideRecord } from './decide-record.ts';
import { decideReview } from './decide-review.ts';
import { decideSearch } from './decide-search.ts';
import { decideStanding } from './decide-standing.ts';
import { decideTelling } from './decide-telling.ts';
import type { CaseEvent } from './event.ts';
import { isOpen } from './evolve.ts';
import type { CaseState, OpenCase } from './model.ts';
import type { Refusal } from './refusal.ts';
import { accessFor, receiversFor } from './routing.ts';
import { withClocks } from './with-clocks.ts';

/** What a decision rests on besides the case: read from storage at the press, never from a card. */
export type Facts = {
  readonly policy: Policy;
  readonly holders: RoleHolders;
  /** Everybody the command or the case names, as they stand in the directory now. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** The case that *Merge* names, where there is one. */
  readonly target?: MergeTarget;
  /** When the school is shut: what is counted in school days rests then. */
  readonly closures: readonly Closure[];
};

export type Decision = Result<readonly CaseEvent[], Refusal>;
export type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>;

/** Every rule of a case in one place: a command and a state give events, or a refusal. */
export function decide(command: CaseCommand, state: CaseState, facts: Facts): Decision {
  const decision = decideTimeless(command, state, facts);
  return decision.ok ? ok(decision.value.map((event) => withClocks(event, state, facts))) : decision;
}

function decideTimeless(command: CaseCommand, state: CaseState, facts: Facts): Decision {
  if (command.type === 'report') {
    return isOpen(state)
      ? err({ type: 'wrong-state', status: state.progress.status })
      : report(command, facts);
  }
  const actor = facts.people.get(command.by);
  if (!isOpen(state) || actor === undefined) return err({ type: 'not-found' });
  return (
    mayAsk(command, actor, state) ?? whyEnded(command, state) ?? decideOpen(command, actor, state, facts)
  );
}

/** The case stays with its school: a visitor adds to it, and decides nothing of it but what an emergency needs. */
const VISITORS_MAY: ReadonlySet<CaseCommand['type']> = new Set<CaseCommand['type']>([
  'add-note',
  'record-action',
  'refer',
  'not-told',
  'police-now',
  'stop-illegal-image',
]);

/** Police now and the reporter's own report need no right to read the case (F12); all else does. */
function mayAsk(command: Exclude<CaseCommand, Report>, actor: Person, open: OpenCase): Decision | undefined {
  if (actor.visiting !== undefined && !VISITORS_MAY.has(command.type))
    return err({ type: maySee(actor, open) ? 'cannot-work-here' : 'not-found' });
  const isReporter = open.reporter === actor.id && actor.left === undefined && actor.visiting === undefined;
  switch (command.type) {
    case 'add-to-report':
    case 'withdraw':
      return isReporter ? undefined : err({ type: 'not-found' });
    case 'it-done':
      return hasTask(actor, open, command.task) ? undefined : err({ type: 'not-found' });
    case 'police-now':
      return isReporter || maySee(actor, open) ? undefined : err({ type: 'not-found' });
    case 'make-confidential':
    case 'stop-illegal-image':
      return maySee(actor, open) ? undefined : err({ type: 'not-found' });
    case 'exclude':
    case 're-route':
    case 'share':
    case 'merge':
    case 'legal-hold':
    case 'reopen':
    case 'delete-after-advice':
      if (!maySee(actor, open)) return err({ type: 'not-found' });
      return mayExclude(actor, open) ? undefined : err({ type: 'cannot-work-here' });
    default:
      if (!maySee(actor, open)) return err({ type: 'not-found' });
      return mayWork(actor, open) ? undefined : err({ type: 'cannot-work-here' });
  }
}

/** What was merged goes on in the other case; only its reporter, its devices, what IT was asked and its record stay. */
const STAYS: readonly CaseCommand['type'][] = [
  ...([
    'add-to-report',
    'withdraw',
    'police-now',
    'pass-device',
    'return-device',
    'it-done',
    'legal-hold',
  ] as const),
];

function whyEnded({ type }: CaseCommand, { progress }: OpenCase): Decision | undefined {
  if (progress.status !== 'merged' || STAYS.includes(type)) return undefined;
  return err({ type: 'merged-away', into: progress.intoReference });
}

function decideOpen(
  command: Exclude<CaseCommand, Report>,
  actor: Person,
  open: OpenCase,
  facts: Facts,
): Decision {
  switch (command.type) {
    case 'acknowledge':
    case 'take-over':
    case 'assign':
    case 'make-confidential':
    case 'exclude':
    case 're-route':
    case 'share':
    case 'legal-hold':
      return decideStanding(command, open, facts);
    case 'ask-it':
    case 'it-done':
      return decideIt(command, open, facts);
    case 'merge':
      return decideMerge(command, actor, open, facts.target);
    case 'secure-device':
    case 'pass-device':
    case 'return-device':
      return decideCustody(command, open);
    case 'police-wait':
      return decidePoliceWait(command, open);
    case 'viewing-decision':
    case 'delete-after-advice':
      return decideImagery(command, actor, open, facts);
    case 'record-search':
      return decideSearch(command, open, facts);
    case 'debrief':
    case 'record-elsewhere':
    case 'close':
    case 'reopen':
      return decideEnding(command, open, facts);
    case 'police-now':
    case 'refer':
    case 'not-told':
      return decideTelling(command, open, facts);
    case 'add-to-report':
    case 'withdraw':
    case 'triage':
    case 'add-person':
    case 'add-note':
    case 'record-action':
    case 'ask-reporter':
    case 'correct-entry':
      return decideRecord(command, actor, open, facts);
    case 'start-review':
    case 'join-review':
    case 'ask-reviewer':
    case 'declare-interest':
    case 'add-finding':
    case 'change-computer':
    case 'agree-computer':
    case 'stop-illegal-image':
      return decideReview(command, actor, open, facts);
    case 'conclude':
    case 'hand-over':
    case 'sign':
    case 'disagree':
      return decideConclusion(command, actor, open, facts);
    default:
      return assertNever(command, 'case command');
  }
}

/** Nothing refuses a report but a category that the policy does not have (H26). */
function report(command: Report, { policy, holders, people }: Facts): Decision {
  const category = findCategory(policy, command.category);
  if (category === undefined) return err({ type: 'not-in-policy', field: 'category' });
  if (command.adults.some((adult) => !people.has(adult))) return err({ type: 'not-in-directory' });
  const access = accessFor(category, command.adult);
  const adults = command.adult === 'no' && !category.restricted ? [] : command.adults;
  const { type: _type, caseId: _caseId, ...words } = command;
  const extra = access === 'restricted' ? policy.restrictedDuties : [];
  const source = command.origin === 'form' ? command.source : undefined;
  const manager = command.by === undefined ? undefined : people.get(command.by)?.manager;
  const matter = { category, source, manager };
  const receivers = receiversFor(access, adults, holders, policy, matter);
  const offChannel = access === 'ordinary' && !category.channel && receivers.length > 0;
  return ok([
    {
      ...words,
      type: 'reported',
      pack: digestOf(policy),
      access,
      ...(offChannel ? { offChannel } : {}),
      adults,
      receivers,
      area: category.area,
      evidence: category.imageGuard ? '' : command.evidence,
      duties: [...category.duties, ...extra],
    },
  ]);
}
