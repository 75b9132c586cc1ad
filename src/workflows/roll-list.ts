import { wallDate } from '#domain/calendar.ts';
import { type Digest, digestOf } from '#domain/digest.ts';
import { rollKindsFor } from '#domain/directory/decide-roll.ts';
import { foldedName } from '#domain/directory/names.ts';
import type { RollEntry } from '#domain/directory/roll.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import { type RollLines, rollLines, type SponsorOf } from '#domain/directory/roll-list.ts';
import { planRoll, type RollPlan } from '#domain/directory/roll-plan.ts';
import { grouped } from '#domain/grouped.ts';
import { type PersonId, parsePersonId, type RollId, type SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { commitRoll } from './commit-roll.ts';
import type { Deps } from './deps.ts';
import type { Pasted } from './pasted.ts';
import { allEntries, rollIdOf, stagesIn } from './roll.ts';
import type { RollChange, RollHead, StoredEntry } from './roll-ports.ts';

/** What it would do, and the digest that stands for exactly that. */
export type CheckedRoll = { readonly plan: RollPlan; readonly shows: Digest };

export type ListRefusal =
  | { readonly type: 'not-yours' }
  | { readonly type: 'no-names' }
  /** What stands changed since the list was shown, or the list did. */
  | { readonly type: 'shown-otherwise'; readonly now: CheckedRoll }
  /** Somebody else changed the roll in the middle of it. */
  | { readonly type: 'cut-short'; readonly done: number };

/** What the list would do, as the roll stands now. Nothing is changed. */
export async function checkRollList(
  deps: Deps,
  school: SchoolId,
  person: Person,
  pasted: Pasted,
): Promise<Result<CheckedRoll, ListRefusal>> {
  const checked = await planOf(deps, school, person, pasted);
  return checked.ok ? ok(checked.value) : checked;
}

/**
 * Does what the list was shown to do, and nothing else.
 *
 * @returns how many entries were changed.
 * @throws Error when storage does not answer: then some of it may be stored, and the same list goes on with the rest.
 */
export async function applyRollList(
  deps: Deps,
  school: SchoolId,
  person: Person,
  pasted: Pasted,
  shown: Digest,
): Promise<Result<number, ListRefusal>> {
  const checked = await planOf(deps, school, person, pasted);
  if (!checked.ok) return checked;
  const { plan, shows, head, stored } = checked.value;
  if (shows !== shown) return err({ type: 'shown-otherwise', now: { plan, shows } });
  const changes = changesOf(plan, pasted, person.id, stored);
  const done = await commitRoll(deps, school, head, changes);
  return done < changes.length ? err({ type: 'cut-short', done }) : ok(done);
}

type Read = CheckedRoll & { readonly head: RollHead; readonly stored: ReadonlyMap<RollId, StoredEntry> };

async function planOf(
  deps: Deps,
  school: SchoolId,
  person: Person,
  { table, missingLeave, form }: Pasted,
): Promise<Result<Read, ListRefusal>> {
  const kinds = rollKindsFor(person);
  if (kinds.length === 0) return err({ type: 'not-yours' });
  const stages = stagesIn(deps.school(school).policy);
  const read = rollLines(table, kinds, stages);
  if (read === undefined) return err({ type: 'no-names' });
  const head = await deps.store.roll.head(school); // first: whoever changes the roll after this is in nobody's way
  const everybody = await allEntries(deps, school);
  const plan = planRoll(read, {
    here: everybody.map(({ entry }) => entry).filter(({ left }) => left === undefined),
    sponsorOf: await sponsorsIn(deps, school, read),
    facts: { stages, today: wallDate(deps.clock.now()) },
    newId: (line) => rollIdOf(form, person.id, line),
  });
  const shows = digestOf({
    added: plan.added.map(({ after }) => after),
    changed: plan.changed.map(({ before, after }) => ({ before, after })),
    leaving: missingLeave ? plan.missing : [],
  });
  return ok({ plan, shows, head, stored: new Map(everybody.map((one) => [one.entry.id, one])) });
}

/** The directory is read once, however many names a list says, and not at all where it says none. */
async function sponsorsIn(deps: Deps, school: SchoolId, { lines }: RollLines): Promise<SponsorOf> {
  if (lines.every(({ sponsor }) => sponsor === '')) return () => undefined;
  const here = (await deps.store.people(school, EVERYBODY)).filter(({ left }) => left === undefined);
  const known = new Set(here.map(({ id }) => id));
  const byName = grouped(here, ({ name }) => foldedName(name));
  return (said) => {
    const id = parsePersonId(said);
    if (id !== undefined) return known.has(id) ? id : undefined;
    const [one, ...more] = byName.get(foldedName(said)) ?? [];
    return more.length === 0 ? one?.id : undefined;
  };
}

const EVERYBODY = 100_000;

function changesOf(
  { added, changed, missing }: RollPlan,
  { missingLeave, at }: Pasted,
  by: PersonId,
  stored: ReadonlyMap<RollId, StoredEntry>,
): readonly RollChange[] {
  const change = (type: RollEvent['type'], entry: RollEntry): RollChange => ({
    ...{ event: { type, entry, by, at, through: 'list' }, before: stored.get(entry.id) },
  });
  const today = wallDate(at);
  return [
    ...added.map(({ after }) => change('added', after)),
    ...changed.map(({ after }) => change('changed', after)),
    ...(missingLeave ? missing.map((entry) => change('left', { ...entry, left: today })) : []),
  ];
}
