import { type Digest, digestOf } from '../digest.ts';
import type { Person, Role } from '../person.ts';
import type { Instant } from '../time.ts';
import type { CaseCommand, Report } from './command.ts';
import { decide, type Facts } from './decide.ts';
import { whyNotShare } from './decide-passing-on.ts';
import { needsNature } from './decide-telling.ts';
import { hasOpenDuty } from './duties.ts';
import type { OpenCase, Status } from './model.ts';
import type { Refusal } from './refusal.ts';
import { routesOf } from './routes.ts';
import { coverage } from './signatures.ts';

export type CommandName = Exclude<CaseCommand, Report>['type'];

/**
 * What this person may ask of this case now, the most sensible first. Each command is put to
 * `decide` itself, so that a button never stands for something that the rules would refuse.
 */
export function availableCommands(
  open: OpenCase,
  person: Person,
  facts: Omit<Facts, 'closures'>,
): readonly CommandName[] {
  const known = { ...facts, people: new Map([...facts.people, [person.id, person]]), closures: [] };
  const asked = probes(open, person, known).filter((command) => {
    const decision = decide(command, open, known);
    return decision.ok || isInTheForm(command, decision.error);
  });
  const order = orderOf(open, facts);
  const names = asked.map((command) => command.type);
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];
}

/**
 * A case that was passed on has lost its owner: somebody takes it over first (E33). While the police are
 * owed a call, **Police now** stands beside the next step (H2, H14).
 */
function orderOf(open: OpenCase, { policy }: Pick<Facts, 'policy'>): readonly CommandName[] {
  const { status } = open.progress;
  const isOwned = open.owner !== undefined || status === 'reported';
  const order: readonly CommandName[] = [...(isOwned ? [] : ['take-over' as const]), ...ORDER[status]];
  const isOwed = policy.bodies.some(({ id, police }) => police && hasOpenDuty(open, id));
  const [next, ...rest] = order;
  if (!isOwed || next === undefined || order.includes('police-now')) return order;
  return [next, 'police-now', ...rest];
}

/** Refusals of an empty form, which the filled one need not meet. */
const IN_THE_FORM: ReadonlySet<Refusal['type']> = new Set<Refusal['type']>([
  'needs-two-people',
  'not-in-directory',
  'other-not-eligible',
  'not-in-policy',
  'no-such-target',
]);

function isInTheForm(command: CaseCommand, refusal: Refusal): boolean {
  const asksSelf = command.type === 'ask-reviewer' && refusal.type === 'already-joined';
  return asksSelf || IN_THE_FORM.has(refusal.type);
}

/** The next sensible step of each state (product 12: the first button). */
const ORDER: Readonly<Record<Status, readonly CommandName[]>> = {
  reported: ['acknowledge', 'police-now', 'triage', 'add-person'],
  acknowledged: ['start-review', 'conclude', 'triage', 'refer', 'not-told'],
  reviewing: ['join-review', 'agree-computer', 'add-finding', 'stop-illegal-image', 'conclude'],
  halted: ['police-now', 'hand-over', 'refer'],
  drafted: ['sign', 'conclude', 'hand-over'],
  signedOnce: ['sign', 'disagree', 'refer', 'not-told'],
  disputed: ['sign', 'conclude', 'ask-reviewer'],
  concluded: ['close', 'refer', 'not-told', 'debrief', 'record-elsewhere'],
  closed: ['police-now', 'refer', 'reopen'],
  merged: ['police-now'],
};

function probes(open: OpenCase, person: Person, facts: Facts): readonly Exclude<CaseCommand, Report>[] {
  const base = { caseId: open.id, by: person.id, at: 0 as Instant };
  const when = 0 as Instant;
  const none = '';
  const decidable = open.duties.find(
    (duty) => duty.status === 'open' && duty.mode === 'decide' && !needsNature(duty, open, facts.policy),
  );
  const examined = (open.review?.findings ?? 0) > 0;
  return [
    { ...base, type: 'acknowledge' },
    { ...base, type: 'police-now', how: 'phone999', when, reference: none },
    {
      ...base,
      type: 'triage',
      category: none,
      area: 'content',
      kind: 'neither',
      intent: 'careless',
      nature: 'notKnown',
      policy: none,
      serious: false,
      seekAdvice: false,
    },
    { ...base, type: 'start-review', second: person.id, reason: none, computer: none, place: none },
    { ...base, type: 'join-review' },
    { ...base, type: 'agree-computer' },
    { ...base, type: 'add-finding', address: none, what: none, concern: none, screenshot: 'none' },
    { ...base, type: 'stop-illegal-image' },
    {
      ...base,
      type: 'conclude',
      examined,
      substance: 'no',
      outcome: none,
      conclusion: none,
      action: none,
      sanction: none,
    },
    { ...base, type: 'hand-over', outcome: none, policeReference: none },
    { ...base, type: 'sign', covers: signable(open, person) },
    { ...base, type: 'disagree', reason: none },
    { ...base, type: 'ask-reviewer', who: person.id, why: none },
    { ...base, type: 'declare-interest', reason: none },
    { ...base, type: 'refer', body: none, how: 'phone', when, reference: none, said: none },
    { ...base, type: 'not-told', duty: decidable?.id ?? none, reason: none },
    {
      ...base,
      type: 'add-person',
      name: none,
      part: 'witness',
      class: none,
      dateOfBirth: none,
      schoolOnRoll: none,
      vulnerability: none,
    },
    { ...base, type: 'add-note', text: none },
    { ...base, type: 'record-action', what: none, byWhom: none },
    { ...base, type: 'ask-reporter', question: none },
    { ...base, type: 'ask-it', needed: none },
    {
      ...base,
      type: 'correct-entry',
      entry: 1,
      entryBy: person.id,
      inRecord: false,
      shouldRead: none,
      reason: none,
    },
    { ...base, type: 'take-over' },
    { ...base, type: 'assign', to: person.id },
    { ...base, type: 'change-computer', computer: none, place: none, reason: none },
    { ...base, type: 'make-confidential', reason: none, adults: [] },
    { ...base, type: 'exclude', who: person.id, reason: none },
    ...toShare(open, facts).map(({ id: who, visiting }) => {
      const school = visiting === undefined ? {} : { school: visiting.school };
      return { ...base, type: 'share' as const, who, ...school, reason: none };
    }),
    { ...base, type: 'merge', into: facts.target?.open.id ?? open.id, reason: none },
    { ...base, type: 're-route', role: routeFor(open, facts), reason: none },
    { ...base, type: 'legal-hold', reason: none, stillHold: true },
    { ...base, type: 'secure-device', device: none, place: none, heldBy: none, sealed: false },
    { ...base, type: 'pass-device', device: open.custody[0] ?? 0, toWhom: none },
    { ...base, type: 'return-device', device: open.custody[0] ?? 0, toWhom: none },
    { ...base, type: 'record-search', device: none, reason: none, search: { why: '-' } },
    { ...base, type: 'viewing-decision', decision: { look: false, reason: '-' } },
    {
      ...base,
      type: 'delete-after-advice',
      what: none,
      advice: none,
      reference: none,
      deletedBy: none,
      copyHeldBy: none,
    },
    { ...base, type: 'police-wait', reference: none, stillWait: true },
    { ...base, type: 'debrief', learnt: none, willChange: none },
    { ...base, type: 'record-elsewhere', system: none, reference: none },
    { ...base, type: 'close' },
    { ...base, type: 'reopen', reason: none },
  ];
}

/** One whom it could be shared with; none where nobody is left. */
function toShare(open: OpenCase, { policy, people }: Facts): readonly Person[] {
  const able = [...people.values()].filter((one) => whyNotShare(one, open, policy) === undefined);
  return able.slice(0, 1);
}

/** `staff` is nobody's route: it is refused. */
function routeFor(open: OpenCase, facts: Facts): Role {
  return routesOf(open, facts)[0]?.role ?? 'staff';
}

/** The text that this person would sign: in a dispute the author of the other text signs that one. */
function signable(open: OpenCase, person: Person): Digest {
  const { progress } = open;
  if (!('draft' in progress)) return digestOf('');
  const isOther =
    progress.status === 'disputed' && progress.dissenter === person.id && progress.other !== undefined;
  return coverage(open, isOther ? progress.other.draft : progress.draft);
}
