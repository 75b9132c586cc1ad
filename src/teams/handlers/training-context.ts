import { dayText, plusSchoolDates, wallDate } from '#domain/calendar.ts';
import { type OwnerId, type PersonId, parsePersonId } from '#domain/ids.ts';
import { type Completion, completionsIn } from '#domain/ledger/completions.ts';
import { TRAINING_LEADS } from '#domain/ledger/decide-training.ts';
import { findObligation } from '#domain/ledger/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Course } from '#domain/policy-cycles.ts';
import { readJoiners } from '#workflows/induction.ts';
import { countPeople } from '#workflows/read-versions.ts';
import { type SessionPeople, sessionPeople } from '#workflows/session-people.ts';
import { closuresOf } from '#workflows/term-dates.ts';
import { readTraining, readWaiting } from '#workflows/training.ts';
import type { Actor } from '../actor.ts';
import {
  completionKey,
  itemOf,
  type TrainingContext,
  type TrainingFormName,
} from '../forms/training-forms.ts';
import { titleOfItem } from '../views/item-title.ts';
import type { Option } from '../views/view.ts';
import { peopleOptions } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** Which form, and what was chosen on the way to it: hints, held against storage. */
export type TrainingAsked = {
  readonly name: TrainingFormName;
  readonly item?: string | undefined;
  readonly after?: string | undefined;
  readonly owner?: string | undefined;
  readonly find?: string | undefined;
};

const OWN: readonly TrainingFormName[] = ['complete', 'read', 'take-back-own'];

/** Everything a form of training may offer, read afresh. @returns nothing for a form that is not this person's. */
export async function trainingContext(
  deps: TeamsDeps,
  actor: Actor,
  asked: TrainingAsked,
): Promise<TrainingContext | undefined> {
  const { school, person } = actor;
  const today = wallDate(deps.clock.now());
  const course = school.policy.courses.find((one) => itemOf(one) === asked.item);
  const none = { today, course, courses: [], completions: [], people: [], groups: [], said: [] };
  if (OWN.includes(asked.name)) return { ...none, ...(await ownChoices(deps, actor)) };
  if (asked.name === 'tell') return await tellChoices(deps, actor, none, asked.after);
  if (!hasRole(person, TRAINING_LEADS)) return undefined;
  switch (asked.name) {
    case 'session':
      return { ...none, courses: school.policy.courses.map(courseOption) };
    case 'took-part':
      return course && { ...none, ...(await sessionChoices(deps, actor, course, asked.find)) };
    case 'confirm':
      return { ...none, completions: await waitingChoices(deps, actor, asked) };
    case 'whose':
      return { ...none, people: await peopleOptions(deps, school.id, foundPart(asked.find)) };
    case 'take-back':
      return { ...none, completions: await choicesOf(deps, actor, parsePersonId(asked.owner ?? '')) };
    case 'begin':
      return { ...none, said: [await beginning(deps, actor, today)] };
    default:
      return none;
  }
}

async function beginning(deps: TeamsDeps, { school }: Actor, today: string): Promise<string> {
  const [{ people, isMore }, closures] = await Promise.all([
    countPeople(deps, school.id),
    closuresOf(deps, school.id),
  ]);
  const due = plusSchoolDates(today, school.policy.reminders.joinerDays, closures);
  const count = `${isMore ? 'More than' : 'About'} ${people} people are gone through.`;
  return `${count} What they have not done yet is due by ${dayText(due) ?? due}.`;
}

async function ownChoices(deps: TeamsDeps, { school, person }: Actor) {
  const { ledger, completions, courses } = await readTraining(deps, school.id, person);
  const own = completions.filter(({ confirmedBy }) => confirmedBy === undefined);
  return {
    courses: courses.filter(({ statement }) => statement === undefined).map(courseOption),
    completions: own
      .filter(({ item, entry }) => findObligation(ledger, item)?.met?.entry === entry)
      .map((one) => completionOption(one, person.id, school.policy)),
  };
}

async function sessionChoices(deps: TeamsDeps, { school }: Actor, course: Course, find: string | undefined) {
  const found = await sessionPeople(deps, school.id, course, foundPart(find));
  return { people: found.people.map(personOption), groups: groupOptions(found) };
}

/** A group's name may hold a comma, and several values are told apart by commas. */
function groupOptions({ groups }: SessionPeople): TrainingContext['groups'] {
  return groups.map(({ name, owners }) => ({
    ...{ value: encodeURIComponent(name), title: `${name} (${owners.length})`, owners },
  }));
}

/** What may be ticked off for the joiners of one sheet, and what whoever ticks it says with it. */
async function tellChoices(
  deps: TeamsDeps,
  { school, person }: Actor,
  none: TrainingContext,
  after: string | undefined,
): Promise<TrainingContext | undefined> {
  const sheet = await readJoiners(deps, school.id, person, after);
  if (sheet === undefined) return undefined;
  const found = sheet.joiners.flatMap(({ owner, name, mayTick }) =>
    mayTick.map((item) => ({
      item,
      value: `${owner}|${item}`,
      title: `${name}: ${titleOfItem(item, school.policy)}`,
    })),
  );
  const items = school.policy.induction.filter(({ id }) =>
    found.some(({ item }) => item === `induction-${id}`),
  );
  return {
    ...none,
    completions: found.map(({ value, title }) => ({ value, title })),
    said: items.map(({ title, text }) => `${title}: ${text}`),
  };
}

async function waitingChoices(deps: TeamsDeps, { school, person }: Actor, { item, after }: TrainingAsked) {
  const sheet = await readWaiting(deps, school.id, person, { item, after });
  return (sheet?.waiting ?? []).map(({ owner, name, completion }) =>
    completionOption(completion, owner, school.policy, name),
  );
}

/** What counts now of somebody’s courses. */
async function choicesOf(deps: TeamsDeps, { school }: Actor, owner: PersonId | undefined) {
  if (owner === undefined) return [];
  const [stored, events] = await Promise.all([
    deps.store.staff.loadLedger(school.id, owner),
    deps.store.staff.ledgerEvents(school.id, owner),
  ]);
  return completionsIn(owner, events)
    .filter(({ item, entry }) => findObligation(stored?.ledger, item)?.met?.entry === entry)
    .map((one) => completionOption(one, owner, school.policy));
}

function completionOption(
  one: Completion,
  owner: OwnerId,
  policy: Actor['school']['policy'],
  who = '',
): Option {
  const title = `${titleOfItem(one.item, policy)}, ${one.on}`;
  return { value: completionKey({ ...one, owner }), title: who === '' ? title : `${who}: ${title}` };
}

function courseOption(course: Course): Option {
  return { value: itemOf(course), title: course.title };
}

function personOption({ id, name, position }: Person): Option {
  return { value: id, title: `${name}, ${position}` };
}

function foundPart(find: string | undefined): string | undefined {
  return find === undefined || find.trim() === '' ? undefined : find;
}
