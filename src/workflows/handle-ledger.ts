import { wallDate } from '#domain/calendar.ts';
import { digestOf } from '#domain/digest.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import {
  type FormId,
  type OwnerId,
  type PersonId,
  parsePersonId,
  parseRollId,
  type SchoolId,
} from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { decideLedger, evolveAll, type LedgerFacts } from '#domain/ledger/decide.ts';
import { nextLedgerJob } from '#domain/ledger/ledger-clock.ts';
import type { Ledger, Subject } from '#domain/ledger/model.ts';
import { type Asking, reconcile } from '#domain/ledger/reconcile.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import { subjectOfPerson, subjectOfRoll } from '#domain/ledger/subject.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { hours, type Instant, plus } from '#domain/time.ts';
import type { Deps } from './deps.ts';
import { ledgerEffects } from './ledger-effects.ts';
import type { LedgerChange, SentForm, StoredLedger } from './staff-stored.ts';
import { closuresOf } from './term-dates.ts';

const TRIES = 8;

/** The ledger after the command. `repeat`: this form was stored before, and nothing was done twice. */
export type HandledLedger = { readonly ledger: Ledger | undefined; readonly repeat: boolean };

/**
 * Load, decide, commit; decide again when somebody else wrote first. One command, one ledger, one batch.
 *
 * @param sent the form, and who sent it; absent where the clock acts.
 * @param known what is asked for in this school, where the caller has just read it for many ledgers.
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function handleLedger(
  deps: Deps,
  school: SchoolId,
  command: LedgerCommand,
  sent?: { readonly form: FormId; readonly by: PersonId },
  known?: Asking,
): Promise<Result<HandledLedger, LedgerRefusal>> {
  if (sent !== undefined && formAge(sent.form, command.at) > FORM_LIFE) return err({ type: 'form-too-old' });
  const { at: _, ...inputs } = command;
  const form = sent && { id: sent.form, person: sent.by, inputs: digestOf(inputs) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const handled = await tryOnce(deps, school, command, form, known);
    if (handled === 'conflict') continue;
    if (handled.ok || form === undefined) return handled;
    const earlier = await earlierOutcome(deps, school, command.owner, form);
    if (earlier !== undefined) return ok(earlier);
    await deps.store.recordAttempt(school, {
      ...{ person: form.person, at: command.at, command: command.type, refusal: handled.error.type },
    });
    return handled;
  }
  throw new Error('Too many people wrote to this ledger at once');
}

/** A refused form may have been stored by its first press: then that is the answer. */
async function earlierOutcome(
  { store }: Deps,
  school: SchoolId,
  owner: OwnerId,
  { id, person, inputs }: SentForm,
): Promise<HandledLedger | undefined> {
  const done = await store.staff.findDone(school, id, person);
  if (done?.inputs !== inputs) return undefined;
  return { ledger: (await store.staff.loadLedger(school, owner))?.ledger, repeat: true };
}

async function tryOnce(
  deps: Deps,
  school: SchoolId,
  command: LedgerCommand,
  form: SentForm | undefined,
  known: Asking | undefined,
): Promise<Result<HandledLedger, LedgerRefusal> | 'conflict'> {
  const { owner, at } = command;
  const [before, subject, asking, actor] = await Promise.all([
    deps.store.staff.loadLedger(school, owner),
    subjectOf(deps, school, owner, at),
    known ?? askingOf(deps, school),
    'by' in command ? deps.store.person(school, command.by) : undefined,
  ]);
  const facts: LedgerFacts = { ...asking, subject, actor: actor?.person };
  const decision = decideLedger(command, before?.ledger, before?.version ?? 0, facts);
  if (!decision.ok) return decision;
  const change = changeOf({ school, owner, at, before, form }, decision.value, facts);
  if (change === undefined) return ok({ ledger: before?.ledger, repeat: false });
  const outcome = await deps.store.staff.commitLedger(change);
  if (outcome.kind === 'conflict') return 'conflict';
  if (outcome.kind === 'repeat') {
    if (outcome.done.inputs !== form?.inputs) return err({ type: 'form-used' });
    const now = await deps.store.staff.loadLedger(school, owner);
    return ok({ ledger: now?.ledger, repeat: true });
  }
  if (change.effects.length > 0) deps.wake(school);
  return ok({ ledger: change.after, repeat: false });
}

/** What is asked for in a school, and of whom. */
export async function askingOf(deps: Deps, school: SchoolId): Promise<Asking> {
  const [publications, closures] = await Promise.all([
    deps.store.staff.publications(school),
    closuresOf(deps, school),
  ]);
  return { publications, closures, policy: deps.school(school).policy };
}

/** What somebody owes as of now, whether or not the clock has looked since; nothing is stored. */
export async function readLedger(
  deps: Deps,
  school: SchoolId,
  owner: OwnerId,
  at: Instant,
): Promise<{ readonly ledger: Ledger | undefined; readonly begun: boolean }> {
  const [stored, subject, asking] = await Promise.all([
    deps.store.staff.loadLedger(school, owner),
    subjectOf(deps, school, owner, at),
    askingOf(deps, school),
  ]);
  const events = reconcile(stored?.ledger, subject, asking, at);
  const ledger = evolveAll(stored?.ledger, events, stored?.version ?? 0, owner);
  return { ledger, begun: asking.publications.trainingFrom !== undefined };
}

async function subjectOf(
  deps: Deps,
  school: SchoolId,
  owner: OwnerId,
  at: Instant,
): Promise<Subject | undefined> {
  const today = wallDate(at);
  const id = parsePersonId(owner);
  const stored = id && (await deps.store.person(school, id));
  if (stored !== undefined) return subjectOfPerson(stored.person, today);
  const onRoll = parseRollId(owner);
  const found = onRoll && (await deps.store.roll.entry(school, onRoll));
  return found && subjectOfRoll(found.entry, today);
}

/** Nothing where nothing changes, not even the moment at which the clock looks again. */
function changeOf(
  write: Pick<LedgerChange, 'school' | 'owner' | 'at' | 'form'> & {
    readonly before: StoredLedger | undefined;
  },
  events: LedgerChange['events'],
  facts: LedgerFacts,
): LedgerChange | undefined {
  const { before, owner, at } = write;
  const after = evolveAll(before?.ledger, events, before?.version ?? 0, owner);
  if (after === undefined) return undefined;
  const next = nextLedgerJob(after, facts, at);
  // What is still due although it was just looked at is looked at again later, and not for ever now.
  const due = next === undefined || next > at ? next : plus(at, hours(1));
  if (events.length === 0 && due === before?.due) return undefined;
  return { ...write, after, events, due, effects: ledgerEffects(before?.ledger, after, events, facts, at) };
}
