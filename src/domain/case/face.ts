import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isBarred, peopleOnCase } from './access.ts';
import type { OpenCase, Origin, Stage, Status } from './model.ts';

/**
 * What a posted card may say of a case: nothing else of it ever reaches a chat (product 1.3).
 * Two equal faces need no edit.
 */
export type Face =
  | {
      readonly kind: 'case';
      readonly origin: Origin;
      readonly urgent: boolean;
      readonly category: string;
      readonly status: Status;
      readonly reportedAt: Instant;
      readonly owner?: PersonId;
    }
  | {
      readonly kind: 'confidential';
      readonly urgent: boolean;
      readonly status: Status;
      readonly reportedAt: Instant;
    }
  | {
      readonly kind: 'receipt';
      readonly stage: Stage;
      readonly withdrawn: boolean;
      readonly reportedAt: Instant;
      readonly category: string;
      readonly nobodyLeft: boolean;
    }
  | { readonly kind: 'blank' };

/** Where a card of a case stands: the safeguarding channel, a person's chat, the reporter's receipt. */
export type Place =
  | { readonly kind: 'channel' }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'receipt'; readonly person: PersonId };

export function faceOf(open: OpenCase, place: Place): Face {
  switch (place.kind) {
    case 'channel':
      return isInChannel(open) ? caseFace(open) : { kind: 'blank' };
    case 'receipt':
      return receiptFace(open);
    case 'person':
      return personalFace(open, place.person);
  }
}

/** An ordinary case, and a safeguarding matter (H33, product 4). */
export function isInChannel(open: OpenCase): boolean {
  return open.access === 'ordinary' && open.offChannel !== true;
}

function caseFace(open: OpenCase): Face {
  const { origin, urgent, category, reportedAt, owner } = open;
  const { status } = open.progress;
  const face = { kind: 'case', origin, urgent, category, status, reportedAt } as const;
  return owner === undefined ? face : { ...face, owner };
}

/** A person whose access ended keeps an empty card; a restricted case shows no category. */
function personalFace(open: OpenCase, person: PersonId): Face {
  if (isBarred(open, person)) return { kind: 'blank' };
  if (open.access === 'ordinary') return caseFace(open);
  if (!peopleOnCase(open).includes(person)) return { kind: 'blank' };
  const { urgent, reportedAt } = open;
  return { kind: 'confidential', urgent, status: open.progress.status, reportedAt };
}

function receiptFace(open: OpenCase): Face {
  const { withdrawn, reportedAt, reportedAs: category } = open;
  const nobodyLeft = open.access === 'restricted' && peopleOnCase(open).length === 0;
  return { kind: 'receipt', stage: stageOf(open), withdrawn, reportedAt, category, nobodyLeft };
}

/** It goes on no more: nobody is asked for anything, and no list of open cases has it. */
export function hasEnded({ progress }: OpenCase): boolean {
  return progress.status === 'closed' || progress.status === 'merged';
}

export function stageOf(open: OpenCase): Stage {
  if (open.progress.status === 'merged') return open.progress.stage;
  const { status } = open.progress;
  if (status === 'closed') return 'closed';
  return open.owner === undefined && status === 'reported' ? 'received' : 'acknowledged';
}
