import { createServer } from 'node:net';

/** Which of these ports somebody already listens on, on this machine's loopback or on any interface. */
export async function takenPorts(ports: readonly number[]): Promise<readonly number[]> {
  const taken: number[] = [];
  for (const port of ports) {
    const free = (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
    if (!free) taken.push(port);
  }
  return taken;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(false);
      else reject(new Error(`Could not try port ${port}`, { cause }));
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => server.close(() => resolve(true)));
  });
}
