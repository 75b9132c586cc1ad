import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type ReceivedCall = {
  readonly method: string;
  readonly conversationId: string;
  /** Empty where a new activity was posted. */
  readonly activityId: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
};

/** `reset` cuts the connection after the call was received; `hang` never answers it. */
export type ConnectorAnswer =
  | 'reset'
  | 'hang'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** JSON, or a text to be sent as it is. */
      readonly body?: unknown;
    };

export type FakeConnector = {
  readonly serviceUrl: string;
  /** Every post and update that came in, in order. */
  readonly received: readonly ReceivedCall[];
  /** The next calls get these answers, one each; then activities are taken again. Members are not queued. */
  readonly answerNext: (...answers: readonly ConnectorAnswer[]) => void;
  /** Who is in a conversation, served in pages of this size; a conversation nobody set answers 404. */
  readonly setMembers: (conversationId: string, members: readonly object[], pageSize: number) => void;
  readonly close: () => Promise<void>;
};

type Roster = { readonly members: readonly object[]; readonly pageSize: number };

/** A loopback stand-in for the Bot Connector: activities are posted and written over, members are paged. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const received: ReceivedCall[] = [];
  const queue: ConnectorAnswer[] = [];
  const rosters = new Map<string, Roster>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, conversation = '', rest = ''] = /\/v3\/conversations\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    const conversationId = decodeURIComponent(conversation);
    if (rest === 'pagedmembers') {
      answer(response, membersPage(rosters.get(conversationId), url.searchParams));
      return;
    }
    const activityId = decodeURIComponent(rest.replace(/^activities\/?/, ''));
    const text = await textOf(request);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    received.push({
      method: request.method ?? '',
      conversationId,
      activityId,
      body,
      headers: request.headers,
    });
    const isPost = request.method === 'POST';
    const taken = isPost
      ? { status: 201, body: { id: `activity-${received.length}` } }
      : { status: 200, body: { id: activityId } };
    answer(response, queue.shift() ?? taken);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((fault: unknown) =>
      response.destroy(fault instanceof Error ? fault : undefined),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The fake connector has no port');

  return {
    serviceUrl: `http://127.0.0.1:${address.port}/uk/`,
    received,
    answerNext: (...answers) => void queue.push(...answers),
    setMembers: (conversationId, members, pageSize) =>
      void rosters.set(conversationId, { members, pageSize }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function membersPage(roster: Roster | undefined, query: URLSearchParams): ConnectorAnswer {
  if (roster === undefined)
    return { status: 404, body: { error: { code: 'ConversationNotFound', message: '' } } };
  const from = Number(query.get('continuationToken') ?? '0');
  const to = from + roster.pageSize;
  const more = to < roster.members.length ? { continuationToken: String(to) } : {};
  return { status: 200, body: { members: roster.members.slice(from, to), ...more } };
}

function answer(response: ServerResponse, given: ConnectorAnswer): void {
  if (given === 'hang') return;
  if (given === 'reset') {
    response.destroy();
    return;
  }
  const { status, body, headers } = given;
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
