import { strict as assert } from 'node:assert';
import type { ConnectorAnswer, FakeConnector } from './fake-connector.ts';
import { type Shown, shownCard } from './shown-card.ts';

export type Wire = {
  readonly serviceUrl: string;
  /** Posts an activity as Teams does. @returns the HTTP status and the parsed answer. */
  readonly send: (activity: object | string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly answerNext: (...answers: readonly ConnectorAnswer[]) => void;
  /** How many of those answers nobody has had yet. */
  readonly unused: () => number;
  /** The cards that stand in a conversation, edited ones in their place. */
  readonly posted: (conversationId: string) => readonly Shown[];
  /** The words that stand in a conversation without a card. */
  readonly said: (conversationId: string) => readonly string[];
  /** Everything that was ever posted or edited there, refused or not, as JSON; everywhere when left out. */
  readonly everything: (conversationId?: string) => string;
};

type Standing = { readonly id: string; readonly body: unknown };

/** Speaks to the bot as Teams does, and keeps what the bot wrote as people see it. */
export function createWire(connector: FakeConnector, endpoint: string): Wire {
  const refused = new Set<number>();
  let planned = 0;

  const standing = (conversationId: string): readonly Standing[] => {
    const activities = new Map<string, Standing>();
    connector.received.forEach((call, at) => {
      if (call.conversationId.split(';')[0] !== conversationId || refused.has(at)) return;
      const id = call.method === 'POST' ? `activity-${at + 1}` : call.activityId;
      activities.set(id, { id, body: call.body });
    });
    return [...activities.values()];
  };

  return {
    serviceUrl: connector.serviceUrl,
    send: async (activity) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    answerNext: (...answers) => {
      planned = Math.max(planned, connector.received.length);
      for (const answer of answers) {
        if (typeof answer === 'string' || answer.status >= 300) refused.add(planned);
        planned += 1;
      }
      connector.answerNext(...answers);
    },
    unused: () => Math.max(0, planned - connector.received.length),
    posted: (conversationId) =>
      standing(conversationId).flatMap(({ id, body }) => {
        const card = cardIn(body);
        return card === undefined ? [] : [shownCard(card, conversationId, id)];
      }),
    said: (conversationId) =>
      standing(conversationId).flatMap(({ body }) => {
        const text: unknown = Reflect.get(Object(body), 'text');
        return typeof text === 'string' && text !== '' ? [text] : [];
      }),
    everything: (conversationId) =>
      JSON.stringify(
        connector.received.filter(
          (call) => conversationId === undefined || call.conversationId.split(';')[0] === conversationId,
        ),
      ),
  };
}

function cardIn(body: unknown): unknown {
  const attachments: unknown = Reflect.get(Object(body), 'attachments');
  if (!Array.isArray(attachments) || attachments.length === 0) return undefined;
  assert.equal(attachments.length, 1, 'One card an activity');
  return Reflect.get(Object(attachments[0]), 'content');
}
