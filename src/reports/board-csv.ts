import type { Standing } from '#domain/ledger/figures.ts';
import type { Met } from '#domain/ledger/model.ts';
import { instantText } from '#domain/time.ts';
import type { ExportLine } from '#workflows/export-board.ts';
import { csvOf } from './csv.ts';

const STATES: Readonly<Record<Standing, string>> = {
  current: 'Done',
  renewing: 'Done, asked again because it runs out',
  waiting: 'Still has time',
  overdue: 'Overdue',
  question: 'Asked a question',
  declined: 'Declined',
};

const HOW: Readonly<Record<Met['how'], string>> = {
  chat: 'In Teams',
  paper: 'On paper',
  self: 'Recorded by themselves',
  session: 'Recorded for a session',
};

const COLUMNS: readonly (readonly [string, (line: ExportLine) => string | undefined])[] = [
  ['Person', ({ name }) => name],
  ['Group', ({ group }) => group],
  ['Agreement or course', ({ title }) => title],
  ['State', ({ standing }) => STATES[standing]],
  ['Due', ({ obligation }) => obligation.due],
  ['Reminded', ({ obligation }) => String(obligation.reminded)],
  ['Version asked for', ({ obligation }) => obligation.edition],
  ['Version signed or completed', ({ obligation }) => obligation.met?.edition],
  ['SHA-256 of the text signed', ({ signedText }) => signedText],
  ['Signed or completed on', ({ obligation }) => obligation.met?.on],
  ['Signed or recorded at', ({ obligation }) => obligation.met && instantText(obligation.met.at)],
  ['How', ({ obligation }) => obligation.met && HOW[obligation.met.how]],
  ['Counts until', ({ obligation }) => obligation.met?.until],
  ['Confirmed', ({ obligation: { met } }) => met && (met.unconfirmed ? 'Not yet' : 'Yes')],
  ['Paper filed', ({ paper }) => paper?.filed],
  ['Parent or carer', ({ paper }) => paper?.parent],
  ['Witness', ({ paper }) => paper?.witness],
  ['Entry in their record', ({ obligation }) => obligation.met && String(obligation.met.entry)],
  ['Not reached, code', ({ notReached }) => notReached],
];

/** One row a person and agreement or course, as the board counted them; days as `2026-11-23`, moments in UTC. */
export function boardCsv(lines: readonly ExportLine[]): string {
  const head = COLUMNS.map(([title]) => title);
  return csvOf([head, ...lines.map((line) => COLUMNS.map(([, cell]) => cell(line) ?? ''))]);
}
