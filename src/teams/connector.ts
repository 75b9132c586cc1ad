import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import {
  type Activity,
  ActivityTypes,
  Channels,
  type CloudAdapter,
  type PagedMembersResult,
} from 'botbuilder';
import type { Outcome } from '#workflows/messenger.ts';
import { outcomeOf } from './outcome.ts';
import { isAllowedServiceUrl } from './service-url.ts';

/** Where a conversation is reached. `serviceUrl` is the one its last activity came with. */
export type Route = {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly tenantId: string;
};

export type Member = {
  readonly teamsUserId: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  readonly tenantId?: string;
  /** `user`, `guest` or `anonymous`. */
  readonly userRole?: string;
  readonly userPrincipalName?: string;
};

export type Connector = {
  /**
   * Posts once. A channel gets a new post, whatever thread the route was learnt in, unless `replyToId`
   * names the post whose thread it belongs to.
   */
  readonly post: (route: Route, activity: Partial<Activity>) => Promise<Outcome>;
  /** Writes over an activity that the bot posted. */
  readonly update: (route: Route, activityId: string, activity: Partial<Activity>) => Promise<Outcome>;
  /**
   * Everyone in exactly this conversation: of a channel its own members and not its team's. Undefined
   * when not all of them can be had.
   */
  readonly members: (route: Route) => Promise<readonly Member[] | undefined>;
};

type ConnectorOptions = {
  readonly adapter: TeamsAdapter;
  /** Empty in local mode. */
  readonly appId: string;
  /** Exact host names, or `*.suffix`. Stored routes are held to it again before every call (T4). */
  readonly allowedServiceHosts: readonly string[];
};

type ConnectorFactory = ReturnType<
  NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>['createConnectorFactory']
>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** What Teams gives unless asked otherwise. */
const PAGE = 200;
/** More pages than the largest team has (25,000 people): a token that leads in circles ends here. */
const MOST_PAGES = 150;

/** Calls the Teams connector of the bot's own accord, outside any turn. */
export function createConnector({ adapter, appId, allowedServiceHosts }: ConnectorOptions): Connector {
  async function clientFor(route: Route): Promise<ConnectorClient> {
    const { conversationId: id, tenantId, serviceUrl } = route;
    const conversation = { id, tenantId, isGroup: false, conversationType: '', name: '' };
    const turn: { client?: ConnectorClient } = {};
    // Used after the turn and not within it, where the adapter would answer a failed call as a failed turn.
    await adapter.continueConversationAsync(
      appId,
      { channelId: Channels.Msteams, serviceUrl, conversation },
      async (context) => {
        turn.client = context.turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
      },
    );
    if (turn.client === undefined) throw new TypeError('The adapter gave no connector client');
    return turn.client;
  }

  const mayCall = (route: Route) => isAllowedServiceUrl(route.serviceUrl, allowedServiceHosts);

  async function deliver(
    route: Route,
    send: (client: ConnectorClient) => Promise<{ readonly id?: string }>,
  ): Promise<Outcome> {
    if (!mayCall(route)) return { kind: 'dead', code: 'service-host' };
    try {
      const answer = await send(await clientFor(route));
      return { kind: 'sent', activityId: answer.id ?? '' };
    } catch (fault) {
      return outcomeOf(fault);
    }
  }

  return {
    post: (route, activity) => {
      const place = placeOfPost(route.conversationId, activity.replyToId);
      return deliver(route, (client) =>
        client.conversations.sendToConversation(place, { type: ActivityTypes.Message, ...activity }),
      );
    },
    update: (route, activityId, activity) =>
      deliver(route, async (client) => {
        const update = { type: ActivityTypes.Message, ...activity, id: activityId };
        await client.conversations.updateActivity(route.conversationId, activityId, update);
        return { id: activityId };
      }),
    members: async (route) => {
      if (!mayCall(route)) return undefined;
      try {
        return await allMembers(await clientFor(route), withoutThread(route.conversationId));
      } catch {
        return undefined; // whoever asks must then treat everyone as absent
      }
    },
  };
}

async function allMembers(client: ConnectorClient, conversationId: string): Promise<Member[] | undefined> {
  const members: Member[] = [];
  let continuationToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: PagedMembersResult =
      continuationToken === undefined
        ? await client.conversations.getConversationPagedMembers(conversationId)
        : await client.conversations.getConversationPagedMembers(conversationId, {
            pageSize: PAGE,
            continuationToken,
          });
    members.push(...answer.members.map(toMember));
    if (!answer.continuationToken) return members;
    continuationToken = answer.continuationToken;
  }
  return undefined;
}

/** Teams calls the Entra id `objectId` in some answers and `aadObjectId` in others. */
function toMember(account: { readonly id: string }): Member {
  const given = (name: string): string | undefined => {
    const value: unknown = Reflect.get(account, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const aadObjectId = given('aadObjectId') ?? given('objectId');
  const name = given('name');
  const tenantId = given('tenantId');
  const userRole = given('userRole');
  const userPrincipalName = given('userPrincipalName');
  return {
    teamsUserId: account.id,
    ...(name && { name }),
    ...(aadObjectId && { aadObjectId }),
    ...(tenantId && { tenantId }),
    ...(userRole && { userRole }),
    ...(userPrincipalName && { userPrincipalName }),
  };
}

const withoutThread = (conversationId: string): string => conversationId.replace(/;messageid=.*$/, '');

function placeOfPost(conversationId: string, replyToId: string | undefined): string {
  const place = withoutThread(conversationId);
  const isChannel = place.endsWith('@thread.tacv2') || place.endsWith('@thread.skype');
  return isChannel && replyToId !== undefined ? `${place};messageid=${replyToId}` : place;
}
