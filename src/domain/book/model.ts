import type { BookId, FormId, PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What somebody writes in the record book. It names no case. */
export type BookWords = {
  readonly what: string;
  readonly forWhom: string;
  readonly when: Instant;
  readonly byWhom: string;
  /** A date such as `2026-12-01`; empty where nothing follows. */
  readonly followUp: string;
};

type Made<Fields> = Fields & { readonly by: PersonId; readonly at: Instant };

/** `form`: the form that was sent, so that the same press twice is one entry. */
export type BookEvent = Made<
  | ({ readonly type: 'entered'; readonly kind: string; readonly form: FormId } & BookWords)
  | {
      readonly type: 'corrected';
      readonly shouldRead: string;
      readonly reason: string;
      readonly form: FormId;
    }
  | { readonly type: 'followed-up' }
>;

type EventOfBook<Type extends BookEvent['type']> = Extract<BookEvent, { readonly type: Type }>;

/** One entry as it stands: what was entered first, and all that came after, nothing taken away. */
export type BookEntry = {
  readonly id: BookId;
  readonly entered: EventOfBook<'entered'>;
  readonly corrections: readonly EventOfBook<'corrected'>[];
  readonly followedUp?: EventOfBook<'followed-up'>;
};

/** How many events there are so far: the number of the next one. */
export function nextOf({ corrections, followedUp }: BookEntry): number {
  return 1 + corrections.length + (followedUp === undefined ? 0 : 1);
}

export function hasOpenFollowUp({ entered, followedUp }: BookEntry): boolean {
  return entered.followUp !== '' && followedUp === undefined;
}

/** @throws TypeError for events that cannot follow each other. */
export function evolveBook(entry: BookEntry | undefined, event: BookEvent, id: BookId): BookEntry {
  if (event.type === 'entered') {
    if (entry !== undefined) throw new TypeError('An entry is entered once');
    return { id, entered: event, corrections: [] };
  }
  if (entry === undefined) throw new TypeError('An entry begins with what was entered');
  return event.type === 'corrected'
    ? { ...entry, corrections: [...entry.corrections, event] }
    : { ...entry, followedUp: event };
}
