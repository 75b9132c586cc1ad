import type { PersonId } from '../ids.ts';
import type { EntryNumber } from './model.ts';

/** What IT is asked to do for a case, without seeing it. */
export type ItEvent =
  | { readonly type: 'it-asked'; readonly needed: string; readonly people: readonly PersonId[] }
  /** A task is named by the entry that asked for it. */
  | { readonly type: 'it-done'; readonly task: EntryNumber };
