import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  APP_ID,
  CLOUD_STORE,
  configOf,
  expectOneProblem,
  LOCAL,
  LOOPBACK_STORE,
  PRODUCTION,
  PRODUCTION_TEST,
  problemsOf,
  TENANT_ID,
} from './support/variables.ts';

describe('local mode', () => {
  it('needs nothing but STEWARD_LOCAL', () => {
    expect(configOf(LOCAL)).toEqual({
      mode: 'local',
      port: 3978,
      schoolsFile: undefined,
      storage: { kind: 'embedded', folder: '.steward' },
      dataFolder: '.steward',
      bot: undefined,
      keyServerUrl: undefined,
      insights: undefined,
    });
  });

  it('takes a port, a folder and a schools file', () => {
    const env = { ...LOCAL, PORT: '0', STEWARD_DATA: '/data', STEWARD_SCHOOLS: 'schools.json' };
    expect(configOf(env)).toMatchObject({
      port: 0,
      schoolsFile: 'schools.json',
      storage: { kind: 'embedded', folder: '/data' },
      dataFolder: '/data',
    });
  });

  it('is not switched on by any other word than 1 (T49)', () => {
    for (const word of ['true', 'yes', '0'])
      expectOneProblem({ ...PRODUCTION, STEWARD_LOCAL: word }, 'STEWARD_LOCAL must be 1');
  });

  it('refuses each of the bot’s credentials, and a key server: it would look protected and is not (T49)', () => {
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'MicrosoftAppCertificateThumbprint',
    ])
      expectOneProblem({ ...LOCAL, [name]: 'x' }, `${name} is set, but local mode checks no token.`);
    const keyServer = { ToBotFromChannelOpenIdMetadataUrl: 'https://keys.example' };
    expectOneProblem({ ...LOCAL, ...keyServer }, 'ToBotFromChannelOpenIdMetadataUrl is set');
  });

  it('refuses a hosted machine (T49)', () => {
    for (const marker of ['CONTAINER_APP_NAME', 'WEBSITE_SITE_NAME', 'KUBERNETES_SERVICE_HOST'])
      expectOneProblem({ ...LOCAL, [marker]: 'x' }, `${marker} is set, so this is a hosted machine.`);
  });

  it('takes a store on this machine', () => {
    for (const connectionString of [
      LOOPBACK_STORE,
      'UseDevelopmentStorage=true',
      'AccountName=a;AccountKey=b;TableEndpoint=http://[::1]:10002/a;BlobEndpoint=http://localhost:10000/a',
    ])
      expect(configOf({ ...LOCAL, STEWARD_STORAGE: connectionString }).storage).toEqual({
        kind: 'connection',
        connectionString,
      });
  });

  it('refuses a store elsewhere, however it is written', () => {
    for (const elsewhere of [
      ACCOUNT,
      CLOUD_STORE,
      'AccountName=a;AccountKey=b;TableEndpoint=http://10.0.0.5:10002/a',
      'AccountName=a;AccountKey=b;TableEndpoint=http://127.0.0.1@myschool.example/a',
      'AccountName=a;AccountKey=b;TableEndpoint=http://127.0.0.1.myschool.example/a',
      'AccountName=a;AccountKey=b;TableEndpoint=;TableEndpoint=http://127.0.0.1:10002/a',
      'AccountName=a;AccountKey=b;TableEndpoint =http://127.0.0.1:10002/a',
      'TableEndpoint=http://127.0.0.1:10002/a;QueueEndpoint=https://myschool.example/a',
      'UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://myschool.example',
      'UseDevelopmentStorage=false',
      'nonsense',
    ])
      expectOneProblem(
        { ...LOCAL, STEWARD_STORAGE: elsewhere },
        'STEWARD_STORAGE leads away from this machine',
      );
  });
});

describe('production', () => {
  it('runs as a managed identity on a storage account', () => {
    expect(configOf({ ...PRODUCTION, PORT: '80' })).toEqual({
      mode: 'production',
      port: 80,
      schoolsFile: '/etc/steward/schools.json',
      storage: { kind: 'account', url: ACCOUNT },
      dataFolder: '.steward',
      bot: { appId: APP_ID, appType: 'UserAssignedMSI', tenantId: TENANT_ID },
      keyServerUrl: undefined,
      insights: undefined,
    });
  });

  it('runs as a single tenant with a password, and takes botbuilder’s other spellings', () => {
    const env = {
      ...PRODUCTION,
      MicrosoftAppType: 'singletenant',
      MicrosoftAppPassword: 'notasecret',
      MicrosoftAppTenantId: TENANT_ID.toUpperCase(),
    };
    expect(configOf(env).bot).toEqual({
      appId: APP_ID,
      appType: 'SingleTenant',
      tenantId: TENANT_ID,
      password: 'notasecret',
    });
  });

  it('names everything that is missing at once, and a blank variable is missing (T49)', () => {
    const nothing = problemsOf({});
    expect(nothing.map((problem) => problem.split(' is missing.')[0])).toEqual([
      'STEWARD_STORAGE',
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
      'STEWARD_SCHOOLS',
    ]);
    const blank = { STEWARD_STORAGE: '', MicrosoftAppId: ' ', MicrosoftAppType: '', STEWARD_SCHOOLS: '\n' };
    expect(problemsOf(blank)).toEqual(nothing);
  });

  it('refuses to start without any one of them (T49)', () => {
    for (const name of Object.keys(PRODUCTION))
      expectOneProblem({ ...PRODUCTION, [name]: undefined }, `${name} is missing.`);
  });

  it('refuses ids that are none, and a bot of many tenants (F1)', () => {
    expectOneProblem({ ...PRODUCTION, MicrosoftAppId: 'steward' }, 'MicrosoftAppId is not an id.');
    expectOneProblem(
      { ...PRODUCTION, MicrosoftAppTenantId: 'myschool.example' },
      'MicrosoftAppTenantId is not an id.',
    );
    expectOneProblem(
      { ...PRODUCTION, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType is neither of the two',
    );
  });

  it('refuses a password beside a managed identity, and a single tenant without one', () => {
    expectOneProblem({ ...PRODUCTION, MicrosoftAppPassword: 'x' }, 'MicrosoftAppPassword must not be set');
    expectOneProblem({ ...PRODUCTION, MicrosoftAppType: 'SingleTenant' }, 'MicrosoftAppPassword is missing.');
  });

  it('refuses every way to put a key into the storage setting, and never repeats it (T47)', () => {
    for (const holdsKey of [
      CLOUD_STORE,
      LOOPBACK_STORE,
      `${ACCOUNT}?sv=2024&sig=notasecret`,
      `${ACCOUNT}#notasecret`,
    ])
      expectOneProblem({ ...PRODUCTION, STEWARD_STORAGE: holdsKey }, 'STEWARD_STORAGE must be only https://');
    expect(problemsOf({ ...PRODUCTION, STEWARD_STORAGE: CLOUD_STORE }).join()).not.toContain('notasecret');
  });

  it('refuses storage that is not a bare https address', () => {
    for (const value of [
      'http://myschool.table.core.windows.net',
      `${ACCOUNT}/table`,
      'https://user@myschool.example',
      'UseDevelopmentStorage=true',
      'myschool',
    ])
      expectOneProblem({ ...PRODUCTION, STEWARD_STORAGE: value }, 'STEWARD_STORAGE must be only https://');
  });

  it('refuses a port that is none', () => {
    for (const PORT of ['65536', '-1', '80.5', '0x50', 'http'])
      expectOneProblem({ ...PRODUCTION, PORT }, 'PORT must be a whole number');
  });

  it('takes another key server over https only', () => {
    const keyServer = 'https://login.cloud.example/keys';
    const env = { ...PRODUCTION, ToBotFromChannelOpenIdMetadataUrl: keyServer };
    expect(configOf(env).keyServerUrl).toBe(keyServer);
    for (const url of ['http://login.cloud.example/keys', 'ftp://127.0.0.1/keys', 'keys'])
      expect(problemsOf({ ...PRODUCTION, ToBotFromChannelOpenIdMetadataUrl: url })).toContain(
        'ToBotFromChannelOpenIdMetadataUrl must be an https address. Leave it out to use Microsoft’s key server.',
      );
  });
});

describe('tests of the production path', () => {
  it('run on a loopback store together with a loopback key server', () => {
    expect(configOf(PRODUCTION_TEST)).toMatchObject({
      mode: 'production',
      storage: { kind: 'connection', connectionString: LOOPBACK_STORE },
      keyServerUrl: 'http://127.0.0.1:4567/keys',
    });
  });

  it('never reach real records with a key server of their own, nor real people with a store of their own (T47)', () => {
    const keyServerOnly = { ...PRODUCTION_TEST, STEWARD_STORAGE: ACCOUNT };
    expectOneProblem(keyServerOnly, 'ToBotFromChannelOpenIdMetadataUrl names a key server on this machine');
    const cloud = { ...PRODUCTION_TEST, STEWARD_STORAGE: CLOUD_STORE };
    expectOneProblem(cloud, 'ToBotFromChannelOpenIdMetadataUrl names a key server on this machine');
    const realKeyServer = {
      ...PRODUCTION_TEST,
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.cloud.example',
    };
    expectOneProblem(realKeyServer, 'STEWARD_STORAGE must be only https://');
  });
});
