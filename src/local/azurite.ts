import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type AzuriteProcess, freePort, isAzuriteOf, whenItAnswers, whenItEnds } from './azurite-process.ts';
import { oneAtATime } from './one-at-a-time.ts';

const DATA_FILE = '__azurite_db_table__.json';
const READY_WITHIN = 30_000;
const ENDED_WITHIN = 30_000;
const PORTS_TRIED = 3;

/** Azurite's one account and its published key: no secret, the same on every machine. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type Azurite = {
  readonly connectionString: string;
  /** Whether it already ran and was taken over. */
  readonly adopted: boolean;
  /**
   * Has Azurite save and end, whoever started it. It may be called again.
   *
   * @throws when it has not ended after half a minute. It is not killed: that loses what it has not saved.
   */
  stop(): Promise<void>;
};

type Place = { readonly location: string; readonly lock: string };

/**
 * The embedded store: Azurite's table service, which keeps its files in `azurite/` of this folder. One
 * runs per folder. It outlives this process, even a killed one, because it has acknowledged records that
 * it saves only when it ends by SIGINT; `azurite.lock` (process id and port) lets the next start adopt it.
 *
 * @throws when it does not start or does not answer; the message says what to do.
 */
export async function startAzurite(folder: string): Promise<Azurite> {
  await mkdir(join(folder, 'azurite'), { recursive: true, mode: 0o700 });
  const home = await realpath(folder); // one spelling: two names of a folder must not get two services
  const place = { location: join(home, 'azurite'), lock: join(home, 'azurite.lock') };

  return oneAtATime(home, READY_WITHIN + ENDED_WITHIN, async () => {
    const running = await adopt(place);
    const { pid, port } = running ?? (await start(place));
    return {
      connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`,
      adopted: running !== undefined,
      stop: () => oneAtATime(home, READY_WITHIN + ENDED_WITHIN, () => stop(place, pid)),
    };
  });
}

/** @returns nothing when the lock is absent or stale. */
async function adopt({ location, lock }: Place): Promise<AzuriteProcess | undefined> {
  const locked = await readLock(lock);
  if (locked === undefined) return undefined;
  const found = await whenItAnswers(location, locked, READY_WITHIN);
  if (found === 'silent')
    throw new Error(
      `The embedded store (process ${locked.pid}) runs but does not answer on port ${locked.port}. End it with "kill -INT ${locked.pid}", then start again.`,
    );
  return found === 'ready' ? locked : undefined;
}

async function start({ location, lock }: Place): Promise<AzuriteProcess> {
  if (isEmptyFile(join(location, DATA_FILE))) throw torn(location); // it would start, with every record gone
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const port = await freePort();
    const started = { pid: await spawnAzurite(location, port), port };
    await writeLock(lock, started); // before it is ready, so that even a start cut short can be adopted
    const found = await whenItAnswers(location, started, READY_WITHIN);
    if (found === 'ready') return started;
    if (found === 'silent') {
      await stop({ location, lock }, started.pid);
      throw new Error(
        `The embedded store in ${location} did not answer within ${READY_WITHIN / 1000} s. Try again.`,
      );
    }
    await rm(lock, { force: true });
  }
  throw torn(location);
}

async function stop({ location, lock }: Place, pid: number): Promise<void> {
  if (await isAzuriteOf(location, pid)) process.kill(pid, 'SIGINT');
  if (!(await whenItEnds(location, pid, ENDED_WITHIN)))
    throw new Error(
      `The embedded store (process ${pid}) is still saving. Wait until it ends; do not kill it.`,
    );
  if ((await readLock(lock))?.pid === pid) await rm(lock, { force: true });
}

/** Its own process group, and no pipe to us: neither Ctrl-C nor our death reaches it. */
async function spawnAzurite(location: string, port: number): Promise<number> {
  const require = createRequire(import.meta.url);
  const program = require.resolve('azurite/dist/src/table/main.js');
  const child = spawn(
    process.execPath,
    [
      program,
      '--silent',
      '--skipApiVersionCheck',
      '--disableTelemetry',
      '--tablePort',
      String(port),
      '--location',
      location,
    ],
    { cwd: location, env: {}, detached: true, stdio: 'ignore' },
  );
  await once(child, 'spawn');
  child.unref();
  if (child.pid === undefined) throw new Error('The embedded store has no process id.');
  return child.pid;
}

/** @returns nothing when there is no lock, or its text is none. */
async function readLock(lock: string): Promise<AzuriteProcess | undefined> {
  const text = existsSync(lock) ? await readFile(lock, 'utf8') : '';
  const [, pid] = /"pid"\s*:\s*(\d+)/.exec(text) ?? [];
  const [, port] = /"port"\s*:\s*(\d+)/.exec(text) ?? [];
  return pid === undefined || port === undefined ? undefined : { pid: Number(pid), port: Number(port) };
}

/** In one step, so that a lock is never half written. */
async function writeLock(lock: string, started: AzuriteProcess): Promise<void> {
  await writeFile(`${lock}.new`, JSON.stringify(started));
  await rename(`${lock}.new`, lock);
}

function isEmptyFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0;
}

function torn(location: string): Error {
  return new Error(
    `The embedded store does not start on its files in ${location}: they are probably torn, because it was killed while it saved. Move that folder away (the demo then begins afresh), or put a copy of it back.`,
  );
}
