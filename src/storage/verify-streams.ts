import type { Digest } from '#domain/digest.ts';
import { digestOf } from '#domain/digest.ts';
import { followsFrom } from './chain.ts';
import * as keys from './keys.ts';
import { readAll } from './read-all.ts';
import { chainedEntryRecord, chainedHeadRecord, parseRecord } from './records.ts';
import type { Row, Rows } from './rows.ts';

const EVENTS = 'event_';
const NUMBER_WIDTH = '_00000001'.length;

/** One history of entries that follow each other: of a case, a person, the directory, the agreements, the roll. */
export type StreamVerdict = {
  readonly stream: string;
  /** The number of the first entry that is wrong or missing, or that the head does not agree with. */
  readonly wrongAt?: number;
};

/** Checks every history of a partition, whatever its entries say. */
export async function verifyStreams(rows: Rows, partition: string): Promise<readonly StreamVerdict[]> {
  const streams = new Map<string, Row[]>();
  for (const row of await readAll(rows, partition, EVENTS)) {
    const stream = row.key.slice(EVENTS.length, -NUMBER_WIDTH);
    streams.set(stream, [...(streams.get(stream) ?? []), row]);
  }
  const roll = await readAll(rows, partition, keys.ROLL_EVENT_PREFIX);
  const histories = [...streams].map(
    ([stream, stored]) => [stream, `${keys.HEAD_PREFIX}${stream}`, stored] as const,
  );
  const all = [...histories, ...(roll.length === 0 ? [] : [['roll', keys.ROLL_HEAD_KEY, roll] as const])];
  return await Promise.all(
    all.map(async ([stream, headKey, stored]) => {
      const wrongAt = firstWrong(stream, stored, await rows.get(partition, headKey));
      return wrongAt === undefined ? { stream } : { stream, wrongAt };
    }),
  );
}

function firstWrong(stream: string, stored: readonly Row[], head: Row | undefined): number | undefined {
  let last: Digest | undefined;
  for (const [index, row] of stored.entries()) {
    const entry = parseRecord(chainedEntryRecord, row);
    if (entry === undefined || !startsOrFollows(stream, entry.prev, last)) return index + 1;
    if (!followsFrom(entry, index + 1, entry.prev)) return index + 1;
    last = entry.hash;
  }
  const said = head && parseRecord(chainedHeadRecord, head);
  return said?.version === stored.length && (said.hash ?? said.link) === last ? undefined : stored.length;
}

/** No entry fits into another history: the first one follows the name of its own. */
function startsOrFollows(stream: string, prev: Digest, last: Digest | undefined): boolean {
  if (last !== undefined) return prev === last;
  return prev === digestOf({ stream }) || prev === digestOf({ caseId: stream });
}
