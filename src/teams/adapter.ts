import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import {
  ActivityTypes,
  ConfigurationServiceClientCredentialFactory,
  INVOKE_RESPONSE_KEY,
  type TurnContext,
} from 'botbuilder';
import { CHANNEL_ISSUER } from './guard.ts';
import type { HttpClient } from './http-client.ts';
import { keepClients } from './kept-clients.ts';

/** The bot's own identity in Entra. `password` belongs to SingleTenant; a managed identity must have none. */
export type BotIdentity = {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password?: string;
};

type AdapterOptions = {
  /** Left out in local mode only: then nobody is asked for a token, and no call carries one. */
  readonly bot?: BotIdentity;
  /** The OpenID metadata document of another key server than Microsoft's. */
  readonly keyServerUrl?: string;
  readonly httpClient: HttpClient;
  /** Logs the fault, then tells the person. An invoke that it leaves unanswered is answered 500. */
  readonly onTurnFault: (fault: unknown, context: TurnContext) => Promise<void>;
};

class KeptClientsAdapter extends TeamsAdapter {
  constructor(...settings: ConstructorParameters<typeof TeamsAdapter>) {
    super(...settings);
    keepClients(this.botFrameworkAuthentication);
  }
}

/**
 * The adapter between Teams and the bot.
 *
 * @throws {Error} when the identity lacks an id, a tenant or a secret that its type needs.
 */
export function createAdapter({ bot, keyServerUrl, httpClient, onTurnFault }: AdapterOptions): TeamsAdapter {
  const credentials = new ConfigurationServiceClientCredentialFactory(
    bot && {
      MicrosoftAppId: bot.appId,
      MicrosoftAppType: bot.appType,
      MicrosoftAppTenantId: bot.tenantId,
      ...(bot.password === undefined ? {} : { MicrosoftAppPassword: bot.password }),
    },
  );
  const adapter = new KeptClientsAdapter(
    keyServerUrl === undefined ? {} : keyServerSettings(keyServerUrl),
    credentials,
    { requiredEndorsements: ['msteams'], validateClaims: mustBeFromChannel },
    { httpClient },
  );
  adapter.onTurnError = async (context, fault) => {
    try {
      await onTurnFault(fault, context);
    } catch {
      // The SDK prints what is thrown from here, so the fault itself must not be (F11, P9).
      throw new Error('A turn failed and its answer failed too');
    }
    if (context.activity.type !== ActivityTypes.Invoke || context.turnState.has(INVOKE_RESPONSE_KEY)) return;
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 500, body: { error: 'turn-failed' } },
    });
  };
  return adapter;
}

/** The SDK applies no default to any of the seven as soon as one is given. */
function keyServerSettings(keyServerUrl: string): Record<string, string> {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: keyServerUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: keyServerUrl,
    CallerId: 'urn:botframework:azure',
  };
}

/** Shuts the SDK's Emulator and skill doors a second time, behind the guard (F2, T3). */
async function mustBeFromChannel(claims: readonly { type: string; value: string }[]): Promise<void> {
  const issuer = claims.find((claim) => claim.type === 'iss')?.value;
  if (issuer !== CHANNEL_ISSUER) throw new Error('The token is not from the channel');
}
