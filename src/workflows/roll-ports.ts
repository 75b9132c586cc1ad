import type { Digest } from '#domain/digest.ts';
import type { RollEntry } from '#domain/directory/roll.ts';
import type { RollClass } from '#domain/directory/roll-classes.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import type { RollId, SchoolId } from '#domain/ids.ts';
import type { Page } from './stored.ts';

/** The roll as a whole: how much happened to it, who is in which class, and the mark that a write must find. */
export type RollHead = {
  readonly version: number;
  /** Hash of the last event. */
  readonly link: Digest;
  readonly classes: readonly RollClass[];
  readonly mark: string | undefined;
};

/** `numbers`: of all that happened to it. */
export type StoredEntry = { readonly entry: RollEntry; readonly numbers: readonly number[] };

export type RollChange = { readonly event: RollEvent; readonly before: StoredEntry | undefined };

/** A batch takes 90 rows: one is the roll's head, and these are the most that a change may write. */
export const ROLL_ROWS = 89;

export function weightOf({ event, before }: RollChange): number {
  return 4 + (event.entry.children?.length ?? 0) + (before?.entry.children?.length ?? 0);
}

/** People without an account. What is changed is changed on the roll as `head` was read, or not at all. */
export type RollStore = {
  readonly head: (school: SchoolId) => Promise<RollHead>;
  readonly entry: (school: SchoolId, id: RollId) => Promise<StoredEntry | undefined>;
  /** Everybody, leavers too, by id. */
  readonly page: (school: SchoolId, after: string | undefined, limit: number) => Promise<Page<StoredEntry>>;
  /** Those of a kind and class who were not marked as left. */
  readonly inClass: (
    school: SchoolId,
    of: Pick<RollEntry, 'kind' | 'group'>,
  ) => Promise<readonly StoredEntry[]>;
  readonly parentsOf: (school: SchoolId, child: RollId) => Promise<readonly RollId[]>;
  /** What happened under this number. */
  readonly event: (school: SchoolId, number: number) => Promise<RollEvent | undefined>;
  /**
   * All changes or none; no entry twice, and no more than fit: see `weightOf`.
   *
   * @returns the roll after it; nothing when somebody changed the roll since `head` was read.
   */
  readonly commit: (
    school: SchoolId,
    head: RollHead,
    changes: readonly RollChange[],
  ) => Promise<RollHead | undefined>;
};
