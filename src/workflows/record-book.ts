import { type BookCommand, type BookRefusal, decideBook, kindsFor } from '#domain/book/decide.ts';
import { type BookEntry, evolveBook, hasOpenFollowUp, nextOf } from '#domain/book/model.ts';
import { wallDate } from '#domain/calendar.ts';
import { digestOf } from '#domain/digest.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import { type BookId, type FormId, type PersonId, parseBookId, type SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import { loadPeople } from './read-case.ts';

const TRIES = 8;
const ENTRIES_A_SHEET = 10;

/**
 * Stores one entry, one correction, or the end of one follow-up. The same form sent again is the same entry.
 *
 * @param of the entry; for a new one it is made of the form.
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function writeInBook(
  deps: Deps,
  school: SchoolId,
  person: Person,
  command: BookCommand,
  of: BookId,
): Promise<Result<BookEntry, BookRefusal>> {
  if ('form' in command && formAge(command.form, command.at) > FORM_LIFE)
    return err({ type: 'form-too-old' });
  const { policy } = deps.school(school);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await deps.store.bookEntry(school, of);
    const decision = decideBook(command, before, person, policy);
    if (!decision.ok) {
      await deps.store.recordAttempt(school, {
        ...{
          person: person.id,
          at: command.at,
          command: `book-${command.type}`,
          refusal: decision.error.type,
        },
      });
      return decision;
    }
    if (decision.value === 'repeat' && before !== undefined) return ok(before);
    if (decision.value === 'repeat') throw new TypeError('Nothing was stored that could be repeated');
    const after = evolveBook(before, decision.value, of);
    const number = before === undefined ? 0 : nextOf(before);
    const stored = await deps.store.commitBook(school, { event: decision.value, number, after });
    if (stored) return ok(after);
  }
  throw new Error('Too many people wrote to this entry at once');
}

/** A form makes one entry, however often it is sent. */
export function bookIdOf(form: FormId, person: PersonId): BookId {
  const id = parseBookId(digestOf({ form, person }).slice(0, form.length));
  if (id === undefined) throw new TypeError('A book id is made of a digest');
  return id;
}

export type BookSheet = {
  /** Entries of any kind whose follow-up is due today or before, the longest due first. */
  readonly due: readonly BookEntry[];
  readonly entries: readonly BookEntry[];
  /** Behind which row the next sheet begins. */
  readonly next?: string;
  readonly people: ReadonlyMap<PersonId, Person>;
};

/**
 * The entries of one kind, newest first, and the follow-ups that are due. They say nothing of a case.
 *
 * @returns nothing for a kind that is not this person's to see.
 */
export async function readBook(
  deps: Deps,
  school: SchoolId,
  person: Person,
  kind: string,
  after: string | undefined,
): Promise<BookSheet | undefined> {
  const kinds = kindsFor(person, deps.school(school).policy).map(({ id }) => id);
  if (!kinds.includes(kind)) return undefined;
  const today = wallDate(deps.clock.now());
  const [page, owed] = await Promise.all([
    deps.store.bookPage(school, kind, after, ENTRIES_A_SHEET),
    deps.store.bookDue(school, today),
  ]);
  const ids = owed.filter((one) => kinds.includes(one.kind)).slice(0, ENTRIES_A_SHEET);
  const found = await Promise.all(ids.map(({ id }) => deps.store.bookEntry(school, id)));
  const due = found.filter((entry) => entry !== undefined).filter(hasOpenFollowUp);
  const people = await loadPeople(deps, school, [...new Set([...due, ...page.items].flatMap(writersOf))]);
  return { due, entries: page.items, people, ...(page.next === undefined ? {} : { next: page.next }) };
}

function writersOf({ entered, corrections, followedUp }: BookEntry): readonly PersonId[] {
  return [entered, ...corrections, ...(followedUp === undefined ? [] : [followedUp])].map(({ by }) => by);
}
