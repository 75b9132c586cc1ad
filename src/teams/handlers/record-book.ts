import { type BookRefusal, kindsFor } from '#domain/book/decide.ts';
import { formIdAt } from '#domain/form-age.ts';
import { parseBookId } from '#domain/ids.ts';
import type { BookKind, Policy } from '#domain/policy.ts';
import { type BookSheet, bookIdOf, readBook, writeInBook } from '#workflows/record-book.ts';
import type { Actor } from '../actor.ts';
import { bookRefusalText } from '../book-replies.ts';
import { BOOK_FORMS, type BookContext } from '../forms/book-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { type Card, renderForm, renderPage } from '../render-card.ts';
import { BOOK_KEYS, bookForm, bookPress, bookSaved } from '../submissions.ts';
import { bookView, entryOptions, followUpsOf, type SheetPlace } from '../views/book-view.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import type { Button } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';
import { showTraining } from './training.ts';

type Name = keyof typeof BOOK_FORMS;
type Asked = { readonly name: Name; readonly kind: string; readonly after?: string | undefined };
type Sent = { readonly typed: unknown; readonly refusal: string };

const NO_KIND: BookRefusal = { type: 'not-in-book' };
const FIRST: SheetPlace = { trail: [] };

/** **Record book**, and its pages. */
export async function openBook(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = bookPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { kind, after, trail, page } = asked.data;
  return await showSheet(deps, actor, kind, { after, trail: trail === '' ? [] : trail.split(',') }, { page });
}

async function showSheet(
  deps: TeamsDeps,
  actor: Actor,
  id: string,
  place: SheetPlace,
  said: { readonly page: number; readonly result?: string },
): Answer {
  const { school, person, banner } = actor;
  const kinds = kindsFor(person, school.policy);
  const kind = kinds.find((one) => one.id === id);
  const sheet = await readBook(deps, school.id, person, id, place.after);
  if (kind === undefined || sheet === undefined) return refused(actor, textOf(NO_KIND));
  return renderPage(bookView(sheet, { banner, kind, kinds, place, ...said }));
}

/** A press that opens a form of the book: it stands in place of the card, for the presser alone. */
export async function openBookForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = bookForm.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const context = await contextOf(deps, actor, asked.data);
  return context === undefined ? refused(actor, textOf(NO_KIND)) : formCard(deps, actor, asked.data, context);
}

/** Nothing for a kind that is not this person's. A new entry needs nothing of what is in the book. */
async function contextOf(
  deps: TeamsDeps,
  { school, person }: Actor,
  { name, kind: id, after }: Asked,
): Promise<BookContext | undefined> {
  const kinds = name === 'need' ? needKinds(school.policy) : kindsFor(person, school.policy);
  const kind = kinds.find((one): one is BookKind => one.id === id);
  if (kind === undefined) return undefined;
  const sheet: Pick<BookSheet, 'due' | 'entries'> | undefined = isNew(name)
    ? { due: [], entries: [] }
    : await readBook(deps, school.id, person, id, after);
  if (sheet === undefined) return undefined;
  return {
    ...{ kinds, kind, now: deps.clock.now(), writer: `${person.name}, ${person.position}` },
    ...{ entries: entryOptions(sheet.entries), followUps: entryOptions(followUpsOf(sheet)) },
  };
}

/** Everybody writes into it, whoever reads it. */
function needKinds({ book, trainingNeeds }: Policy): readonly BookKind[] {
  return book.filter(({ id }) => id === trainingNeeds);
}

function isNew(name: Name): boolean {
  return name === 'enter' || name === 'need';
}

function backOf({ name, kind, after }: Asked): Button {
  if (name === 'need') return { title: 'Back', verb: 'training', data: {} };
  if (name === 'enter') return { title: 'Back', verb: 'log', data: {} };
  return { title: 'Back', verb: 'book', data: placeOf({ kind, after }) };
}

function placeOf({ kind, after }: Omit<Asked, 'name'>) {
  return { kind, ...(after === undefined ? {} : { after }) };
}

function formCard(deps: TeamsDeps, actor: Actor, asked: Asked, context: BookContext, sent?: Sent): Card {
  const { name } = asked;
  const { title, lines, fields } = BOOK_FORMS[name];
  const form = formIdAt(deps.clock.now(), deps.newId());
  const shown = fields(context);
  return renderForm({
    ...{ banner: actor.banner, title, alarm: [], lines: lines(context), refusal: sent?.refusal ?? '' },
    fields: sent === undefined ? shown : keepTyped(shown, sent.typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'book-save', style: 'positive', takesInputs: true },
        data: { name, form, ...(name === 'enter' ? {} : placeOf(asked)) },
      },
      backOf(asked),
    ],
  });
}

/** **Save**: checked, decided, stored; then the book, with what was written in it. */
export async function saveBookForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = bookSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const asked = carried.data;
  const context = await contextOf(deps, actor, asked);
  if (context === undefined) return refused(actor, textOf(NO_KIND));
  const again = (refusal: string) => formCard(deps, actor, asked, context, { typed: data, refusal });
  const { title, fields, command: commandOf } = BOOK_FORMS[asked.name];
  const at = deps.clock.now();
  const own = asked.name === 'enter' ? ['name', 'form'] : BOOK_KEYS;
  const read = readForm(fields(context), own, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const command = commandOf(read.value, { at, form: asked.form });
  const id = isNew(asked.name)
    ? bookIdOf(asked.form, actor.person.id)
    : parseBookId(read.value.text('entry'));
  if (command === undefined || id === undefined) return again('Please choose one of the answers offered.');
  try {
    const written = await writeInBook(deps, actor.school.id, actor.person, command, id);
    if (!written.ok) return again(await sayRefusal(deps, actor, written.error));
  } catch (fault) {
    deps.log.fault('book-not-saved', fault);
    return again(notSaved(actor.school.contacts.outOfHours));
  }
  return await afterSaving(deps, actor, asked, `Saved: ${title}.`);
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
async function afterSaving(deps: TeamsDeps, actor: Actor, asked: Asked, result: string): Answer {
  try {
    if (asked.name === 'need') return await showTraining(deps, actor, { result });
    const place = asked.name === 'enter' ? FIRST : { ...FIRST, after: asked.after };
    return await showSheet(deps, actor, asked.kind, place, { page: 1, result });
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} The book cannot be shown just now.`;
    return renderPage(answerView(actor.banner, 'Record book', { result: later }));
  }
}

function textOf(refusal: BookRefusal, name = 'Somebody'): string {
  return bookRefusalText(refusal, () => name);
}

async function sayRefusal(deps: TeamsDeps, { school }: Actor, refusal: BookRefusal): Promise<string> {
  const named = 'by' in refusal ? await deps.store.person(school.id, refusal.by) : undefined;
  return textOf(refusal, named?.person.name);
}
