import type { Digest } from '../digest.ts';
import type { OwnerId, PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Item, Signatory, Statement } from './model.ts';

/** What may be asked of a ledger. Moment and person are never taken from a card. */
export type LedgerCommand = { readonly owner: OwnerId; readonly at: Instant } & Asked;

/** Days are such as `2026-11-23`; `entry` is the one that was shown: nobody confirms what they did not see. */
type Asked =
  /** By the clock: brings the ledger in line with what its owner owes now, and reminds them of it. */
  | { readonly type: 'keep-up' }
  | (By & {
      readonly type: 'complete';
      readonly on: string;
      /** Empty where a statement is ticked in its place. */
      readonly certificate: string;
      /** Of the statement that was ticked. */
      readonly ticked?: string;
    })
  | (By & {
      readonly type: 'record-session';
      readonly on: string;
      readonly givenBy: string;
    })
  /** Of an induction: they were given or told what the item says. */
  | (By & { readonly type: 'tell'; readonly on: string })
  | (By & { readonly type: 'confirm-completion'; readonly entry: number })
  | (By & {
      readonly type: 'sign';
      /** What was read: another version published meanwhile is not signed by it. */
      readonly edition: string;
      readonly text: Digest;
      readonly ticked: readonly Statement[];
      readonly typedName: string;
    })
  | (By & { readonly type: 'ask-question'; readonly question: string })
  | (By & { readonly type: 'decline'; readonly reason: string })
  | (By & { readonly type: 'answer'; readonly answer: string })
  | (By & {
      readonly type: 'record-paper';
      readonly edition: string;
      /** The day on the sheet. */
      readonly on: string;
      readonly signatures: readonly Signatory[];
      readonly parent?: string;
      readonly filed: string;
      readonly witness: string;
    })
  /** Of a sheet that not everybody has signed yet, `entry` is 0. */
  | (By & { readonly type: 'take-back'; readonly entry: number; readonly reason: string })
  /** All that they are reminded of now, once each. */
  | { readonly type: 'snooze'; readonly by: PersonId; readonly reason: string };

type By = { readonly by: PersonId; readonly item: Item };

export type LedgerCommandOf<Type extends LedgerCommand['type']> = Extract<
  LedgerCommand,
  { readonly type: Type }
>;
