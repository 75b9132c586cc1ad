import { describe, expect, it } from 'vitest';
import {
  CLOUD_STORE,
  INSIGHTS,
  LOOPBACK_STORE,
  PRODUCTION,
  problemsOf,
  type Variables,
} from './support/variables.ts';

/** A whole production. */
const WITH_ALL: Variables = { ...PRODUCTION, PORT: '80', APPLICATIONINSIGHTS_CONNECTION_STRING: INSIGHTS };
const LOOPBACK_KEYS = 'http://127.0.0.1:4567/keys';

/** What is changed, and the variables that the one message then names, each once. */
const WRONG: readonly (readonly [what: string, change: Variables, named: readonly string[]])[] = [
  ['no app id', { MicrosoftAppId: undefined }, ['MicrosoftAppId']],
  ['an app id that is none', { MicrosoftAppId: 'steward' }, ['MicrosoftAppId']],
  ['no app type', { MicrosoftAppType: undefined }, ['MicrosoftAppType']],
  ['an app type of many tenants', { MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
  ['no tenant', { MicrosoftAppTenantId: undefined }, ['MicrosoftAppTenantId']],
  ['a tenant by its name', { MicrosoftAppTenantId: 'myschool.example' }, ['MicrosoftAppTenantId']],
  ['a password beside an identity', { MicrosoftAppPassword: 'x' }, ['MicrosoftAppPassword']],
  ['a single tenant without a password', { MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppPassword']],
  ['no storage', { STEWARD_STORAGE: undefined }, ['STEWARD_STORAGE']],
  ['storage with a key', { STEWARD_STORAGE: CLOUD_STORE }, ['STEWARD_STORAGE']],
  ['storage of this machine', { STEWARD_STORAGE: LOOPBACK_STORE }, ['STEWARD_STORAGE']],
  ['no schools file', { STEWARD_SCHOOLS: undefined }, ['STEWARD_SCHOOLS']],
  ['a port that is none', { PORT: 'http' }, ['PORT']],
  ['local mode by another word', { STEWARD_LOCAL: 'yes' }, ['STEWARD_LOCAL']],
  [
    'a key server of this machine',
    { ToBotFromChannelOpenIdMetadataUrl: LOOPBACK_KEYS },
    ['ToBotFromChannelOpenIdMetadataUrl'],
  ],
  [
    'a key server without TLS',
    { ToBotFromChannelOpenIdMetadataUrl: 'http://keys.example' },
    ['ToBotFromChannelOpenIdMetadataUrl'],
  ],
  [
    'numbers to nowhere',
    { APPLICATIONINSIGHTS_CONNECTION_STRING: 'x' },
    ['APPLICATIONINSIGHTS_CONNECTION_STRING'],
  ],
  ['more than numbers', { OTEL_LOG_LEVEL: 'debug' }, ['OTEL_LOG_LEVEL']],
  [
    'four things at once',
    { MicrosoftAppId: '', STEWARD_STORAGE: CLOUD_STORE, PORT: '-1', STEWARD_SCHOOLS: ' ' },
    ['STEWARD_STORAGE', 'MicrosoftAppId', 'PORT', 'STEWARD_SCHOOLS'],
  ],
  [
    'all of local mode beside a whole production',
    { STEWARD_LOCAL: '1', STEWARD_DATA: '.steward', CONTAINER_APP_NAME: 'steward' },
    [
      ...['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'CONTAINER_APP_NAME'],
      ...['STEWARD_STORAGE', 'APPLICATIONINSIGHTS_CONNECTION_STRING'],
    ],
  ],
];

/** The variable that a sentence begins with: what the operator looks for. */
const namedIn = (env: Variables) => problemsOf(env).map((problem) => problem.split(' ')[0] ?? '');

describe('npm start with one thing wrong', () => {
  it('starts with everything right', () => {
    expect(namedIn(WITH_ALL)).toEqual([]);
  });

  it.each(WRONG)('names %s, and nothing that is right (T49)', (_what, change, named) => {
    const problems = namedIn({ ...WITH_ALL, ...change });
    expect(problems.toSorted()).toEqual(named.toSorted());
  });

  it('says of each what to do, in whole sentences that repeat no value (T47)', () => {
    for (const [, change] of WRONG)
      for (const problem of problemsOf({ ...WITH_ALL, ...change })) {
        expect(problem).toMatch(/^\w+ .*(Set it|Remove it|remove STEWARD_LOCAL|leave it out|must be|needs)/);
        expect(problem).not.toContain('notasecret');
      }
  });
});
