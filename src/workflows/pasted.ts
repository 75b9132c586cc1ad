import type { PastedTable } from '#domain/directory/pasted-list.ts';
import type { FormId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** A pasted list, and whether whoever is missing in it has left. */
export type Pasted = {
  readonly table: PastedTable;
  readonly missingLeave: boolean;
  readonly form: FormId;
  readonly at: Instant;
};
