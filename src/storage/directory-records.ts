import { z } from 'zod';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import type { ActedRole, AskedGrant, Holder } from '#domain/directory/model.ts';
import type { Listed } from '#domain/directory/roster.ts';
import type { Roster } from '#workflows/roster-ports.ts';
import { digest, instant, number, personId, written } from './records.ts';

/** A head that was only ever seeded knows its holders and nothing else. */
export const directoryRecord = z.object({
  holders: written<readonly Holder[]>(z.array(z.object({ id: personId, roles: z.array(z.string()) }))),
  asked: written<readonly AskedGrant[]>(z.array(z.object({ entry: number, person: personId }))).optional(),
  acted: written<readonly ActedRole[]>(z.array(z.object({ person: personId, until: instant }))).optional(),
  version: number.optional(),
  hash: digest.optional(),
});
export const directoryEventRecord = z.object({
  number,
  body: written<DirectoryEvent>(z.object({ type: z.string(), at: instant, person: personId })),
});
export const directoryDoneRecord = z.object({ inputs: digest });
/** Whom a second account, or the end of somebody’s time, is about. */
export const ofPersonRecord = z.object({ person: personId });
export const rosterRecord = z.object({
  roster: written<Roster>(
    z.object({ by: personId, at: instant, state: z.string(), looked: number, added: number }),
  ),
});
export const rosterListRecord = z.object({
  listed: z.array(written<Listed>(z.object({ name: z.string() }))),
});
