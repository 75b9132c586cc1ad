import { type Digest, digestOf } from '#domain/digest.ts';
import type { DirectoryCommand } from '#domain/directory/command.ts';
import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { accountsIn, planStaff, type StaffPlan } from '#domain/directory/staff-plan.ts';
import { type FormId, type PersonId, parseFormId, type SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { changeDirectory } from './change-directory.ts';
import type { Deps } from './deps.ts';
import type { Pasted } from './pasted.ts';

/** What it would do, and the digest that stands for exactly that. */
export type CheckedStaff = { readonly plan: StaffPlan; readonly shows: Digest };

export type StaffListRefusal =
  | { readonly type: 'not-yours' }
  | { readonly type: 'no-ids' }
  /** What stands changed since the list was shown, or the list did. */
  | { readonly type: 'shown-otherwise'; readonly now: CheckedStaff };

/** How many people were changed, and of whom the directory said no. */
export type AppliedStaff = {
  readonly done: number;
  readonly refused: readonly { readonly person: PersonId; readonly why: DirectoryRefusal }[];
};

const EVERYBODY = 100_000;
/** As many as one batch of the directory takes. */
const PEOPLE_AT_ONCE = 28;

/** What the list would do, as the directory stands now. Nothing is changed. */
export async function checkStaffList(
  deps: Deps,
  school: SchoolId,
  person: Person,
  { table, missingLeave }: Pasted,
): Promise<Result<CheckedStaff, StaffListRefusal>> {
  if (!hasRole(person, PEOPLE_KEEPERS)) return err({ type: 'not-yours' });
  const people = await deps.store.people(school, EVERYBODY);
  const known = new Set(people.map(({ id }) => id));
  const owners = new Map<PersonId, PersonId | undefined>();
  for (const account of accountsIn(table))
    if (!known.has(account)) owners.set(account, await deps.store.directory.ownerOf(school, account));
  const read = planStaff(table, { people, ownerOf: (account) => owners.get(account) });
  if (read === undefined) return err({ type: 'no-ids' });
  // Whoever pastes the list is here.
  const plan = { ...read, missing: read.missing.filter(({ id }) => id !== person.id) };
  const shows = digestOf({
    added: plan.added.map(({ after }) => after),
    changed: plan.changed.map(({ before, after }) => ({ before, after })),
    leaving: missingLeave ? plan.missing.map(({ id }) => id) : [],
  });
  return ok({ plan, shows });
}

/**
 * Does what the list was shown to do, and nothing else.
 *
 * @throws Error when storage does not answer: then some of it may be stored, and the same list goes on with the rest.
 */
export async function applyStaffList(
  deps: Deps,
  school: SchoolId,
  person: Person,
  pasted: Pasted,
  shown: Digest,
): Promise<Result<AppliedStaff, StaffListRefusal>> {
  const checked = await checkStaffList(deps, school, person, pasted);
  if (!checked.ok) return checked;
  const { plan, shows } = checked.value;
  if (shows !== shown) return err({ type: 'shown-otherwise', now: checked.value });
  let applied: AppliedStaff = { done: 0, refused: [] };
  for (const [at, commands] of batchesOf(plan, pasted).entries()) {
    const form = formOf(pasted.form, shows, at);
    const answers = await changeDirectory(deps, { school, actor: person.id, commands, form });
    const refused = commands.flatMap((command, index) => {
      const answer = answers[index];
      return answer === undefined || answer.ok ? [] : [{ person: command.person, why: answer.error }];
    });
    applied = {
      done: applied.done + commands.length - refused.length,
      refused: [...applied.refused, ...refused],
    };
  }
  return ok(applied);
}

/** A manager who is new in the same list is there before whoever answers to them: a later batch names them. */
function batchesOf(
  { added, changed, missing }: StaffPlan,
  { at, missingLeave }: Pasted,
): readonly (readonly DirectoryCommand[])[] {
  const fresh = new Set(added.map(({ after }) => after.id));
  const joining = added.map(({ after: { id, words } }): DirectoryCommand => {
    const { manager, sponsor, ...others } = words;
    const waits = [manager, sponsor].some((one) => one !== undefined && fresh.has(one));
    return { type: 'add-person', person: id, at, words: waits ? others : words };
  });
  const answering = added
    .filter(({ after: { words } }) => [words.manager, words.sponsor].some((one) => one && fresh.has(one)))
    .map(({ after: { id, words } }): DirectoryCommand => ({ type: 'change-person', person: id, at, words }));
  const changing = changed.map(({ after: { id, words } }): DirectoryCommand => {
    return { type: 'change-person', person: id, at, words };
  });
  const leaving = missingLeave
    ? missing.map(({ id }): DirectoryCommand => ({ type: 'mark-left', person: id, at }))
    : [];
  return [joining, [...answering, ...changing], leaving].flatMap(inBatches);
}

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const starts = Array.from(
    { length: Math.ceil(items.length / PEOPLE_AT_ONCE) },
    (_, at) => at * PEOPLE_AT_ONCE,
  );
  return starts.map((start) => items.slice(start, start + PEOPLE_AT_ONCE));
}

/** Each batch of a list is a form of its own, the same however often what was shown is applied. */
function formOf(form: FormId, shows: Digest, at: number): FormId {
  const made = parseFormId(digestOf({ form, shows, at }).slice(0, form.length));
  if (made === undefined) throw new TypeError('A form id is made of a digest');
  return made;
}
