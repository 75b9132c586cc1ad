import { once } from 'node:events';
import { type Activity, ActivityTypes, Channels, type TurnContext } from 'botbuilder';
import express from 'express';
import { type BotIdentity, createAdapter } from '#teams/adapter.ts';
import { createGuard, jsonBody } from '#teams/guard.ts';
import { createHttpClient } from '#teams/http-client.ts';
import { createMessagesRoute } from '#teams/messages-route.ts';

export const APP_ID = '22222222-2222-2222-2222-222222222222';
export const OUR_TENANT = '11111111-1111-1111-1111-111111111111';
export const OTHER_TENANT = '99999999-9999-9999-9999-999999999999';
const SERVICE_URL = 'https://smba.trafficmanager.net/uk/';
export const BOT: BotIdentity = { appId: APP_ID, appType: 'UserAssignedMSI', tenantId: OUR_TENANT };

/** 24 November 2025, 10:00 UTC. */
export const NOW = Date.UTC(2025, 10, 24, 10);
const MINUTE = 60;

/** What Teams signs, `expiry` minutes from now. */
export function genuineClaims(expiry = 60): Record<string, string | number> {
  const now = NOW / 1000;
  return {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    serviceurl: SERVICE_URL,
    nbf: now - 10 * MINUTE,
    exp: now + expiry * MINUTE,
  };
}

/** A message from Teams. Plain, because tests break it in every way. */
export function genuineActivity(): Record<string, unknown> {
  return {
    type: 'message',
    id: '1700000000000',
    text: 'hello',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id: '29:amina', aadObjectId: '33333333-0000-0000-0000-000000000000' },
    recipient: { id: `28:${APP_ID}` },
    conversation: { id: 'a:personal-amina', conversationType: 'personal', tenantId: OUR_TENANT },
    channelData: { tenant: { id: OUR_TENANT } },
  };
}

export type Endpoint = {
  readonly post: (
    authorization: string | undefined,
    body: unknown,
  ) => Promise<{ status: number; text: string }>;
  /** The activities whose turn began. */
  readonly turns: readonly Activity[];
  readonly faults: readonly unknown[];
  readonly close: () => Promise<void>;
};

type EndpointOptions = {
  /** Another than the one made from the options below. */
  readonly adapter?: ReturnType<typeof createAdapter>;
  readonly bot?: BotIdentity;
  readonly keyServerUrl?: string;
  readonly guarded: boolean;
  readonly tenantId?: string;
  readonly run?: (context: TurnContext) => Promise<unknown>;
  readonly onTurnFault?: (fault: unknown, context: TurnContext) => Promise<void>;
  readonly deadline?: number;
};

/** The bot's message endpoint on a free loopback port, as `app.ts` puts it together. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const turns: Activity[] = [];
  const faults: unknown[] = [];
  const adapter =
    options.adapter ??
    createAdapter({
      ...(options.bot && { bot: options.bot }),
      ...(options.keyServerUrl && { keyServerUrl: options.keyServerUrl }),
      httpClient: createHttpClient(),
      onTurnFault: async (fault, context) => {
        faults.push(fault);
        await options.onTurnFault?.(fault, context);
      },
    });
  const guard = createGuard({
    appTenantId: options.tenantId ?? OUR_TENANT,
    allowedServiceHosts: ['smba.trafficmanager.net', '*.teams.microsoft.com'],
  });
  const route = createMessagesRoute(
    adapter,
    async (context) => {
      turns.push(context.activity);
      await options.run?.(context);
    },
    options.deadline === undefined ? {} : { deadline: options.deadline },
  );

  const app = express();
  app.post('/api/messages', jsonBody(), ...(options.guarded ? [guard] : []), route);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The endpoint has no port');

  return {
    turns,
    faults,
    post: async (authorization, body) => {
      const response = await fetch(`http://127.0.0.1:${address.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer that a handler gives to an invoke. */
export function invokeAnswer(status: number, body: object): Partial<Activity> {
  return { type: ActivityTypes.InvokeResponse, channelId: Channels.Msteams, value: { status, body } };
}
