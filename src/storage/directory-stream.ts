import { randomBytes } from 'node:crypto';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import { endOf } from '#domain/directory/standing.ts';
import type { PersonId, SchoolId, TenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';
import type {
  DirectoryChange,
  DirectoryEntry,
  DirectoryOutcome,
  DirectoryStore,
  StoredDirectory,
} from '#workflows/directory-ports.ts';
import type { Page, Route } from '#workflows/stored.ts';
import { entriesOf, streamStart } from './chain.ts';
import { commitGuarded } from './commit.ts';
import {
  directoryDoneRecord,
  directoryEventRecord,
  directoryRecord,
  ofPersonRecord,
} from './directory-records.ts';
import * as keys from './keys.ts';
import { putRows } from './put-rows.ts';
import { readPage } from './read-page.ts';
import { memberRecord, personRecord, readRecord, routeRecord, writeRecord } from './records.ts';
import { createRosterStore } from './roster.ts';
import { create, put, rewrite } from './row-actions.ts';
import type { Row, RowAction, Rows } from './rows.ts';

const MOST_HEAD_BYTES = 64 * 1024;

export function createDirectoryStore(rows: Rows): DirectoryStore {
  const inSchool = (school: SchoolId, key: string) => rows.get(keys.schoolPartition(school), key);
  return {
    load: (school) => loadDirectory(rows, school),
    people: async (school, ids) => {
      const found = await Promise.all([...new Set(ids)].map((id) => inSchool(school, keys.personKey(id))));
      const people = found.flatMap((row) =>
        row === undefined ? [] : [{ ...readRecord(personRecord, row), mark: row.mark }],
      );
      return new Map(people.map((stored) => [stored.person.id, stored]));
    },
    commit: (change) => commitDirectory(rows, change),
    done: async (school, form, person) => {
      const row = await inSchool(school, keys.doneKey(form, person));
      return row && readRecord(directoryDoneRecord, row).inputs;
    },
    keepMembers: (...kept) => keepMembers(rows, ...kept),
    entries: async (school, limit, before) => {
      const { version } = await loadDirectory(rows, school);
      const end = Math.min(before ?? version + 1, version + 1);
      const from = keys.eventKey('directory', Math.max(1, end - limit));
      const range = { from, before: keys.eventKey('directory', end), limit };
      const stored = await rows.range(keys.schoolPartition(school), range);
      return stored.map(entryIn).toReversed();
    },
    ownerOf: async (school, account) => {
      if ((await inSchool(school, keys.personKey(account))) !== undefined) return account;
      const alias = await inSchool(school, keys.aliasKey(account));
      return alias && readRecord(ofPersonRecord, alias).person;
    },
    withRoutes: (...query) => withRoutes(rows, ...query),
    ended: async (school, now, limit) => {
      const range = { from: keys.ENDS_PREFIX, before: keys.endsBefore(now), limit };
      const stored = await rows.range(keys.schoolPartition(school), range);
      return stored.map((row) => ({ key: row.key, person: readRecord(ofPersonRecord, row).person }));
    },
    roster: createRosterStore(rows),
    forgetEnded: async (school, { key }) => {
      await rows.batch(keys.schoolPartition(school), [{ type: 'delete', key }]); // gone already is as good
    },
  };
}

/** @throws Error for a school whose directory was never put in: nobody would be told of anything. */
export async function loadDirectory(rows: Rows, school: SchoolId): Promise<StoredDirectory> {
  const row = await rows.get(keys.schoolPartition(school), keys.headKey('directory'));
  if (row === undefined) throw new Error(`School ${school} has no directory`);
  const { version = 0, hash, holders, asked = [], acted = [] } = readRecord(directoryRecord, row);
  const directory = { holders, asked, acted };
  return { directory, version, link: hash ?? streamStart('directory'), mark: row.mark };
}

/** Routes stand in the same order as people: one more range, however many there are. */
async function withRoutes(
  rows: Rows,
  school: SchoolId,
  after: string | undefined,
  limit: number,
): Promise<Page<{ readonly person: Person; readonly route: Route | undefined }>> {
  const read = (row: Row) => readRecord(personRecord, row).person;
  const page = await readPage(rows, school, keys.below('person_'), after, limit, read);
  const [first, last] = [page.items.at(0), page.items.at(-1)];
  if (first === undefined || last === undefined) return { items: [] };
  const bounds = { from: keys.routeKey(first.id), before: `${keys.routeKey(last.id)}~`, limit };
  const stored = await rows.range(keys.schoolPartition(school), bounds);
  const routes = new Map(stored.map((row) => [row.key, readRecord(routeRecord, row)]));
  const items = page.items.map((person) => ({ person, route: routes.get(keys.routeKey(person.id)) }));
  return { ...page, items };
}

async function commitDirectory(rows: Rows, change: DirectoryChange): Promise<DirectoryOutcome> {
  const { school, form } = change;
  const guard = create(keys.doneKey(form.id, form.person), { inputs: form.inputs, write: salt() });
  const batch = { guard, actions: [guard, ...rowsOf(change)] };
  const outcome = await commitGuarded(rows, keys.schoolPartition(school), batch, 'the directory');
  return outcome.kind === 'repeat'
    ? { kind: 'repeat', inputs: readRecord(directoryDoneRecord, outcome.row).inputs }
    : { kind: outcome.kind };
}

/** @throws TypeError for a head of more than 64 KiB. */
function rowsOf({ before, after, events, people }: DirectoryChange): readonly RowAction[] {
  const entries = entriesOf(before, events, salt);
  const last = entries.at(-1);
  if (last === undefined) throw new TypeError('A change needs an event');
  const head = writeRecord({ ...after, version: last.number, hash: last.hash });
  if (Buffer.byteLength(head) > MOST_HEAD_BYTES) throw new TypeError('The head of the directory is too long');
  return [
    rewrite(keys.headKey('directory'), head, before.mark),
    ...entries.map((entry) => create(keys.eventKey('directory', entry.number), entry)),
    ...people.map((one) => personRow(one.after, one.before?.mark)),
    ...events.flatMap((event) =>
      event.type === 'account-added'
        ? [create(keys.aliasKey(event.account), { person: event.person })]
        : endOfStanding(event),
    ),
  ];
}

function personRow(person: Person, mark: string | undefined): RowAction {
  return rewrite(keys.personKey(person.id), writeRecord({ person }), mark);
}

/** The clock looks at whoever stands here; it finds nothing to do where the end was put off. */
function endOfStanding(event: DirectoryEvent): readonly RowAction[] {
  const at = whenEnds(event);
  return at === undefined ? [] : [put(keys.endsKey(at, event.person), { person: event.person })];
}

function whenEnds(event: DirectoryEvent): Instant | undefined {
  if (event.type === 'role-granted') return event.until;
  if (event.type !== 'person-added' && event.type !== 'person-changed') return undefined;
  const { until } = event.words;
  return until === undefined ? undefined : endOf(until);
}

function entryIn(row: Row): DirectoryEntry {
  const { number, body } = readRecord(directoryEventRecord, row);
  return { number, event: body };
}

/** By every account of theirs that was known before, and the new ones. */
async function keepMembers(
  rows: Rows,
  school: SchoolId,
  tenant: TenantId,
  members: readonly { readonly account: PersonId; readonly person: PersonId }[],
): Promise<void> {
  const partition = keys.tenantPartition(tenant);
  const puts = await Promise.all(
    members.map(async ({ account, person }) => {
      const row = await rows.get(partition, keys.memberKey(person, school));
      const known = row === undefined ? [] : (readRecord(memberRecord, row).accounts ?? []);
      const accounts = [...new Set([person, ...known, account])];
      return accounts.map((one) => ({
        key: keys.memberKey(one, school),
        text: writeRecord({ school, person, accounts }),
      }));
    }),
  );
  if (puts.length > 0) await putRows(rows, partition, puts.flat());
}

function salt(): string {
  return randomBytes(16).toString('hex');
}
