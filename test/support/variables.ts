import { expect } from 'vitest';
import { parseConfig } from '#src/config.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export const APP_ID = 'a0000000-0000-4000-8000-00000000000a';
export const TENANT_ID = 'b0000000-0000-4000-8000-00000000000b';
export const ACCOUNT = 'https://myschool.table.core.windows.net';
export const LOOPBACK_STORE =
  'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=notasecret;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;';
export const CLOUD_STORE =
  'DefaultEndpointsProtocol=https;AccountName=myschool;AccountKey=notasecret;EndpointSuffix=core.windows.net';

export const INSIGHTS =
  'InstrumentationKey=c0000000-0000-4000-8000-00000000000c;IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/';

export const LOCAL: Variables = { STEWARD_LOCAL: '1' };
export const PRODUCTION: Variables = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: TENANT_ID,
  STEWARD_STORAGE: ACCOUNT,
  STEWARD_SCHOOLS: '/etc/steward/schools.json',
};
export const PRODUCTION_TEST: Variables = {
  ...PRODUCTION,
  STEWARD_STORAGE: LOOPBACK_STORE,
  ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:4567/keys',
};

export function configOf(env: Variables) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

export function problemsOf(env: Variables): readonly string[] {
  const parsed = parseConfig(env);
  return parsed.ok ? [] : parsed.problems;
}

/** Refused for one reason, in a sentence that begins like this. */
export function expectOneProblem(env: Variables, beginning: string): void {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.slice(0, beginning.length)).toBe(beginning);
}
