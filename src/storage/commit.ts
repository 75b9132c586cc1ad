import { setTimeout as pause } from 'node:timers/promises';
import type { Change, CommitOutcome } from '#workflows/stored.ts';
import { type Batch, changesOf } from './changes.ts';
import { schoolPartition } from './keys.ts';
import { doneRecord, readRecord } from './records.ts';
import type { Row, Rows } from './rows.ts';

const TRIES = 3;
/** Milliseconds before the next try, and up to as much again, so that copies do not march in step. */
const PAUSE = 50;

/**
 * Stores one command, all of it or nothing. A lost answer is looked up and never guessed.
 *
 * @throws Error when storage does not answer: then nobody knows, and nothing may be promised.
 */
export async function commitChange(rows: Rows, change: Change, salt: () => string): Promise<CommitOutcome> {
  const partition = schoolPartition(change.school);
  const outcome = await commitGuarded(rows, partition, changesOf(change, salt), `case ${change.caseId}`);
  return outcome.kind === 'repeat' ? { kind: 'repeat', done: readRecord(doneRecord, outcome.row) } : outcome;
}

type Guarded =
  | { readonly kind: 'committed' | 'conflict' }
  /** The guard that stands, of an earlier write. */
  | { readonly kind: 'repeat'; readonly row: Row };

/** @param what names the stream if storage does not answer: an id, no words. */
export async function commitGuarded(
  rows: Rows,
  partition: string,
  { guard, actions }: Batch,
  what: string,
): Promise<Guarded> {
  let code = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await rows.batch(partition, actions);
    if (outcome.kind === 'done') return { kind: 'committed' };
    if (outcome.kind === 'refused') {
      const done = outcome.action === 0 ? await rows.get(partition, guard.key) : undefined;
      return done === undefined ? { kind: 'conflict' } : repeatOrOurs(done, guard);
    }
    code = outcome.code;
    const done = await rows.get(partition, guard.key);
    if (done !== undefined) return repeatOrOurs(done, guard);
    // Not there, or not yet: the same batch again. Should the first one land meanwhile, or somebody else's,
    // the guard or the head refuses this one.
    await pause(PAUSE + Math.random() * PAUSE);
  }
  throw new Error(`Could not store a change to ${what}: ${code}`);
}

function repeatOrOurs(row: Row, guard: Batch['guard']): Guarded {
  return row.text === guard.text ? { kind: 'committed' } : { kind: 'repeat', row };
}
