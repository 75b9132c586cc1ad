import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneAtATime } from '#local/one-at-a-time.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-run-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly said: string; readonly logged: string };

/** Runs a program of ours with these variables and no others, until it ends. */
async function run(program: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program], {
    env: { PATH: process.env['PATH'], STEWARD_DATA: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 45_000, // one that starts after all must not stay
  });
  let said = '';
  let logged = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    logged += text;
  });
  const [code] = await once(child, 'close');
  return { code, said, logged };
}

describe('npm start', () => {
  it('says everything that is missing at once, ends with code 1, and leaves nothing behind', async () => {
    const { code, said, logged } = await run('src/main.ts', { PORT: 'x' });
    expect(code).toBe(1);
    expect(logged).toBe('');
    const [first, ...problems] = said.trimEnd().split('\n');
    expect(first).toBe('Steward does not start:');
    expect(problems.map((line) => /^- (\w+)/.exec(line)?.[1]).toSorted()).toEqual(
      [
        'STEWARD_STORAGE',
        'MicrosoftAppId',
        'MicrosoftAppTenantId',
        'MicrosoftAppType',
        'PORT',
        'STEWARD_SCHOOLS',
      ].toSorted(),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('never runs without authentication because a variable is missing (T49)', async () => {
    const { code, said } = await run('src/main.ts', { STEWARD_SCHOOLS: 'src/local/demo-school.json' });
    expect(code).toBe(1);
    expect(said).toContain('MicrosoftAppId is missing');
  });
});

describe('npm start in local mode’s clothes', () => {
  const STORE = 'UseDevelopmentStorage=true';
  const local = { STEWARD_LOCAL: '1', STEWARD_SCHOOLS: 'src/local/demo-school.json', STEWARD_STORAGE: STORE };

  it('does not run without authentication, even where all that local mode needs is there (T49)', async () => {
    const { code, said, logged } = await run('src/main.ts', local);
    expect(code).toBe(1);
    expect(said).toBe(
      'Steward does not start: STEWARD_LOCAL is set, but npm start runs in a real tenant only. Remove it, or use npm run serve.\n',
    );
    expect(logged).not.toContain('"what":"started"');
  });

  it('names each variable that does not go with local mode, beside an app id (T49)', async () => {
    const bot = {
      MicrosoftAppId: '22222222-2222-2222-2222-222222222222',
      MicrosoftAppType: 'UserAssignedMSI',
    };
    const insights = { APPLICATIONINSIGHTS_CONNECTION_STRING: 'x' };
    const { code, said } = await run('src/main.ts', { ...local, ...bot, ...insights });
    expect(code).toBe(1);
    const named = said.split('\n').flatMap((line) => /^- (\w+) is set/.exec(line)?.[1] ?? []);
    expect(named.toSorted()).toEqual([...Object.keys(insights), ...Object.keys(bot)].toSorted());
  });
});

describe('npm run serve', () => {
  for (const [name, value] of [
    ['MicrosoftAppId', '22222222-2222-2222-2222-222222222222'],
    ['MicrosoftAppPassword', 'secret-word'],
    ['CONTAINER_APP_NAME', 'steward'],
    ['WEBSITE_SITE_NAME', 'steward'],
    ['KUBERNETES_SERVICE_HOST', '10.0.0.1'],
  ] as const) {
    it(`does not start beside ${name}, and does not repeat its value (T47, T49)`, async () => {
      const { code, said } = await run('src/local/serve.ts', { [name]: value });
      expect(code).toBe(1);
      expect(said).toMatch(new RegExp(`^Steward does not start:\n- ${name} is set`));
      expect(said).not.toContain(value);
      expect(await readdir(folder)).toEqual([]);
    });
  }

  it('says what is wrong with the schools file, ends with code 1, and leaves no store running', async () => {
    const { code, said, logged } = await run('src/local/serve.ts', {
      STEWARD_SCHOOLS: join(folder, 'none.json'),
    });
    expect(code).toBe(1);
    expect(said).toBe(
      `Steward does not start: Could not read the schools file ${join(folder, 'none.json')}. Check STEWARD_SCHOOLS and the file’s permissions.\n`,
    );
    expect(logged).not.toContain('none.json');
    expect(await readdir(join(folder, 'data'))).toEqual(['azurite']);
  });

  it('says that its port is taken, ends with code 1, and leaves no store running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, said } = await run('src/local/serve.ts', { PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(said).toBe(
      `Steward does not start: Port ${port} is taken by another program, perhaps by a Steward that still runs. End it, or set PORT to another.\n`,
    );
    expect(await readdir(join(folder, 'data'))).not.toContain('azurite.lock');
  });
});

describe('one at a time', () => {
  it('lets work on the same folder wait for its turn, and other folders go on', async () => {
    const order: string[] = [];
    let finish = (): void => {};
    const first = oneAtATime('/one', 5_000, async () => {
      order.push('first begins');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('first ends');
    });
    const second = oneAtATime('/one', 5_000, async () => void order.push('second'));
    await oneAtATime('/other', 5_000, async () => void order.push('other'));
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'other', 'first ends', 'second']);
  });

  it('gives up when its turn does not come, and says what to do', async () => {
    let finish = (): void => {};
    const first = oneAtATime('/stuck', 5_000, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await expect(oneAtATime('/stuck', 1, async () => {})).rejects.toThrow(
      /^Port 2\d{4} stays taken\. .* set STEWARD_DATA to another folder\.$/,
    );
    finish();
    await first;
  });
});
