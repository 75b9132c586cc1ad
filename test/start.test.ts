import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '#src/log.ts';
import { type Running, startSteward } from '#src/start.ts';
import { connectionString, startAzurite, type TestAzurite } from '#test/support/azurite.ts';

const APP = '22222222-2222-2222-2222-222222222222';
const TENANT = '11111111-1111-1111-1111-111111111111';

let azurite: TestAzurite;
let folder: string;
let running: Running;
const lines: string[] = [];

/** Production, on a store and with a key server of this machine. */
const start = async (port = 0) =>
  await startSteward(
    {
      ...{ mode: 'production', port, dataFolder: join(folder, 'data') },
      schoolsFile: 'src/local/demo-school.json',
      storage: { kind: 'connection', connectionString: connectionString(azurite.port) },
      bot: { appId: APP, tenantId: TENANT, appType: 'UserAssignedMSI' },
      keyServerUrl: 'http://127.0.0.1:1/keys',
      insights: undefined,
    },
    createLog({ write: (line: string) => void lines.push(line) }),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-start-'));
  azurite = await startAzurite();
  running = await start();
});
afterAll(async () => {
  await running.stop();
  await azurite.close();
  await rm(folder, { recursive: true });
});

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`http://127.0.0.1:${running.port}${path}`, init);
  return { status: response.status, text: await response.text() };
};

describe('the bot in production', () => {
  it('is alive, and ready while its store answers', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"ok":true}' });
    expect(await ask('/readyz')).toEqual({ status: 200, text: '{"ok":true}' });
  });

  it('has nothing of local mode: no clock, no sweep, no verify (T49)', async () => {
    for (const path of ['/local/clock', '/local/sweep', '/local/verify'])
      expect((await ask(path, { method: 'POST' })).status).toBe(404);
  });

  it('refuses who names no token, before anything is read (T1)', async () => {
    const headers = { 'content-type': 'application/json' };
    const posted = await ask('/api/messages', { method: 'POST', headers, body: '{"type":"message"}' });
    expect(posted).toEqual({ status: 401, text: '{"error":"no-bearer-token"}' });
  });

  it('says nothing of itself, and repeats nothing, when a request is none of ours (F11, T41)', async () => {
    const before = lines.length;
    expect(await ask('/secret-note')).toEqual({ status: 404, text: '{"error":"not-found"}' });
    const headers = { 'content-type': 'application/json' };
    const broken = await ask('/api/messages', { method: 'POST', headers, body: '{"text":"secret-note' });
    expect(broken).toEqual({ status: 400, text: '{"error":"bad-body"}' });
    expect(lines.slice(before).join('')).not.toContain('secret');
  });

  it('writes no file: its folder is for the embedded store', () => {
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says which port is taken', async () => {
    await expect(start(running.port)).rejects.toThrow(`Port ${running.port} is taken by another program`);
  });

  it('stops while a client holds its connection open and sends nothing', async () => {
    const other = await start();
    const socket = connect(other.port, '127.0.0.1');
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
    await other.stop();
    socket.destroy();
    await expect(fetch(`http://127.0.0.1:${other.port}/healthz`)).rejects.toThrow();
  });
});
