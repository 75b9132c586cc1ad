// Steward itself. POST /api/messages is open to the internet: the token that Microsoft signs is its wall.
param name string
param location string
param environmentId string
param identityId string
param clientId string
param image string
param registryServer string
param tableEndpoint string
param insightsName string
param replicas int

@secure()
param schools string

var port = 3978

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-steward'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
      }
      registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identityId }]
      secrets: [{ name: 'schools', value: schools }]
    }
    template: {
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'steward'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'MicrosoftAppId', value: clientId }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
            { name: 'STEWARD_SCHOOLS', value: '/schools/schools' }
            { name: 'STEWARD_STORAGE', value: tableEndpoint }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
          ]
          volumeMounts: [{ volumeName: 'schools', mountPath: '/schools' }]
          probes: [
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port, scheme: 'HTTP' }
              periodSeconds: 10
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port, scheme: 'HTTP' }
              periodSeconds: 10
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: { minReplicas: replicas, maxReplicas: replicas + 2 }
      volumes: [{ name: 'schools', storageType: 'Secret', secrets: [{ secretRef: 'schools', path: 'schools' }] }]
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
