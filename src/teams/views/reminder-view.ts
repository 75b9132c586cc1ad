import { dayText } from '#domain/calendar.ts';
import type { Item } from '#domain/ledger/model.ts';
import { assertNever } from '#domain/result.ts';
import type { OwedLine, ReminderCard } from '#workflows/reminder-card.ts';
import { OPEN_BOARD } from './board-view.ts';
import { QUESTIONS } from './questions-view.ts';
import { SHOW_TODO } from './todo-view.ts';
import { trainingButton } from './training-view.ts';
import type { Button, PostedView } from './view.ts';

/** So many fit on a phone; the rest is behind the buttons. */
const MOST_LINES = 20;

type Reminder = Extract<ReminderCard, { kind: 'reminder' }>;
type Late = Extract<ReminderCard, { kind: 'late' }>;

/** What somebody owes, what became of an earlier reminder, or how many are late: no name in any of them (E52). */
export function reminderCardView(card: ReminderCard, banner: string): PostedView {
  switch (card.kind) {
    case 'reminder':
      return reminderView(card, banner);
    case 'reminder-closed':
      return { ...plain(banner), title: CLOSED[card.why] };
    case 'late':
      return lateView(card, banner);
    case 'waiting':
      return waitingView(card, banner);
    case 'answered':
      return answeredView(card, banner);
    default:
      return assertNever(card, 'reminder');
  }
}

const LATER: Button = { title: 'Remind me later', verb: 'snooze-form', data: {} };

const CLOSED: Readonly<Record<Extract<ReminderCard, { kind: 'reminder-closed' }>['why'], string>> = {
  newer: 'There is a newer reminder below',
  done: 'All done, thank you',
  resting: 'No reminders for now',
  lifted: 'This is not asked of you any more',
};

function reminderView({ owed, nudges, canSnooze }: Reminder, banner: string): PostedView {
  const rest = owed.length - MOST_LINES;
  return {
    ...plain(banner),
    title:
      owed.length === 0
        ? 'A reminder'
        : owed.length === 1
          ? '1 thing for you to do'
          : `${owed.length} things for you to do`,
    facts: owed.slice(0, MOST_LINES).map((line) => ({ label: line.title, value: dueWords(line) })),
    lines: [...(rest > 0 ? [`And ${rest} more.`] : []), ...nudges],
    buttons: owed.length === 0 ? [] : [...toDo(owed), ...(canSnooze ? [LATER] : [])],
  };
}

/** The one that is due first; /todo has the others. One button alone stands out. */
function toDo(owed: readonly OwedLine[]): readonly Button[] {
  const sheet = owed.find(({ item }) => item.startsWith('agreement-'));
  const hasCourse = owed.some(({ item }) => item.startsWith('course-'));
  const doing = [
    ...(sheet === undefined ? [] : [readAndSign(sheet.item)]),
    ...(hasCourse ? [trainingButton('complete')] : []),
  ];
  const { style: _, ...rest } = SHOW_TODO;
  return [...doing, doing.length === 0 ? SHOW_TODO : rest];
}

function dueWords({ due, isOverdue }: OwedLine): string {
  const day = dayText(due) ?? due;
  return isOverdue ? `Overdue: it was due on ${day}` : `Due by ${day}`;
}

function lateView({ whose, count, seesBoard }: Late, banner: string): PostedView {
  const people = count === 1 ? '1 person' : `${count} people`;
  const who = whose === 'own' ? `${people} who answer to you` : people;
  const verb = count === 1 ? 'has' : 'have';
  return {
    ...plain(banner),
    title: 'Agreements and training',
    lines: [
      `${who} ${verb} not signed or completed what is overdue, after several reminders.`,
      whose === 'own'
        ? 'Please remind your team to look at the messages from Steward.'
        : 'The board shows who.',
    ],
    buttons: seesBoard ? [OPEN_BOARD] : [],
  };
}

function waitingView(
  { waited, count }: Extract<ReminderCard, { kind: 'waiting' }>,
  banner: string,
): PostedView {
  const isQuestion = waited === 'question';
  const people = count === 1 ? 'Somebody has' : `${count} people have`;
  return {
    ...plain(banner),
    title: isQuestion ? `${people} a question about an agreement` : `${people} declined an agreement`,
    lines: [
      isQuestion
        ? 'They are not reminded until somebody answers.'
        : 'They are not reminded until somebody has talked to them and answered.',
    ],
    buttons: [QUESTIONS],
  };
}

function answeredView(
  { waited, item, title }: Extract<ReminderCard, { kind: 'answered' }>,
  banner: string,
): PostedView {
  return {
    ...plain(banner),
    title:
      waited === 'question'
        ? `Your question about “${title}” was answered`
        : `You declined “${title}”: somebody has answered`,
    lines: ['The answer stands above the text.'],
    buttons: [readAndSign(item)],
  };
}

function readAndSign(item: Item): Button {
  return { title: 'Read and sign', verb: 'sign-open', data: { item }, style: 'positive' };
}

function plain(banner: string): Omit<PostedView, 'title'> {
  return { banner, flag: '', facts: [], lines: [], buttons: [] };
}
