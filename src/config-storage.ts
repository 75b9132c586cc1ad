import { isLoopbackUrl } from './loopback.ts';

export type StorageConfig =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'connection'; readonly connectionString: string }
  | { readonly kind: 'account'; readonly url: string };

/** The storage, or sentences for the operator. They never repeat the value: it may hold a key. */
type Read = StorageConfig | { readonly kind: 'refused'; readonly problem: string };

export function readLocalStorage(value: string | undefined, dataFolder: string): Read {
  if (value === undefined) return { kind: 'embedded', folder: dataFolder };
  if (isLoopbackConnectionString(value)) return { kind: 'connection', connectionString: value };
  return refused(
    'STEWARD_STORAGE leads away from this machine, or is no connection string with a TableEndpoint. In local mode give one whose endpoints are all 127.0.0.1, localhost or [::1], or leave it out to use the embedded store.',
  );
}

/**
 * A connection string holds a key, so it is refused (T47), with one exception: the tests of the
 * production path run on a loopback store with a loopback key server. That weakens no real deployment.
 * The records are then on this machine, and the bot trusts only tokens signed by a key server on this
 * machine, so nothing that Teams or anybody on the internet sends is accepted.
 */
export function readProductionStorage(value: string | undefined, keyServerUrl: string | undefined): Read {
  if (value === undefined)
    return refused(
      'STEWARD_STORAGE is missing. Set it to the address of the storage account, such as https://myschool.table.core.windows.net.',
    );
  const testKeyServer = keyServerUrl !== undefined && isLoopbackUrl(keyServerUrl);
  if (testKeyServer && isLoopbackConnectionString(value))
    return { kind: 'connection', connectionString: value };
  if (testKeyServer)
    return refused(
      'ToBotFromChannelOpenIdMetadataUrl names a key server on this machine, which is for tests on a store on this machine. Remove it.',
    );
  const url = parseAccountUrl(value);
  if (url !== undefined) return { kind: 'account', url };
  return refused(
    'STEWARD_STORAGE must be only https:// and the host of the storage account, such as https://myschool.table.core.windows.net: no connection string, key, signature or path. Give the bot’s managed identity the role Storage Table Data Contributor on that account instead.',
  );
}

function refused(problem: string): Read {
  return { kind: 'refused', problem };
}

/** @returns the origin of an https address that holds nothing else: a query could be a signature. */
function parseAccountUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const bare = url.href === `${url.origin}/`;
  return url.protocol === 'https:' && bare ? url.origin : undefined;
}

/**
 * Reads as @azure/data-tables 13.3 does: without a table endpoint it makes one from the account's name,
 * which is not loopback; `UseDevelopmentStorage=true` is 127.0.0.1:10002.
 */
function isLoopbackConnectionString(value: string): boolean {
  const settings = value.split(';').map(settingOf);
  const endpoints = settings.filter(({ key }) => key.endsWith('endpoint') || key.endsWith('uri'));
  const named = settings.some(
    ({ key, text }) =>
      key === 'tableendpoint' || (key === 'usedevelopmentstorage' && text.toLowerCase() === 'true'),
  );
  return named && endpoints.every(({ text }) => isLoopbackUrl(text));
}

function settingOf(part: string): { readonly key: string; readonly text: string } {
  const [key = '', ...rest] = part.trim().split('=');
  return { key: key.toLowerCase(), text: rest.join('=') };
}
