import { boardScope, seesNotCleared, seesTalk } from '#domain/ledger/board.ts';
import { PAPER_KEEPERS } from '#domain/ledger/decide-paper.ts';
import { hasRole } from '#domain/person.ts';
import { seesNotReached } from '#workflows/not-reached.ts';
import { BOARD_LISTS, type BoardList, readBoard, readBoardList } from '#workflows/read-board.ts';
import type { Actor } from '../actor.ts';
import { boardListPress, boardPress, exportPress } from '../board-submissions.ts';
import { PAPER_TITLE } from '../forms/paper-forms.ts';
import { type Card, renderForm, renderPage } from '../render-card.ts';
import { boardListView, boardView, LIST_TITLES, OPEN_BOARD } from '../views/board-view.ts';
import { NOT_REACHED } from '../views/not-reached-view.ts';
import type { Button } from '../views/view.ts';
import { offerFile } from './files.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

export const NOT_YOUR_BOARD =
  'Only leads, the head, senior leaders, line managers, governors and the office see the board. To see what you owe yourself, type /todo.';

export function mayBoard({ person }: Actor): boolean {
  return boardScope(person) !== undefined || seesNotCleared(person);
}

/** `/board`, and its pages. */
export async function openBoard(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = boardPress.safeParse(data);
  return asked.success ? await boardCard(deps, actor, asked.data.page) : outOfDate(actor);
}

/** What `/board` posts, harmless to all: the figures are read by the press (product 12). */
export function postedBoard(actor: Actor): Card {
  if (!mayBoard(actor)) return refused(actor, NOT_YOUR_BOARD);
  return renderForm({
    ...{ banner: actor.banner, title: 'Board', alarm: [], refusal: '', fields: [] },
    lines: ['Who has signed the agreements, and whose training is current.'],
    buttons: boardScope(actor.person) === undefined ? listButtons(actor) : [OPEN_BOARD],
  });
}

const RECORD_PAPER: Button = { title: PAPER_TITLE, verb: 'paper', data: {} };

async function boardCard(deps: TeamsDeps, actor: Actor, page: number, result = ''): Answer {
  const board = await readBoard(deps, actor.school.id, actor.person);
  if (board === undefined) return refused(actor, NOT_YOUR_BOARD);
  return renderPage(boardView(board, { banner: actor.banner, page, result, buttons: listButtons(actor) }));
}

const EXPORTED = {
  offered: 'The file is offered below this card, in your own chat with me. What you take is recorded.',
  'no-chat': 'I could not offer the file. Type /board here and press Export again.',
} as const;

/** The board by name, as a file: never in a channel, and never for those who see figures alone. */
export async function exportFromBoard(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!exportPress.safeParse(data).success) return outOfDate(actor);
  const offered = await offerFile(deps, actor, 'board');
  if (offered === 'not-yours') return refused(actor, NOT_YOUR_BOARD);
  return await boardCard(deps, actor, 1, EXPORTED[offered]);
}

/** A list of names, and its pages. */
export async function openBoardList(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = boardListPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { list, sheet, page } = asked.data;
  const found = await readBoardList(deps, actor.school.id, actor.person, list, sheet);
  if (found === undefined) return refused(actor, NOT_YOUR_BOARD);
  return renderPage(boardListView(found, list, { banner: actor.banner, page, buttons: [] }));
}

function listButtons({ person }: Actor): readonly Button[] {
  const scope = boardScope(person);
  const sees = (list: BoardList): boolean => {
    if (list === 'notCleared') return seesNotCleared(person);
    return (scope === 'everybody' || scope === 'own') && (list !== 'talk' || seesTalk(person));
  };
  const lists = BOARD_LISTS.filter(sees).map((list) => ({
    ...{ title: LIST_TITLES[list], verb: 'board-list', data: { list } },
  }));
  const hasNames = scope === 'everybody' || scope === 'own';
  return [
    ...(hasRole(person, PAPER_KEEPERS) ? [RECORD_PAPER] : []),
    ...(seesNotReached(person) ? [NOT_REACHED] : []),
    ...lists,
    ...(hasNames ? [{ title: 'Export', verb: 'board-export', data: {} }] : []),
  ];
}
