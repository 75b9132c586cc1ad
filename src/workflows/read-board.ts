import { wallDate } from '#domain/calendar.ts';
import { plusDays, weekdayOf } from '#domain/dates.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { parsePersonId, parseRollId } from '#domain/ids.ts';
import {
  type BoardScope,
  type BoardTopic,
  boardScope,
  boardTopics,
  seesNotCleared,
  seesTalk,
} from '#domain/ledger/board.ts';
import { type Figures, figuresOf, isCleared, standingOf, trendOf } from '#domain/ledger/figures.ts';
import type { Item } from '#domain/ledger/model.ts';
import type { Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import type { Line } from './staff-stored.ts';

const LINES_A_READ = 1_000;
/** Names on one sheet: each of them is a read. */
const NAMES_A_SHEET = 20;
const WEEKS = 8;

export type BoardRow = BoardTopic & {
  readonly figures: Figures;
  readonly groups: readonly { readonly group: string; readonly figures: Figures }[];
  /** Asked for an earlier version only: the newer one is still on its way to them. */
  readonly stillAsking: number;
  readonly trend: readonly { readonly monday: string; readonly done: number }[];
};

export type Board = {
  readonly scope: BoardScope;
  readonly hasTrainingBegun: boolean;
  readonly rows: readonly BoardRow[];
};

/** @returns nothing for somebody whose board it is not. */
export async function readBoard(deps: Deps, school: SchoolId, person: Person): Promise<Board | undefined> {
  const scope = boardScope(person);
  if (scope === undefined) return undefined;
  const publications = await deps.store.staff.publications(school);
  const topics = boardTopics(deps.school(school).policy, publications);
  const today = wallDate(deps.clock.now());
  const rows: BoardRow[] = [];
  for (const topic of topics)
    rows.push(rowOf(topic, await linesFor(deps, school, topic.item, scope, person), today));
  return { scope, rows, hasTrainingBegun: publications.trainingFrom !== undefined };
}

export const BOARD_LISTS = ['overdue', 'talk', 'unconfirmed', 'notCleared'] as const;
/** `talk`: who asked something or declined. `unconfirmed`: a course that nobody has confirmed. */
export type BoardList = (typeof BOARD_LISTS)[number];

export type Listed = { readonly topic: BoardTopic; readonly line: Line; readonly name: string };
export type ListSheet = {
  readonly listed: readonly Listed[];
  readonly total: number;
  readonly sheet: number;
  readonly sheets: number;
};

/**
 * One sheet of a list of names, the longest due first.
 *
 * @param sheet counted from 1; one that is no longer there shows the last.
 * @returns nothing for somebody whose list it is not.
 */
export async function readBoardList(
  deps: Deps,
  school: SchoolId,
  person: Person,
  list: BoardList,
  sheet: number,
): Promise<ListSheet | undefined> {
  const scope = list === 'notCleared' && seesNotCleared(person) ? 'everybody' : boardScope(person);
  if (scope === undefined || scope === 'figures') return undefined;
  if (list === 'talk' && !seesTalk(person)) return undefined;
  const today = wallDate(deps.clock.now());
  const publications = await deps.store.staff.publications(school);
  const found: Omit<Listed, 'name'>[] = [];
  for (const topic of boardTopics(deps.school(school).policy, publications)) {
    const lines = await linesFor(deps, school, topic.item, scope, person);
    found.push(...lines.filter((line) => isOn(list, topic, line, today)).map((line) => ({ topic, line })));
  }
  const ordered = found.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  const sheets = Math.max(1, Math.ceil(ordered.length / NAMES_A_SHEET));
  const at = Math.min(Math.max(sheet, 1), sheets);
  const shown = ordered.slice((at - 1) * NAMES_A_SHEET, at * NAMES_A_SHEET);
  const listed = await Promise.all(
    shown.map(async (one) => ({ ...one, name: await nameOf(deps, school, one.line.owner) })),
  );
  return { listed, total: ordered.length, sheet: at, sheets };
}

function isOn(list: BoardList, { gate }: BoardTopic, { obligation }: Line, today: string): boolean {
  const standing = standingOf(obligation, today);
  switch (list) {
    case 'overdue':
      return standing === 'overdue';
    case 'talk':
      return standing === 'question' || standing === 'declined';
    case 'unconfirmed':
      return obligation.met?.unconfirmed === true;
    case 'notCleared':
      return gate !== undefined && !isCleared(obligation, today);
  }
}

function dueOf({ line }: Omit<Listed, 'name'>): string {
  return `${line.obligation.due} ${line.owner}`;
}

/** Everybody who has ever been asked for it, as far as this person sees them. */
export async function linesFor(
  deps: Deps,
  school: SchoolId,
  item: Item,
  scope: BoardScope,
  person: Person,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const which of ['owed', 'met'] as const) {
    let after: string | undefined;
    do {
      const page = await deps.store.staff.lines(school, which, item, after, LINES_A_READ);
      lines.push(...page.items);
      after = page.next;
    } while (after !== undefined);
  }
  const seen = scope === 'own' ? lines.filter(({ manager }) => manager === person.id) : lines;
  return scope === 'figures' || seesTalk(person) ? seen : seen.map(withoutTalk);
}

/** For those who see names and answer no questions: it is not signed, and no more is said. */
function withoutTalk(line: Line): Line {
  const { state } = line.obligation;
  const isTalk = state === 'question' || state === 'declined';
  return isTalk ? { ...line, obligation: { ...line.obligation, state: 'owed' } } : line;
}

function rowOf(topic: BoardTopic, lines: readonly Line[], today: string): BoardRow {
  const obligations = lines.map(({ obligation }) => obligation);
  const groups = [...new Set(lines.map(({ group }) => group ?? ''))];
  const of = (name: string) => lines.filter(({ group = '' }) => group === name);
  return {
    ...topic,
    figures: figuresOf(obligations, today),
    groups: groups
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((group) => ({
        group,
        figures: figuresOf(
          of(group).map(({ obligation }) => obligation),
          today,
        ),
      })),
    stillAsking: obligations.filter(({ edition }) => topic.edition !== undefined && edition !== topic.edition)
      .length,
    trend: trendOf(obligations, mondaysUpTo(today), today),
  };
}

/** The Mondays of the last weeks, this one included, the earliest first. */
function mondaysUpTo(today: string): readonly string[] {
  const sinceMonday = (weekdayOf(today) + 6) % 7;
  const monday = plusDays(today, -sinceMonday);
  return Array.from({ length: WEEKS }, (_, at) => plusDays(monday, (at - WEEKS + 1) * 7));
}

async function nameOf(deps: Deps, school: SchoolId, owner: OwnerId): Promise<string> {
  const person = parsePersonId(owner);
  const stored = person && (await deps.store.person(school, person));
  if (stored !== undefined) return stored.person.name;
  const onRoll = parseRollId(owner);
  const entry = onRoll && (await deps.store.roll.entry(school, onRoll));
  return entry?.entry.name ?? 'Somebody who is no longer listed';
}
