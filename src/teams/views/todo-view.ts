import { dayText } from '#domain/calendar.ts';
import type { CaseWork } from '#domain/case/owes.ts';
import type { CaseThing } from '#workflows/cases-owed.ts';
import type { Todo } from '#workflows/read-todo.ts';
import { openButton } from './buttons.ts';
import { QUESTIONS } from './questions-view.ts';
import { INDUCTION_TITLE } from './training-view.ts';
import type { Button, Entry, PageView, PostedView } from './view.ts';

/** As many as have their buttons on one card. */
const ON_A_PAGE = 10;

export const SHOW_TODO: Button = {
  ...{ title: 'Show what I owe', verb: 'todo-open', data: {}, style: 'positive' },
};

/** `/todo`, as it is posted: what is owed opens for its presser alone. */
export function todoFace(banner: string): PostedView {
  return {
    ...{ banner, flag: '', title: 'What I owe', facts: [] },
    lines: ['Cases, agreements, training and all else that waits for you.'],
    buttons: [SHOW_TODO],
  };
}

type Shown = { readonly banner: string; readonly today: string; readonly page: number };

/** All that somebody owes, in order, each with its button. A page that is no longer there shows the last. */
export function todoView(todo: readonly Todo[], { banner, today, page }: Shown): PageView {
  const pages = Math.max(1, Math.ceil(todo.length / ON_A_PAGE));
  const at = Math.min(page, pages);
  const shown = todo.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const none: Entry = { label: 'You owe nothing.', text: '', meta: '' };
  const turn = (title: string, to: number): Button => ({ title, verb: 'todo-open', data: { page: to } });
  const headings = [...new Set(shown.map((one) => headingOf(one, today)))];
  return {
    ...{ banner, title: 'What I owe', alarm: [], result: '', refusal: '', more: [] },
    subtitle: pages === 1 ? '' : `${todo.length} things. Page ${at} of ${pages}.`,
    sections:
      shown.length === 0
        ? [{ heading: '', entries: [none] }]
        : headings.map((heading) => ({
            heading,
            entries: shown.filter((one) => headingOf(one, today) === heading).map(entryOf),
          })),
    buttons: [...buttonsOf(shown), { title: 'Hide', verb: 'todo', data: {} }],
    pager: [...(at > 1 ? [turn('Back', at - 1)] : []), ...(at < pages ? [turn('Next', at + 1)] : [])],
  };
}

function headingOf({ urgent, overdue, day }: Todo, today: string): string {
  if (urgent) return 'Urgent';
  if (overdue) return 'Overdue';
  if (day === undefined) return 'On no day';
  return day <= today ? 'Today' : 'Later';
}

function entryOf(one: Todo): Entry {
  const due = one.day === undefined ? '' : (dayText(one.day) ?? one.day);
  const meta = due === '' ? '' : `${one.overdue ? 'Due since' : 'Due'} ${due}`;
  return { label: labelOf(one), text: textOf(one), meta };
}

function labelOf(one: Todo): string {
  switch (one.kind) {
    case 'case':
      return one.confidential ? `Confidential ${one.reference}` : one.reference;
    case 'task':
      return `Help for ${one.reference}`;
    case 'sign':
    case 'read':
    case 'complete':
    case 'follow-up':
      return one.title;
    case 'grants':
      return 'Roles';
    case 'questions':
      return 'Questions about agreements';
    case 'induction':
      return INDUCTION_TITLE;
  }
}

function textOf(one: Todo): string {
  switch (one.kind) {
    case 'case':
      return one.work.map(workWords).join(', ');
    case 'task':
      return counted(one.count, 'task from the lead', 'tasks from the lead');
    case 'sign':
      return 'To read and sign';
    case 'read':
      return 'To read';
    case 'complete':
      return 'To complete';
    case 'follow-up':
      return counted(one.count, 'follow-up', 'follow-ups');
    case 'grants':
      return counted(one.count, 'role waits for a second person', 'roles wait for a second person');
    case 'questions':
      return counted(one.count, 'waits for an answer', 'wait for an answer');
    case 'induction':
      return counted(one.count, 'joiner waits for a tick', 'joiners wait for a tick');
  }
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** What a case waits for, without a word of the case. */
export function workWords({ what, count }: CaseWork): string {
  switch (what) {
    case 'acknowledge':
      return 'a report to acknowledge';
    case 'overdue':
      return `${count} overdue`;
    case 'today':
      return `${count} due today`;
    case 'later':
      return `${count} due later`;
    case 'untimed':
      return `${count} to do without a day`;
    case 'update':
      return counted(count, 'update to give', 'updates to give');
    case 'join':
      return 'a review to join';
    case 'sign':
      return 'a record to sign';
    case 'question':
      return 'a question to answer';
  }
}

/** Each of them once: one form takes every course. */
function buttonsOf(shown: readonly Todo[]): readonly Button[] {
  const buttons = shown.map((one) => buttonOf(one, one === shown.find(({ kind }) => kind === one.kind)));
  return buttons.filter(({ title }, at) => buttons.findIndex((other) => other.title === title) === at);
}

function buttonOf(one: Todo, isFirst: boolean): Button {
  switch (one.kind) {
    case 'case':
      return caseButton(one);
    case 'task':
      return { title: `Read the task for ${one.reference}`, verb: 'task', data: { case: one.caseId } };
    case 'sign':
      return {
        title: isFirst ? 'Read and sign' : `Read and sign: ${one.title}`,
        verb: 'sign-open',
        data: { item: one.item },
      };
    case 'read':
      return {
        title: isFirst ? 'I have read it' : `I have read: ${one.title}`,
        verb: 'training-form',
        data: { name: 'read', item: one.item },
      };
    case 'complete':
      return { title: 'Record completion', verb: 'training-form', data: { name: 'complete' } };
    case 'follow-up':
      return { title: `Open ${one.title}`, verb: 'book', data: { kind: one.book } };
    case 'grants':
      return { title: 'Open roles', verb: 'roles-open', data: {} };
    case 'questions':
      return QUESTIONS;
    case 'induction':
      return { title: INDUCTION_TITLE, verb: 'induction', data: {} };
  }
}

/** A reporter opens the question and nothing else. */
export function caseButton({
  caseId,
  reference,
  work,
}: Pick<Extract<CaseThing, { readonly kind: 'case' }>, 'caseId' | 'reference' | 'work'>): Button {
  const isQuestion = work.every(({ what }) => what === 'question');
  return isQuestion
    ? { title: `Read ${reference}`, verb: 'question', data: { case: caseId } }
    : openButton(caseId, `Open ${reference}`);
}
