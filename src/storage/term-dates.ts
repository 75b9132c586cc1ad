import type { SchoolId } from '#domain/ids.ts';
import type { TermDates } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { readRecord, termDatesRecord, writeRecord } from './records.ts';
import type { Rows } from './rows.ts';

const TRIES = 3;

/** Rows that never change, one for each version. */
export async function loadTermDates(
  rows: Rows,
  school: SchoolId,
  limit: number,
): Promise<readonly TermDates[]> {
  const range = { ...keys.below(keys.TERMS_PREFIX), limit };
  const stored = await rows.range(keys.schoolPartition(school), range);
  return stored.map((row) => readRecord(termDatesRecord, row));
}

/**
 * @returns false when this version stands already: by somebody else, or by an earlier try of ours.
 * @throws Error when storage does not answer.
 */
export async function addTermDates(rows: Rows, school: SchoolId, dates: TermDates): Promise<boolean> {
  const key = keys.termsKey(dates.version);
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await rows.batch(keys.schoolPartition(school), [
      { type: 'create', key, text: writeRecord(dates) },
    ]);
    if (outcome.kind !== 'unclear') return outcome.kind === 'done';
  }
  throw new Error('Could not store the term dates');
}
