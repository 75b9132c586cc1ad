import type { SchoolId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Backlog } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import type { Rows } from './rows.ts';

const MOST_COUNTED = 1_000;

/** What waits in one school, about its cases and about what people owe: three ranges each, however much there is. */
export async function readBacklog(rows: Rows, school: SchoolId, now: Instant): Promise<Backlog> {
  const partitions = [keys.schoolPartition(school), keys.staffPartition(school)];
  const both = await Promise.all(partitions.map((partition) => backlogIn(rows, partition, now)));
  const late = both.flatMap(({ waiting }) => waiting).filter((moment) => moment <= now);
  return {
    ...(late.length === 0 ? {} : { dueSince: Math.min(...late) as Instant }),
    pending: both.reduce((sum, { pending }) => sum + pending, 0),
    notReached: both.reduce((sum, { notReached }) => sum + notReached, 0),
  };
}

async function backlogIn(rows: Rows, partition: string, now: Instant) {
  const count = (prefix: string) => rows.range(partition, { ...keys.below(prefix), limit: MOST_COUNTED });
  const [[job], outbox, failed] = await Promise.all([
    rows.range(partition, { from: keys.DUE_PREFIX, before: keys.dueBefore(now), limit: 1 }),
    count(keys.OUTBOX_PREFIX),
    count(keys.FAILED_PREFIX),
  ]);
  const first = [
    keys.instantIn(job?.key, keys.DUE_PREFIX),
    keys.instantIn(outbox[0]?.key, keys.OUTBOX_PREFIX),
  ];
  const waiting = first.filter((moment) => moment !== undefined);
  return { waiting, pending: outbox.length, notReached: failed.length };
}
