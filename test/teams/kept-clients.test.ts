import type { TurnContext } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { createAdapter } from '#teams/adapter.ts';
import { createHttpClient } from '#teams/http-client.ts';
import { genuineActivity, startEndpoint } from './message-endpoint.ts';

describe('kept connector clients (platform, section 9)', () => {
  const adapter = createAdapter({ httpClient: createHttpClient(), onTurnFault: async () => {} });
  const place = { id: 'a:1', isGroup: false, conversationType: 'personal', name: '' };

  const clientOf = (context: TurnContext): unknown => context.turnState.get(adapter.ConnectorClientKey);

  async function clientsFor(serviceUrl: string): Promise<unknown[]> {
    const clients: unknown[] = [];
    await adapter.continueConversationAsync('', { serviceUrl, conversation: place }, async (context) => {
      clients.push(clientOf(context), context.turnState.get(adapter.UserTokenClientKey));
    });
    return clients;
  }

  it('gives two turns of one service URL the same clients', async () => {
    const [connector, userTokens] = await clientsFor('http://127.0.0.1:9/one');
    const [again, userTokensAgain] = await clientsFor('http://127.0.0.1:9/one');
    expect(again).toBe(connector);
    expect(userTokensAgain).toBe(userTokens);
    expect(connector).toHaveProperty('baseUri', 'http://127.0.0.1:9/one');
  });

  it('gives a turn from Teams the client of one that the bot began', async () => {
    const serviceUrl = 'http://127.0.0.1:9/both';
    const [client] = await clientsFor(serviceUrl);
    const met: unknown[] = [];
    const bot = await startEndpoint({
      adapter,
      guarded: false,
      run: async (context) => met.push(clientOf(context)),
    });
    await bot.post(undefined, { ...genuineActivity(), serviceUrl });
    await bot.close();
    expect(met).toHaveLength(1);
    expect(met[0]).toBe(client);
  });

  it('gives another service URL another client', async () => {
    const [one] = await clientsFor('http://127.0.0.1:9/one');
    const [two] = await clientsFor('http://127.0.0.1:9/two');
    expect(two).not.toBe(one);
    expect(two).toHaveProperty('baseUri', 'http://127.0.0.1:9/two');
  });

  it('keeps no more than 32, those last used', async () => {
    const [used] = await clientsFor('http://127.0.0.1:9/used');
    const [idle] = await clientsFor('http://127.0.0.1:9/idle');
    for (let n = 0; n < 31; n++) {
      await clientsFor(`http://127.0.0.1:9/${n}`);
      await clientsFor('http://127.0.0.1:9/used');
    }
    expect((await clientsFor('http://127.0.0.1:9/used'))[0]).toBe(used);
    expect((await clientsFor('http://127.0.0.1:9/idle'))[0]).not.toBe(idle);
  });
});
