import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';

/** What goes wrong with one request. */
export type Fault =
  /** The request never arrives. */
  | { readonly kind: 'drop-request' }
  /** The service does it, and its answer is lost. */
  | { readonly kind: 'drop-response' }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  /** The request arrives only after whoever asked has given up. */
  | { readonly kind: 'late' }
  /** Only the first bytes of the request's body arrive. */
  | { readonly kind: 'cut-request'; readonly bytes: number }
  /** Only the first bytes of the answer's body arrive. */
  | { readonly kind: 'cut-response'; readonly bytes: number };

export type FaultProxy = {
  readonly port: number;
  /** The next requests that match go wrong, in this order; all others pass. */
  readonly fail: (matching: Matching, faults: readonly Fault[]) => void;
  /** Every request that came, by its method and path. */
  readonly seen: () => readonly string[];
  /** Resolves when every request that was held back has reached the service. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};
type Matching = 'writes' | 'reads';

/** Stands between a client and a service of the loopback, and breaks what it is told to break. */
export async function startFaultProxy(servicePort: number): Promise<FaultProxy> {
  const planned: Record<Matching, Fault[]> = { writes: [], reads: [] };
  const seen: string[] = [];
  const late: Promise<void>[] = [];

  const server = createServer(async (incoming, answer) => {
    seen.push(`${incoming.method} ${incoming.url?.split('?')[0]}`);
    const fault = planned[incoming.method === 'GET' ? 'reads' : 'writes'].shift();
    const body = await bodyOf(incoming);
    switch (fault?.kind) {
      case undefined:
        return pass(await forward(servicePort, incoming, body), answer);
      case 'drop-request':
        return incoming.socket.destroy();
      case 'drop-response':
        await bodyOf(await forward(servicePort, incoming, body));
        return incoming.socket.destroy();
      case 'status':
        return answer.writeHead(fault.status).end(fault.body);
      case 'late':
        late.push(
          once(answer, 'close').then(
            async () => void (await bodyOf(await forward(servicePort, incoming, body))),
          ),
        );
        return;
      case 'cut-request': {
        const sent = open(servicePort, incoming);
        sent.on('error', () => incoming.socket.destroy());
        sent.on('response', (response) => pass(response, answer));
        return sent.write(body.subarray(0, fault.bytes), () => sent.destroy(new Error('cut')));
      }
      case 'cut-response': {
        const response = await forward(servicePort, incoming, body);
        const whole = await bodyOf(response);
        const { 'transfer-encoding': _, ...headers } = response.headers;
        answer.writeHead(response.statusCode ?? 500, { ...headers, 'content-length': whole.length });
        return answer.write(whole.subarray(0, fault.bytes), () => incoming.socket.destroy());
      }
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port was given');

  return {
    port: address.port,
    fail: (matching, faults) => planned[matching].push(...faults),
    seen: () => [...seen],
    settled: async () => void (await Promise.all(late)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function open(port: number, incoming: IncomingMessage): ClientRequest {
  const { method, url, headers } = incoming;
  return request({ host: '127.0.0.1', port, method, path: url, headers });
}

async function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const sent = open(port, incoming);
  sent.end(body);
  const [response] = await once(sent, 'response');
  return response;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function pass(response: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(response.statusCode ?? 500, response.headers);
  response.pipe(answer);
}
