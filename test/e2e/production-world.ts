import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#local/azurite-process.ts';
import { type Child, type Ended, readyBeforeItEnds, startNode } from '#local/child.ts';
import { connectionString, startAzurite } from '#test/support/azurite.ts';
import { startFakeConnector } from '#test/support/fake-connector.ts';
import { type Insights, startInsights } from '#test/support/insights.ts';
import { startKeyServer } from '#test/support/key-server.ts';
import { type BotWorld, type Reply, request } from './bot-world.ts';
import { TENANT } from './scripted-teams.ts';

const APP = '22222222-2222-2222-2222-222222222222';
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 45_000;

/** Steward as a real tenant runs it: signed calls in, a managed identity's token on every call out. */
export type ProductionWorld = Pick<BotWorld, 'ask' | 'teams'> & {
  readonly insights: Insights;
  /** A call without a token. */
  readonly askAsStranger: () => Promise<Reply>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<Ended>;
  readonly log: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** @param args what Node runs: the bundle, or the source by way of tsx. */
export async function createProductionWorld(args: readonly string[]): Promise<ProductionWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-production-'));
  const [azurite, keys, identity, teams, insights] = await Promise.all([
    startAzurite(),
    startKeyServer(),
    startIdentityEndpoint(),
    startFakeConnector(),
    startInsights(),
  ]);
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, insights.certificate);
  const port = await freePort();
  let bot: Child | undefined;
  const log = async () => await readFile(join(folder, 'bot.log'), 'utf8');
  const stop = async (): Promise<Ended> => {
    assert.ok(bot, 'the bot does not run');
    await bot.stop(STOPPED_WITHIN);
    return await bot.ended;
  };
  return {
    ...{ teams, insights, log, stop },
    askAsStranger: async () => await request(port, 'POST', '/api/messages', { type: 'message' }),
    ask: async (method, path, body): Promise<Reply> => {
      const now = Math.floor(Date.now() / 1000);
      const token = await keys.mint({
        ...{ iss: 'https://api.botframework.com', aud: APP, serviceurl: teams.serviceUrl },
        ...{ nbf: now - 60, exp: now + 3600 },
      });
      return await request(port, method, path, body, { authorization: `Bearer ${token}` });
    },
    start: async () => {
      bot = await startNode({
        args,
        cwd: process.cwd(),
        env: {
          ...{ PATH: process.env['PATH'], PORT: String(port) },
          ...{ MicrosoftAppId: APP, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: TENANT },
          STEWARD_SCHOOLS: 'src/local/demo-school.json',
          STEWARD_STORAGE: connectionString(azurite.port),
          ToBotFromChannelOpenIdMetadataUrl: keys.url,
          APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connectionString,
          NODE_EXTRA_CA_CERTS: authority,
          ...{ IDENTITY_ENDPOINT: identity.url, IDENTITY_HEADER: 'known-to-this-machine' },
        },
        log: join(folder, 'bot.log'),
      });
      const url = `http://127.0.0.1:${port}/readyz`;
      const began = await readyBeforeItEnds(bot, url, READY_WITHIN, new AbortController().signal);
      assert.equal(began, 'ready', await log());
    },
    close: async () => {
      await bot?.stop(STOPPED_WITHIN);
      await Promise.all([azurite.close(), keys.close(), identity.close(), teams.close(), insights.close()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where Azure gives a managed identity its tokens, as App Service and Container Apps name the place. */
async function startIdentityEndpoint() {
  const server = createServer((_request, response) => {
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ access_token: 'token-of-the-identity', expires_on: expires, token_type: 'Bearer' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `http://127.0.0.1:${address.port}/identity`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
