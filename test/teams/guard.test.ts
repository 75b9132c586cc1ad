import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeyServer, startKeyServer } from '#test/support/key-server.ts';
import {
  APP_ID,
  BOT,
  type Endpoint,
  genuineActivity,
  genuineClaims,
  NOW,
  OTHER_TENANT,
  OUR_TENANT,
  startEndpoint,
} from './message-endpoint.ts';

let keys: KeyServer;
let bot: Endpoint;

beforeAll(async () => {
  keys = await startKeyServer();
});
afterAll(() => keys.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.spyOn(console, 'error').mockImplementation(() => {}); // the SDK prints every refused token
  bot = await startEndpoint({ bot: BOT, keyServerUrl: keys.url, guarded: true });
});
afterEach(async () => {
  await bot.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function refused(
  authorization: string | undefined,
  activity: unknown,
  status: number,
  error: string,
): Promise<void> {
  const answer = await bot.post(authorization, activity);
  expect(answer).toEqual({ status, text: JSON.stringify({ error }) });
  expect(bot.turns).toEqual([]);
}

const bearer = async (claims = genuineClaims()) => `Bearer ${await keys.mint(claims)}`;

describe('a genuine activity passes', () => {
  it('signed by the channel, from our tenant', async () => {
    expect(await bot.post(await bearer(), genuineActivity())).toEqual({ status: 200, text: '' });
    expect(bot.turns.map((activity) => activity.text)).toEqual(['hello']);
  });

  it('with a token that ran out 4 minutes ago, within the documented 5', async () => {
    expect((await bot.post(await bearer(genuineClaims(-4)), genuineActivity())).status).toBe(200);
    expect(bot.turns).toHaveLength(1);
  });

  it('from a host below an allowed suffix', async () => {
    const serviceUrl = 'https://emea.ng.teams.microsoft.com/v1/';
    const token = await bearer({ ...genuineClaims(), serviceurl: serviceUrl });
    expect((await bot.post(token, { ...genuineActivity(), serviceUrl })).status).toBe(200);
    expect(bot.turns).toHaveLength(1);
  });

  it('with our tenant spelt in capitals', async () => {
    const tenantId = 'abcdefab-0000-0000-0000-000000000000';
    const capitals = await startEndpoint({ bot: BOT, keyServerUrl: keys.url, guarded: true, tenantId });
    const activity = {
      ...genuineActivity(),
      conversation: { id: 'a:1', tenantId: tenantId.toUpperCase() },
      channelData: {},
    };
    expect((await capitals.post(await bearer(), activity)).status).toBe(200);
    await capitals.close();
  });

  it('whatever a card sends back as a tenant', async () => {
    const activity = {
      ...genuineActivity(),
      value: { tenantId: OTHER_TENANT, tenant: { id: OTHER_TENANT } },
    };
    expect((await bot.post(await bearer(), activity)).status).toBe(200);
  });
});

describe('T1: a caller without a token is refused', () => {
  it.each([
    ['no header', undefined],
    ['garbage', 'Bearer garbage'],
    ['an empty bearer', 'Bearer '],
    ['Basic', 'Basic dXNlcjpwYXNz'],
    ['two parts', 'Bearer abc.def'],
    ['four parts', 'Bearer abc.def.ghi.jkl'],
  ])('%s', async (_name, header) => {
    await refused(header, genuineActivity(), 401, 'no-bearer-token');
  });

  it('a genuine token under another scheme', async () => {
    await refused(`bearer ${await keys.mint(genuineClaims())}`, genuineActivity(), 401, 'no-bearer-token');
  });

  it('three parts that are not JSON', async () => {
    await refused('Bearer abc.def.ghi', genuineActivity(), 401, 'wrong-algorithm');
  });
});

describe('T2: a forged token is refused with 401, never 500', () => {
  it('alg none, without a signature', async () => {
    await refused(`Bearer ${keys.mintUnsigned(genuineClaims())}`, genuineActivity(), 401, 'no-bearer-token');
  });
  it('alg none, with something in place of a signature', async () => {
    const token = `Bearer ${keys.mintUnsigned(genuineClaims())}AAAA`;
    await refused(token, genuineActivity(), 401, 'wrong-algorithm');
  });
  it('HS256 with the public key as its secret', async () => {
    const token = `Bearer ${keys.mintByHmac(genuineClaims())}`;
    await refused(token, genuineActivity(), 401, 'wrong-algorithm');
  });
  it('a key nobody published', async () => {
    const token = `Bearer ${await keys.mint(genuineClaims(), 'unpublished')}`;
    await refused(token, genuineActivity(), 401, 'unauthorized');
  });
  it('another key under the id of the genuine one', async () => {
    const token = `Bearer ${await keys.mint(genuineClaims(), 'impostor')}`;
    await refused(token, genuineActivity(), 401, 'unauthorized');
  });
  it('a key that is endorsed for another channel', async () => {
    const token = `Bearer ${await keys.mint(genuineClaims(), 'webchat')}`;
    await refused(token, genuineActivity(), 401, 'unauthorized');
  });
  it('claims that were changed after signing', async () => {
    const [header, , signature] = (await bearer()).split('.');
    const changed = Buffer.from(JSON.stringify(genuineClaims(120))).toString('base64url');
    await refused(`${header}.${changed}.${signature}`, genuineActivity(), 401, 'unauthorized');
  });
  it('for another bot', async () => {
    await refused(
      await bearer({ ...genuineClaims(), aud: OTHER_TENANT }),
      genuineActivity(),
      401,
      'unauthorized',
    );
  });
  it('from another issuer', async () => {
    const claims = { ...genuineClaims(), iss: 'https://api.botframework.example' };
    await refused(await bearer(claims), genuineActivity(), 401, 'wrong-issuer');
  });
  it('without an issuer', async () => {
    const { iss: _, ...claims } = genuineClaims();
    await refused(await bearer(claims), genuineActivity(), 401, 'wrong-issuer');
  });
  it('run out 10 minutes ago', async () => {
    await refused(await bearer(genuineClaims(-10)), genuineActivity(), 401, 'unauthorized');
  });
  it('valid only from tomorrow', async () => {
    const claims = { ...genuineClaims(3000), nbf: NOW / 1000 + 24 * 3600 };
    await refused(await bearer(claims), genuineActivity(), 401, 'unauthorized');
  });
});

describe('T3: the side doors of the SDK are shut', () => {
  const entra = {
    ...genuineClaims(),
    iss: `https://sts.windows.net/${OTHER_TENANT}/`,
    tid: OTHER_TENANT,
    ver: '1.0',
    appid: APP_ID,
    azp: APP_ID,
  };
  it('F2: an Entra token of any tenant, as the Emulator would send it', async () => {
    await refused(await bearer(entra), genuineActivity(), 401, 'wrong-issuer');
  });
  it('a Teams sign-on token, as a skill would send it', async () => {
    const iss = `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`;
    await refused(await bearer({ ...entra, iss, ver: '2.0' }), genuineActivity(), 401, 'wrong-issuer');
  });
  it.each(['AseChannel', 'emulator', 'webchat', undefined])('the channel id %s', async (channelId) => {
    await refused(await bearer(), { ...genuineActivity(), channelId }, 401, 'wrong-channel');
  });
});

describe('T4: no token of ours goes to a stranger’s service URL', () => {
  const evil = 'https://collector.example/uk/';
  it('another in the body than in the token', async () => {
    await refused(await bearer(), { ...genuineActivity(), serviceUrl: evil }, 401, 'wrong-service-url');
  });
  it('none in the body', async () => {
    const { serviceUrl: _, ...activity } = genuineActivity();
    await refused(await bearer(), activity, 401, 'wrong-service-url');
  });
  it('none in the token', async () => {
    const { serviceurl: _, ...claims } = genuineClaims();
    await refused(await bearer(claims), genuineActivity(), 401, 'wrong-service-url');
  });
  it('none in either', async () => {
    const { serviceurl: _, ...claims } = genuineClaims();
    const { serviceUrl: __, ...activity } = genuineActivity();
    await refused(await bearer(claims), activity, 401, 'wrong-service-url');
  });
  it.each([
    evil,
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.evil.example/uk/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://someone:secret@smba.trafficmanager.net/uk/',
    'https://teams.microsoft.com/',
    'https://evilteams.microsoft.com/',
    'http://127.0.0.1:9/',
    'not an address',
  ])('the same in both, but not allowed: %s', async (serviceUrl) => {
    const token = await bearer({ ...genuineClaims(), serviceurl: serviceUrl });
    await refused(token, { ...genuineActivity(), serviceUrl }, 401, 'wrong-service-url');
  });
});

describe('T6: only our own tenant may speak (LIN-014, STA-050, F1)', () => {
  const ours = { id: 'a:1', tenantId: OUR_TENANT };
  const theirs = { id: 'a:1', tenantId: OTHER_TENANT };
  it.each<[string, Record<string, unknown>]>([
    ['another tenant everywhere', { conversation: theirs, channelData: { tenant: { id: OTHER_TENANT } } }],
    ['another tenant in the conversation', { conversation: theirs }],
    ['another tenant in the channel data', { channelData: { tenant: { id: OTHER_TENANT } } }],
    ['another tenant beside the channel data’s own', { channelData: { tenantId: OTHER_TENANT } }],
    ['a sender of another tenant', { from: { id: '29:x', tenantId: OTHER_TENANT } }],
    ['a recipient of another tenant', { recipient: { id: '28:x', tenantId: OTHER_TENANT } }],
    ['a new member of another tenant', { membersAdded: [ours, theirs] }],
    ['a leaving member of another tenant', { membersRemoved: [theirs] }],
    ['no tenant anywhere', { conversation: { id: 'a:1' }, channelData: {} }],
    ['a tenant id that is no text', { channelData: { tenant: { id: [OUR_TENANT] } } }],
    ['an empty tenant id', { channelData: { tenant: { id: '' } } }],
  ])('%s', async (_name, change) => {
    await refused(await bearer(), { ...genuineActivity(), ...change }, 403, 'wrong-tenant');
  });
});
