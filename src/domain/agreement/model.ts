import type { Digest } from '../digest.ts';
import type { PersonId } from '../ids.ts';
import type { Signer } from '../policy-cycles.ts';
import type { Instant } from '../time.ts';

/** One published version of one kind of agreement. Its text is kept under its digest. */
export type Publication = {
  /** Id of the kind in the pack. */
  readonly kind: string;
  /** Counted from `0001` for each kind. */
  readonly edition: string;
  readonly title: string;
  readonly text: Digest;
  readonly whatChanged: string;
  /** Who has to sign: some or all of those that the pack names for the kind. */
  readonly signers: readonly Signer[];
  /** The day by which everybody has to sign, such as `2026-09-30`. */
  readonly due: string;
  /** Signatures of the version before go on counting. */
  readonly minor: boolean;
  readonly by: PersonId;
  readonly at: Instant;
};

/** What stands now, and all that stood before; the newest of each kind last. */
export type Publications = {
  readonly versions: readonly Publication[];
  /** The day since which courses and induction are asked for; absent while the school has not begun with it. */
  readonly trainingFrom?: string | undefined;
};

/** The version of each kind that is asked for now. */
export function currentPublications({ versions }: Publications): readonly Publication[] {
  return versions.filter(({ kind }, at) => !versions.slice(at + 1).some((later) => later.kind === kind));
}

/** Whether a signature of this version counts for what is asked for now: every later one was a minor edit. */
export function standsStill({ versions }: Publications, kind: string, edition: string): boolean {
  return versions.every((one) => one.kind !== kind || one.edition <= edition || one.minor);
}
