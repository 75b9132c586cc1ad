import { wallDate } from '#domain/calendar.ts';
import type { OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import { type Completion, completionsIn } from '#domain/ledger/completions.ts';
import { TRAINING_LEADS } from '#domain/ledger/decide-training.ts';
import type { Item, Ledger } from '#domain/ledger/model.ts';
import { attends } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Course } from '#domain/policy-cycles.ts';
import type { Deps } from './deps.ts';
import { readLedger } from './handle-ledger.ts';
import { inParallel } from './in-parallel.ts';
import { ownerNames } from './owner-names.ts';
import type { Line } from './staff-stored.ts';

/** What somebody owes and has completed, as of now. */
export type TrainingSheet = {
  readonly ledger: Ledger | undefined;
  readonly completions: readonly Completion[];
  /** Courses that this person takes, the voluntary ones last. */
  readonly courses: readonly Course[];
  readonly begun: boolean;
  readonly names: ReadonlyMap<OwnerId, string>;
};

/** @throws Error when storage does not answer. */
export async function readTraining(deps: Deps, school: SchoolId, person: Person): Promise<TrainingSheet> {
  const at = deps.clock.now();
  const owner = person.id;
  const [{ ledger, begun }, stored] = await Promise.all([
    readLedger(deps, school, owner, at),
    deps.store.staff.ledgerEvents(school, owner),
  ]);
  const completions = completionsIn(owner, stored);
  const subject = subjectOfPerson(person, wallDate(at));
  const { courses } = deps.school(school).policy;
  return {
    ledger,
    begun,
    completions,
    courses: [
      ...courses.filter((course) => attends(subject, course)),
      ...courses.filter(({ voluntary }) => voluntary === true),
    ],
    names: await ownerNames(deps, school, completions.flatMap(peopleIn)),
  };
}

function peopleIn({ by, confirmedBy, takenBack }: Completion): readonly PersonId[] {
  return [by, confirmedBy, takenBack?.by].filter((one) => one !== undefined);
}

/** From where a list of all courses goes on. */
export type WaitingPlace = { readonly item?: string | undefined; readonly after?: string | undefined };
type Waiting = { readonly owner: OwnerId; readonly name: string; readonly completion: Completion };
export type WaitingSheet = {
  readonly waiting: readonly Waiting[];
  readonly next?: WaitingPlace;
};

const PEOPLE_A_SHEET = 10;

/**
 * Completions that nobody has confirmed yet, a course after the other.
 *
 * @returns nothing for somebody who may not confirm any.
 */
export async function readWaiting(
  deps: Deps,
  school: SchoolId,
  person: Person,
  from: WaitingPlace,
): Promise<WaitingSheet | undefined> {
  if (!hasRole(person, TRAINING_LEADS)) return undefined;
  const items = deps.school(school).policy.courses.map(({ id }): Item => `course-${id}`);
  const first = Math.max(items.map(String).indexOf(from.item ?? ''), 0);
  const lines: Line[] = [];
  let next: WaitingPlace | undefined;
  for (const [at, item] of items.slice(first).entries()) {
    if (lines.length === PEOPLE_A_SHEET) {
      next = { item };
      break;
    }
    const after = at === 0 && item === from.item ? from.after : undefined;
    const left = PEOPLE_A_SHEET - lines.length;
    const page = await deps.store.staff.lines(school, 'unconfirmed', item, after, left);
    lines.push(...page.items);
    if (page.next !== undefined) {
      next = { item, after: page.next };
      break;
    }
  }
  const names = await ownerNames(
    deps,
    school,
    lines.map(({ owner }) => owner),
  );
  const found = await inParallel(lines, async ({ owner, obligation }) => {
    const stored = completionsIn(owner, await deps.store.staff.ledgerEvents(school, owner));
    const completion = stored.find(({ entry }) => entry === obligation.met?.entry);
    return completion && { owner, name: names.get(owner) ?? 'somebody who has left', completion };
  });
  return { waiting: found.filter((one) => one !== undefined), ...(next === undefined ? {} : { next }) };
}
