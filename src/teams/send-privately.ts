import type { Sending } from '#workflows/deliver.ts';
import type { Store } from '#workflows/ports.ts';
import type { Connector } from './connector.ts';
import type { TeamsDeps } from './handlers/teams-deps.ts';

/** Posts in somebody's own chat what they asked for elsewhere, or what stands beside their card. */
export function sendPrivatelyBy(
  connector: Connector,
  store: Store,
  fallbackRoute: Sending['fallbackRoute'],
): TeamsDeps['sendPrivately'] {
  return async ({ school, person }, activity) => {
    const home = person.visiting?.school ?? school.id;
    const own = await store.route(home, person.id);
    const route = own !== undefined && own.dead !== true ? own : await fallbackRoute(home);
    if (route === undefined) return false;
    const outcome = await connector.post(route, activity);
    return outcome.kind === 'sent';
  };
}
