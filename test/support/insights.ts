import { once } from 'node:events';
import { createServer } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { selfSigned } from './certificate.ts';

/** Names the resource and opens nothing: the sender's token does. */
export const KEY = '33333333-3333-3333-3333-333333333333';

/** What Application Insights was sent: every call, with its whole body as text. */
export type Insights = {
  readonly connectionString: string;
  /** Of the certificate authority that the sender must trust. */
  readonly certificate: string;
  readonly calls: readonly { readonly authorization: string | undefined; readonly body: string }[];
  readonly close: () => Promise<void>;
};

/** Application Insights on a loopback port, over TLS: the sender gives its token to nobody else. */
export async function startInsights(): Promise<Insights> {
  const { cert, key } = selfSigned();
  const calls: { authorization: string | undefined; body: string }[] = [];
  const server = createServer({ cert, key }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isPacked = request.headers['content-encoding'] === 'gzip';
    calls.push({
      authorization: request.headers.authorization,
      body: (isPacked ? gunzipSync(body) : body).toString(),
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const endpoint = `https://127.0.0.1:${port}/`;
  return {
    connectionString: `InstrumentationKey=${KEY};IngestionEndpoint=${endpoint};LiveEndpoint=${endpoint}`,
    certificate: cert,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
