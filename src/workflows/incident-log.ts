import { ORDINARY_READERS } from '#domain/case/access.ts';
import { signersOf } from '#domain/case/signatures.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Span } from '#domain/time.ts';
import type { Deps } from './deps.ts';
import { type CaseFile, loadPeople } from './read-case.ts';
import { seesCase } from './sees-case.ts';

/** One line of the log: what its columns are made of. */
export type LoggedCase = Pick<CaseFile, 'viewer' | 'open' | 'events' | 'people'>;

/** @param sheet counted from 1. `first` is the number of its first case among the `total` of the span. */
export type LogSheet = {
  readonly cases: readonly LoggedCase[];
  readonly sheet: number;
  readonly sheets: number;
  readonly first: number;
  readonly total: number;
};

const CASES_A_SHEET = 10;

/**
 * Ordinary cases of a span, newest first, for whoever reads every ordinary case. Restricted ones, and those
 * about this very person, are not counted either (H24, T19). Each case shown is recorded as read before
 * anything is shown: where that fails, there is no log (P5).
 *
 * @param sheet one that is no longer there gives the last.
 * @returns nothing for anybody else; the attempt is recorded.
 */
export async function readIncidentLog(
  deps: Deps,
  school: SchoolId,
  viewer: Person,
  span: Span,
  sheet: number,
): Promise<LogSheet | undefined> {
  const { store, clock } = deps;
  const at = clock.now();
  if (!hasRole(viewer, ORDINARY_READERS)) {
    await store.recordAttempt(school, { person: viewer.id, at, command: 'log', refusal: 'not-allowed' });
    return undefined;
  }
  const lines = await store.loggedCases(school, span);
  const shown = lines.filter(({ hiddenFrom }) => !hiddenFrom.includes(viewer.id));
  const sheets = Math.max(1, Math.ceil(shown.length / CASES_A_SHEET));
  const turned = Math.min(Math.max(sheet, 1), sheets);
  const first = (turned - 1) * CASES_A_SHEET;
  const wanted = shown.slice(first, first + CASES_A_SHEET);
  const stored = await Promise.all(wanted.map(({ caseId }) => store.loadCase(school, caseId)));
  // A case may have become confidential since its line was read.
  const found = stored.flatMap((one) => (one === undefined ? [] : [one.state]));
  const seen = await Promise.all(found.map((open) => seesCase(store, school, viewer, open)));
  const cases = found.filter((_open, i) => seen[i] === true);
  await store.recordRead(school, ...cases.map(({ id }) => ({ caseId: id, person: viewer.id, at })));
  const files = await Promise.all(
    cases.map(async (open) => ({
      open,
      events: await store.loadEvents(school, open.id),
    })),
  );
  const people = await loadPeople(deps, school, [...new Set(files.flatMap(namedIn))]);
  return {
    cases: files.map((file) => ({ ...file, viewer, people })),
    ...{ sheet: turned, sheets, first: first + 1, total: shown.length },
  };
}

function namedIn({ open, events }: Pick<LoggedCase, 'open' | 'events'>): readonly PersonId[] {
  return [...events.flatMap(({ event }) => event.by ?? []), ...signersOf(open)];
}
