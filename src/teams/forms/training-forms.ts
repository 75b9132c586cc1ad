import { type OwnerId, type PersonId, parseOwnerId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { type Item, parseItem } from '#domain/ledger/model.ts';
import type { Course } from '#domain/policy-cycles.ts';
import type { Instant } from '#domain/time.ts';
import type { Field, Option } from '../views/view.ts';
import { dayOf, line, MIDDLE, pick, prose, tick } from './fields.ts';
import { choosePeople, MANY_PEOPLE, personIds } from './people.ts';
import type { Values } from './read-form.ts';

/** What a form of training may offer; nothing of it comes from the card. */
export type TrainingContext = {
  readonly today: string;
  /** Courses that can be chosen: with a certificate, or with a session. */
  readonly courses: readonly Option[];
  /** Whose statement is read, or whose session is recorded. */
  readonly course: Course | undefined;
  /** Completions that can be confirmed or taken back; see `completionKey`. */
  readonly completions: readonly Option[];
  readonly people: readonly Option[];
  /** What whoever ticks something off says with it, or how many are asked and by when. */
  readonly said: readonly string[];
  /** Groups of those whom the course is for, with the owners in each. */
  readonly groups: readonly (Option & { readonly owners: readonly OwnerId[] })[];
};

type Base = { readonly by: PersonId; readonly at: Instant };

export type TrainingForm = {
  readonly title: string;
  readonly save: string;
  /** The form that **Continue** opens with what was chosen here; nothing is stored then. */
  readonly next?: 'took-part' | 'take-back';
  readonly lines: (context: TrainingContext) => readonly string[];
  readonly fields: (context: TrainingContext) => readonly Field[];
  /** Nothing where what was chosen is not there. */
  readonly commands: (
    values: Values,
    base: Base,
    context: TrainingContext,
  ) => readonly LedgerCommand[] | undefined;
};

export const TRAINING_FORMS = {
  complete: {
    title: 'Record completion',
    save: 'Save',
    lines: () => ['A lead confirms what you record. It counts from now on.'],
    fields: ({ courses, course, today }) => [
      pick('item', 'Course', courses, { value: course === undefined ? '' : itemOf(course) }),
      dayOf('on', 'Completed on', today),
      line('certificate', 'Certificate or reference'),
    ],
    commands: ({ text }, { by, at }, { courses }) => {
      const item = itemIn(courses, text('item'));
      const said = { on: text('on'), certificate: text('certificate') };
      return item && [{ type: 'complete', owner: by, by, at, item, ...said }];
    },
  },
  read: {
    title: 'Record completion',
    save: 'Save',
    lines: ({ course }) =>
      course?.statement === undefined ? [] : [course.title, course.statement.edition, course.statement.text],
    fields: ({ today }) => [
      tick('understood', 'I have read and understood it'),
      dayOf('on', 'Completed on', today),
    ],
    commands: (values, { by, at }, { course }) => {
      if (course?.statement === undefined) return undefined;
      const ticked = values.tick('understood') ? { ticked: course.statement.edition } : {};
      const said = { on: values.text('on'), certificate: '', ...ticked };
      return [{ type: 'complete', owner: by, by, at, item: itemOf(course), ...said }];
    },
  },
  'take-back-own': {
    title: 'Take back',
    save: 'Save',
    lines: () => ['For what you recorded by mistake, and nobody has confirmed yet.'],
    fields: ({ completions }) => [whichCompletion(completions), prose('reason', 'Reason', MIDDLE)],
    commands: takesBack,
  },
  confirm: {
    title: 'Confirm',
    save: 'Save',
    lines: () => ['You have seen the certificate, or know that they took part.'],
    fields: ({ completions }) => [
      pick('completions', 'Which completions?', completions, { several: true, layout: 'search' }),
    ],
    commands: (values, { by, at }) => {
      const found = values.several('completions').map(parseCompletionKey);
      const known = found.filter((one) => one !== undefined);
      return known.length < found.length
        ? undefined
        : known.map((one) => ({ type: 'confirm-completion', by, at, ...one }));
    },
  },
  session: {
    title: 'Record a session',
    save: 'Continue',
    next: 'took-part',
    lines: () => [],
    fields: ({ courses }) => [pick('item', 'Course', courses)],
    commands: () => undefined,
  },
  'took-part': {
    title: 'Record a session',
    save: 'Save',
    lines: ({ course }) => (course === undefined ? [] : [course.title, ...topicsOf(course)]),
    fields: ({ today, groups, people }) => [
      dayOf('on', 'Completed on', today),
      line('givenBy', 'Who gave it?'),
      ...(groups.length === 0
        ? []
        : [pick('groups', 'Everybody in', groups, { several: true, optional: true, layout: 'search' })]),
      ...choosePeople('people', 'Who took part?', people, { several: true, optional: true }),
      pick('except', 'Except', people.slice(0, MANY_PEOPLE), {
        ...{ several: true, optional: true, layout: 'search' },
      }),
    ],
    commands: ({ text, several }, { by, at }, { course, groups }) => {
      if (course === undefined) return undefined;
      const chosen = groups.filter(({ value }) => several('groups').includes(value));
      const except = personIds(several('except'));
      const all = new Set([...chosen.flatMap(({ owners }) => owners), ...personIds(several('people'))]);
      const item = itemOf(course);
      const said = { on: text('on'), givenBy: text('givenBy') };
      return [...all]
        .filter((owner) => !except.some((one) => one === owner))
        .map((owner) => ({ type: 'record-session', owner, by, at, item, ...said }));
    },
  },
  tell: {
    title: 'Tick off',
    save: 'Save',
    lines: ({ said }) => said,
    fields: ({ completions, today }) => [
      pick('told', 'What was done?', completions, { several: true, layout: 'search' }),
      dayOf('on', 'Completed on', today),
    ],
    commands: ({ several, text }, { by, at }) => {
      const found = several('told').map((value) => parseCompletionKey(`${value}|0`));
      const known = found.filter((one) => one !== undefined);
      return known.length < found.length
        ? undefined
        : known.map(({ owner, item }) => ({ type: 'tell', owner, item, by, at, on: text('on') }));
    },
  },
  whose: {
    title: 'Take back',
    save: 'Continue',
    next: 'take-back',
    lines: () => ['Whose completion was recorded by mistake?'],
    fields: ({ people }) => choosePeople('owner', 'Who?', people, { optional: true }),
    commands: () => undefined,
  },
  begin: {
    title: 'Begin training',
    save: 'Begin',
    lines: ({ said }) => [
      'From today on everybody is asked for their courses, and reminded. First record what people have done already, so that nobody is asked for it.',
      ...said,
    ],
    fields: () => [],
    commands: () => undefined,
  },
  'take-back': {
    title: 'Take back',
    save: 'Save',
    lines: () => ['It counts no longer, and is asked for again. It stays in the record, with your reason.'],
    fields: ({ completions }) => [whichCompletion(completions), prose('reason', 'Reason', MIDDLE)],
    commands: takesBack,
  },
} as const satisfies Readonly<Record<string, TrainingForm>>;

export type TrainingFormName = keyof typeof TRAINING_FORMS;

type OfCompletion = { readonly owner: OwnerId; readonly item: Item; readonly entry: number };

/** One completion among all, as the value of a choice. */
export function completionKey({ owner, item, entry }: OfCompletion): string {
  return `${owner}|${item}|${entry}`;
}

function parseCompletionKey(raw: string): OfCompletion | undefined {
  const [owner = '', item = '', entry = ''] = raw.split('|');
  const parsed = parseOwnerId(owner);
  const known = parseItem(item);
  return parsed === undefined || known === undefined || !/^\d{1,8}$/.test(entry)
    ? undefined
    : { owner: parsed, item: known, entry: Number(entry) };
}

/** One that was just saved is offered no more, and the same press twice must still be understood. */
function whichCompletion(completions: readonly Option[]): Field {
  return pick('completion', 'Which completion?', completions, { layout: 'search' });
}

function takesBack({ text }: Values, { by, at }: Base): readonly LedgerCommand[] | undefined {
  const found = parseCompletionKey(text('completion'));
  return found && [{ type: 'take-back', by, at, ...found, reason: text('reason') }];
}

export function itemOf({ id }: Pick<Course, 'id'>): Item {
  return `course-${id}`;
}

function itemIn(options: readonly Option[], raw: string): Item | undefined {
  return options.some(({ value }) => value === raw) ? parseItem(raw) : undefined;
}

function topicsOf({ topics = [] }: Course): readonly string[] {
  return topics.length === 0 ? [] : [`What it covers: ${topics.join(', ')}`];
}
