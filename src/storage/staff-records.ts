import { z } from 'zod';
import type { Publications } from '#domain/agreement/model.ts';
import { type OwnerId, parseOwnerId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Ledger } from '#domain/ledger/model.ts';
import type { Reach, StaffEffect, UnreachedOwner } from '#workflows/staff-sending.ts';
import type { Line } from '#workflows/staff-stored.ts';
import { digest, instant, number, written } from './records.ts';

const ownerId = z.custom<OwnerId>((id) => typeof id === 'string' && parseOwnerId(id) === id);

export const ledgerHeadRecord = z.object({
  version: number,
  /** Hash of the last entry. */
  hash: digest,
  state: written<Ledger>(z.object({ owner: ownerId, obligations: z.array(z.object({ item: z.string() })) })),
  digest,
  /** When the clock next looks: which `due_` row of this ledger stands. */
  due: instant.optional(),
});
export const ledgerEventRecord = z.object({
  number,
  body: written<LedgerEvent>(z.object({ type: z.string(), at: instant })),
});
export const ledgerLineRecord = written<Line>(
  z.object({ owner: ownerId, obligation: z.object({ item: z.string(), due: z.string() }) }),
);
export const joinedRecord = z.object({ owner: ownerId });
export const staffDoneRecord = z.object({ version: number, inputs: digest });
export const publicationsHeadRecord = z.object({
  version: number,
  hash: digest,
  state: written<Publications>(z.object({ versions: z.array(z.object({ kind: z.string(), text: digest })) })),
});
export const textRecord = z.object({ text: z.string() });
export const staffJobRecord = z.union([
  z.object({ job: z.enum(['clock', 'reconcile']), owner: ownerId }),
  z.object({ job: z.literal('expand'), after: z.string().optional() }),
]);
const effect = written<StaffEffect>(
  z.union([
    z.object({ type: z.enum(['remind', 'bring-reminder', 'count-late', 'count-all-late', 'tell-office']) }),
    z.object({
      ...{ type: z.enum(['tell-keepers', 'count-waiting', 'answered']) },
      waited: z.enum(['question', 'declined']),
    }),
  ]),
);
export const staffOutboxRecord = z.object({ owner: ownerId, effect, since: instant, attempts: number });
export const reachRecord = written<Reach>(z.object({ kind: z.string(), on: z.string() }));
export const unreachedRecord = written<UnreachedOwner>(z.object({ owner: ownerId, code: z.string() }));
