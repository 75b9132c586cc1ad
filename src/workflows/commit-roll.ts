import type { RollEvent } from '#domain/directory/roll-event.ts';
import type { RollId, SchoolId } from '#domain/ids.ts';
import type { Deps } from './deps.ts';
import { ROLL_ROWS, type RollChange, type RollHead, type StoredEntry, weightOf } from './roll-ports.ts';

/**
 * Stores what happened, batch after batch. A parent whose last child leaves has left too, and is back when that
 * child is.
 *
 * @param changes of entries as they stand under `head`, none twice.
 * @returns how many entries were changed: fewer than asked where somebody else changed the roll meanwhile.
 */
export async function commitRoll(
  deps: Deps,
  school: SchoolId,
  head: RollHead,
  changes: readonly RollChange[],
): Promise<number> {
  const all = [...changes, ...(await ofParents(deps, school, changes))];
  let standing = head;
  let done = 0;
  for (const batch of batchesOf(all)) {
    // Before what they follow, so that a crash between the two loses none of them.
    await Promise.all(
      batch.map(({ event: { entry, at } }) => deps.store.staff.askReconcile(school, entry.id, at)),
    );
    const stored = await deps.store.roll.commit(school, standing, batch);
    if (stored === undefined) return done;
    standing = stored;
    done += batch.length;
  }
  return done;
}

function batchesOf(changes: readonly RollChange[]): readonly (readonly RollChange[])[] {
  const batches: RollChange[][] = [];
  let room = 0;
  for (const change of changes) {
    const weight = weightOf(change);
    const batch = batches.at(-1);
    if (batch !== undefined && weight <= room) batch.push(change);
    else {
      batches.push([change]);
      room = ROLL_ROWS;
    }
    room -= weight;
  }
  return batches;
}

async function ofParents(
  { store }: Deps,
  school: SchoolId,
  changes: readonly RollChange[],
): Promise<readonly RollChange[]> {
  const after = new Map(changes.map(({ event }) => [event.entry.id, event.entry]));
  const found = new Map<RollId, RollChange>();
  for (const { event, before } of changes) {
    if (event.entry.kind !== 'pupil' || (event.type !== 'left' && event.type !== 'returned')) continue;
    for (const id of await store.roll.parentsOf(school, event.entry.id)) {
      const parent = after.has(id) || found.has(id) ? undefined : await store.roll.entry(school, id);
      if (parent === undefined) continue;
      const moved =
        event.type === 'left'
          ? await leaving(store.roll, school, parent, event, after)
          : returning(parent, event, before);
      if (moved !== undefined) found.set(id, moved);
    }
  }
  return [...found.values()];
}

async function leaving(
  roll: Deps['store']['roll'],
  school: SchoolId,
  parent: StoredEntry,
  event: RollEvent,
  after: ReadonlyMap<RollId, RollEvent['entry']>,
): Promise<RollChange | undefined> {
  const { entry } = parent;
  if (entry.left !== undefined) return undefined;
  for (const id of entry.children ?? []) {
    const child = after.get(id) ?? (await roll.entry(school, id))?.entry;
    if (child !== undefined && child.left === undefined) return undefined;
  }
  const left = event.entry.left ?? '';
  return { event: { ...event, entry: { ...entry, left } }, before: parent };
}

function returning(
  parent: StoredEntry,
  event: RollEvent,
  before: StoredEntry | undefined,
): RollChange | undefined {
  const { left, ...back } = parent.entry;
  if (left === undefined || left !== before?.entry.left) return undefined;
  return { event: { ...event, entry: back }, before: parent };
}
