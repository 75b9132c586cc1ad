import type { Actor } from '../actor.ts';
import type { Card } from '../render-card.ts';

/** A press on a card: which case and which form, never who or whether. */
export type Press = { readonly actor: Actor; readonly verb: string; readonly data: unknown };

/** The card that takes the pressed one's place, for the presser alone. */
export type Answer = Promise<Card>;
