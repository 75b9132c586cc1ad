import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAzurite } from '#local/azurite.ts';
import { freePort } from '#local/azurite-process.ts';
import { type Child, type Ended, readyBeforeItEnds, startNode } from '#local/child.ts';
import { createAzureRows } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { createStore } from '#storage/store.ts';
import { connectionString } from '#test/support/azurite.ts';
import { type FakeConnector, startFakeConnector } from '#test/support/fake-connector.ts';
import type { Store } from '#workflows/ports.ts';

const SERVE = fileURLToPath(new URL('../../src/local/serve.ts', import.meta.url));
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 45_000;

/** What came back for one request; `lost` when the bot died before it answered. */
export type Reply = { readonly status: number; readonly text: string } | 'lost';

/** The bot as `npm run serve` starts it, in a folder of its own, with Teams played by a loopback server. */
export type BotWorld = {
  readonly folder: string;
  readonly port: number;
  readonly teams: FakeConnector;
  readonly start: () => Promise<void>;
  /** Starts another bot on the same folder. It writes to its own log. */
  readonly startAnother: (port: number) => Promise<Child>;
  /** At once, as an out-of-memory kill does it. The store outlives it. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<Ended>;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
  /** Everything the bot has written to its output, over all its lives. */
  readonly log: (name?: string) => Promise<string>;
  /** The bot's own tables, read past it. */
  readonly store: () => Promise<Store>;
  readonly connection: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function createBotWorld(): Promise<BotWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-bot-'));
  const port = await freePort();
  const teams = await startFakeConnector();
  const children: Child[] = [];
  let bot: Child | undefined;

  const spawn = async (onPort: number, log: string): Promise<Child> => {
    const child = await startNode({
      args: ['--import', import.meta.resolve('tsx'), SERVE],
      cwd: process.cwd(),
      env: { PATH: process.env['PATH'], PORT: String(onPort), STEWARD_DATA: folder },
      log: join(folder, log),
    });
    children.push(child);
    return child;
  };
  const isReady = async (child: Child, onPort: number): Promise<boolean> => {
    const url = `http://127.0.0.1:${onPort}/readyz`;
    return (await readyBeforeItEnds(child, url, READY_WITHIN, new AbortController().signal)) === 'ready';
  };
  const running = (): Child => {
    if (bot === undefined) throw new TypeError('The bot does not run');
    return bot;
  };
  const log = (name = 'bot.log') => readFile(join(folder, name), 'utf8');
  const connection = async () => {
    const lock: { readonly port: number } = JSON.parse(await readFile(join(folder, 'azurite.lock'), 'utf8'));
    return connectionString(lock.port);
  };

  return {
    ...{ folder, port, teams, log, connection },
    start: async () => {
      bot = await spawn(port, 'bot.log');
      if (!(await isReady(bot, port))) throw new Error(`The bot is not ready:\n${await log()}`);
    },
    startAnother: async (onPort) => await spawn(onPort, 'other.log'),
    kill: async () => {
      process.kill(running().pid, 'SIGKILL');
      await running().ended;
    },
    stop: async () => {
      await running().stop(STOPPED_WITHIN);
      return await running().ended;
    },
    ask: async (method, path, body) => await request(port, method, path, body),
    store: async () => createStore(createAzureRows(connectTable(await connection()))),
    close: async () => {
      await Promise.all(children.map((child) => child.stop(STOPPED_WITHIN)));
      await (await startAzurite(folder)).stop(); // what a killed bot left behind
      await teams.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** One request to a bot on this machine; a body that is a text goes as it is. */
export async function request(
  port: number,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return 'lost'; // nobody listens, or the connection was cut: what a killed bot looks like
  }
}
