import { digestOf } from '#domain/digest.ts';
import type { DirectoryCommand } from '#domain/directory/command.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import { type FormId, type PersonId, parseTenantId, type SchoolId, type TenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import type { StoredDirectory } from './directory-ports.ts';
import { type Standing, step } from './step-directory.ts';

const TRIES = 8;

type Asked = {
  readonly school: SchoolId;
  readonly actor: PersonId | 'steward';
  readonly commands: readonly DirectoryCommand[];
  readonly form: FormId;
};

/** Of each command the person as it leaves them, or why it was refused; the others are stored all the same. */
export type Changed = readonly Result<Person, DirectoryRefusal>[];

/**
 * One change of one person.
 *
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function changePersonBy(
  deps: Deps,
  school: SchoolId,
  actor: PersonId,
  command: DirectoryCommand,
  form: FormId,
): Promise<Result<Person, DirectoryRefusal>> {
  if (formAge(form, command.at) > FORM_LIFE) return err({ type: 'form-too-old' });
  const asked = { school, actor, commands: [command], form };
  const [changed] = await changeDirectory(deps, asked);
  if (changed === undefined) throw new TypeError('A command has an answer');
  if (changed.ok) return changed;
  const earlier = await deps.store.directory.done(school, form, actor);
  if (earlier === inputsOf(asked)) return await repeated(deps, asked, command);
  const { at, type } = command;
  if (type === 'add-account' && changed.error.type === 'already-there') await letIn(deps, school, command);
  await deps.store.recordAttempt(school, { person: actor, at, command: type, refusal: changed.error.type });
  return changed;
}

/** The same press again: what it did stands. A second account that was cut off before it was let in is let in now. */
async function repeated(
  deps: Deps,
  { school }: Asked,
  command: DirectoryCommand,
): Promise<Result<Person, DirectoryRefusal>> {
  if (command.type === 'add-account') await letIn(deps, school, command);
  const stored = await deps.store.person(school, command.person);
  return stored === undefined ? err({ type: 'not-in-directory' }) : ok(stored.person);
}

/** What a crash may have cut off after the account was theirs. */
async function letIn(
  deps: Deps,
  school: SchoolId,
  member: { readonly account: PersonId; readonly person: PersonId },
): Promise<void> {
  await deps.store.directory.keepMembers(school, tenantOf(deps, school), [member]);
}

/**
 * Load, decide, commit: several commands about different people in one batch, at most 28: more do not fit.
 *
 * @throws Error when storage does not answer.
 */
export async function changeDirectory(deps: Deps, asked: Asked): Promise<Changed> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const changed = await tryOnce(deps, asked);
    if (changed !== 'conflict') return changed;
  }
  throw new Error('Too many people changed the directory at once');
}

async function tryOnce(deps: Deps, asked: Asked): Promise<Changed | 'conflict'> {
  const { school, actor, commands, form } = asked;
  const before = await deps.store.directory.load(school); // first: whoever changes after this makes a conflict (T54)
  const people = await deps.store.directory.people(school, idsIn(asked, before));
  let standing: Standing = { ...before, people, changed: new Map(), events: [] };
  const answers: Result<Person, DirectoryRefusal>[] = [];
  for (const command of commands) {
    const known = {
      account: await ownerOf(deps, school, command),
      isElsewhere: await isElsewhere(deps, school, command),
    };
    const next = step(standing, actor, command, known);
    if (next.ok) standing = next.value.standing;
    answers.push(next.ok ? ok(next.value.person) : next);
  }
  const { events, directory } = standing;
  if (events.length === 0) return answers;
  await lookAgain(deps, school, standing);
  await deps.store.directory.keepMembers(school, tenantOf(deps, school), joinersIn(events));
  const outcome = await deps.store.directory.commit({
    ...{ school, before, after: directory, events },
    people: [...standing.changed].map(([id, after]) => ({ before: people.get(id), after })),
    form: { id: form, person: actor, inputs: inputsOf(asked) },
  });
  if (outcome.kind === 'conflict') return 'conflict';
  if (outcome.kind === 'repeat' && outcome.inputs !== inputsOf(asked))
    return commands.map(() => err({ type: 'form-used' }));
  await deps.store.directory.keepMembers(school, tenantOf(deps, school), secondAccountsIn(events));
  return answers;
}

/** Before anything is stored: a crash in between then leaves a look too many, and never one too few. */
async function lookAgain(deps: Deps, school: SchoolId, { events }: Standing): Promise<void> {
  const changing = events.filter(({ type }) => type !== 'grant-asked' && type !== 'grant-refused');
  const at = new Map(changing.map((event) => [event.person, event.at]));
  await Promise.all([...at].map(([person, when]) => deps.store.staff.askReconcile(school, person, when)));
}

function idsIn({ actor, commands }: Asked, { directory }: StoredDirectory): readonly PersonId[] {
  return [
    ...(actor === 'steward' ? [] : [actor]),
    ...commands.flatMap((command) => [
      command.person,
      ...('words' in command ? [command.words.manager, command.words.sponsor] : []),
      ...('grant' in command ? directory.asked.filter(({ entry }) => entry === command.grant) : []).map(
        ({ by }) => by,
      ),
    ]),
  ].filter((id) => id !== undefined);
}

async function ownerOf(
  deps: Deps,
  school: SchoolId,
  command: DirectoryCommand,
): Promise<PersonId | undefined> {
  const account =
    command.type === 'add-account'
      ? command.account
      : command.type === 'add-person'
        ? command.person
        : undefined;
  return account && (await deps.store.directory.ownerOf(school, account));
}

/** Whether a second account would reach into another school, as whoever it or the person is there. */
async function isElsewhere(deps: Deps, school: SchoolId, command: DirectoryCommand): Promise<boolean> {
  if (command.type !== 'add-account') return false;
  const tenant = tenantOf(deps, school);
  const found = await Promise.all(
    [command.person, command.account].map((one) => deps.store.memberships(tenant, one)),
  );
  return found.flat().some((one) => one.school !== school);
}

function joinersIn(events: readonly DirectoryEvent[]) {
  return events.flatMap(({ type, person }) => (type === 'person-added' ? [{ account: person, person }] : []));
}

function secondAccountsIn(events: readonly DirectoryEvent[]) {
  return events.flatMap((event) =>
    event.type === 'account-added' ? [{ account: event.account, person: event.person }] : [],
  );
}

function inputsOf({ commands }: Asked) {
  return digestOf(commands.map(({ at: _at, ...command }) => command));
}

function tenantOf(deps: Deps, school: SchoolId): TenantId {
  const tenant = parseTenantId(deps.school(school).tenantId);
  if (tenant === undefined) throw new TypeError('A school belongs to a tenant');
  return tenant;
}
