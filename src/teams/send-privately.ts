import { CardFactory } from 'botbuilder';
import type { Sending } from '#workflows/deliver.ts';
import type { Store } from '#workflows/ports.ts';
import type { Connector } from './connector.ts';
import type { TeamsParts } from './create-teams-app.ts';

/** Posts a card in somebody's own chat, when they asked for it elsewhere. */
export function sendPrivatelyBy(
  connector: Connector,
  store: Store,
  fallbackRoute: Sending['fallbackRoute'],
): TeamsParts['sendPrivately'] {
  return async ({ school, person }, card) => {
    const home = person.visiting?.school ?? school.id;
    const own = await store.route(home, person.id);
    const route = own !== undefined && own.dead !== true ? own : await fallbackRoute(home);
    if (route === undefined) return false;
    const outcome = await connector.post(route, {
      attachments: [CardFactory.adaptiveCard(card)],
      summary: 'Steward',
    });
    return outcome.kind === 'sent';
  };
}
