import type { PersonId, SchoolId } from '../ids.ts';
import type { Role } from '../person.ts';
import type { OpenedDuty } from './event.ts';

/** Who has a case, who may see it, and what must not happen to it. */
export type StandingEvent =
  | { readonly type: 'taken-over'; readonly from?: PersonId }
  | { readonly type: 'assigned'; readonly to: PersonId }
  | {
      readonly type: 'made-confidential';
      readonly reason: string;
      readonly adults: readonly PersonId[];
      readonly receivers: readonly PersonId[];
      readonly duties: readonly OpenedDuty[];
      /** People of the trust whom it was shared with while it was ordinary: they lose it. */
      readonly unshared?: readonly PersonId[];
    }
  | { readonly type: 'person-excluded'; readonly who: PersonId; readonly reason: string }
  | {
      readonly type: 're-routed';
      readonly role: Role;
      readonly reason: string;
      /** Whoever has it from now on, in the place of all receivers before. */
      readonly receivers: readonly PersonId[];
      /** The leads have it now, so the channel is told. */
      readonly toChannel?: true;
      /** The owner was of those it left, and may no longer work on it. */
      readonly ownerLeft?: true;
    }
  | {
      readonly type: 'shared';
      readonly who: PersonId;
      /** Theirs, where it is another academy of the trust. */
      readonly school?: SchoolId;
      readonly reason: string;
    }
  | { readonly type: 'legal-hold-set'; readonly reason: string }
  | { readonly type: 'legal-hold-ended'; readonly reason: string };
