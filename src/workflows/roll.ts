import { wallDate } from '#domain/calendar.ts';
import { digestOf } from '#domain/digest.ts';
import {
  decideRoll,
  type RollCommand,
  type RollFacts,
  type RollRefusal,
  type RollWords,
  rollKindsFor,
} from '#domain/directory/decide-roll.ts';
import { byName, foldedName } from '#domain/directory/names.ts';
import { isHere, type RollEntry, type RollKind } from '#domain/directory/roll.ts';
import type { RollClass } from '#domain/directory/roll-classes.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import { type FormId, type PersonId, parseRollId, type RollId, type SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { commitRoll } from './commit-roll.ts';
import type { Deps } from './deps.ts';
import { loadPeople } from './read-case.ts';
import type { StoredEntry } from './roll-ports.ts';

const TRIES = 8;
const ENTRIES_A_READ = 1_000;

/**
 * Stores one change of one entry.
 *
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function changeRoll(
  deps: Deps,
  school: SchoolId,
  person: Person,
  command: RollCommand,
): Promise<Result<RollEntry, RollRefusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await deps.store.roll.head(school);
    const before = await deps.store.roll.entry(school, command.id);
    const standing = before && { entry: before.entry, version: before.numbers.length };
    const facts = await factsFor(deps, school, 'words' in command ? command.words : undefined);
    const decision = decideRoll(command, standing, person, facts);
    if (!decision.ok) {
      const refused = { command: `roll-${command.type}`, refusal: decision.error.type };
      await deps.store.recordAttempt(school, { person: person.id, at: command.at, ...refused });
      return decision;
    }
    if (decision.value === 'repeat')
      return before === undefined ? err({ type: 'not-on-roll' }) : ok(before.entry);
    if ((await commitRoll(deps, school, head, [{ event: decision.value, before }])) > 0)
      return ok(decision.value.entry);
  }
  throw new Error('Too many people changed the roll at once');
}

/** A form makes one entry, and a list one a line, however often it is sent. */
export function rollIdOf(form: FormId, person: PersonId, line?: number): RollId {
  const id = parseRollId(digestOf({ form, person, line }).slice(0, form.length));
  if (id === undefined) throw new TypeError('A roll id is made of a digest');
  return id;
}

/** The ages for which the pack has an agreement of their own. */
export function stagesIn({ agreements }: Policy): readonly string[] {
  return [...new Set(agreements.flatMap(({ group }) => group ?? []))];
}

export async function factsFor(
  deps: Deps,
  school: SchoolId,
  words: RollWords | undefined,
): Promise<RollFacts> {
  const children = await Promise.all(
    (words?.children ?? []).map(async (id) => await deps.store.roll.entry(school, id)),
  );
  const pupils = children.flatMap((child) => (child?.entry.kind === 'pupil' ? [child.entry.id] : []));
  const sponsor = words?.sponsor && (await deps.store.person(school, words.sponsor));
  return {
    isPupil: (id) => pupils.includes(id),
    isStaff: (id) => sponsor?.person.id === id && sponsor.person.left === undefined,
    stages: stagesIn(deps.school(school).policy),
    today: wallDate(deps.clock.now()),
  };
}

/** The classes that this person may open, with how many are in each. */
export async function rollClasses(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<readonly RollClass[]> {
  const kinds = rollKindsFor(person);
  const { classes } = await deps.store.roll.head(school);
  return classes.filter(({ kind }) => kinds.includes(kind));
}

/** One class by name; nothing for a kind that is not this person's to see. */
export async function readClass(
  deps: Deps,
  school: SchoolId,
  person: Person,
  of: { readonly kind: RollKind; readonly group: string },
): Promise<readonly RollEntry[] | undefined> {
  if (!rollKindsFor(person).includes(of.kind)) return undefined;
  const stored = await deps.store.roll.inClass(school, of);
  const today = wallDate(deps.clock.now());
  return stored
    .map(({ entry }) => entry)
    .filter((entry) => isHere(entry, today))
    .toSorted(byName);
}

/** Whose name holds a part of what was typed, leavers too: compared here, never in a query (T28). */
export async function findOnRoll(
  deps: Deps,
  school: SchoolId,
  person: Person,
  part: string,
  limit: number,
): Promise<readonly RollEntry[]> {
  const kinds = rollKindsFor(person);
  const wanted = foldedName(part);
  if (kinds.length === 0 || wanted === '') return [];
  const everybody = await allEntries(deps, school);
  return everybody
    .map(({ entry }) => entry)
    .filter(({ kind, name }) => kinds.includes(kind) && foldedName(name).includes(wanted))
    .toSorted(byName)
    .slice(0, limit);
}

export async function allEntries(deps: Deps, school: SchoolId): Promise<readonly StoredEntry[]> {
  const all: StoredEntry[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.roll.page(school, after, ENTRIES_A_READ);
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

export type RollSheet = {
  readonly entry: RollEntry;
  readonly version: number;
  /** What happened to it, the newest first. */
  readonly events: readonly RollEvent[];
  readonly children: readonly RollEntry[];
  readonly parents: readonly RollEntry[];
  /** Others of the same class under the same name: perhaps one human being twice. */
  readonly namesakes: readonly RollEntry[];
  readonly people: ReadonlyMap<PersonId, Person>;
};

/** One entry with its history; nothing where there is none, or none that this person may see. */
export async function readEntry(
  deps: Deps,
  school: SchoolId,
  person: Person,
  id: RollId,
): Promise<RollSheet | undefined> {
  const { roll } = deps.store;
  const stored = await roll.entry(school, id);
  if (stored === undefined || !rollKindsFor(person).includes(stored.entry.kind)) return undefined;
  const { entry, numbers } = stored;
  const load = async (ids: readonly RollId[]) =>
    (await Promise.all(ids.map((one) => roll.entry(school, one)))).flatMap((one) => one?.entry ?? []);
  const events = (await Promise.all(numbers.map((number) => roll.event(school, number)))).filter(
    (event) => event !== undefined,
  );
  const named = [...events.map(({ by }) => by), ...(entry.sponsor === undefined ? [] : [entry.sponsor])];
  const classmates = await roll.inClass(school, entry);
  return {
    ...{ entry, version: numbers.length, events: events.toReversed() },
    children: await load(entry.children ?? []),
    parents: await load(await roll.parentsOf(school, id)),
    namesakes: classmates
      .filter((one) => one.entry.id !== id && foldedName(one.entry.name) === foldedName(entry.name))
      .map((one) => one.entry),
    people: await loadPeople(deps, school, [...new Set(named)]),
  };
}
