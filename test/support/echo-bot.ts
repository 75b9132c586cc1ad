import { once } from 'node:events';
import {
  type Activity,
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  MessageFactory,
  TurnContext,
} from 'botbuilder';
import express from 'express';
import { answerCard, inputCard } from './echo-cards.ts';

export type EchoBot = { readonly port: number; stop(): Promise<void> };

/**
 * A bot that knows nothing of Steward: it answers `card …` with every kind of input, edits that card on
 * `edit …`, and answers `later` with a message of its own accord. It proves the browser driver and the
 * demo's launcher apart from the product.
 *
 * @param port 0 for any free one.
 */
export async function startEchoBot(port: number): Promise<EchoBot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const app = express();
  app.use(express.json());
  app.get('/readyz', (_request, response) => {
    response.sendStatus(200);
  });
  app.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, async (turn) => {
      await answer(turn, (reference, text) => speakLater(adapter, reference, text));
    });
  });
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The echo bot has no port');
  return {
    port: address.port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the bot posted, by what was asked for, so that it can be edited. */
const postedCards = new Map<string, string>();

type Later = (reference: Partial<ConversationReference>, text: string) => Promise<void>;

async function answer(turn: TurnContext, later: Later): Promise<void> {
  const { activity } = turn;
  if (activity.type === ActivityTypes.Invoke) return answerPress(turn);
  if (activity.type !== ActivityTypes.Message) return;
  const text = TurnContext.removeRecipientMention(activity)?.trim() ?? activity.text?.trim() ?? '';
  if (activity.value !== undefined) {
    await turn.sendActivity(`Submitted ${JSON.stringify(activity.value)}`);
  } else if (text.startsWith('card')) {
    const posted = await turn.sendActivity(cardMessage(inputCard(text)));
    if (posted) postedCards.set(text, posted.id);
  } else if (text.startsWith('edit ')) {
    const id = postedCards.get(text.replace('edit', 'card'));
    if (id) await turn.updateActivity({ ...cardMessage(answerCard('the bot', 'edit', {})), id });
  } else if (text.startsWith('later')) {
    await later(TurnContext.getConversationReference(activity), `Of my own accord: ${text}`);
  } else {
    await turn.sendActivity(`Echo: ${text}`);
  }
}

function cardMessage(card: object): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card));
}

async function answerPress(turn: TurnContext): Promise<void> {
  const { from, value } = turn.activity;
  const card = answerCard(from.name ?? '', from.id, value?.action?.data ?? {});
  await turn.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    },
  });
}

async function speakLater(
  adapter: CloudAdapter,
  reference: Partial<ConversationReference>,
  text: string,
): Promise<void> {
  await adapter.continueConversationAsync('', reference, async (turn) => {
    await turn.sendActivity(text);
  });
}
