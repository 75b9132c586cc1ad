import type { Digest } from '../digest.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Item, Signatory, Statement, Subject } from './model.ts';

/** Which sheet or course, in which edition. */
type Of = { readonly item: Item; readonly edition: string };
type Happened = { readonly at: Instant };
type Done = Happened & { readonly by: PersonId };

/** What happened to what one person owes. Free text stays in here: the head holds none. */
export type LedgerEvent =
  | (Happened & { readonly type: 'subject-changed'; readonly subject: Subject })
  | (Happened & {
      readonly type: 'asked';
      readonly item: Item;
      readonly edition: string;
      readonly text?: Digest;
      readonly due: string;
      readonly why: 'first' | 'new-version' | 'renewal';
      readonly needs: readonly Signatory[];
    })
  /**
   * What was signed or completed counts for this edition: a minor edit, or something that is theirs again. Who has
   * not signed is asked for this one, never sooner than before.
   */
  | (Happened & Of & { readonly type: 'carried'; readonly text?: Digest; readonly due: string })
  /** No longer asked for: they left, or it is no longer theirs to sign. */
  | (Happened & { readonly type: 'lifted'; readonly item: Item })
  | (Done &
      Of & {
        readonly type: 'signed';
        readonly text: Digest;
        readonly ticked: readonly Statement[];
        readonly typedName: string;
        readonly until?: string;
      })
  | (Done &
      Of & {
        readonly type: 'signed-on-paper';
        readonly text: Digest;
        readonly on: string;
        readonly signatures: readonly Signatory[];
        /** The parent or carer who signed, where it was written down. */
        readonly parent?: string;
        readonly filed: string;
        readonly witness: string;
        readonly until?: string;
      })
  | (Done & Of & { readonly type: 'declined'; readonly reason: string })
  | (Done & Of & { readonly type: 'question-asked'; readonly question: string })
  | (Done & Of & { readonly type: 'question-answered'; readonly answer: string })
  | (Done &
      Of & {
        readonly type: 'completed';
        readonly on: string;
        readonly certificate: string;
        readonly how: 'self' | 'session';
        readonly confirmed: boolean;
        readonly until?: string;
      })
  | (Done & Of & { readonly type: 'completion-confirmed' })
  /** Recorded in error: it counts no longer, and is asked for again. */
  | (Done & { readonly type: 'taken-back'; readonly item: Item; readonly reason: string })
  | (Done & {
      readonly type: 'snoozed';
      readonly items: readonly Item[];
      readonly until: string;
      readonly reason: string;
    })
  | (Happened & {
      readonly type: 'reminded';
      readonly items: readonly Item[];
      readonly day: string;
      /** Short messages of the pack that came along, by their ids. */
      readonly nudges?: readonly string[];
    })
  | (Happened & { readonly type: 'escalated'; readonly items: readonly Item[] });
