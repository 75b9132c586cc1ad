import type { PersonId, SchoolId, TenantId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import type { Membership, SeedPerson, StoredPerson } from '#workflows/stored.ts';
import { loadDirectory } from './directory-stream.ts';
import * as keys from './keys.ts';
import { type Put, putRows } from './put-rows.ts';
import { readAll } from './read-all.ts';
import { memberRecord, personRecord, readRecord, writeRecord } from './records.ts';
import type { Rows } from './rows.ts';

const ROWS_A_BATCH = 90;
const PEOPLE_A_READ = 1_000;

export async function loadPerson(
  rows: Rows,
  school: SchoolId,
  id: PersonId,
): Promise<StoredPerson | undefined> {
  const row = await rows.get(keys.schoolPartition(school), keys.personKey(id));
  return row && { ...readRecord(personRecord, row), mark: row.mark };
}

/** Names are compared here, one after the other: what somebody types is never part of a query (T28). */
export async function findPeople(
  rows: Rows,
  school: SchoolId,
  limit: number,
  part = '',
): Promise<readonly Person[]> {
  const wanted = folded(part);
  const found: Person[] = [];
  let after: string | undefined;
  do {
    const size = wanted === '' ? limit : PEOPLE_A_READ;
    const page = await rows.range(keys.schoolPartition(school), {
      ...keys.below('person_'),
      limit: size,
      after,
    });
    const people = page.map((row) => readRecord(personRecord, row).person);
    found.push(...people.filter(({ name }) => folded(name).includes(wanted)));
    after = page.length < size ? undefined : page.at(-1)?.key;
  } while (after !== undefined && found.length < limit);
  return found.slice(0, limit);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** @throws Error for a school whose directory was never put in: nobody would be told of anything. */
export async function loadHolders(rows: Rows, school: SchoolId): Promise<RoleHolders> {
  return (await loadDirectory(rows, school)).directory.holders;
}

/** By every account of the same human being: two schools may know one by different accounts (E8). */
export async function loadMemberships(
  rows: Rows,
  tenant: TenantId,
  account: PersonId,
): Promise<readonly Membership[]> {
  const accounts = [account];
  const found = new Map<string, Membership>();
  for (const one of accounts) {
    const stored = await readAll(rows, keys.tenantPartition(tenant), keys.memberPrefix(one));
    for (const row of stored) {
      const { school, person, accounts: known = [] } = readRecord(memberRecord, row);
      const key = `${school} ${person}`;
      if (!found.has(key)) found.set(key, { school, person });
      accounts.push(...[person, ...known].filter((other) => !accounts.includes(other)));
    }
  }
  return [...found.values()];
}

/**
 * Puts a school's people in. The directory's head comes last: until it stands, a start that was cut off
 * begins again; once it stands, the school's own cards rule.
 */
export async function seedDirectory(
  rows: Rows,
  school: SchoolId,
  tenant: TenantId,
  people: readonly SeedPerson[],
): Promise<void> {
  const partition = keys.schoolPartition(school);
  const head = keys.headKey('directory');
  if ((await rows.get(partition, head)) !== undefined) return;

  const accounts = people.flatMap(({ id, alsoKnownAs }) =>
    [id, ...alsoKnownAs].map((account) => ({ account, id, all: [id, ...alsoKnownAs] })),
  );
  await putAll(rows, partition, [
    ...people.map(({ alsoKnownAs: _, ...person }) => ({
      key: keys.personKey(person.id),
      text: writeRecord({ person }),
    })),
    ...accounts
      .filter(({ account, id }) => account !== id)
      .map(({ account, id }) => ({ key: keys.aliasKey(account), text: writeRecord({ person: id }) })),
  ]);
  const members = accounts.map(({ account, id, all }) => ({
    key: keys.memberKey(account, school),
    text: writeRecord({ school, person: id, accounts: all }),
  }));
  await putAll(rows, keys.tenantPartition(tenant), members);
  await putRows(rows, partition, [{ key: head, text: writeRecord({ holders: holdersAmong(people) }) }]);
}

function holdersAmong(people: readonly Person[]): RoleHolders {
  return people
    .filter(({ left }) => left === undefined)
    .map(({ id, roles }) => ({ id, roles: roles.filter((role) => role !== 'staff') }))
    .filter(({ roles }) => roles.length > 0);
}

async function putAll(rows: Rows, partition: string, puts: readonly Put[]): Promise<void> {
  for (let start = 0; start < puts.length; start += ROWS_A_BATCH)
    await putRows(rows, partition, puts.slice(start, start + ROWS_A_BATCH));
}
