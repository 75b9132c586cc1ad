import type { CloudAdapter } from 'botbuilder';

type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;

/** How many service URLs have a kept client at once. A school meets one or two. */
const LIMIT = 32;

/**
 * Makes this authentication hand out one connector client per service URL and one user token client, where
 * the SDK builds both anew for every turn (platform, section 9). A kept client holds the bot's credentials
 * and the address, nothing of a turn.
 */
export function keepClients(authentication: Authentication): void {
  const connectors = keep<Awaited<ReturnType<ConnectorFactory['create']>>>();
  const userTokens = keep<Awaited<ReturnType<Authentication['createUserTokenClient']>>>();

  // The audience is left to the factory, which means the channel: the bot talks to no skill.
  const keeping = (factory: ConnectorFactory): ConnectorFactory => ({
    create: (serviceUrl) => connectors(serviceUrl, () => factory.create(serviceUrl)),
  });

  const authenticateRequest = authentication.authenticateRequest.bind(authentication);
  authentication.authenticateRequest = async (activity, header) => {
    const result = await authenticateRequest(activity, header);
    return result.connectorFactory
      ? { ...result, connectorFactory: keeping(result.connectorFactory) }
      : result;
  };

  const createConnectorFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity) => keeping(createConnectorFactory(identity));

  const createUserTokenClient = authentication.createUserTokenClient.bind(authentication);
  authentication.createUserTokenClient = (identity) => userTokens('', () => createUserTokenClient(identity));
}

/** Makes each value once and keeps the ones last used. A failed making is not kept. */
function keep<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return async (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) if (kept.size > LIMIT) kept.delete(oldest);
    try {
      return await value;
    } catch (fault) {
      kept.delete(key);
      throw fault;
    }
  };
}
