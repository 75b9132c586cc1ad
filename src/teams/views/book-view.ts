import { type BookEntry, hasOpenFollowUp } from '#domain/book/model.ts';
import { dayText, wallDateTime, wallDay } from '#domain/calendar.ts';
import type { PersonId } from '#domain/ids.ts';
import type { BookKind } from '#domain/policy.ts';
import type { BookSheet } from '#workflows/record-book.ts';
import { BOOK_FORMS } from '../forms/book-forms.ts';
import { paged } from './paging.ts';
import type { Button, Entry, Option, PageView } from './view.ts';

/** Which sheet: behind which row it begins, and the beginnings of those before it. */
export type SheetPlace = { readonly after?: string | undefined; readonly trail: readonly string[] };

type Shown = {
  readonly banner: string;
  readonly kind: BookKind;
  readonly kinds: readonly BookKind[];
  readonly place: SheetPlace;
  readonly page: number;
  readonly result?: string;
};

/** As many sheets as **Back** leads through one by one; then it leads to the first. */
const LONGEST_TRAIL = 20;
const LAST_PAGE = 999;
const TITLE = 60;

/** One kind of the record book, and before it what is to be followed up now. */
export function bookView(sheet: BookSheet, shown: Shown): PageView {
  const { due, entries, next } = sheet;
  const { banner, kind, kinds, place, page, result = '' } = shown;
  const name = (id: PersonId) => sheet.people.get(id)?.name ?? 'somebody who has left';
  const kindTitle = ({ entered }: BookEntry) => kinds.find(({ id }) => id === entered.kind)?.title ?? '';
  const none: Entry = { label: 'Nothing is recorded here yet.', text: '', meta: '' };
  const press = (form: keyof typeof BOOK_FORMS): Button => ({
    title: BOOK_FORMS[form].title,
    verb: 'book-form',
    data: { ...placeData(kind, { ...place, trail: [] }), name: form },
  });
  const rows = entries.map((entry) => rowOf(entry, name));
  const owed = due.map((entry) => rowOf(entry, name, kindTitle(entry)));
  return paged(
    {
      ...{ banner, title: 'Record book', subtitle: kind.title, alarm: [], result, refusal: '', more: [] },
      sections: [
        ...(owed.length === 0 ? [] : [{ heading: 'Follow up now', entries: owed }]),
        { heading: kind.title, entries: rows.length === 0 ? [none] : rows },
      ],
      buttons: [
        press('enter'),
        ...(entries.length === 0 ? [] : [press('correct')]),
        ...(followUpsOf(sheet).length === 0 ? [] : [press('done')]),
        { title: 'Hide', verb: 'log', data: {} },
      ],
    },
    page,
    { verb: 'book', data: placeData(kind, place) },
    turning(kind, place, next),
  );
}

/** Entries that can be chosen, by their day and how they begin. */
export function entryOptions(entries: readonly BookEntry[]): readonly Option[] {
  return entries.map((entry) => {
    const words = whatOf(entry).replaceAll(/\s+/g, ' ');
    const begins = words.length > TITLE ? `${words.slice(0, TITLE)}…` : words;
    return { value: entry.id, title: `${wallDay(entry.entered.when)}: ${begins}` };
  });
}

/** Those due now first, then the others of this sheet; each once. */
export function followUpsOf({ due, entries }: Pick<BookSheet, 'due' | 'entries'>): readonly BookEntry[] {
  const later = entries.filter(hasOpenFollowUp).filter(({ id }) => !due.some((one) => one.id === id));
  return [...due, ...later];
}

function placeData({ id }: BookKind, { after, trail }: SheetPlace): Button['data'] {
  return {
    kind: id,
    ...(after === undefined ? {} : { after }),
    ...(trail.length === 0 ? {} : { trail: trail.join(',') }),
  };
}

function turning(kind: BookKind, { after, trail }: SheetPlace, next: string | undefined) {
  const earlier = { after: trail.at(-1), trail: trail.slice(0, -1) };
  const walked = after === undefined ? trail : [...trail, after];
  return {
    ...(after === undefined ? {} : { back: { ...placeData(kind, earlier), page: LAST_PAGE } }),
    ...(next === undefined
      ? {}
      : { next: placeData(kind, { after: next, trail: walked.slice(-LONGEST_TRAIL) }) }),
  };
}

/** The words that stand now. */
function whatOf({ entered, corrections }: BookEntry): string {
  return corrections.at(-1)?.shouldRead ?? entered.what;
}

function rowOf(entry: BookEntry, name: (id: PersonId) => string, kind = ''): Entry {
  const { entered, corrections } = entry;
  const olds = [entered.what, ...corrections.map(({ shouldRead }) => shouldRead)];
  return {
    label: kind === '' ? wallDateTime(entered.when) : `${kind}, ${wallDateTime(entered.when)}`,
    text: [
      `What was done: ${whatOf(entry)}`,
      `Who was it for: ${entered.forWhom}`,
      `By whom: ${entered.byWhom}`,
      ...(entered.followUp === ''
        ? []
        : [`Follow up by: ${dayText(entered.followUp) ?? entered.followUp}, ${stateOf(entry, name)}`]),
      ...corrections.flatMap(({ by, at, reason }, i) => [
        `Corrected by ${name(by)}, ${wallDateTime(at)}. Reason: ${reason}`,
        `Before that it read: ${olds[i]}`,
      ]),
    ].join('\n'),
    meta: `Entered by ${name(entered.by)}, ${wallDateTime(entered.at)}`,
  };
}

function stateOf({ followedUp }: BookEntry, name: (id: PersonId) => string): string {
  return followedUp === undefined ? 'open' : `done: ${name(followedUp.by)}, ${wallDateTime(followedUp.at)}`;
}
