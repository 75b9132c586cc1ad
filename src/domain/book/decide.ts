import { ORDINARY_READERS } from '../case/access.ts';
import { canonical } from '../digest.ts';
import type { FormId, PersonId } from '../ids.ts';
import { hasRole, type Person } from '../person.ts';
import type { BookKind, Policy } from '../policy.ts';
import { err, ok, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { type BookEntry, type BookEvent, type BookWords, hasOpenFollowUp } from './model.ts';

type Asked<Fields> = Fields & { readonly at: Instant };

export type BookCommand = Asked<
  | ({ readonly type: 'enter'; readonly kind: string; readonly form: FormId } & BookWords)
  | {
      readonly type: 'correct';
      readonly shouldRead: string;
      readonly reason: string;
      readonly form: FormId;
    }
  | { readonly type: 'end-follow-up' }
  /** What the writer needs to learn themselves. Everybody may say so; who reads it stays as it is. */
  | { readonly type: 'need'; readonly what: string; readonly form: FormId }
>;

export type BookRefusal =
  /** No such kind or entry, or none that this person may see. */
  | { readonly type: 'not-in-book' }
  | { readonly type: 'not-your-entry' }
  | { readonly type: 'no-follow-up' }
  | { readonly type: 'already-followed-up'; readonly by: PersonId }
  | { readonly type: 'form-used' }
  | { readonly type: 'form-too-old' };

/** Leads, the head and the lead for online safety see every kind; the office those that the pack opens to it. */
export function kindsFor(person: Person, { book }: Policy): readonly BookKind[] {
  if (hasRole(person, ORDINARY_READERS)) return book;
  return hasRole(person, ['agreements']) ? book.filter(({ office }) => office) : [];
}

/** @returns the event to store, or `repeat` where this very form was stored before. */
export function decideBook(
  command: BookCommand,
  entry: BookEntry | undefined,
  actor: Person,
  policy: Policy,
): Result<BookEvent | 'repeat', BookRefusal> {
  if (command.type === 'need') return need(command, entry, actor, policy);
  const kind = command.type === 'enter' ? command.kind : entry?.entered.kind;
  if (!kindsFor(actor, policy).some(({ id }) => id === kind)) return err({ type: 'not-in-book' });
  const by = actor.id;
  if (command.type === 'enter') {
    const { type: _type, ...words } = command;
    if (entry === undefined) return ok({ ...words, type: 'entered', by });
    return isSame(words, entry) ? ok('repeat') : err({ type: 'form-used' });
  }
  if (entry === undefined) return err({ type: 'not-in-book' });
  return command.type === 'correct' ? correct(command, entry, actor) : endFollowUp(command.at, entry, actor);
}

function need(
  { at, what, form }: Extract<BookCommand, { readonly type: 'need' }>,
  entry: BookEntry | undefined,
  { id: by, name, position, left }: Person,
  { book, trainingNeeds }: Policy,
): Result<BookEvent | 'repeat', BookRefusal> {
  const kind = book.find(({ id }) => id === trainingNeeds)?.id;
  if (kind === undefined || left !== undefined) return err({ type: 'not-in-book' });
  if (entry !== undefined) return entry.entered.what === what ? ok('repeat') : err({ type: 'form-used' });
  const who = `${name}, ${position}`;
  const words = { what, forWhom: who, byWhom: who, when: at, followUp: '' };
  return ok({ type: 'entered', kind, by, at, form, ...words });
}

function correct(
  { at, shouldRead, reason, form }: Extract<BookCommand, { readonly type: 'correct' }>,
  entry: BookEntry,
  actor: Person,
): Result<BookEvent | 'repeat', BookRefusal> {
  const isOwn = entry.entered.by === actor.id;
  if (!isOwn && !hasRole(actor, ORDINARY_READERS)) return err({ type: 'not-your-entry' });
  const earlier = entry.corrections.find((one) => one.form === form);
  if (earlier === undefined) return ok({ type: 'corrected', by: actor.id, at, shouldRead, reason, form });
  const same = earlier.shouldRead === shouldRead && earlier.reason === reason;
  return same ? ok('repeat') : err({ type: 'form-used' });
}

function endFollowUp(
  at: Instant,
  entry: BookEntry,
  { id: by }: Person,
): Result<BookEvent | 'repeat', BookRefusal> {
  const { followedUp } = entry;
  if (hasOpenFollowUp(entry)) return ok({ type: 'followed-up', by, at });
  if (followedUp === undefined) return err({ type: 'no-follow-up' });
  return followedUp.by === by ? ok('repeat') : err({ type: 'already-followed-up', by: followedUp.by });
}

/** The same form with the same words, whenever it was sent. */
function isSame(
  { at: _sent, ...words }: Omit<Extract<BookCommand, { readonly type: 'enter' }>, 'type'>,
  { entered }: BookEntry,
): boolean {
  const { type: _type, by: _by, at: _at, ...stored } = entered;
  return canonical(words) === canonical(stored);
}
