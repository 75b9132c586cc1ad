import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Azurite, startAzurite } from '#local/azurite.ts';
import { isAzuriteOf } from '#local/azurite-process.ts';
import { demoTable } from '#test/support/demo-table.ts';

type Started = { readonly connectionString: string; readonly adopted: boolean };

let folder: string;
let started: Azurite[];
let starters: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-azurite-'));
  started = [];
  starters = [];
});

afterEach(async () => {
  for (const starter of starters) await kill(starter);
  if (existsSync(lock())) started.push(await startAzurite(folder)); // what a killed starter left behind
  for (const azurite of started) await azurite.stop();
  await rm(folder, { recursive: true });
});

const lock = () => join(folder, 'azurite.lock');
const location = () => join(folder, 'azurite');
const dataFile = () => join(location(), '__azurite_db_table__.json');

async function start(): Promise<Azurite> {
  const azurite = await startAzurite(folder);
  started.push(azurite);
  return azurite;
}

/** Starts the store from another process, which can then be killed. */
async function startElsewhere(): Promise<Started & { readonly starter: ChildProcess }> {
  const program = fileURLToPath(new URL('./azurite-starter.ts', import.meta.url));
  const starter = spawn(process.execPath, ['--import', 'tsx', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  starters.push(starter);
  const died = once(starter, 'exit').then(() => {
    throw new Error('The starter ended before the store was ready');
  });
  const [line] = await Promise.race([once(createInterface(starter.stdout), 'line'), died]);
  return { ...JSON.parse(line), starter };
}

/** The whole process group, as a terminal or a supervisor does it. */
async function kill(starter: ChildProcess): Promise<void> {
  if (starter.pid === undefined || starter.exitCode !== null || starter.signalCode !== null) return;
  process.kill(-starter.pid, 'SIGKILL');
  await once(starter, 'exit');
}

async function lockedPid(): Promise<number> {
  return JSON.parse(await readFile(lock(), 'utf8')).pid;
}

describe('the embedded store', () => {
  it('keeps its rows over a stop and a start', async () => {
    const first = await start();
    await demoTable(first.connectionString).write('kept');
    const pid = await lockedPid();
    await first.stop();
    expect(await isAzuriteOf(location(), pid)).toBe(false);
    expect(existsSync(lock())).toBe(false);

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await demoTable(second.connectionString).names()).toEqual(['kept']);
  });

  it('may be stopped twice', async () => {
    const azurite = await start();
    await azurite.stop();
    await azurite.stop();
    expect(existsSync(lock())).toBe(false);
  });

  it('outlives a killed bot with what it acknowledged, and the next start adopts it and can stop it (P1)', async () => {
    const first = await startElsewhere();
    await demoTable(first.connectionString).write('acknowledged');
    const pid = await lockedPid();
    await kill(first.starter);

    const second = await start();
    expect(second).toMatchObject({ adopted: true, connectionString: first.connectionString });
    expect(await demoTable(second.connectionString).names()).toEqual(['acknowledged']);
    await second.stop();
    expect(await isAzuriteOf(location(), pid)).toBe(false);

    const third = await start();
    expect(third.adopted).toBe(false);
    expect(await demoTable(third.connectionString).names()).toEqual(['acknowledged']);
  });

  it('runs once when two bots start at the same moment', async () => {
    const [one, other] = await Promise.all([startElsewhere(), startElsewhere()]);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
    expect(one.connectionString).toBe(other.connectionString);
  });

  it('runs once when one bot starts it twice at the same moment, under two names of the folder', async () => {
    const otherName = join(folder, 'other-name');
    await symlink(folder, otherName);
    const both = await Promise.all([start(), startAzurite(otherName)]);
    expect(both.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
    expect(both[0].connectionString).toBe(both[1].connectionString);
  });

  it('replaces a lock whose process is another program or gone', async () => {
    const { connectionString, stop } = await start();
    const port = Number(new URL(connectionString.split('TableEndpoint=')[1]?.replace(';', '') ?? '').port);
    await stop();
    const gone = spawn(process.execPath, ['--eval', '']);
    await once(gone, 'exit');
    for (const pid of [process.pid, gone.pid]) {
      await writeFile(lock(), JSON.stringify({ pid, port }));
      const next = await start();
      expect(next.adopted).toBe(false);
      expect(await lockedPid()).not.toBe(pid);
      await next.stop();
    }
  });

  it('does not adopt the store of another folder', async () => {
    const here = await start();
    const other = await mkdtemp(join(tmpdir(), 'steward-azurite-'));
    await writeFile(join(other, 'azurite.lock'), await readFile(lock(), 'utf8'));
    const there = await startAzurite(other);
    expect(there.adopted).toBe(false);
    expect(there.connectionString).not.toBe(here.connectionString);
    await there.stop();
    await rm(other, { recursive: true });
  });

  it('replaces a lock that cannot be read', async () => {
    await writeFile(lock(), 'torn');
    expect((await start()).adopted).toBe(false);
    expect(await lockedPid()).toBeGreaterThan(0);
  });

  it('says what to do when its files are torn or emptied, and leaves them and no lock', async () => {
    const azurite = await start();
    await demoTable(azurite.connectionString).write('kept');
    await azurite.stop();
    for (const length of [500, 0]) {
      await truncate(dataFile(), length);
      await expect(startAzurite(folder)).rejects.toThrow(
        `The embedded store does not start on its files in ${location()}: they are probably torn, because it was killed while it saved. Move that folder away`,
      );
      expect((await readFile(dataFile())).length).toBe(length);
      expect(existsSync(lock())).toBe(false);
    }
  });

  it('makes the folder when it is not there', async () => {
    const azurite = await startAzurite(join(folder, 'new', 'data'));
    await azurite.stop();
    expect(existsSync(join(folder, 'new', 'data', 'azurite'))).toBe(true);
  });
});

describe('the process of a store', () => {
  it('is found by ps too, where there is no /proc', async () => {
    await mkdir(location());
    await start();
    expect(await isAzuriteOf(location(), await lockedPid(), 'darwin')).toBe(true);
    expect(await isAzuriteOf(location(), process.pid, 'darwin')).toBe(false);
  });
});
