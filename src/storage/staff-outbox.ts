import type { OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import { parsePersonId } from '#domain/ids.ts';
import type { Duration, Instant } from '#domain/time.ts';
import type {
  Reach,
  StaffEffect,
  StaffOutboxItem,
  StaffSettlement,
  StaffWork,
  StoredReach,
  UnreachedOwner,
} from '#workflows/staff-sending.ts';
import type { Page } from '#workflows/stored.ts';
import { below, staffPartition } from './keys.ts';
import { claimIn, movedRows, settleIn } from './outbox-rows.ts';
import { readAll } from './read-all.ts';
import { readPageIn } from './read-page.ts';
import { readRecord, writeRecord } from './records.ts';
import { create, put, remove, rewrite } from './row-actions.ts';
import type { RowAction, Rows } from './rows.ts';
import * as keys from './staff-keys.ts';
import { reachRecord, staffOutboxRecord, unreachedRecord } from './staff-records.ts';

export async function claimStaff(
  rows: Rows,
  school: SchoolId,
  ...asked: readonly [now: Instant, lease: Duration, limit: number]
): Promise<readonly StaffOutboxItem[]> {
  return await claimIn(rows, staffPartition(school), (row) => readRecord(staffOutboxRecord, row), ...asked);
}

/** One row of work to do. @param key that of work of its own. */
export function workRow({ to, at, effect, isShared }: StaffWork, key: string): RowAction {
  const content = { owner: to, effect, since: at, attempts: 0 };
  return isShared === true
    ? put(keys.sharedOutboxKey(at, sharedName(to, effect)), content)
    : create(key, content);
}

/** What has others told is asked for once, whoever it is about; a message is asked for once for each who gets it. */
function sharedName(to: OwnerId, effect: StaffEffect): string {
  const what = 'waited' in effect ? `${effect.type}-${effect.waited}` : effect.type;
  return effect.type.startsWith('tell-') ? what : `${what}-${to}`;
}

export async function settleStaff(
  rows: Rows,
  school: SchoolId,
  item: StaffOutboxItem,
  how: StaffSettlement,
): Promise<void> {
  const partition = staffPartition(school);
  await settleIn(rows, partition, item.key, async () => {
    if (how.kind === 'instead')
      return [remove(item.key), ...how.works.map((work) => workRow({ ...work, isShared: true }, item.key))];
    const work = how.kind === 'done' ? [remove(item.key)] : movedRows(item, how.at);
    const person = parsePersonId(item.owner);
    if (how.reach === undefined || person === undefined) return work;
    const before = await loadReach(rows, school, person);
    return [...work, ...reachRows(person, before, how.reach)];
  });
}

export async function loadReach(rows: Rows, school: SchoolId, owner: PersonId): Promise<StoredReach> {
  const row = await rows.get(staffPartition(school), keys.reachKey(owner));
  return row === undefined ? { reach: undefined } : { reach: readRecord(reachRecord, row), mark: row.mark };
}

export async function markSending(
  rows: Rows,
  school: SchoolId,
  owner: PersonId,
  before: StoredReach,
  on: string,
): Promise<boolean> {
  const sending: Reach = { ...before.reach, kind: 'sending', on };
  const outcome = await rows.batch(staffPartition(school), reachRows(owner, before, sending));
  return outcome.kind === 'done';
}

/** What came of it, and the list of those who were not reached in step with it. */
function reachRows(owner: PersonId, before: StoredReach, reach: Reach): readonly RowAction[] {
  const key = keys.unreachedKey(owner);
  return [
    rewrite(keys.reachKey(owner), writeRecord(reach), before.mark),
    ...(reach.unreached === undefined
      ? before.reach?.unreached === undefined
        ? []
        : [remove(key)]
      : [put(key, { owner, ...reach.unreached })]),
  ];
}

export async function unreachedPage(
  rows: Rows,
  school: SchoolId,
  after: string | undefined,
  limit: number,
): Promise<Page<UnreachedOwner>> {
  const range = below(keys.UNREACHED_PREFIX);
  return await readPageIn(rows, staffPartition(school), range, after, limit, (row) =>
    readRecord(unreachedRecord, row),
  );
}

export async function remindAgain(
  rows: Rows,
  school: SchoolId,
  owners: readonly PersonId[],
  at: Instant,
): Promise<number> {
  let asked = 0;
  for (const owner of owners) {
    const before = await loadReach(rows, school, owner);
    const { reach } = before;
    if (reach?.unreached === undefined || reach.unreached.isWaiting === true) continue;
    const waiting: Reach = { ...reach, unreached: { ...reach.unreached, isWaiting: true } };
    const work: StaffWork = { to: owner, at, effect: { type: 'remind', nudges: [], again: true } };
    const outcome = await rows.batch(staffPartition(school), [
      ...reachRows(owner, before, waiting),
      workRow(work, keys.againOutboxKey(at, owner)),
    ]);
    if (outcome.kind === 'unclear') throw new Error(`Could not ask again: ${outcome.code}`);
    if (outcome.kind === 'done') asked += 1;
  }
  return asked;
}

export async function countLate(rows: Rows, school: SchoolId, manager?: PersonId): Promise<number> {
  return (await readAll(rows, staffPartition(school), keys.latePrefix(manager))).length;
}
