import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import { parseRollId } from '#domain/ids.ts';
import { type Carried, exportRecords, restoreRecords } from '#src/carry-records.ts';
import { readRecordsConfig } from '#src/config-records.ts';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { partitionsOf, readCopy } from '#storage/copy.ts';
import { createMemoryRows } from '#storage/memory.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import * as made from './storage/case-fixture.ts';
import { ASKED, KNOWN, ledgerChange, SIGNED } from './storage/ledger-fixture.ts';
import { connectionString, startAzurite, type TestAzurite } from './support/azurite.ts';
import { ACCOUNT, CLOUD_STORE } from './support/variables.ts';

const { AMINA, TEN, TENANT } = made;
const PUPIL = parseRollId(`roll${'0'.repeat(28)}`) ?? expect.fail();
const SCHOOL = made.freshSchool();
const SCHOOLS: Carried = [{ id: SCHOOL, tenant: TENANT }];
const AT = new Date('2026-11-23T18:00:00Z');
const READS = 200;
const LONG = 'ä'.repeat(40_000);

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-records-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
const newFolder = () => join(folder, `export-${++count}`);

/** A school in use: people, two cases, one of them closed, a channel, who read what, who owes what. */
async function schoolInUse(): Promise<Rows> {
  const rows = createMemoryRows();
  const store = createStore(rows);
  const person = { id: AMINA, name: 'Amina', position: 'Teacher', roles: [], alsoKnownAs: [] };
  await store.seedDirectory(SCHOOL, TENANT, [person]);
  const route = { conversationId: 'a:1', serviceUrl: 'https://example.org/', tenantId: TENANT };
  await store.bindChannel(SCHOOL, route, AMINA, TEN);
  for (const number of [1, 2]) {
    const form = { id: made.formNumber(number), person: AMINA, inputs: digestOf(number) };
    const opening = [made.reported({ reference: made.linReference(number) }), made.note(LONG)];
    const events = number === 1 ? opening : [...opening, ...made.untilClosed()];
    const rest = { caseId: made.caseNumber(number), form };
    await store.commit(made.changeOf(SCHOOL, undefined, events, rest));
  }
  const reads = Array.from({ length: READS }, (_, index) => made.personNumber(index + 10));
  for (const reader of reads)
    await store.recordRead(SCHOOL, { caseId: made.caseNumber(1), person: reader, at: TEN });
  await store.staff.commitLedger(ledgerChange(SCHOOL, AMINA, undefined, [KNOWN, ASKED, SIGNED]));
  const entry = { id: PUPIL, name: 'Pupil', kind: 'pupil' } as const;
  const event = { type: 'added', entry, by: AMINA, at: TEN, through: 'card' } as const;
  await store.roll.commit(SCHOOL, await store.roll.head(SCHOOL), [{ event, before: undefined }]);
  return rows;
}

/** Every row with its key, and without the mark that a store gives it. */
async function contentOf(rows: Rows) {
  const copy = await readCopy(rows, partitionsOf(SCHOOLS));
  return [...copy].map(([name, stored]) => [name, stored.map(({ key, text }) => ({ key, text }))]);
}

describe('records of a school (P11)', () => {
  let rows: Rows;
  beforeEach(async () => {
    rows = await schoolInUse();
  });

  it('come back row by row in a new store after all was lost, and every case is whole', async () => {
    const out = newFolder();
    const exported = await exportRecords(rows, SCHOOLS, out, AT);
    expect(exported).toMatchObject({ cases: 2, others: 2, broken: [] });
    expect(exported.rows).toBeGreaterThan(READS);
    const empty = createMemoryRows();
    expect(await restoreRecords(empty, SCHOOLS, out)).toEqual(exported);
    expect(await contentOf(empty)).toEqual(await contentOf(rows));
    expect((await createStore(empty).loadEvents(SCHOOL, made.caseNumber(1)))[1]?.event).toMatchObject({
      text: LONG,
    });
  });

  it('are exported without a change to the store, into files that nobody else may read', async () => {
    const before = await contentOf(rows);
    const out = newFolder();
    await exportRecords({ ...rows, batch: () => expect.fail('something was written') }, SCHOOLS, out, AT);
    expect(await contentOf(rows)).toEqual(before);
    expect((await readdir(out)).toSorted()).toEqual(
      ['export.json', ...partitionsOf(SCHOOLS).map((name) => `${name}.jsonl`)].toSorted(),
    );
    for (const name of await readdir(out)) expect((await stat(join(out, name))).mode & 0o077).toBe(0);
  });

  it('are not mixed with another export', async () => {
    const out = newFolder();
    await exportRecords(rows, SCHOOLS, out, AT);
    await expect(exportRecords(rows, SCHOOLS, out, AT)).rejects.toThrow('is not empty');
  });

  it('are not restored over others: of no school, and of no part of one', async () => {
    const out = newFolder();
    await exportRecords(rows, SCHOOLS, out, AT);
    await expect(restoreRecords(rows, SCHOOLS, out)).rejects.toThrow('already holds rows');
    for (const partition of partitionsOf(SCHOOLS)) {
      const used = createMemoryRows();
      await used.batch(partition, [{ type: 'create', key: 'read_x', text: '{}' }]);
      await expect(restoreRecords(used, SCHOOLS, out)).rejects.toThrow(`already holds rows of ${partition}.`);
      expect((await contentOf(used)).flat(3)).toHaveLength(5); // four names, one row
    }
  });

  it('are not restored from a folder that is cut off, or of other schools: not a row is written', async () => {
    const out = newFolder();
    await exportRecords(rows, SCHOOLS, out, AT);
    const empty = createMemoryRows();
    const others = [{ id: made.freshSchool(), tenant: TENANT }];
    await expect(restoreRecords(empty, others, out)).rejects.toThrow('The export holds nothing of');
    const file = join(out, `${SCHOOL}.jsonl`);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -20));
    await expect(restoreRecords(empty, SCHOOLS, out)).rejects.toThrow(
      /holds \d+ rows, and \d+ were exported/,
    );
    await rm(file);
    await expect(restoreRecords(empty, SCHOOLS, out)).rejects.toThrow(`There is no ${SCHOOL}.jsonl`);
    await expect(restoreRecords(empty, SCHOOLS, newFolder())).rejects.toThrow('There is no export.json');
    expect((await contentOf(empty)).flat(3)).toHaveLength(4); // four names, no row
  });

  it.each([
    [
      'the words of a signature',
      `${SCHOOL}.staff`,
      `event_${AMINA}_00000003`,
      `${AMINA} of ${SCHOOL}, entry 3`,
    ],
    ['the name of a pupil', SCHOOL, 'rollevent_00000001', `roll of ${SCHOOL}, entry 1`],
    [
      'the last entry that a head knows',
      `${SCHOOL}.staff`,
      `head_${AMINA}`,
      `${AMINA} of ${SCHOOL}, entry 3`,
    ],
  ])('say where %s was altered (P6)', async (_what, partition, key, where) => {
    const row = await rows.get(partition, key);
    const text = row?.text.replace(/"typedName":"|"name":"P|"version":3/, (found) => `${found}1`) ?? '';
    expect(text).not.toBe(row?.text);
    await rows.batch(partition, [{ type: 'put', key, text }]);
    expect((await exportRecords(rows, SCHOOLS, newFolder(), AT)).broken).toEqual([where]);
  });

  it('say which history lost an entry, or its head (P6)', async () => {
    const lost = [`event_${AMINA}_00000001`, `head_${made.caseNumber(1)}`];
    await rows.batch(`${SCHOOL}.staff`, [{ type: 'delete', key: lost[0] ?? '' }]);
    await rows.batch(SCHOOL, [{ type: 'delete', key: lost[1] ?? '' }]);
    expect((await exportRecords(rows, SCHOOLS, newFolder(), AT)).broken).toEqual([
      `${made.caseNumber(1)} of ${SCHOOL}, entry 2`,
      `${AMINA} of ${SCHOOL}, entry 1`,
    ]);
  });

  it('say which case is not whole, in the export as in the store it was restored to (P6)', async () => {
    const key = `event_${made.caseNumber(2)}_00000002`;
    const row = await rows.get(SCHOOL, key);
    const altered = row?.text.replace(LONG, 'another note') ?? '';
    await rows.batch(SCHOOL, [{ type: 'put', key, text: altered }]);
    const out = newFolder();
    const broken = [`case ${made.caseNumber(2)} of ${SCHOOL}, entry 2`];
    expect(await exportRecords(rows, SCHOOLS, out, AT)).toMatchObject({ cases: 2, broken });
    expect(await restoreRecords(createMemoryRows(), SCHOOLS, out)).toMatchObject({ cases: 2, broken });
  });
});

describe('npm run export and npm run restore', () => {
  let first: TestAzurite;
  let second: TestAzurite;
  let schoolsFile: string;
  beforeAll(async () => {
    first = await startAzurite();
    second = await startAzurite(); // one after the other: both look for a free port
    schoolsFile = join(folder, 'schools.json');
    const people = [{ oid: AMINA, name: 'Amina', position: 'Teacher', roles: [] }];
    const school = { id: SCHOOL, tenantId: TENANT, pack: 'linden', name: 'A school', prefix: 'LIN', people };
    await writeFile(schoolsFile, JSON.stringify({ schools: [school] }));
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
  });

  const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const program = ['--import', import.meta.resolve('tsx'), 'src/records-command.ts', ...args];
      const settings = { env: { PATH: process.env['PATH'], ...env }, timeout: 60_000 };
      execFile(process.execPath, program, settings, (fault, out, err) =>
        resolve({ code: fault === null ? 0 : 1, out, err }),
      );
    });
  const on = ({ port }: TestAzurite) => ({
    ...{ STEWARD_LOCAL: '1', STEWARD_SCHOOLS: schoolsFile, STEWARD_STORAGE: connectionString(port) },
  });

  it('carry a school from one storage service to another, and say that its cases are whole (P11)', async () => {
    const client = connectTable(connectionString(first.port));
    await createTables(client);
    const [given, between] = [newFolder(), newFolder()];
    await exportRecords(await schoolInUse(), SCHOOLS, given, AT);
    await restoreRecords(createAzureRows(client), SCHOOLS, given);

    const exported = await run(['export', '--out', between], on(first));
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(exported.out).toMatch(
      /^Exported \d+ rows of linden-\d+: .*\nAll 2 cases and 2 other histories are whole\.\n$/,
    );
    const restored = await run(['restore', '--from', between], on(second));
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toBe(exported.out.replace('Exported', 'Restored'));
    const carried = createAzureRows(connectTable(connectionString(second.port)));
    expect(await contentOf(carried)).toEqual(await contentOf(createAzureRows(client)));

    const again = await run(['restore', '--from', between], on(second));
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('Restore into a new storage account.');
  });

  it('say what to write', async () => {
    const usage = await run(['export'], on(first));
    expect(usage).toMatchObject({ code: 1, out: '' });
    expect(usage.err).toContain('npm run export -- --out <new folder>');
  });

  it('name each variable that is missing, and take no key for storage elsewhere (T47)', () => {
    expect(() => readRecordsConfig({})).toThrow(
      /^STEWARD_STORAGE is missing\..*\nSTEWARD_SCHOOLS is missing\./,
    );
    expect(() => readRecordsConfig({ STEWARD_LOCAL: '1' })).toThrow('In local mode set it to the connection');
    const keyed = { STEWARD_STORAGE: CLOUD_STORE, STEWARD_SCHOOLS: 'schools.json' };
    expect(() => readRecordsConfig(keyed)).toThrow(
      /^STEWARD_STORAGE must be only https:\/\/(?!.*AccountKey)/,
    );
    expect(readRecordsConfig({ ...keyed, STEWARD_STORAGE: ACCOUNT })).toEqual({
      schoolsFile: 'schools.json',
      storage: { kind: 'account', url: ACCOUNT },
    });
  });
});
