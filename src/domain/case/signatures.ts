import { type Digest, digestOf } from '../digest.ts';
import type { PersonId } from '../ids.ts';
import type { CaseEvent } from './event.ts';
import type { Draft, OpenCase } from './model.ts';

/** What a signature under this draft covers: every row of the review record, and its conclusion. */
export function coverage(open: OpenCase, draft: Draft): Digest {
  return digestOf({ record: open.record, words: draft.words });
}

/** Everybody whose signature stands. */
export function signersOf(open: OpenCase): readonly PersonId[] {
  const { progress } = open;
  switch (progress.status) {
    case 'signedOnce':
      return [progress.signature.by];
    case 'disputed': {
      const other = progress.other?.signature;
      return other === undefined ? [progress.signature.by] : [progress.signature.by, other.by];
    }
    case 'concluded':
    case 'closed':
      return progress.signatures.map((signature) => signature.by);
    default:
      return [];
  }
}

type Asked = { readonly by: PersonId; readonly at: CaseEvent['at'] };

/** The record changed: each signature given so far falls, by name, so that the signer can be told (STA-173). */
export function allSignaturesFall(open: OpenCase, { by, at }: Asked): readonly CaseEvent[] {
  return signersOf(open).map((of) => ({ type: 'signature-fell', of, because: 'record-changed', by, at }));
}

/** These people may no longer sign: what they signed falls, unless the conclusion already stands. */
export function signaturesOfFall(
  open: OpenCase,
  people: readonly PersonId[],
  { by, at }: Asked,
): readonly CaseEvent[] {
  if (open.progress.status === 'concluded' || open.progress.status === 'closed') return [];
  return signersOf(open)
    .filter((of) => people.includes(of))
    .map((of) => ({ type: 'signature-fell', of, because: 'no-longer-eligible', by, at }));
}
