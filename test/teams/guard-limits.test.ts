import { ToBotFromBotOrEmulatorTokenValidationParameters as emulator } from 'botframework-connector/lib/auth/tokenValidationParameters.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeyServer, startKeyServer } from '#test/support/key-server.ts';
import {
  BOT,
  type Endpoint,
  genuineActivity,
  genuineClaims,
  NOW,
  OTHER_TENANT,
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

describe('without the guard the SDK lets in', () => {
  let unguarded: Endpoint;
  beforeEach(async () => {
    unguarded = await startEndpoint({ bot: BOT, keyServerUrl: keys.url, guarded: false });
  });
  afterEach(() => unguarded.close());

  it('F1: another tenant', async () => {
    const conversation = { id: 'a:1', tenantId: OTHER_TENANT };
    await unguarded.post(await bearer(), { ...genuineActivity(), conversation, channelData: {} });
    expect(unguarded.turns).toHaveLength(1);
  });
  it('an activity that names no service URL', async () => {
    const { serviceUrl: _, ...activity } = genuineActivity();
    await unguarded.post(await bearer({ ...genuineClaims(), serviceurl: 'https://x.example/' }), activity);
    expect(unguarded.turns).toHaveLength(1);
  });
  it('F3: four more issuers for each unsigned token', async () => {
    const before = emulator.issuer?.length ?? 0;
    const token = keys.mintUnsigned({ ...genuineClaims(), tid: 'a-tenant-never-seen' });
    expect((await unguarded.post(`Bearer ${token}AAAA`, genuineActivity())).status).toBe(401);
    expect(emulator.issuer?.length).toBe(before + 4);
  });
});

it('T5: the list of issuers is the same after 1,000 unsigned tokens of ever new tenants (F3)', async () => {
  const before = emulator.issuer?.length;
  for (let n = 0; n < 1_000; n++) {
    const tid = `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;
    const iss = n % 2 ? 'https://api.botframework.com' : `https://sts.windows.net/${tid}/`;
    const claims = { ...genuineClaims(), tid, iss };
    const { status } = await bot.post(`Bearer ${keys.mintUnsigned(claims)}AAAA`, genuineActivity());
    expect(status).toBe(401);
  }
  expect(emulator.issuer?.length).toBe(before);
});

describe('T25: a body is read up to 256 KiB', () => {
  const filled = (bytes: number) => ({ ...genuineActivity(), text: 'x'.repeat(bytes) });

  it('takes one of 255,000 bytes', async () => {
    expect((await bot.post(await bearer(), filled(255_000))).status).toBe(200);
    expect(bot.turns).toHaveLength(1);
  });
  it('refuses a larger one with 413', async () => {
    await refused(await bearer(), filled(256 * 1024), 413, 'too-large');
  });
  it('refuses broken JSON with 400 and does not echo it', async () => {
    await refused(await bearer(), '{"text": "Amina Yusuf', 400, 'bad-body');
  });
  it('refuses a body that is no activity', async () => {
    await refused(await bearer(), '[]', 401, 'wrong-channel');
  });
});
