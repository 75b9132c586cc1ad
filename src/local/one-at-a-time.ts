import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PORT = 20_000; // below the range that systems hand out by themselves
const PORTS = 10_000;
const BETWEEN_TRIES = 50;

/**
 * Runs `work` while no other process of this machine works on the same folder. The claim is a loopback
 * port made from the folder's name: it has no stale state, because it ends with the process, even a
 * killed one.
 *
 * @param patience milliseconds from the call.
 * @throws when the port stays taken.
 */
export async function oneAtATime<Done>(
  folder: string,
  patience: number,
  work: () => Promise<Done>,
): Promise<Done> {
  const port = FIRST_PORT + (createHash('sha256').update(folder).digest().readUInt32BE() % PORTS);
  const until = performance.now() + patience;
  let claim = await listenOn(port);
  while (claim === undefined) {
    if (performance.now() > until)
      throw new Error(
        `Port ${port} stays taken. Steward holds it while the store in ${folder} starts or stops. End the program that listens there, or set STEWARD_DATA to another folder.`,
      );
    await delay(BETWEEN_TRIES);
    claim = await listenOn(port);
  }
  try {
    return await work();
  } finally {
    claim.close();
    await once(claim, 'close');
  }
}

/** @returns nothing when somebody else listens there. */
async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.listen({ port, host: '127.0.0.1', exclusive: true });
  try {
    await once(server, 'listening');
    return server;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') return undefined;
    throw new Error(`Could not listen on port ${port}`, { cause });
  }
}
