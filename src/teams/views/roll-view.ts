import { dayText, wallDateTime } from '#domain/calendar.ts';
import { canonical } from '#domain/digest.ts';
import { foldedName } from '#domain/directory/names.ts';
import { ROLL_KIND_TITLES, type RollEntry, type RollKind } from '#domain/directory/roll.ts';
import type { RollClass } from '#domain/directory/roll-classes.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import type { RollSheet } from '#workflows/roll.ts';
import { line, pick } from '../forms/fields.ts';
import { PASTE_FORMS } from '../forms/paste-forms.ts';
import { ROLL_FORMS } from '../forms/roll-forms.ts';
import { paged } from './paging.ts';
import type { Button, Entry, FormView, Option, PageView } from './view.ts';

const ENTRIES_A_SHEET = 40;

const form = (act: keyof typeof ROLL_FORMS, data: Button['data'] = {}): Button => ({
  ...{ title: ROLL_FORMS[act].title, verb: 'roll-form', data: { ...data, act } },
});
const HIDE: Button = { title: 'Hide', verb: 'roll', data: {} };
const PEOPLE: Button = { title: 'People', verb: 'people', data: {} };

/** `/roll`: classes and counts. A list opens for its presser alone. */
export function rollView(banner: string, classes: readonly RollClass[], keepsStaff: boolean): FormView {
  const options = classOptions(classes);
  const open: Button = { title: 'Open the list', verb: 'roll-class', data: {}, takesInputs: true };
  return {
    ...{ banner, title: 'Roll', alarm: [], refusal: '' },
    lines: [
      'People who sign and have no account: pupils, parents, volunteers, visitors.',
      ...(options.length === 0 ? ['Nobody is on the roll yet. Add somebody, or import a list.'] : []),
    ],
    fields: [
      ...(options.length === 0 ? [] : [classField(options)]),
      line('find', 'Find person', { optional: true }),
    ],
    buttons: [
      ...(options.length === 0 ? [] : [open]),
      { title: 'Find', verb: 'roll-find', data: {}, takesInputs: true },
      form('add'),
      ...(options.length === 0 ? [] : [form('class')]),
      { title: PASTE_FORMS.roll.title, verb: 'paste', data: { of: 'roll' } },
      ...(keepsStaff ? [{ title: PASTE_FORMS.staff.title, verb: 'paste', data: { of: 'staff' } }] : []),
      PEOPLE,
    ],
  };
}

/** Not required: **Find** is sent with the same inputs. */
function classField(options: readonly Option[]) {
  return pick('class', 'Kind and class', options, { optional: true, value: options[0]?.value ?? '' });
}

export function classOptions(classes: readonly RollClass[]): readonly Option[] {
  return classes.map((one) => ({
    value: classValue(one),
    title: `${classTitle(one)} (${one.here})`,
  }));
}

export function classValue({ kind, group }: { readonly kind: RollKind; readonly group: string }): string {
  return `${kind}:${group}`;
}

export function classTitle({ kind, group }: { readonly kind: RollKind; readonly group: string }): string {
  return `${ROLL_KIND_TITLES[kind]}${group === '' ? '' : ` ${group}`}`;
}

type List = {
  readonly banner: string;
  readonly title: string;
  readonly entries: readonly RollEntry[];
  readonly page: number;
  /** Which list **Next** and **Back** go on in. */
  readonly more: Button['data'];
};

/** People to choose from; whoever has a namesake here is marked. */
export function rollListView({ banner, title, entries, page, more }: List): FormView {
  const pages = Math.max(1, Math.ceil(entries.length / ENTRIES_A_SHEET));
  const at = Math.min(page, pages);
  const names = entries.map(({ name }) => foldedName(name));
  const shown = entries.slice((at - 1) * ENTRIES_A_SHEET, at * ENTRIES_A_SHEET);
  const options = shown.map((entry): Option => {
    const isTwice = names.filter((name) => name === foldedName(entry.name)).length > 1;
    return { value: entry.id, title: `${entryTitle(entry)}${isTwice ? ' (same name twice)' : ''}` };
  });
  const turn = (to: number, name: string): Button => ({
    ...{ title: name, verb: 'roll-class', data: { ...more, page: to } },
  });
  const count = `${entries.length} on this list.${pages > 1 ? ` Page ${at} of ${pages}.` : ''}`;
  return {
    ...{ banner, title, alarm: [], refusal: '' },
    lines: [entries.length === 0 ? 'Nobody is on this list.' : count],
    fields: options.length === 0 ? [] : [pick('id', 'Who?', options, { layout: 'buttons' })],
    buttons: [
      ...(options.length === 0
        ? []
        : [{ title: 'Open', verb: 'roll-entry', data: {}, takesInputs: true } as const]),
      ...(at > 1 ? [turn(at - 1, 'Back')] : []),
      ...(at < pages ? [turn(at + 1, 'Next')] : []),
      HIDE,
    ],
  };
}

/** As somebody of the roll is chosen: the name, the class, and whether they have left. */
export function entryTitle({ name, kind, group, left }: RollEntry): string {
  const where = group === undefined ? ROLL_KIND_TITLES[kind] : group;
  return `${name}, ${where}${left === undefined ? '' : `, left ${dayText(left) ?? left}`}`;
}

/** One entry, and what happened to it. */
export function entryView(
  sheet: RollSheet,
  { banner, page, result = '' }: { readonly banner: string; readonly page: number; readonly result?: string },
): PageView {
  const { entry, children, parents, namesakes, events } = sheet;
  const { id, kind, left } = entry;
  const named = (title: string, entries: readonly RollEntry[]) =>
    entries.length === 0 ? [] : [plain(title, entries.map(entryTitle).join('\n'))];
  return paged(
    {
      ...{ banner, title: entry.name, alarm: [], result, refusal: '', more: [] },
      subtitle: ROLL_KIND_TITLES[kind],
      sections: [
        {
          heading: '',
          entries: [
            ...factsOf(entry, sheet),
            ...named('Parent of', children),
            ...named('Parents and carers', parents),
            ...named('The same name is on the roll twice', namesakes),
          ],
        },
        { heading: 'History', entries: events.map((event, at) => happened(event, events[at + 1], sheet)) },
      ],
      buttons: [form('change', { id }), form(left === undefined ? 'leave' : 'return', { id }), HIDE],
    },
    page,
    { verb: 'roll-entry', data: { id } },
  );
}

const plain = (label: string, text: string): Entry => ({ label, text, meta: '' });

function factsOf(entry: RollEntry, { people }: Pick<RollSheet, 'people'>): readonly Entry[] {
  const { group, stage, sponsor, since, until, left } = entry;
  const fact = (label: string, text: string | undefined) => (text === undefined ? [] : [plain(label, text)]);
  const date = (raw: string | undefined) => raw && (dayText(raw) ?? raw);
  return [
    ...fact('Class or group', group),
    ...fact('Which agreement does a pupil sign?', stage),
    ...fact('Who answers for them?', sponsor && (people.get(sponsor)?.name ?? 'somebody who has left')),
    ...fact('First day', date(since)),
    ...fact('Last day', date(until)),
    ...fact('Left on', date(left)),
  ];
}

const VERBS = { added: 'Added', changed: 'Changed', left: 'Left', returned: 'Came back' } as const;
const THROUGH = { card: '', class: ' with the class', list: ' from a list' } as const;

function happened(event: RollEvent, before: RollEvent | undefined, { people }: RollSheet): Entry {
  const { type, by, at, through } = event;
  const who = people.get(by)?.name ?? 'somebody who has left';
  const old = before === undefined ? [] : changesIn(before.entry, event.entry);
  return {
    label: `${VERBS[type]}${THROUGH[through]}`,
    text: type === 'changed' ? old.join('\n') : '',
    meta: `${who}, ${wallDateTime(at)}`,
  };
}

const WORDS = {
  ...{ name: 'Name', kind: 'Kind', group: 'Class or group', stage: 'Agreement', children: 'Children' },
  ...{ sponsor: 'Who answers for them', since: 'First day', until: 'Last day' },
} as const;

/** What stood before; of people it says only that they changed. */
function changesIn(before: RollEntry, after: RollEntry): readonly string[] {
  return (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .filter((key) => canonical(before[key]) !== canonical(after[key]))
    .map((key) =>
      key === 'children' || key === 'sponsor'
        ? `${WORDS[key]} changed`
        : `${WORDS[key]}: ${before[key] ?? 'none'} before, ${after[key] ?? 'none'} now`,
    );
}
