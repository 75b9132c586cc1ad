import { dirname, join } from 'node:path/posix';
import type { Import } from './imports.ts';

type Layer = {
  /** Files under `src/` by how their path begins. */
  readonly files: string;
  /** Prefixes of paths under `src/`. */
  readonly mayImport: readonly string[];
  readonly packages: readonly string[];
};

/** Architecture, *May import*. The first line that fits a file holds for it. */
const LAYERS: readonly Layer[] = [
  { files: 'domain/calendar.ts', mayImport: ['domain/'], packages: ['luxon'] },
  { files: 'domain/digest.ts', mayImport: ['domain/'], packages: ['node:crypto'] },
  { files: 'domain/', mayImport: ['domain/'], packages: [] },
  { files: 'workflows/', mayImport: ['domain/', 'workflows/'], packages: [] },
  { files: 'reports/', mayImport: ['domain/', 'workflows/', 'reports/'], packages: [] },
  {
    files: 'teams/',
    mayImport: ['domain/', 'workflows/', 'reports/', 'teams/', '../cards/', 'loopback.ts'],
    packages: [
      ...['botbuilder', '@microsoft/teams-ai', 'adaptivecards-templating', 'express', 'node:'],
      'csv-parse',
    ],
  },
  {
    files: 'storage/',
    mayImport: [
      'domain/',
      'workflows/ports.ts',
      'workflows/stored.ts',
      'workflows/staff-ports.ts',
      'workflows/staff-stored.ts',
      'workflows/staff-sending.ts',
      'workflows/roll-ports.ts',
      'workflows/directory-ports.ts',
      'workflows/roster-ports.ts',
      'storage/',
    ],
    packages: ['@azure/data-tables', '@azure/identity', 'node:'],
  },
  {
    files: 'policies/',
    mayImport: [
      ...['domain/policy.ts', 'domain/policy-cycles.ts', 'domain/agreement-text.ts'],
      ...['domain/person.ts', 'domain/role-titles.ts'],
      'policies/',
    ],
    packages: ['node:fs', 'node:path'],
  },
  // The bot of one machine is put together here, out of `start.ts` and what a window needs to know of a speaker.
  {
    files: 'local/',
    mayImport: ['domain/', 'workflows/', 'local/', 'teams/actor.ts', 'teams/inbound.ts', ...rootFiles()],
    packages: ['express', 'node:'],
  },
  // The only other place of Microsoft's SDKs: it sends numbers away, and sees nothing else.
  {
    files: 'telemetry.ts',
    mayImport: ['workflows/metrics.ts', 'storage/managed-identity.ts'],
    packages: ['@azure/logger', '@azure/monitor-opentelemetry', '@opentelemetry/api'],
  },
  {
    files: '',
    mayImport: ['domain/', 'workflows/', 'teams/', 'storage/', 'policies/', ...rootFiles()],
    packages: ['express', 'pino', 'node:'],
  },
];

/** The only places where text from outside becomes a value of ours. */
const ZOD = [
  ...['config.ts', 'schools-file.ts', 'records-folder.ts', 'policies/load-policy.ts'],
  ...[
    'policies/schema.ts',
    'policies/schema-parts.ts',
    'policies/cycle-schema.ts',
    'policies/kept-schema.ts',
  ],
  ...[
    'teams/submissions.ts',
    'teams/forms/read-form.ts',
    'teams/parse-press.ts',
    'teams/file-consent.ts',
    'teams/dialog.ts',
  ],
  ...['teams/roll-submissions.ts', 'teams/training-submissions.ts', 'teams/board-submissions.ts'],
  ...[
    'storage/records.ts',
    'storage/staff-records.ts',
    'storage/directory-records.ts',
    'storage/azure-faults.ts',
  ],
  ...['local/local-routes.ts', 'local/windows.ts'],
];

const ALIAS = /^#(domain|workflows|reports|policies|storage|teams|local|src)\//;

function rootFiles(): readonly string[] {
  return [
    'config.ts',
    'config-storage.ts',
    'config-insights.ts',
    'config-records.ts',
    'records-folder.ts',
    'carry-records.ts',
    'telemetry.ts',
    'http-server.ts',
    'loopback.ts',
    'schools-file.ts',
    'log.ts',
    'start.ts',
    'run.ts',
    'app.ts',
  ];
}

/** @returns one sentence for each import that its place may not have. */
export function brokenRules(imports: readonly Import[]): readonly string[] {
  return imports.filter(isBroken).map(({ from, to }) => `${from} may not import ${to}`);
}

function isBroken({ from, to }: Import): boolean {
  const file = from.replace(/^src\//, '');
  const layer = LAYERS.find(({ files }) => file.startsWith(files));
  if (layer === undefined) return true;
  const target = targetOf(file, to);
  if (target !== undefined) return !layer.mayImport.some((prefix) => target.startsWith(prefix));
  if (to === 'zod') return !ZOD.includes(file);
  return !layer.packages.some((name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`));
}

/** Where under `src/` an import leads; nothing for a package. */
function targetOf(file: string, to: string): string | undefined {
  if (to.startsWith('.')) return join(dirname(file), to);
  return ALIAS.test(to) ? to.slice(1).replace(/^src\//, '') : undefined;
}
