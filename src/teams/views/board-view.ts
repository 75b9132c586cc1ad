import { dayText } from '#domain/calendar.ts';
import type { Figures } from '#domain/ledger/figures.ts';
import type { Board, BoardList, BoardRow, Listed, ListSheet } from '#workflows/read-board.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView } from './view.ts';

export const OPEN_BOARD: Button = { title: 'Open board', verb: 'board', data: {} };

export const LIST_TITLES: Readonly<Record<BoardList, string>> = {
  overdue: 'Overdue',
  talk: 'Questions and declined',
  unconfirmed: 'To confirm',
  notCleared: 'Not cleared',
};

const LIST_EMPTY: Readonly<Record<BoardList, string>> = {
  overdue: 'Nobody is overdue.',
  talk: 'Nobody has asked or declined.',
  unconfirmed: 'Nothing waits to be confirmed.',
  notCleared: 'Everybody is cleared.',
};

type Shown = {
  readonly banner: string;
  readonly page: number;
  readonly result?: string;
  /** More buttons that this person may press. */
  readonly buttons: readonly Button[];
};

/** Numbers alone: names stand in the lists. */
export function boardView(board: Board, { banner, page, result = '', buttons }: Shown): PageView {
  const { rows, scope, hasTrainingBegun } = board;
  const none: Entry = { label: 'Nothing is asked for yet.', text: '', meta: '' };
  const training: Entry = { label: 'Training is not asked for yet.', text: '', meta: '' };
  return paged(
    {
      ...{ banner, title: 'Board', alarm: [], result, refusal: '' },
      subtitle: scope === 'own' ? 'The people whose line manager you are.' : 'Agreements and training.',
      sections: [
        ...rows.map((row) => ({ heading: headingOf(row), entries: entriesOf(row) })),
        ...(rows.length === 0 ? [{ heading: '', entries: [none] }] : []),
        ...(hasTrainingBegun ? [] : [{ heading: '', entries: [training] }]),
      ],
      ...{ buttons: buttons.slice(0, 5), more: buttons.slice(5) },
    },
    page,
    { verb: 'board', data: {} },
  );
}

function headingOf({ title, edition }: BoardRow): string {
  return edition === undefined ? title : `${title}, version ${Number(edition)}`;
}

function entriesOf(row: BoardRow): readonly Entry[] {
  const { figures, groups, stillAsking, trend } = row;
  const named = groups.filter(({ group }) => group !== '');
  return [
    {
      label: `${done(figures)} of ${figures.all} (${share(figures)})`,
      text: detail(figures).join('\n'),
      meta: stillAsking === 0 ? '' : `${stillAsking} are still being asked for this version.`,
    },
    ...(named.length === 0
      ? []
      : [
          {
            label: 'By group',
            text: groups
              .map(({ group, figures: of }) => `${group || 'No group'}: ${done(of)} of ${of.all}`)
              .join('\n'),
            meta: '',
          },
        ]),
    weeksEntry(trend),
  ];
}

/** In numbers alone until somebody has done it. */
function weeksEntry(trend: BoardRow['trend']): Entry {
  const words = {
    label: 'Weeks beginning on',
    text: trend.map(({ monday, done }) => `${dayText(monday) ?? monday}: ${done}`).join('\n'),
    meta: '',
  };
  if (trend.every(({ done }) => done === 0)) return words;
  return { ...words, bars: trend.map(({ monday, done }) => ({ x: shortDay(monday), y: done })) };
}

/** `23/11` of `2026-11-23`: eight of them stand side by side on a phone. */
function shortDay(date: string): string {
  return `${date.slice(8)}/${date.slice(5, 7)}`;
}

function done({ current, renewing }: Figures): number {
  return current + renewing;
}

/** Never rounded up to all of them. */
function share(figures: Figures): string {
  return figures.all === 0 ? 'nobody is asked' : `${Math.floor((100 * done(figures)) / figures.all)}%`;
}

function detail({ renewing, waiting, overdue, question, declined, unconfirmed }: Figures): readonly string[] {
  const lines: readonly (readonly [number, string])[] = [
    [overdue, 'overdue'],
    [waiting, 'still have time'],
    [renewing, 'run out soon and are asked again'],
    [question, 'asked a question'],
    [declined, 'declined'],
    [unconfirmed, 'wait to be confirmed'],
  ];
  return lines.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
}

/** One list of names, for the presser alone. */
export function boardListView(
  { listed, total, sheet, sheets }: ListSheet,
  list: BoardList,
  { banner, page, buttons }: Omit<Shown, 'result'>,
): PageView {
  const none: Entry = { label: LIST_EMPTY[list], text: '', meta: '' };
  const data = { list, sheet };
  return paged(
    {
      ...{ banner, title: LIST_TITLES[list], alarm: [], result: '', refusal: '', more: [] },
      subtitle: total === 0 ? '' : `${total} in all. Sheet ${sheet} of ${sheets}.`,
      sections: [{ heading: '', entries: total === 0 ? [none] : listed.map((one) => entryOf(one, list)) }],
      buttons: [...buttons, { title: 'Board', verb: 'board', data: {} }],
    },
    page,
    { verb: 'board-list', data },
    {
      ...(sheet > 1 ? { back: { list, sheet: sheet - 1, page: 999 } } : {}),
      ...(sheet < sheets ? { next: { list, sheet: sheet + 1, page: 1 } } : {}),
    },
  );
}

function entryOf({ name, line, topic }: Listed, list: BoardList): Entry {
  const { obligation, group } = line;
  const due = dayText(obligation.due) ?? obligation.due;
  return {
    label: group === undefined ? name : `${name}, ${group}`,
    text: list === 'notCleared' ? `${topic.title}: ${topic.gate ?? ''}` : topic.title,
    meta:
      list === 'unconfirmed'
        ? `Completed on ${dayText(obligation.met?.on ?? '') ?? ''}`
        : `Due ${due}. Reminded ${times(obligation.reminded)}.`,
  };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
