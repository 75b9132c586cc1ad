import { evolve } from '#domain/case/evolve.ts';
import type { CaseState, EntryNumber } from '#domain/case/model.ts';
import { type Digest, digestOf } from '#domain/digest.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import { chainStart, followsFrom } from './chain.ts';
import * as keys from './keys.ts';
import { readAll } from './read-all.ts';
import { eventRecord, headRecord, parseRecord } from './records.ts';
import type { Row, Rows } from './rows.ts';

type Verdict = { readonly ok: true } | { readonly ok: false; readonly entry: EntryNumber };

/** What the entries say, each checked against the one before it. */
type Tail = { readonly number: EntryNumber; readonly hash: Digest; readonly state: CaseState };

/** @returns the number of the first entry that is wrong or missing, or that the head does not agree with. */
export async function verifyCase(rows: Rows, school: SchoolId, caseId: CaseId): Promise<Verdict> {
  const partition = keys.schoolPartition(school);
  let head = await rows.get(partition, keys.headKey(caseId));
  for (;;) {
    const entries = await readAll(rows, partition, keys.eventPrefix(caseId));
    const now = await rows.get(partition, keys.headKey(caseId));
    if (now?.mark === head?.mark) return verdictOn(caseId, entries, head);
    head = now; // somebody wrote in between: what was read is of two moments
  }
}

function verdictOn(caseId: CaseId, entries: readonly Row[], head: Row | undefined): Verdict {
  let tail: Tail = { number: 0, hash: chainStart(caseId), state: { progress: { status: 'none' } } };
  for (const row of entries) {
    const next = step(caseId, tail, row);
    if (next === undefined) return { ok: false, entry: tail.number + 1 };
    tail = next;
  }
  const said = head && parseRecord(headRecord, head);
  if (said === undefined) return { ok: false, entry: Math.max(tail.number, 1) };
  const { version, hash, state, digest } = said;
  if (version !== tail.number) return { ok: false, entry: Math.min(version, tail.number) + 1 };
  const agrees = hash === tail.hash && digest === digestOf(tail.state) && digest === digestOf(state);
  return agrees ? { ok: true } : { ok: false, entry: version };
}

function step(caseId: CaseId, tail: Tail, row: Row): Tail | undefined {
  const number = tail.number + 1;
  if (row.key !== keys.eventKey(caseId, number)) return undefined;
  const entry = parseRecord(eventRecord, row);
  if (entry === undefined || !followsFrom(entry, number, tail.hash)) return undefined;
  try {
    return { number, hash: entry.hash, state: evolve(tail.state, entry.body, number, caseId) };
  } catch {
    return undefined; // a sound chain of events that cannot follow each other
  }
}
