import type { PersonId } from '../ids.ts';
import type { EntryNumber } from './model.ts';

/** Where a device is, and whether it was searched (H12, H13). */
export type CustodyEvent =
  | {
      readonly type: 'device-secured';
      readonly device: string;
      readonly place: string;
      readonly heldBy: string;
      readonly sealed: boolean;
      readonly taken?: string;
    }
  /** A device is named by the entry that secured it. */
  | { readonly type: 'device-passed'; readonly device: EntryNumber; readonly toWhom: string }
  | { readonly type: 'device-returned'; readonly device: EntryNumber; readonly toWhom: string }
  | {
      readonly type: 'search-made';
      readonly device: string;
      readonly reason: string;
      readonly searcher: PersonId;
      readonly present: PersonId;
      /** Every condition of the pack, as it was then. */
      readonly conditions: readonly string[];
    }
  | {
      readonly type: 'search-not-made';
      readonly device: string;
      readonly reason: string;
      readonly why: string;
    };
