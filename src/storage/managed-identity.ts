import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';

/**
 * The hosting platform's own identity and no other: the SDK's default chain would also take a
 * developer's login.
 *
 * @param clientId of a user-assigned identity; without it the system-assigned one is used.
 */
export function managedIdentity(clientId?: string): TokenCredential {
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}
