import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { TurnContext } from 'botbuilder';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  type MockInstance,
  vi,
} from 'vitest';
import { createAdapter } from '#teams/adapter.ts';
import { createHttpClient } from '#teams/http-client.ts';
import { startFakeConnector } from '#test/support/fake-connector.ts';
import { type KeyServer, startKeyServer } from '#test/support/key-server.ts';
import {
  BOT,
  type Endpoint,
  genuineActivity,
  genuineClaims,
  invokeAnswer,
  NOW,
  OTHER_TENANT,
  startEndpoint,
} from './message-endpoint.ts';

const CANARY = 'Amina Yusuf told me';
const closers: (() => Promise<void>)[] = [];
let printed: MockInstance;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  printed = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function endpoint(options: Partial<Parameters<typeof startEndpoint>[0]>): Promise<Endpoint> {
  const started = await startEndpoint({ guarded: false, ...options });
  closers.push(started.close);
  return started;
}

const invoke = () => ({ ...genuineActivity(), type: 'invoke', name: 'adaptiveCard/action' });
const fail = async (): Promise<void> => {
  throw new Error(CANARY);
};

describe('the SDK’s own check, behind the guard', () => {
  let keys: KeyServer;
  beforeAll(async () => {
    keys = await startKeyServer();
  });
  afterAll(() => keys.close());

  const bot = () => endpoint({ bot: BOT, keyServerUrl: keys.url });

  it('lets a genuine activity in', async () => {
    const bot1 = await bot();
    const token = await keys.mint(genuineClaims());
    expect(await bot1.post(`Bearer ${token}`, genuineActivity())).toEqual({ status: 200, text: '' });
    expect(bot1.turns).toHaveLength(1);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['no token', () => ''],
    [
      'a bad signature (a 500 of the SDK)',
      async () => `Bearer ${await keys.mint(genuineClaims(), 'impostor')}`,
    ],
    ['alg none (a 500 of the SDK)', () => `Bearer ${keys.mintUnsigned(genuineClaims())}`],
    ['HS256 (a 500 of the SDK)', () => `Bearer ${keys.mintByHmac(genuineClaims())}`],
    [
      'T3: an Entra token as the Emulator sends it',
      async () => `Bearer ${await keys.mint(emulatorClaims())}`,
    ],
  ])('T2: answers 401 without the SDK’s words to %s', async (_name, header) => {
    const bot1 = await bot();
    const answer = await bot1.post(await header(), genuineActivity());
    expect(answer).toEqual({ status: 401, text: '{"error":"unauthorized"}' });
    expect(bot1.turns).toEqual([]);
    expect(bot1.faults).toEqual([]);
  });

  const emulatorClaims = () => ({
    ...genuineClaims(),
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: BOT.appId,
    tid: OTHER_TENANT,
  });

  it('answers 504 and runs nothing when the key server does not answer', async () => {
    const silent = await startFakeConnector();
    closers.push(silent.close);
    silent.answerNext('hang');
    const bot1 = await endpoint({ bot: BOT, keyServerUrl: silent.serviceUrl, deadline: 100 });
    const token = await keys.mint(genuineClaims());
    const answer = await bot1.post(`Bearer ${token}`, genuineActivity());
    expect(answer).toEqual({ status: 504, text: '{"error":"sign-in-late"}' });
    expect(bot1.turns).toEqual([]);
  });

  it('runs nothing either when the key server answers after all: Teams has been told to send again', async () => {
    const held: ServerResponse[] = [];
    const slow = createServer((_request, response) => void held.push(response)).listen(0, '127.0.0.1');
    closers.push(async () => void slow.close());
    await once(slow, 'listening');
    const address = slow.address();
    if (address === null || typeof address === 'string') throw new TypeError('The slow server has no port');
    const options = { bot: BOT, keyServerUrl: `http://127.0.0.1:${address.port}/` };
    const token = `Bearer ${await keys.mint(genuineClaims())}`;

    const late = await endpoint({ ...options, deadline: 100 });
    expect((await late.post(token, genuineActivity())).status).toBe(504);
    const document = JSON.stringify({ jwks_uri: keys.url.replace('/metadata', '/keys') });
    slow.on('request', (_request, response) => response.end(document));
    for (const response of held) response.end(document);

    const inTime = await endpoint(options); // waits for the same keys, and later
    expect((await inTime.post(token, genuineActivity())).status).toBe(200);
    expect(inTime.turns).toHaveLength(1);
    expect(late.turns).toEqual([]);
  });

  it.each([
    ['no app id', { ...BOT, appId: '' }],
    ['no tenant', { ...BOT, tenantId: '' }],
    ['a managed identity with a password', { ...BOT, password: 'secret' }],
    ['a single tenant without a password', { ...BOT, appType: 'SingleTenant' as const }],
  ])('T49: refuses an identity with %s instead of letting everyone in', (_name, identity) => {
    const build = () => createAdapter({ bot: identity, httpClient: createHttpClient(), onTurnFault: fail });
    expect(build).toThrow();
  });
});

describe('a turn that fails (F11)', () => {
  it('answers an invoke 500 when nobody else has, without the words of the fault', async () => {
    const bot = await endpoint({ run: fail });
    expect(await bot.post(undefined, invoke())).toEqual({ status: 500, text: '{"error":"turn-failed"}' });
    expect(bot.faults).toEqual([new Error(CANARY)]);
  });

  it('leaves the answer to an invoke to onTurnFault', async () => {
    const onTurnFault = async (_fault: unknown, context: TurnContext) => {
      await context.sendActivity(invokeAnswer(200, { statusCode: 200, value: 'Not saved.' }));
    };
    const bot = await endpoint({ run: fail, onTurnFault });
    const answer = await bot.post(undefined, invoke());
    expect(answer).toEqual({ status: 200, text: '{"statusCode":200,"value":"Not saved."}' });
  });

  it('answers a message 200 once onTurnFault has told the person', async () => {
    const bot = await endpoint({ run: fail });
    expect(await bot.post(undefined, genuineActivity())).toEqual({ status: 200, text: '' });
    expect(bot.faults).toHaveLength(1);
  });

  it.each([
    ['a message', genuineActivity],
    ['an invoke', invoke],
  ])('answers %s 500 when onTurnFault fails too, and prints no word of it (P9)', async (_name, activity) => {
    const bot = await endpoint({ run: fail, onTurnFault: fail });
    expect(await bot.post(undefined, activity())).toEqual({ status: 500, text: '{"error":"turn-failed"}' });
    expect(printed.mock.calls.flat().map(String).join()).not.toContain(CANARY);
    expect(printed).toHaveBeenCalled();
  });
});

describe('the message route', () => {
  it('passes the answer of an invoke through', async () => {
    const run = (context: TurnContext) => context.sendActivity(invokeAnswer(202, { card: 1 }));
    const bot = await endpoint({ run });
    expect(await bot.post(undefined, invoke())).toEqual({ status: 202, text: '{"card":1}' });
  });

  it('answers 501 to an invoke nobody handled', async () => {
    const bot = await endpoint({});
    expect(await bot.post(undefined, invoke())).toEqual({ status: 501, text: '' });
  });

  it('answers 400 to what is no activity', async () => {
    const bot = await endpoint({});
    for (const body of [{}, { type: 7 }, []])
      expect(await bot.post(undefined, body)).toEqual({ status: 400, text: '{"error":"bad-activity"}' });
    expect(bot.turns).toEqual([]);
  });

  it('answers 504 to a turn that does not end', async () => {
    let release = (): void => {};
    const run = () => new Promise<void>((resolve) => (release = resolve));
    const bot = await endpoint({ run, deadline: 100 });
    expect(await bot.post(undefined, genuineActivity())).toEqual({
      status: 504,
      text: '{"error":"turn-late"}',
    });
    release();
  });
});
