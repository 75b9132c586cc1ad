import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '#workflows/metrics.ts';
import { nameProblems } from './bicep-names.ts';
import { policyProblems } from './bicep-policies.ts';
import { readBicep } from './bicep-tree.ts';

const FOLDER = new URL('../../infra/', import.meta.url);
const TEXTS = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bicep'))
    .map((path) => [path, readFileSync(new URL(path, FOLDER), 'utf8')] as const),
);

/** Everything that is wrong, in the files as they are or with one place changed. */
function problems(path?: string, from = '', to = ''): readonly string[] {
  const texts = new Map(TEXTS);
  const text = texts.get(path ?? '');
  if (path !== undefined && text?.includes(from) !== true) throw new Error(`${path} holds no ${from}`);
  if (path !== undefined && text !== undefined) texts.set(path, text.replace(from, to));
  const files = new Map([...texts].map(([name, one]) => [name, readBicep(one)] as const));
  return [...policyProblems(files), ...nameProblems(files)];
}

const STORAGE = 'modules/storage.bicep';
const APP = 'modules/app.bicep';
const ALERTS = 'modules/alerts.bicep';
const BROKEN = [
  ['a bracket is missing', STORAGE, 'properties: {', 'properties:', /is not Bicep/],
  ['keys open the records (T47)', STORAGE, 'allowSharedKeyAccess: false', '', /allowSharedKeyAccess/],
  [
    'keys are allowed (T47)',
    STORAGE,
    'SharedKeyAccess: false',
    'SharedKeyAccess: true',
    /allowSharedKeyAccess/,
  ],
  ['anybody may try to reach the records', STORAGE, "'Deny'", "'Allow'", /defaultAction/],
  ['old TLS is let in', STORAGE, "'TLS1_2'", "'TLS1_0'", /minimumTlsVersion/],
  ['there is one copy in one place', STORAGE, 'Standard_GRS', 'Standard_LRS', /sku\.name/],
  ['plain http is let in', STORAGE, 'TrafficOnly: true', 'TrafficOnly: false', /supportsHttpsTrafficOnly/],
  ['plain http reaches the bot', APP, 'allowInsecure: false', 'allowInsecure: true', /allowInsecure/],
  ['one copy runs', 'main.bicep', '@minValue(2)', '@minValue(1)', /fewer than two/],
  [
    'the bot may sign in with a password',
    'modules/bot.bicep',
    'UserAssignedMSI',
    'SingleTenant',
    /msaAppType/,
  ],
  [
    'metrics may be sent without a sign-in',
    'modules/insights.bicep',
    'Auth: true',
    'Auth: false',
    /DisableLocalAuth/,
  ],
  [
    'Steward owns the subscription',
    'modules/storage-roles.bicep',
    '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    /8e3af657\S+ is not on the list/,
  ],
  [
    'a key is asked for (T47)',
    APP,
    'value: tableEndpoint',
    'value: insights.listKeys().key1',
    /asks for a key/,
  ],
  [
    'an output tells the schools file',
    'main.bicep',
    'app.outputs.host\noutput',
    'schools\noutput',
    /"host" tells a secret/,
  ],
  [
    'one person hears that Steward is silent',
    ALERTS,
    '@minLength(2)',
    '@minLength(1)',
    /fewer than two people/,
  ],
  [
    'one address is enough',
    'main.bicep',
    '@minLength(2)\nparam alert',
    'param alert',
    /fewer than two people/,
  ],
  [
    'an alert is switched off',
    ALERTS,
    'enabled: true\n      scopes',
    'enabled: false\n      scopes',
    /properties\.enabled/,
  ],
  ['an alert tells nobody', ALERTS, '[people.id]', '[]', /actionGroups/],
  ['a name is misspelt', APP, 'value: clientId', 'value: clientID', /nobody declares "clientID"/],
  [
    'a module is not given what it needs',
    'main.bicep',
    'clientId: identity.outputs.clientId\n    host',
    'host',
    /bot\.bicep needs "clientId"/,
  ],
  [
    'a module is given what it does not take',
    'main.bicep',
    'host: app.outputs.host',
    'host: app.outputs.host\n    more: 1',
    /takes no "more"/,
  ],
  [
    'an output is not there',
    'main.bicep',
    'logs.outputs.workspaceId',
    'logs.outputs.workspace',
    /no logs\.outputs\.workspace/,
  ],
  [
    'a module is not there',
    'main.bicep',
    "'modules/logs.bicep'",
    "'modules/log.bicep'",
    /no modules\/log\.bicep/,
  ],
  [
    'no version is named',
    'modules/logs.bicep',
    'workspaces@2023-09-01',
    'workspaces@latest',
    /names no version/,
  ],
] as const;

describe('the Bicep files', () => {
  it('parse, name only what is declared, and open the records to nobody but Steward', () => {
    expect(TEXTS.size).toBeGreaterThan(8);
    expect(problems()).toEqual([]);
  });

  for (const [what, path, from, to, problem] of BROKEN)
    it(`are refused when ${what}`, () => {
      expect(problems(path, from, to).join('\n')).toMatch(problem);
    });

  it('ask in their alerts only for numbers that Steward tells', () => {
    const asked = [...(TEXTS.get(ALERTS) ?? '').matchAll(/"(steward\.[^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(asked.filter((name) => !Object.hasOwn(METRICS, name))).toEqual([]);
    expect(new Set(asked).size).toBe(6);
  });

  it.each(['school', 'trust'])('know every parameter that %s sets', (name) => {
    const json: unknown = JSON.parse(readFileSync(new URL(`${name}.parameters.json`, FOLDER), 'utf8'));
    const set = Object.keys(Reflect.get(Object(json), 'parameters'));
    const { params } = readBicep(TEXTS.get('main.bicep') ?? '');
    expect(set.filter((param) => !params.has(param))).toEqual([]);
    expect(set).toContain('name');
  });
});
