import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { RollEntry } from './roll.ts';

/** What happened to one entry of the roll: `entry` is as it stands from then on. */
export type RollEvent = {
  readonly type: 'added' | 'changed' | 'left' | 'returned';
  readonly entry: RollEntry;
  readonly by: PersonId;
  readonly at: Instant;
  /** One entry on a card, a whole class, or a pasted list. */
  readonly through: 'card' | 'class' | 'list';
};
