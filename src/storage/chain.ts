import type { CaseEvent } from '#domain/case/event.ts';
import type { EntryNumber } from '#domain/case/model.ts';
import { type Digest, digestOf } from '#domain/digest.ts';
import type { CaseId } from '#domain/ids.ts';

/** One entry as it is stored. */
export type Entry = {
  readonly number: EntryNumber;
  readonly prev: Digest;
  readonly hash: Digest;
  readonly digest: Digest;
  readonly salt: string;
  readonly body: CaseEvent;
};

/** What the first entry of a case follows: no entry fits into another case. */
export function chainStart(caseId: CaseId): Digest {
  return digestOf({ caseId });
}

/**
 * The hash covers the body's salted digest and not the body. Erasing body and salt later leaves the
 * chain whole, and the digest alone then says nothing of the words.
 */
export function entryOf(number: EntryNumber, prev: Digest, body: CaseEvent, salt: string): Entry {
  const digest = digestOf({ salt, body });
  return { number, prev, hash: digestOf({ number, prev, digest }), digest, salt, body };
}

export function followsFrom(entry: Entry, number: EntryNumber, prev: Digest): boolean {
  const right = entryOf(number, prev, entry.body, entry.salt);
  return digestOf(right) === digestOf(entry);
}
