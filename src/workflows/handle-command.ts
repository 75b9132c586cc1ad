import type { CaseCommand, Report } from '#domain/case/command.ts';
import { decide, type Facts } from '#domain/case/decide.ts';
import type { CaseState, OpenCase } from '#domain/case/model.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import { signersOf } from '#domain/case/signatures.ts';
import { digestOf } from '#domain/digest.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import { type FormId, type PersonId, parseFormId, type SchoolId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { changeOf, type Write } from './change-of.ts';
import type { Deps } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import { alsoMerged, loadTarget } from './merge-case.ts';
import { seesCase } from './sees-case.ts';
import type { Counter, Done, PostedCard, StoredCase, StoredPerson } from './stored.ts';
import { closuresOf } from './term-dates.ts';
import { visitorsIn } from './visitors.ts';

/** The case after the command. `repeat`: this form was stored before, and nothing was done twice. */
export type Handled = { readonly open: OpenCase; readonly repeat: boolean };

export type CommandAttempt = {
  readonly school: SchoolId;
  readonly command: CaseCommand;
  readonly form: FormId;
  /** For a report: the counter as read, and the form that becomes the receipt. */
  readonly counter?: Counter;
  readonly receipt?: PostedCard;
};

const TRIES = 8;

/**
 * Load, decide, commit; decide again when somebody else wrote first. One command, one batch.
 *
 * @param form the form that was sent; a press on a posted card has none, and is idempotent by state.
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function handleCommand(
  deps: Deps,
  school: SchoolId,
  command: Exclude<CaseCommand, Report>,
  form?: FormId,
): Promise<Result<Handled, Refusal>> {
  if (form !== undefined && formAge(form, command.at) > FORM_LIFE) return err({ type: 'form-too-old' });
  const attempt = { school, command, form: form ?? mintedForm(deps) };
  const handled = await tryCommand(deps, attempt);
  if (handled.ok) return handled;
  const repeat = form === undefined ? undefined : await earlierOutcome(deps, attempt);
  if (repeat !== undefined) return repeat;
  const { caseId, by: person, at, type } = command;
  await deps.store.recordAttempt(school, { caseId, person, at, command: type, refusal: handled.error.type });
  return handled;
}

async function tryCommand(deps: Deps, attempt: CommandAttempt): Promise<Result<Handled, Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const handled = await tryOnce(deps, attempt);
    if (handled !== 'conflict') return handled;
  }
  throw new Error('Too many people wrote to this case at once');
}

/** One load, decision and commit. `conflict`: somebody else wrote first, so decide again. */
export async function tryOnce(
  deps: Deps,
  attempt: CommandAttempt,
): Promise<Result<Handled, Refusal> | 'conflict'> {
  const { school, command } = attempt;
  const [before, cards, holders, closures] = await Promise.all([
    deps.store.loadCase(school, command.caseId),
    deps.store.loadCards(school, command.caseId),
    deps.store.holders(school),
    closuresOf(deps, school),
  ]);
  const people = await loadPeople(deps, school, namedBy(command, before?.state));
  const policy = await policyOf(deps, attempt, before?.state);
  const other = command.type === 'merge' ? await loadTarget(deps, school, command.into) : undefined;
  const target = other && { target: other.target };
  const visitors = await visitorsIn(deps, school, command, before?.state);
  const facts: Facts = {
    policy,
    holders,
    people: new Map([...personsOf(people), ...visitors]),
    closures,
    ...target,
  };
  const state: CaseState = before?.state ?? { progress: { status: 'none' } };
  const decision = decide(command, state, facts);
  if (!decision.ok) return err(await sayable(deps, school, decision.error, facts, command, before));
  const write = writeOf(attempt, before);
  const change = changeOf(write, cards, decision.value, facts);
  const also =
    command.type === 'merge' && other && before
      ? await alsoMerged(deps, write, command, before.state, other, { holders, closures })
      : undefined;
  const signers = command.type === 'sign' ? signersOf(change.after) : [];
  const unchanged = signers.map((signer) => people.get(signer)).filter((person) => person !== undefined);
  const outcome = await deps.store.commit({ ...change, unchanged, ...(also && { also }) });
  if (outcome.kind === 'conflict') return 'conflict';
  if (outcome.kind === 'repeat') return await afterRepeat(deps, attempt, outcome.done);
  deps.wake(school);
  return ok({ open: change.after, repeat: false });
}

/** Where a merged case went is said to those who may open that one, and to nobody else (T43). */
async function sayable(
  { store }: Deps,
  school: SchoolId,
  refusal: Refusal,
  { people }: Facts,
  { by }: CaseCommand,
  before: StoredCase | undefined,
): Promise<Refusal> {
  const person = by === undefined ? undefined : people.get(by);
  if (refusal.type !== 'merged-away' || person === undefined || before === undefined) return refusal;
  return (await seesCase(store, school, person, before.state)) ? refusal : { type: 'not-found' };
}

/** These go on under the pack of now where the case's own cannot be read. */
const UNSTOPPABLE: readonly CaseCommand['type'][] = ['police-now', 'add-to-report', 'withdraw'];

async function policyOf(
  deps: Deps,
  { school, command }: CommandAttempt,
  open: OpenCase | undefined,
): Promise<Policy> {
  if (open === undefined) return deps.school(school).policy;
  if (UNSTOPPABLE.includes(command.type)) return await policyOrCurrent(deps, school, open);
  return await deps.policyOf(school, open.pack);
}

function writeOf(
  { school, command, form, counter, receipt }: CommandAttempt,
  before: StoredCase | undefined,
): Write {
  return {
    ...{ school, caseId: command.caseId, at: command.at, before },
    form: { id: form, person: command.by ?? 'steward', inputs: inputsOf(command) },
    ...(counter === undefined ? {} : { counter }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

/** What somebody asked for, without the moment and the number: the same press twice has one digest. */
export function inputsOf(command: CaseCommand) {
  if (command.type !== 'report') {
    const { at: _at, ...inputs } = command;
    return digestOf(inputs);
  }
  const { at: _at, reference: _reference, caseId: _caseId, ...inputs } = command;
  return digestOf(inputs);
}

async function afterRepeat(
  deps: Deps,
  attempt: CommandAttempt,
  done: Done,
): Promise<Result<Handled, Refusal>> {
  if (done.inputs !== inputsOf(attempt.command)) return err({ type: 'form-used' });
  const now = await deps.store.loadCase(attempt.school, done.caseId);
  return now === undefined ? err({ type: 'not-found' }) : ok({ open: now.state, repeat: true });
}

/** A refused form may have been stored by its first press: then that is the answer. */
async function earlierOutcome(
  deps: Deps,
  attempt: CommandAttempt,
): Promise<Result<Handled, Refusal> | undefined> {
  const { school, form, command } = attempt;
  const done = await deps.store.findDone(school, form, command.by ?? 'steward');
  if (done === undefined || done.inputs !== inputsOf(command)) return undefined;
  return await afterRepeat(deps, attempt, done);
}

function namedBy(command: CaseCommand, open: OpenCase | undefined): readonly PersonId[] {
  const named = [
    command.by,
    open?.reporter,
    'to' in command ? command.to : undefined,
    'who' in command ? command.who : undefined,
    'second' in command ? command.second : undefined,
    ...('adults' in command ? command.adults : []),
    ...(open === undefined ? [] : signersOf(open)),
  ];
  return [...new Set(named.filter((person) => person !== undefined))];
}

async function loadPeople(deps: Deps, school: SchoolId, ids: readonly PersonId[]) {
  const found = await Promise.all(ids.map((id) => deps.store.person(school, id)));
  return new Map(found.filter((one) => one !== undefined).map((one) => [one.person.id, one]));
}

function personsOf(people: ReadonlyMap<PersonId, StoredPerson>): Facts['people'] {
  return new Map([...people].map(([id, stored]) => [id, stored.person]));
}

/** @throws TypeError when `newId` does not keep its promise. */
function mintedForm(deps: Deps): FormId {
  const form = parseFormId(deps.newId());
  if (form === undefined) throw new TypeError('A new id has 32 characters of 0-9a-z');
  return form;
}
