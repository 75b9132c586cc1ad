// Who hears, by e-mail, that Steward does not do its work. Two people: one may be away, and Steward cannot report its own death.
param name string
param location string
param workspaceId string

@minLength(2)
param addresses array

// Each looks for a number that should not be there: see src/workflows/metrics.ts and runbooks.md.
var rules = [
  {
    key: 'silent'
    severity: 0
    says: 'Steward has told no number for a quarter of an hour: no copy runs, or none can speak.'
    query: 'AppMetrics | where Name == "steward.due.age" | summarize Told = count() | where Told == 0'
  }
  {
    key: 'late'
    severity: 0
    says: 'Something that is due has waited for more than ten minutes: nobody is chased meanwhile.'
    query: 'AppMetrics | where Name == "steward.due.age" | summarize Age = max(Sum) | where Age > 600'
  }
  {
    key: 'not-reached'
    severity: 1
    says: 'A message was given up: somebody was not told.'
    query: 'AppMetrics | where Name == "steward.outbox.notreached" | summarize Before = minif(Sum, TimeGenerated < ago(10m)), Now = maxif(Sum, TimeGenerated >= ago(10m)) | where Now > Before'
  }
  {
    key: 'unreachable'
    severity: 1
    says: 'Somebody with a role cannot be written to.'
    query: 'AppMetrics | where Name == "steward.holders.unreachable" | summarize People = min(Sum) | where People > 0'
  }
  {
    key: 'slow-reports'
    severity: 2
    says: 'A report took longer than three seconds to be answered.'
    query: 'AppMetrics | where Name == "steward.report.late" | summarize Late = sum(Sum) | where Late > 0'
  }
  {
    key: 'strangers'
    severity: 2
    says: 'More than a hundred requests without a right to speak in a quarter of an hour.'
    query: 'AppMetrics | where Name in ("steward.requests.401", "steward.requests.403") | summarize Refused = sum(Sum) | where Refused > 100'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [for address in addresses: { name: address, emailAddress: address, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2021-08-01' = [
  for rule in rules: {
    name: '${name}-${rule.key}'
    location: location
    properties: {
      displayName: 'Steward: ${rule.key}'
      description: rule.says
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
