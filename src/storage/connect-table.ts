import { TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';

const TABLE = 'steward';
const UNENCRYPTED = /(TableEndpoint=http:|DefaultEndpointsProtocol=http\s*(;|$))/i;

/**
 * @param storage a connection string, or `https://<account>` together with a credential.
 * @throws TypeError for an account without a credential, and for another machine without encryption.
 */
export function connectTable(storage: string, credential?: TokenCredential): TableClient {
  // The SDK would send a lost write again and then report that somebody else had been faster (F5).
  const options = { retryOptions: { maxRetries: 0 } };
  if (!storage.startsWith('https://')) {
    const allowInsecureConnection = isOnThisMachine(storage);
    if (!allowInsecureConnection && UNENCRYPTED.test(storage))
      throw new TypeError('Storage elsewhere must use https');
    return TableClient.fromConnectionString(storage, TABLE, { ...options, allowInsecureConnection });
  }
  if (credential === undefined) throw new TypeError('A storage account needs a credential');
  return new TableClient(storage, TABLE, credential, options);
}

function isOnThisMachine(connection: string): boolean {
  return /(^|;)\s*TableEndpoint=http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(connection);
}
