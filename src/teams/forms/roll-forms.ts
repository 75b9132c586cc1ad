import type { RollCommand, RollWords } from '#domain/directory/decide-roll.ts';
import { ROLL_KIND_TITLES, ROLL_KINDS, type RollEntry, type RollKind } from '#domain/directory/roll.ts';
import { type PersonId, parsePersonId, parseRollId, type RollId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Field, Option } from '../views/view.ts';
import { day, line, pick, tick } from './fields.ts';
import { choosePeople } from './people.ts';
import type { Values } from './read-form.ts';

/** What a form of the roll may offer; nothing of it comes from the card. */
export type RollContext = {
  readonly kinds: readonly RollKind[];
  readonly stages: readonly string[];
  readonly pupils: readonly Option[];
  readonly staff: readonly Option[];
  readonly classes: readonly Option[];
  readonly entry: RollEntry | undefined;
  /** A date such as `2026-11-23`. */
  readonly today: string;
};

type Base = { readonly at: Instant; readonly id: RollId; readonly version: number };

type RollForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly fields: (context: RollContext) => readonly Field[];
};

export const ROLL_FORMS = {
  add: {
    title: 'Add to the roll',
    lines: ['For people without an account of the school. Staff with an account are in the directory.'],
    fields: (context) => wordsFields(context),
  },
  change: {
    title: 'Change',
    lines: ['What stood before stays in the history.'],
    fields: (context) => wordsFields(context),
  },
  leave: {
    title: 'Has left',
    lines: ['From that day nothing is asked of them. The entry and what they signed stay.'],
    fields: ({ today }) => [{ ...day('on', 'Left on', today), required: true }],
  },
  return: {
    title: 'Came back',
    lines: ['They are on the roll again, and are asked for what they owe.'],
    fields: () => [],
  },
  class: {
    title: 'Move a class',
    lines: ['For the end of a school year: everybody in the class moves, or leaves. Nobody else is changed.'],
    fields: ({ classes, today }) => [
      pick('class', 'Kind and class', classes),
      line('to', 'Moves to', { optional: true }),
      tick('leaves', 'They have left'),
      day('on', 'Left on', today),
    ],
  },
} as const satisfies Readonly<Record<string, RollForm>>;

function kindOptions(kinds: readonly RollKind[]): readonly Option[] {
  return ROLL_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
    value: kind,
    title: ROLL_KIND_TITLES[kind],
  }));
}

function wordsFields({ kinds, stages, pupils, staff, entry }: RollContext): readonly Field[] {
  const optional = true;
  const fields = [
    line('name', 'Name', { value: entry?.name ?? '' }),
    pick('kind', 'Kind', kindOptions(kinds), { value: entry?.kind ?? kinds[0] ?? '' }),
    line('group', 'Class or group', { optional, value: entry?.group ?? '' }),
    ...(stages.length === 0
      ? []
      : [
          pick(
            'stage',
            'Which agreement does a pupil sign?',
            stages.map((stage) => ({ value: stage, title: stage })),
            { optional, value: entry?.stage ?? '' },
          ),
        ]),
    ...(kinds.includes('parent')
      ? choosePeople('children', 'Parent of', pupils, {
          ...{ optional, several: true, value: (entry?.children ?? []).join(',') },
        })
      : []),
    ...choosePeople('sponsor', 'Who answers for them?', staff, { optional, value: entry?.sponsor ?? '' }),
    day('since', 'First day', entry?.since),
    day('until', 'Last day', entry?.until),
  ];
  // Two choices of people may each bring **Find person**: one looks in both.
  return fields.filter(({ id }, at) => fields.findIndex((one) => one.id === id) === at);
}

/** **Find person** was used, and nobody it found was chosen: that is a search and no answer yet. */
export function isSearch({ text, several }: Values): boolean {
  return text('find').trim() !== '' && several('children').length === 0 && text('sponsor') === '';
}

/** @returns nothing for an answer that was not offered. */
export function rollCommand(
  name: 'add' | 'change' | 'leave' | 'return',
  values: Values,
  { at, id, version }: Base,
): RollCommand | undefined {
  if (name === 'leave') return { type: 'leave', id, at, on: values.text('on') };
  if (name === 'return') return { type: 'return', id, at };
  const words = wordsIn(values);
  if (words === undefined) return undefined;
  return name === 'add' ? { type: 'add', id, at, words } : { type: 'change', id, at, words, version };
}

function wordsIn({ text, oneOf, several }: Values): RollWords | undefined {
  const kind = oneOf('kind', ROLL_KINDS);
  const sponsor: PersonId | undefined = parsePersonId(text('sponsor'));
  const children = several('children').map(parseRollId);
  if (kind === undefined || (sponsor === undefined && text('sponsor') !== '')) return undefined;
  const known = children.filter((id) => id !== undefined);
  if (known.length < children.length) return undefined;
  const filled = (key: 'group' | 'stage' | 'since' | 'until') =>
    text(key) === '' ? {} : { [key]: text(key) };
  return {
    ...{ name: text('name'), kind, children: known },
    ...{ ...filled('group'), ...filled('stage'), ...filled('since'), ...filled('until') },
    ...(sponsor === undefined ? {} : { sponsor }),
  };
}
