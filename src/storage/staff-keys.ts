import type { EntryNumber } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { OwnerId, PersonId } from '#domain/ids.ts';
import type { Item } from '#domain/ledger/model.ts';
import type { Instant } from '#domain/time.ts';
import { DUE_PREFIX, HEAD_PREFIX, keyInstant, n8, OUTBOX_PREFIX } from './keys.ts';

/** Keys of the partition in which a school keeps what people owe and have signed. */
export type Stream = OwnerId | 'agreements';

export const streamHeadKey = (stream: Stream): string => `${HEAD_PREFIX}${stream}`;
export const streamEventPrefix = (stream: Stream): string => `event_${stream}_`;
export const streamEventKey = (stream: Stream, number: EntryNumber): string =>
  `${streamEventPrefix(stream)}${n8(number)}`;
export const textKey = (text: Digest): string => `text_${text}`;

/** What is still asked for, what was signed or completed, and what of that nobody has confirmed yet. */
export const linePrefix = (which: 'owed' | 'met' | 'unconfirmed' | 'waits', item: Item): string =>
  `${which}_${item}_`;
export const lineKey = (
  which: 'owed' | 'met' | 'unconfirmed' | 'waits',
  item: Item,
  owner: OwnerId,
): string => `${linePrefix(which, item)}${owner}`;

/** Everybody whose first day is known, by that day. */
export const joinedPrefix = (since: string): string => `joined_${since}`;
export const joinedKey = (since: string, owner: OwnerId): string => `${joinedPrefix(since)}_${owner}`;
/** Questions and refusals that wait for somebody's answer, of any agreement. */
export const WAITS_PREFIX = 'waits_';

export const clockKey = (at: Instant, owner: OwnerId): string =>
  `${DUE_PREFIX}${keyInstant(at)}_clock_${owner}`;
export const reconcileKey = (at: Instant, owner: OwnerId): string =>
  `${DUE_PREFIX}${keyInstant(at)}_reconcile_${owner}`;
export const expandKey = (at: Instant): string => `${DUE_PREFIX}${keyInstant(at)}_expand_all`;

/** @param index of the effect in its command. */
export const staffOutboxKey = (due: Instant, owner: OwnerId, version: EntryNumber, index: number): string =>
  `${OUTBOX_PREFIX}${keyInstant(due)}_${owner}_${n8(version)}_${String(index).padStart(2, '0')}`;
/** Work that many ask for, and that is done once. */
export const sharedOutboxKey = (due: Instant, work: string): string =>
  `${OUTBOX_PREFIX}${keyInstant(due)}_${work}`;
export const againOutboxKey = (due: Instant, owner: OwnerId): string =>
  sharedOutboxKey(due, `again-${owner}`);

export const reachKey = (owner: PersonId): string => `reach_${owner}`;
export const UNREACHED_PREFIX = 'unreached_';
export const unreachedKey = (owner: PersonId): string => `${UNREACHED_PREFIX}${owner}`;

/** Who is late, by whom they answer to. */
export const latePrefix = (manager?: PersonId): string =>
  manager === undefined ? 'late_' : `late_${manager}_`;
export const lateKey = (manager: PersonId | undefined, owner: OwnerId): string =>
  `late_${manager ?? 'nobody'}_${owner}`;
