import { wallDateTime } from '#domain/calendar.ts';
import type { Policy } from '#domain/policy.ts';
import { itemOf } from '#workflows/own-agreements.ts';
import type { Question, QuestionSheet } from '#workflows/questions.ts';
import { paged } from './paging.ts';
import type { Button, Entry, Option, PageView } from './view.ts';

export const QUESTIONS: Button = { title: 'Questions', verb: 'questions', data: {} };

type Shown = {
  readonly banner: string;
  readonly page: number;
  readonly after?: string | undefined;
  readonly result?: string;
};

/** What people asked of an agreement in place of signing it, or why they will not sign. */
export function questionsView(
  { questions, next }: QuestionSheet,
  policy: Policy,
  { banner, page, after, result = '' }: Shown,
): PageView {
  const none: Entry = { label: 'No question is waiting.', text: '', meta: '' };
  const place: Button['data'] = after === undefined ? {} : { after };
  return paged(
    {
      ...{ banner, title: 'Questions', subtitle: '', alarm: [], result, refusal: '', more: [] },
      sections: [
        {
          heading: '',
          entries: questions.length === 0 ? [none] : questions.map((one) => questionEntry(one, policy)),
        },
      ],
      buttons: [
        ...(questions.length === 0
          ? []
          : [{ title: 'Answer', verb: 'answer-form', data: place, style: 'positive' as const }]),
        { title: 'Back', verb: 'publish', data: {} },
      ],
    },
    page,
    { verb: 'questions', data: place },
    next === undefined ? {} : { next: { after: next } },
  );
}

function questionEntry({ name, declined, text, said, item }: Question, policy: Policy): Entry {
  return {
    label: `${name}: ${titleOf(policy, item)}`,
    text,
    meta: `${declined ? 'Declined' : 'Asked'} on ${wallDateTime(said.at)}.`,
  };
}

/** One by one; `value` names person and agreement. */
export function questionOptions({ questions }: QuestionSheet, policy: Policy): readonly Option[] {
  return questions.map(({ owner, item, name }) => ({
    value: `${owner} ${item}`,
    title: `${name}: ${titleOf(policy, item)}`,
  }));
}

function titleOf({ agreements }: Policy, item: string): string {
  return agreements.find(({ id }) => itemOf(id) === item)?.title ?? item;
}
