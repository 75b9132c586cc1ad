import { AzureCliCredential, type TokenCredential } from '@azure/identity';

/** Of whoever sits at this machine and has signed in with `az login`: Azure's log then names them. */
export function ownSignIn(tenantId: string): TokenCredential {
  return new AzureCliCredential({ tenantId });
}
