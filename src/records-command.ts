/** `npm run export -- --out <folder>` and `npm run restore -- --from <folder>`: all records of all schools. */
import { parseArgs } from 'node:util';
import { parseSchoolId, parseTenantId } from '#domain/ids.ts';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { ownSignIn } from '#storage/own-sign-in.ts';
import { type Carriage, type Carried, exportRecords, restoreRecords } from './carry-records.ts';
import { readRecordsConfig } from './config-records.ts';
import { readSchoolsFile, type SchoolEntry } from './schools-file.ts';

const USAGE = 'Write: npm run export -- --out <new folder>, or: npm run restore -- --from <folder>';

const [verb] = process.argv.slice(2);
try {
  const { out, from } = parseArgs({
    args: process.argv.slice(3),
    options: { out: { type: 'string' }, from: { type: 'string' } },
  }).values;
  const folder = verb === 'export' ? out : from;
  const isAsked = (verb === 'export' && from === undefined) || (verb === 'restore' && out === undefined);
  if (!isAsked || folder === undefined) throw new Error(USAGE);
  await carry(verb, folder);
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}

async function carry(verb: 'export' | 'restore', folder: string): Promise<void> {
  const { schoolsFile, storage } = readRecordsConfig(process.env);
  const schools = (await readSchoolsFile(schoolsFile)).schools.map(carriedSchool);
  const client =
    storage.kind === 'account'
      ? connectTable(storage.url, ownSignIn(schools[0]?.tenant ?? ''))
      : connectTable(storage.connectionString);
  const rows = createAzureRows(client);
  if (verb === 'export')
    return say('Exported', folder, schools, await exportRecords(rows, schools, folder, new Date()));
  await createTables(client);
  say('Restored', folder, schools, await restoreRecords(rows, schools, folder));
}

function carriedSchool(entry: SchoolEntry): Carried[number] {
  const id = parseSchoolId(entry.id);
  const tenant = parseTenantId(entry.tenantId);
  if (id === undefined || tenant === undefined)
    throw new TypeError('The schools file was read with a bad id');
  return { id, tenant };
}

function say(
  done: string,
  folder: string,
  schools: Carried,
  { rows, cases, others, broken }: Carriage,
): void {
  const names = schools.map(({ id }) => id).join(', ');
  process.stdout.write(`${done} ${rows} rows of ${names}: ${folder}\n`);
  if (broken.length === 0)
    return void process.stdout.write(`All ${cases} cases and ${others} other histories are whole.\n`);
  const lines = broken.map((one) => `- ${one}\n`).join('');
  process.stderr.write(
    `${broken.length} histories are not whole, from the entry that is named on:\n${lines}`,
  );
  process.exitCode = 1;
}
