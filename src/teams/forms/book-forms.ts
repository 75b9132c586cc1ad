import type { BookCommand } from '#domain/book/decide.ts';
import type { FormId } from '#domain/ids.ts';
import type { BookKind } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { Field, Option } from '../views/view.ts';
import { day, line, MIDDLE, pick, prose, when } from './fields.ts';
import type { Values } from './read-form.ts';

/** What a form of the record book may offer; nothing of it comes from the card. */
export type BookContext = {
  readonly kinds: readonly BookKind[];
  readonly kind: BookKind;
  readonly now: Instant;
  /** Who is writing: the first answer to *By whom?* */
  readonly writer: string;
  readonly entries: readonly Option[];
  readonly followUps: readonly Option[];
};

type Base = { readonly at: Instant; readonly form: FormId };

type BookForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly lines: (context: BookContext) => readonly string[];
  readonly fields: (context: BookContext) => readonly Field[];
  readonly command: (values: Values, base: Base) => BookCommand | undefined;
};

/** An entry that was just written to is offered no more, and the same press twice must still be understood. */
const entryField = (options: readonly Option[], value = '') =>
  pick('entry', 'Which entry?', options, { layout: 'search', value });

export const BOOK_FORMS = {
  enter: {
    title: 'Record something',
    lines: ({ kind }) => [`${kind.title}: ${kind.hint}`, 'Nothing about a case belongs here.'],
    fields: ({ kinds, kind, now, writer }) => [
      pick('kind', 'Kind', kindOptions(kinds), { value: kind.id }),
      prose('what', 'What was done?', MIDDLE),
      line('forWhom', 'Who was it for?'),
      when('when', 'When?', now),
      line('byWhom', 'By whom?', { value: writer }),
      day('followUp', 'Follow up by'),
    ],
    command: ({ text, moment }, base) => {
      const at = moment('when');
      if (at === undefined) return undefined;
      const words = { what: text('what'), forWhom: text('forWhom'), byWhom: text('byWhom') };
      return { ...base, type: 'enter', kind: text('kind'), ...words, when: at, followUp: text('followUp') };
    },
  },
  need: {
    title: 'Record a training need',
    lines: ({ kind }) => [
      'What you would like to learn, or what came up when your work was looked at.',
      kind.office ? 'The leads and the office read it.' : 'The leads read it.',
    ],
    fields: () => [prose('what', 'What is needed?', MIDDLE)],
    command: ({ text }, base) => ({ ...base, type: 'need', what: text('what') }),
  },
  correct: {
    title: 'Correct',
    lines: () => ['The old words stay in the book, with your correction beside them.'],
    fields: ({ entries }) => [
      entryField(entries),
      prose('shouldRead', 'Should read', MIDDLE),
      prose('reason', 'Reason', MIDDLE),
    ],
    command: ({ text }, base) => ({
      ...{ ...base, type: 'correct', shouldRead: text('shouldRead'), reason: text('reason') },
    }),
  },
  done: {
    title: 'Done',
    lines: () => ['The follow-up of this entry is done.'],
    fields: ({ followUps }) => [entryField(followUps, followUps[0]?.value)],
    command: (_values, { at }) => ({ type: 'end-follow-up', at }),
  },
} as const satisfies Readonly<Record<string, BookForm>>;

export function kindOptions(kinds: readonly BookKind[]): readonly Option[] {
  return kinds.map(({ id, title }) => ({ value: id, title }));
}
