import { readLocalStorage, readProductionStorage, type StorageConfig } from './config-storage.ts';

type RecordsConfig = {
  readonly schoolsFile: string;
  readonly storage: Exclude<StorageConfig, { kind: 'embedded' }>;
};

/**
 * Where records are exported from and restored to: two of the variables that Steward itself takes.
 *
 * @throws Error that names each of them that is missing or wrong.
 */
export function readRecordsConfig(env: Readonly<Record<string, string | undefined>>): RecordsConfig {
  const schoolsFile = env['STEWARD_SCHOOLS']?.trim() ?? '';
  const value = env['STEWARD_STORAGE']?.trim() || undefined;
  const isLocal = env['STEWARD_LOCAL']?.trim() === '1';
  const storage = isLocal ? readLocalStorage(value, '') : readProductionStorage(value, undefined);
  const problems = [
    ...(storage.kind === 'refused' ? [storage.problem] : []),
    ...(storage.kind === 'embedded'
      ? ['STEWARD_STORAGE is missing. In local mode set it to the connection string of a store that runs.']
      : []),
    ...(schoolsFile === '' ? ['STEWARD_SCHOOLS is missing. Set it to the path of the schools file.'] : []),
  ];
  if (problems.length > 0 || storage.kind === 'refused' || storage.kind === 'embedded')
    throw new Error(problems.join('\n'));
  return { schoolsFile, storage };
}
