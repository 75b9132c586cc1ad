import { canonical, type Digest } from '#domain/digest.ts';
import type { RollEntry } from '#domain/directory/roll.ts';
import { classesAfter, type classKey, type RollClass } from '#domain/directory/roll-classes.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { RollChange, RollHead, RollStore, StoredEntry } from '#workflows/roll-ports.ts';
import { entriesOf, streamStart } from './chain.ts';
import * as keys from './keys.ts';
import { readAll } from './read-all.ts';
import { readPage } from './read-page.ts';
import {
  readRecord,
  rollEventRecord,
  rollHeadRecord,
  rollParentRecord,
  rollRecord,
  writeRecord,
} from './records.ts';
import { create, put, remove, rewrite } from './row-actions.ts';
import type { RowAction, Rows } from './rows.ts';

const TRIES = 3;

export function createRollStore(rows: Rows, salt: () => string): RollStore {
  const all = (school: SchoolId, prefix: string) => readAll(rows, keys.schoolPartition(school), prefix);
  return {
    head: (school) => loadHead(rows, school),
    entry: async (school, id) => {
      const row = await rows.get(keys.schoolPartition(school), keys.rollKey(id));
      return row && readRecord(rollRecord, row);
    },
    page: (school, after, limit) =>
      readPage(rows, school, keys.below(keys.ROLL_PREFIX), after, limit, (row) =>
        readRecord(rollRecord, row),
      ),
    inClass: async (school, of) => {
      const stored = await all(school, keys.rollClassPrefix(classOf(of)));
      return stored.map((row) => readRecord(rollRecord, row));
    },
    parentsOf: async (school, child) => {
      const stored = await all(school, keys.rollParentPrefix(child));
      return stored.map((row) => readRecord(rollParentRecord, row).parent);
    },
    event: async (school, number) => {
      const row = await rows.get(keys.schoolPartition(school), keys.rollEventKey(number));
      return row && readRecord(rollEventRecord, row).body;
    },
    commit: (...change) => commitRoll(rows, salt, ...change),
  };
}

async function loadHead(rows: Rows, school: SchoolId): Promise<RollHead> {
  const row = await rows.get(keys.schoolPartition(school), keys.ROLL_HEAD_KEY);
  if (row === undefined) return { version: 0, link: streamStart('roll'), classes: [], mark: undefined };
  return { ...readRecord(rollHeadRecord, row), mark: row.mark };
}

async function commitRoll(
  rows: Rows,
  salt: () => string,
  school: SchoolId,
  head: RollHead,
  changes: readonly RollChange[],
): Promise<RollHead | undefined> {
  const entries = entriesOf(
    head,
    changes.map(({ event }) => event),
    salt,
  );
  const link = entries.at(-1)?.hash ?? head.link;
  const version = head.version + entries.length;
  const classes = changes.reduce<readonly RollClass[]>(
    (counted, { before, event }) => classesAfter(counted, before?.entry, event.entry),
    head.classes,
  );
  const text = writeRecord({ version, link, classes });
  const actions: readonly RowAction[] = [
    rewrite(keys.ROLL_HEAD_KEY, text, head.mark),
    ...entries.map((entry) => create(keys.rollEventKey(entry.number), entry)),
    ...changes.flatMap((change, at) => entryRows(change, head.version + at + 1)),
  ];
  const partition = keys.schoolPartition(school);
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await rows.batch(partition, actions);
    if (outcome.kind !== 'done' && !(await isStored(rows, school, entries.at(-1)))) {
      if (outcome.kind === 'refused') return undefined;
      continue;
    }
    const now = await loadHead(rows, school);
    // Where somebody wrote since, the old mark is returned: with it nothing more is stored.
    return now.version === version ? now : { version, link, classes, mark: head.mark };
  }
  throw new Error('Could not store a change to the roll');
}

/** Nobody else's event has this salt: where its hash stands, it is ours. */
async function isStored(
  rows: Rows,
  school: SchoolId,
  entry: { readonly number: number; readonly hash: Digest } | undefined,
): Promise<boolean> {
  const row = entry && (await rows.get(keys.schoolPartition(school), keys.rollEventKey(entry.number)));
  return row !== undefined && readRecord(rollEventRecord, row).hash === entry?.hash;
}

function entryRows({ event, before }: RollChange, number: number): readonly RowAction[] {
  const stored = { entry: event.entry, numbers: [...(before?.numbers ?? []), number] };
  const old = indexOf(before);
  const next = indexOf(stored);
  return [
    put(keys.rollKey(event.entry.id), stored),
    ...[...old.keys()].filter((key) => !next.has(key)).map(remove),
    ...[...next].filter(([key, row]) => canonical(old.get(key)) !== canonical(row)).map((row) => put(...row)),
  ];
}

/** The rows by which an entry is found. */
function indexOf(stored: StoredEntry | undefined): ReadonlyMap<string, object> {
  if (stored === undefined) return new Map();
  const { entry } = stored;
  const parents = (entry.children ?? []).map(
    (child) => [keys.rollParentKey(child, entry.id), { parent: entry.id }] as const,
  );
  const place = [keys.rollClassKey(classOf(entry), entry.id), stored] as const;
  return new Map<string, object>([...(entry.left === undefined ? [place] : []), ...parents]);
}

function classOf({ kind, group }: Pick<RollEntry, 'kind' | 'group'>): Parameters<typeof classKey>[0] {
  return group === undefined ? { kind } : { kind, group };
}
