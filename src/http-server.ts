import type { Server } from 'node:http';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { type Duration, minutes } from '#domain/time.ts';
import type { Meter } from '#workflows/metrics.ts';
import type { Log } from '#workflows/ports.ts';

export type HttpServer = {
  readonly port: number;
  /** Takes nothing new, and waits for what is being answered. Who only holds a connection is cut off. */
  readonly close: () => Promise<void>;
};

/** Longer than any press takes. */
const LONGEST_ANSWER: Duration = (minutes(1) / 4) as Duration;

/** @throws Error for a port that is taken. @param host every interface where there is none. */
export async function listen(http: Express, port: number, host: string | undefined): Promise<HttpServer> {
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = host === undefined ? http.listen(port) : http.listen(port, host);
    starting.once('listening', () => resolve(starting));
    starting.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? portTaken(port) : fault),
    );
  });
  const answered = whenAnswered(server);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await answered();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** express's own answers show the path that was asked for, and a fault's message and our folders (F11). */
export function answerTheRest(log: Log): readonly [RequestHandler, ErrorRequestHandler] {
  return [
    (_request, response) => void response.status(404).json({ error: 'not-found' }),
    (fault: unknown, _request, response, _next) => {
      log.fault('request-failed', fault);
      const status = Reflect.get(Object(fault), 'status');
      const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
      response.status(isTheirs ? status : 500).json({ error: isTheirs ? 'bad-request' : 'failed' });
    },
  ];
}

/** Counts the requests that were refused for who sent them, whoever refused them: the guard or the SDK. */
export function countingRefusals(meter: Meter): RequestHandler {
  return (_request, response, next) => {
    response.once('finish', () => {
      if (response.statusCode === 401) meter('steward.requests.401', 1);
      if (response.statusCode === 403) meter('steward.requests.403', 1);
    });
    next();
  };
}

/** @returns a wait until no request is under way, or the longest answer is over. */
function whenAnswered(server: Server): () => Promise<void> {
  let open = 0;
  let rest = (): void => {};
  server.on('request', (_request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      if (open === 0) rest();
    });
  });
  return async () => {
    if (open === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, LONGEST_ANSWER);
      rest = () => {
        clearTimeout(late);
        resolve();
      };
    });
  };
}

function portTaken(port: number): Error {
  return new Error(
    `Port ${port} is taken by another program, perhaps by a Steward that still runs. End it, or set PORT to another.`,
  );
}
