// The records. No key opens them, only an Entra identity with a role; they cannot be deleted by accident.
param name string
param location string
param subnetId string
param officeAddresses array

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}${take(uniqueString(resourceGroup().id), 10)}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_GRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      virtualNetworkRules: [{ id: subnetId, action: 'Allow' }]
      ipRules: [for address in officeAddresses: { value: address, action: 'Allow' }]
    }
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: '${name}-records'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Safeguarding records. Take this lock away only to leave Steward: see guide.md.'
  }
}

output accountName string = account.name
output tableEndpoint string = account.properties.primaryEndpoints.table
