import type { Files } from './bicep-names.ts';
import type { Declared, Values } from './bicep-tree.ts';

/** Storage Table and Queue Data Contributor, Monitoring Metrics Publisher: nothing else is given to Steward. */
const ROLES = [
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  '3913510d-42f4-4e42-8a64-420c390055eb',
];
const GUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g;

/** What each kind of resource must say, whoever edits it (T47, P5). */
const MUST: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'Microsoft.Storage/storageAccounts': {
    'properties.allowSharedKeyAccess': /^false$/,
    'properties.allowBlobPublicAccess': /^false$/,
    'properties.minimumTlsVersion': /^'TLS1_2'$/,
    'properties.supportsHttpsTrafficOnly': /^true$/,
    'properties.networkAcls.defaultAction': /^'Deny'$/,
    'sku.name': /^'Standard_GZ?RS'$/,
  },
  'Microsoft.App/containerApps': {
    'identity.type': /^'UserAssigned'$/,
    'properties.configuration.ingress.allowInsecure': /^false$/,
    'properties.template.scale.minReplicas': /^replicas$/,
  },
  'Microsoft.BotService/botServices': {
    'properties.msaAppType': /^'UserAssignedMSI'$/,
    'properties.disableLocalAuth': /^true$/,
    'properties.endpoint': /^'https:/,
  },
  'Microsoft.Insights/scheduledQueryRules': {
    'properties.enabled': /^true$/,
    'properties.actions.actionGroups': /^\[people\.id\]$/,
  },
  'Microsoft.Insights/components': { 'properties.DisableLocalAuth': /^true$/ },
};

/** Where the files break what no school may switch off. */
export function policyProblems(files: Files): readonly string[] {
  return [...files].flatMap(([path, file]) => [
    ...(file.hasError ? [`${path}: is not Bicep`] : []),
    ...keyProblems(path, file),
    ...roleProblems(path, file),
    ...replicaProblems(path, file),
    ...alertProblems(path, file),
    ...file.resources
      .filter(({ isExisting }) => !isExisting)
      .flatMap(({ type, values }) => resourceProblems(path, type, values)),
  ]);
}

function resourceProblems(path: string, type: string, values: Values): readonly string[] {
  const [kind = '', version = ''] = type.split('@');
  const wrong = Object.entries(MUST[kind] ?? {}).filter(([name, rule]) => !rule.test(values.get(name) ?? ''));
  const problems = wrong.map(([name]) => `${path}: ${kind} has a wrong ${name}`);
  return /^\d{4}-\d\d-\d\d/.test(version) ? problems : [...problems, `${path}: ${kind} names no version`];
}

function keyProblems(path: string, { root, outputs, params }: Declared): readonly string[] {
  const calls = [...root.text.matchAll(/\blist\w*\(/g)].map(([call]) => `${path}: ${call}…) asks for a key`);
  const told = [...outputs].filter(
    ([name, value]) =>
      /secret|password|key|connectionstring/i.test(`${name} ${value}`) ||
      [...params].some(([param, { secure }]) => secure && value.includes(param)),
  );
  return [...calls, ...told.map(([name]) => `${path}: the output "${name}" tells a secret`)];
}

function roleProblems(path: string, { root, resources }: Declared): readonly string[] {
  if (!resources.some(({ type }) => type.startsWith('Microsoft.Authorization/roleAssignments'))) return [];
  const ids = [...root.text.matchAll(GUID)].map(([id]) => id);
  if (ids.length === 0) return [`${path}: assigns a role without naming it`];
  return ids.filter((id) => !ROLES.includes(id)).map((id) => `${path}: the role ${id} is not on the list`);
}

/** One person may be away: two are told. */
function alertProblems(path: string, { root, params }: Declared): readonly string[] {
  const told = [...params.keys()].filter((name) => /addresses$/i.test(name) && name !== 'officeAddresses');
  const isTwo = (name: string) =>
    new RegExp(`@minLength\\([2-9]\\)\\nparam ${name} array\\b`).test(root.text);
  return told
    .filter((name) => !isTwo(name))
    .map((name) => `${path}: fewer than two people are told (${name})`);
}

function replicaProblems(path: string, { root, params }: Declared): readonly string[] {
  if (path !== 'main.bicep' || !params.has('replicas')) return [];
  const isTwo = /@minValue\((?:[2-9])\)\n(?:@maxValue\(\d+\)\n)?param replicas int\b/.test(root.text);
  return isTwo ? [] : [`${path}: fewer than two replicas may be asked for`];
}
