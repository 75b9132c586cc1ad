import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const BETWEEN_TRIES = 50;
const ONE_TRY = 2_000;

/** A table service that runs, or is said to run: what the lock file holds. */
export type AzuriteProcess = { readonly pid: number; readonly port: number };

/**
 * Whether this process is the table service of this folder. To ask only whether the id is alive is not
 * enough: ids are used again, and a dead process that nobody collected keeps its id (but no arguments).
 */
export async function isAzuriteOf(
  location: string,
  pid: number,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const words = await commandLineOf(pid, platform);
  return words.includes('/azurite/dist/src/table/main.js ') && words.endsWith(location);
}

/**
 * Waits until the process answers as a table service.
 *
 * @param patience milliseconds from the call.
 */
export async function whenItAnswers(
  location: string,
  { pid, port }: AzuriteProcess,
  patience: number,
): Promise<'ready' | 'gone' | 'silent'> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    if (!(await isAzuriteOf(location, pid))) return 'gone';
    if (await answersAsTables(port)) return 'ready';
    await delay(BETWEEN_TRIES);
  }
  return 'silent';
}

/** @returns whether it ended within `patience` milliseconds. */
export async function whenItEnds(location: string, pid: number, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  while (await isAzuriteOf(location, pid)) {
    if (performance.now() > until) return false;
    await delay(BETWEEN_TRIES);
  }
  return true;
}

/** A port on which nobody listens at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) => reject(new Error('Could not find a free port', { cause })));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('Could not find a free port'));
      });
    });
  });
}

/** Azurite names itself even in a refusal, so no signature is needed to know it. */
async function answersAsTables(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(ONE_TRY) });
    await answer.arrayBuffer();
    return answer.headers.get('server')?.startsWith('Azurite-Table/') ?? false;
  } catch {
    return false; // nobody listens there, or not yet: what the callers ask
  }
}

async function commandLineOf(pid: number, platform: NodeJS.Platform): Promise<string> {
  try {
    if (platform === 'linux') {
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return words.split('\0').join(' ').trimEnd();
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]);
    return stdout.trimEnd();
  } catch {
    return ''; // no such process
  }
}
