/** Makes `dist/steward-teams.zip`: npm run package -- --botId <id> --version 1.0.0 --developer <name> … */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VALUES, type Values } from './app-manifest.ts';
import { appPackage } from './app-package.ts';

const given = parseArgs({
  options: Object.fromEntries(VALUES.map((name) => [name, { type: 'string', default: '' } as const])),
}).values;
const [botId = '', version = '', developer = '', website = '', privacy = '', terms = ''] = VALUES.map((name) => String(given[name] ?? ''));
const missing = VALUES.filter((name) => given[name] === '');
if (missing.length > 0) {
  process.stderr.write(`Give also: ${missing.map((name) => `--${name}`).join(' ')}\n`);
  process.exit(1);
}
const values: Values = { botId, version, developer, website, privacy, terms };
const file = resolve(import.meta.dirname, '../dist/steward-teams.zip');
try {
  const zip = await appPackage(values);
  await mkdir(resolve(file, '..'), { recursive: true });
  await writeFile(file, zip);
  process.stdout.write('dist/steward-teams.zip is made: upload it in the Teams admin centre.\n');
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : 'The package cannot be made.'}\n`);
  process.exit(1);
}
