import type { SchoolId } from '#domain/ids.ts';
import type { MorningDigest } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { putRows } from './put-rows.ts';
import { writeRecord } from './records.ts';
import type { Rows } from './rows.ts';

const ROWS_A_BATCH = 90;

export async function isDigestDone(rows: Rows, school: SchoolId, date: string): Promise<boolean> {
  return (await rows.get(keys.schoolPartition(school), keys.digestKey(date))) !== undefined;
}

/**
 * Puts one person's message in the outbox, once a day.
 *
 * @throws Error when storage does not answer: it is asked for again, and stored once.
 */
export async function askDigest(
  rows: Rows,
  school: SchoolId,
  { date, person, cases, at }: MorningDigest,
): Promise<boolean> {
  const [caseId] = cases;
  if (caseId === undefined) return false;
  const work = { caseId, effect: { type: 'digest', person, cases }, since: at, attempts: 0 };
  const outcome = await rows.batch(keys.schoolPartition(school), [
    { type: 'create', key: keys.digestKey(date, person), text: writeRecord({}) },
    { type: 'create', key: keys.digestOutboxKey(at, date, person), text: writeRecord(work) },
  ]);
  if (outcome.kind === 'unclear') throw new Error(`Could not ask for a digest: ${outcome.code}`);
  return outcome.kind === 'done';
}

/** What another copy deletes at the same time is left to the next morning. */
export async function endDigest(rows: Rows, school: SchoolId, date: string): Promise<void> {
  const partition = keys.schoolPartition(school);
  await putRows(rows, partition, [{ key: keys.digestKey(date), text: writeRecord({}) }]);
  const earlier = { from: keys.DIGEST_PREFIX, before: keys.digestKey(date), limit: ROWS_A_BATCH };
  for (let more = true; more; ) {
    const old = await rows.range(partition, earlier);
    if (old.length === 0) return;
    const outcome = await rows.batch(
      partition,
      old.map(({ key }) => ({ type: 'delete', key })),
    );
    more = outcome.kind === 'done' && old.length === ROWS_A_BATCH;
  }
}
