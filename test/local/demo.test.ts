import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { freePort } from '#local/azurite-process.ts';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { startPlayground } from '#local/playground.ts';
import { takenPorts } from '#local/ports.ts';
import { playgroundConfig, tourWindows } from '#local/tour.ts';
import { startEchoBot } from '#test/support/echo-bot.ts';

const DEMO = fileURLToPath(new URL('../support/echo-demo-process.ts', import.meta.url));
/** Below the ports that the system hands out by itself. */
const LOWEST_PORT = 20_000;

let folder: string;
/** The ports of the three windows, side by side. */
let windowPorts: readonly number[];

beforeEach(async () => {
  windowPorts = await threeFreePorts(LOWEST_PORT + (process.pid % 1_000) * 3);
  folder = await mkdtemp(join(tmpdir(), 'steward-demo-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a Playground', () => {
  it('is not started on a port that is taken, where the tool would silently take another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = portOf(other.address());
    await assert.rejects(startWith({ port, broken: false }), new RegExp(`Port ${port} is taken`));
    other.close();
  });

  it('that refuses its configuration says why', async () => {
    const bot = await startEchoBot(0);
    const port = await freePort();
    await assert.rejects(
      startWith({ port, broken: true, botPort: bot.port }),
      /did not start\. .*ConfigFileParseError.*users/,
    );
    await bot.stop();
    assert.deepEqual(await takenPorts([port]), []);
  });
});

describe('npm run demo', () => {
  it('starts the bot and three windows, says where to look, and on Ctrl-C lets the bot finish', async () => {
    const port = await freePort();
    const demo = runDemo(port);
    await demo.says('Ctrl-C stops everything');
    for (const at of windowPorts) assert.ok(demo.text().includes(`http://127.0.0.1:${at}`));
    assert.match(demo.text(), /Teacher +Tess Teacher-Demo/);
    const users = await Promise.all(windowPorts.map(currentUserOf));
    assert.deepEqual(users, ['Tess Teacher-Demo', 'Dora Lead-Demo', 'Sami Secondlead-Demo']);

    demo.process.kill('SIGINT');
    demo.process.kill('SIGINT'); // npm passes on what the terminal has sent already
    assert.equal(await demo.ended, 0);
    assert.match(demo.text(), /Everything is saved/);
    assert.equal(
      await readFile(join(folder, 'bot.log'), 'utf8'),
      `local=1 data=${folder}\nfinished and saved\n`,
    );
    assert.deepEqual(await takenPorts([port, ...windowPorts]), []);
  });

  it('names every taken port at once, and starts nothing', async () => {
    const port = await freePort();
    const last = windowPorts.at(-1);
    const others = [port, last].map((taken) => createServer().listen(taken, '127.0.0.1'));
    await Promise.all(others.map((other) => once(other, 'listening')));
    const demo = runDemo(port);
    assert.equal(await demo.ended, 1);
    assert.match(demo.text(), new RegExp(`Ports ${port}, ${last} are taken`));
    assert.match(demo.text(), /PORT=\d+ STEWARD_PLAYGROUND_PORT=\d+ npm run demo/);
    await assert.rejects(readFile(join(folder, 'bot.log')), { code: 'ENOENT' });
    for (const other of others) other.close();
  });

  it('says which part ended, where its log is, and stops the rest', async () => {
    const port = await freePort();
    const demo = runDemo(port);
    await demo.says('Ctrl-C stops everything');
    const pid = /The bot is process (\d+)/.exec(demo.text())?.[1];
    process.kill(Number(pid), 'SIGKILL');
    assert.equal(await demo.ended, 1);
    assert.match(demo.text(), /The bot has ended by itself \(SIGKILL\)\. Its log: .*bot\.log/);
    assert.deepEqual(await takenPorts([port, ...windowPorts]), []);
  });

  it('stops what has started when Ctrl-C comes during the start', async () => {
    const port = await freePort();
    const demo = runDemo(port);
    await demo.says('Starting');
    demo.process.kill('SIGINT');
    assert.equal(await demo.ended, 0);
    assert.match(demo.text(), /Stopped/);
    assert.deepEqual(await takenPorts([port, ...windowPorts]), []);
  });
});

type RunningDemo = {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  text(): string;
  says(words: string): Promise<void>;
};

function runDemo(port: number): RunningDemo {
  const args = ['--import', import.meta.resolve('tsx'), DEMO, String(port), String(windowPorts[0]), folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return {
    process: child,
    ended: once(child, 'close').then(([code]) => code),
    text: () => said,
    says: async (words) => {
      while (!said.includes(words)) await once(child.stdout, 'data');
    },
  };
}

async function threeFreePorts(from: number): Promise<readonly number[]> {
  const ports = [from, from + 1, from + 2];
  return (await takenPorts(ports)).length === 0 ? ports : threeFreePorts(from + 3);
}

async function currentUserOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/_internal/v1/config`);
  const { config }: { config: { currentUser: { name: string } } } = JSON.parse(await answer.text());
  return config.currentUser.name;
}

async function startWith(options: { port: number; broken: boolean; botPort?: number }): Promise<unknown> {
  const { port, broken, botPort = 1 } = options;
  const [school] = demoSchools.schools;
  const [window] = tourWindows(port);
  assert.ok(school && window);
  const config = playgroundConfig(school, window);
  const given = broken ? { ...config, users: config.users.slice(1) } : config;
  return startPlayground({ folder, port, botPort, config: given });
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}
