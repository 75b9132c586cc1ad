// Steward for one school or one trust, in one resource group: see guide.md.
targetScope = 'resourceGroup'

@description('Short name of the deployment: small letters and digits. It begins the name of every resource.')
@minLength(3)
@maxLength(11)
param name string

@description('Where records are kept. UK South and UK West keep them, and their second copy, in the UK.')
@allowed(['uksouth', 'ukwest'])
param location string = 'uksouth'

@description('The container image of Steward, with its version: a tag or a digest, never "latest".')
param image string

@description('The registry that the image is pulled from by the identity; empty for a public image.')
param registryServer string = ''

@description('The schools file (see guide.md): ids, names and roles of staff. Kept as a secret of the app.')
@secure()
param schools string

@description('Public addresses of the IT office that may reach the records with their own Entra sign-in.')
param officeAddresses array = []

@description('E-mail addresses of at least two people who hear that Steward does not do its work.')
@minLength(2)
param alertAddresses array

@description('Copies of Steward that always run. Two, so that one may fail or be updated.')
@minValue(2)
@maxValue(4)
param replicas int = 2

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: name, location: location }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: { name: name, location: location }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: name
    location: location
    subnetId: network.outputs.subnetId
    officeAddresses: officeAddresses
  }
}

module roles 'modules/storage-roles.bicep' = {
  name: 'storage-roles'
  params: { accountName: storage.outputs.accountName, principalId: identity.outputs.principalId }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: { name: name, location: location }
}

module insights 'modules/insights.bicep' = {
  name: 'insights'
  params: {
    name: name
    location: location
    workspaceId: logs.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    workspaceId: logs.outputs.workspaceId
    addresses: alertAddresses
  }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    name: name
    location: location
    subnetId: network.outputs.subnetId
    workspaceId: logs.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    environmentId: environment.outputs.environmentId
    identityId: identity.outputs.identityId
    clientId: identity.outputs.clientId
    image: image
    registryServer: registryServer
    tableEndpoint: storage.outputs.tableEndpoint
    insightsName: insights.outputs.insightsName
    schools: schools
    replicas: replicas
  }
  dependsOn: [roles]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    identityId: identity.outputs.identityId
    clientId: identity.outputs.clientId
    host: app.outputs.host
  }
}

@description('Goes into the app package as the bot id: npm run package -- --bot <this>.')
output botId string = identity.outputs.clientId
output host string = app.outputs.host
output storageAccount string = storage.outputs.accountName
