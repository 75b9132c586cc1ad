import { isBarred, peopleOnCase } from '#domain/case/access.ts';
import { whyNotShare } from '#domain/case/decide-passing-on.ts';
import { mayOwn } from '#domain/case/decide-standing.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import { routesOf } from '#domain/case/routes.ts';
import type { CaseId } from '#domain/ids.ts';
import { hasRole, type Role } from '#domain/person.ts';
import { findCategory, findOwed, type Policy } from '#domain/policy.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { policyOrCurrent } from '#workflows/kept-policies.ts';
import { casesBeside } from '#workflows/list-cases.ts';
import { type CaseFile, readCase } from '#workflows/read-case.ts';
import { readOwnReport } from '#workflows/read-own-report.ts';
import type { CaseLine } from '#workflows/stored.ts';
import { personOn } from '#workflows/visitors.ts';
import type { Actor } from '../actor.ts';
import type { FormContext } from '../forms/case-form.ts';
import type { CaseFormName } from '../forms/case-forms.ts';
import { refusalText } from '../replies.ts';
import { addedIn } from '../views/duty-words.ts';
import { entryOf } from '../views/entries.ts';
import { namingFor } from '../views/naming.ts';
import type { Option } from '../views/view.ts';
import { policiesOf } from './lists.ts';
import { peopleOptions } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** What a reporter may do without a right to read the case (F12). */
const REPORTERS: ReadonlySet<CaseFormName> = new Set<CaseFormName>([
  'police-now',
  'add-to-report',
  'withdraw',
]);

/** Events whose correction changes what reviewers sign. */
const IN_RECORD: ReadonlySet<string> = new Set([
  'review-started',
  'finding-added',
  'computer-change-proposed',
]);
/** The newest entries: more choices than these would not fit on a card beside what is typed. */
const MOST_ENTRIES = 100;
const UNCORRECTED: ReadonlySet<string> = new Set([
  'signed',
  'signature-fell',
  'entry-corrected',
  'acknowledged',
  'closed',
  'halted',
  'review-joined',
  'computer-change-agreed',
  'concluded',
  'handed-over',
  'reopened',
]);

type Choices = Pick<
  FormContext,
  | 'seniors'
  | 'owners'
  | 'everyone'
  | 'holding'
  | 'shareable'
  | 'visitors'
  | 'routes'
  | 'mergeable'
  | 'devices'
  | 'entries'
>;
/** A reporter and a visitor are shown nobody of the school, whatever form they send for (E34). */
const NOTHING_TO_CHOOSE: Choices = {
  seniors: [],
  owners: [],
  everyone: [],
  holding: () => [],
  shareable: [],
  visitors: [],
  routes: [],
  mergeable: [],
  devices: [],
  entries: [],
};

/**
 * Everything a form may offer, read afresh. A reporter's own forms need their report and no more; all
 * others open the case, and that reading is recorded.
 */
export async function contextOf(
  deps: TeamsDeps,
  actor: Actor,
  caseId: CaseId,
  name: CaseFormName,
  found = '',
): Promise<Result<FormContext, Refusal>> {
  const { school, person } = actor;
  const { partnerSchools, bodyContacts } = school;
  const common = { partnerSchools, bodyContacts, now: deps.clock.now(), viewer: person.id };
  const own = REPORTERS.has(name) ? await readOwnReport(deps, school.id, caseId, person) : undefined;
  if (own !== undefined)
    return ok({
      ...common,
      policy: await policyOrCurrent(deps, school.id, own),
      open: own,
      added: new Map(),
      ...NOTHING_TO_CHOOSE,
    });
  const file = await readCase(deps, school.id, caseId, person.id);
  if (!file.ok) return err(file.error);
  const { open } = file.value;
  const policy = REPORTERS.has(name)
    ? await policyOrCurrent(deps, school.id, open)
    : await deps.policyOf(school.id, open.pack);
  return ok({
    ...common,
    policy,
    open,
    added: addedIn(file.value.events),
    ...(file.value.viewer.visiting === undefined
      ? await choicesIn(deps, actor, name, file.value, policy, found)
      : NOTHING_TO_CHOOSE),
  });
}

async function choicesIn(
  deps: TeamsDeps,
  actor: Actor,
  name: CaseFormName,
  file: CaseFile,
  policy: Policy,
  found: string,
): Promise<Choices> {
  const part = found.trim() === '' ? undefined : found;
  return {
    seniors: seniorsOf(file, policy),
    owners: ownersIn(file, policy),
    everyone: await peopleOptions(deps, actor.school.id, part),
    holding: (roles) => holdersIn(file, roles),
    shareable: shareableIn(file, policy),
    visitors: visitorsIn(file),
    routes: routesOf(file.open, { ...file, policy }).map(({ role }) => role),
    mergeable: name === 'merge' ? await mergeableIn(deps, actor, file) : [],
    devices: devicesOf(file),
    entries: entriesOf(file, policy),
  };
}

function seniorsOf({ people, open }: CaseFile, policy: Policy): readonly Option[] {
  const onCase = peopleOnCase(open);
  return [...people.values()]
    .filter((person) => person.left === undefined && !isBarred(open, person.id))
    .filter((person) => hasRole(person, policy.reviewers) || onCase.includes(person.id))
    .map((person) => ({ value: person.id, title: `${person.name}, ${person.position}` }));
}

function ownersIn({ people, open }: CaseFile, policy: Policy): readonly Option[] {
  return [...people.values()]
    .filter((person) => mayOwn(person, open, policy))
    .map((person) => ({ value: person.id, title: `${person.name}, ${person.position}` }));
}

function holdersIn({ people, open }: CaseFile, roles: readonly Role[]): readonly Option[] {
  return [...people.values()]
    .filter((person) => hasRole(person, roles) && !isBarred(open, person.id))
    .map((person) => ({ value: person.id, title: `${person.name}, ${person.position}` }));
}

function shareableIn({ people, open }: CaseFile, policy: Policy): FormContext['shareable'] {
  return [...people.values()]
    .filter((person) => whyNotShare(person, open, policy) === undefined)
    .map((person) => ({
      ...{ value: person.id, title: `${person.name}, ${person.position}` },
      school: person.visiting?.school,
    }));
}

function visitorsIn({ people, open }: CaseFile): readonly Option[] {
  return [...people.values()]
    .filter(({ id, visiting }) => visiting !== undefined && open.visitors.some(({ person }) => person === id))
    .map((person) => ({ value: person.id, title: `${person.name}, ${person.position}` }));
}

async function mergeableIn(
  deps: TeamsDeps,
  { school }: Actor,
  { open, viewer }: CaseFile,
): Promise<readonly Option[]> {
  const lines = await casesBeside(deps, school.id, viewer, open);
  const policyOf = await policiesOf(deps, school, lines);
  const about = (line: CaseLine) =>
    line.access === 'restricted'
      ? 'Confidential report'
      : (findCategory(policyOf(line.pack), line.category)?.title ?? line.category);
  return lines.map((line) => ({ value: line.caseId, title: `${line.reference} ${about(line)}` }));
}

function devicesOf({ events, open }: CaseFile): readonly Option[] {
  return events.flatMap(({ number, event }) =>
    event.type === 'device-secured' && open.custody.includes(number)
      ? [{ value: String(number), title: `${event.device} (entry ${number})` }]
      : [],
  );
}

function entriesOf(file: CaseFile, policy: Policy): FormContext['entries'] {
  const naming = namingFor(file, policy);
  return file.events
    .filter(({ event }) => !UNCORRECTED.has(event.type))
    .slice(-MOST_ENTRIES)
    .map((stored) => ({
      value: String(stored.number),
      title: entryOf(stored, naming).label,
      by: stored.event.by,
      inRecord: IN_RECORD.has(stored.event.type),
    }));
}

/** The refusal in words, with the names that it needs. */
export async function sayRefusal(
  deps: TeamsDeps,
  { school }: Actor,
  caseId: CaseId,
  refusal: Refusal,
): Promise<string> {
  const id = 'who' in refusal ? refusal.who : 'owner' in refusal ? refusal.owner : undefined;
  const stored =
    id !== undefined || 'bodies' in refusal ? await deps.store.loadCase(school.id, caseId) : undefined;
  const named = id === undefined ? undefined : await personOn(deps, school.id, stored?.state, id);
  const policy =
    stored === undefined || !('bodies' in refusal)
      ? school.policy
      : await deps.policyOf(school.id, stored.state.pack);
  return refusalText(refusal, {
    person: () => named?.name ?? 'Somebody',
    body: (body) => findOwed(policy, body)?.title ?? body,
  });
}
