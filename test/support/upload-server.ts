import { once } from 'node:events';
import { createServer } from 'node:http';

type Upload = {
  readonly method: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
};

/** A loopback stand-in for somebody's OneDrive. */
export type UploadServer = {
  readonly url: string;
  readonly received: readonly Upload[];
  readonly answers: (status: number, headers?: Readonly<Record<string, string>>) => void;
  readonly close: () => Promise<void>;
};

export async function startUploadServer(): Promise<UploadServer> {
  const received: Upload[] = [];
  let answer: readonly [number, Readonly<Record<string, string>>] = [201, {}];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.once('end', () => {
      received.push({ method: request.method ?? '', headers: request.headers, text });
      response.writeHead(...answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port');
  return {
    ...{ url: `http://127.0.0.1:${address.port}/upload`, received },
    answers: (status, headers = {}) => {
      answer = [status, headers];
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
