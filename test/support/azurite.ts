import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The emulator's one account, whose key is public. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** Ends with us, even when we are killed. */
const END_WITH_PARENT = 'data:text/javascript,process.once("disconnect",()=>process.exit())';

export type TestAzurite = { readonly port: number; readonly close: () => Promise<void> };

/** A real Azurite for tables, in memory, on a free port of the loopback. */
export async function startAzurite(): Promise<TestAzurite> {
  const port = await freePort();
  const program = join(
    dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
    'dist/src/table/main.js',
  );
  const flags = ['--inMemoryPersistence', '--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  const address = ['--tableHost', '127.0.0.1', '--tablePort', String(port)];
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, program, ...flags, ...address], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await started(child);
  return {
    port,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL'); // its rows are in memory: there is nothing to save
      await ended;
    },
  };
}

export function connectionString(port: number): string {
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('successfully started')) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}
