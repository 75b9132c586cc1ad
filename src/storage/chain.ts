import type { EntryNumber } from '#domain/case/model.ts';
import { type Digest, digestOf } from '#domain/digest.ts';
import type { CaseId, OwnerId } from '#domain/ids.ts';

/** One entry as it is stored. */
export type Entry<Body extends object> = {
  readonly number: EntryNumber;
  readonly prev: Digest;
  readonly hash: Digest;
  readonly digest: Digest;
  readonly salt: string;
  readonly body: Body;
};

/** What the first entry of a case follows: no entry fits into another case. */
export function chainStart(caseId: CaseId): Digest {
  return digestOf({ caseId });
}

/** What the first entry of a stream follows that is no case's: a ledger, the agreements, the directory. */
export function streamStart(stream: OwnerId | 'agreements' | 'directory' | 'roll'): Digest {
  return digestOf({ stream });
}

/**
 * The hash covers the body's salted digest and not the body. Erasing body and salt later leaves the
 * chain whole, and the digest alone then says nothing of the words.
 */
export function entryOf<Body extends object>(
  number: EntryNumber,
  prev: Digest,
  body: Body,
  salt: string,
): Entry<Body> {
  const digest = digestOf({ salt, body });
  return { number, prev, hash: digestOf({ number, prev, digest }), digest, salt, body };
}

/** The entries that these events make, one after the other. @param before the last entry that stands. */
export function entriesOf<Body extends object>(
  before: { readonly version: EntryNumber; readonly link: Digest },
  events: readonly Body[],
  salt: () => string,
): readonly Entry<Body>[] {
  const entries: Entry<Body>[] = [];
  for (const [index, event] of events.entries())
    entries.push(entryOf(before.version + 1 + index, entries.at(-1)?.hash ?? before.link, event, salt()));
  return entries;
}

export function followsFrom<Body extends object>(
  entry: Entry<Body>,
  number: EntryNumber,
  prev: Digest,
): boolean {
  const right = entryOf(number, prev, entry.body, entry.salt);
  return digestOf(right) === digestOf(entry);
}
