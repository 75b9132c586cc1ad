import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Ended, readyBeforeItEnds, startNode } from './child.ts';
import type { PlaygroundConfig } from './playground-config.ts';
import { takenPorts } from './ports.ts';

const PACKAGE = '@microsoft/m365agentsplayground';
const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 5_000;

export type Playground = {
  readonly url: string;
  readonly pid: number;
  /** Where the Playground writes what it does. */
  readonly log: string;
  readonly ended: Promise<Ended>;
  stop(): Promise<void>;
};

/**
 * Starts an Agents Playground for one person. It waits for the bot, so the bot comes first.
 *
 * @param options.folder the Playground's own: its configuration and its logs are written there.
 * @param options.given aborted when the person no longer wants it.
 * @throws when the package is absent, the port is taken (the tool would silently take another one), the
 *   configuration is refused, or it is not ready within a minute; the message gives the reason.
 */
export async function startPlayground(options: {
  readonly folder: string;
  readonly port: number;
  readonly botPort: number;
  readonly config: PlaygroundConfig;
  readonly given?: AbortSignal;
}): Promise<Playground> {
  const { folder, port, botPort, config, given = new AbortController().signal } = options;
  const program = await playgroundProgram();
  if ((await takenPorts([port])).length > 0) throw new Error(`Port ${port} is taken.`);

  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.m365agentsplayground.yml'), JSON.stringify(config, undefined, 2)); // JSON is YAML
  const log = join(folder, 'devTools', 'm365agentsplayground.log');
  await rm(log, { force: true });

  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const child = await startNode({
    args: [program, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    cwd: folder,
    env: quietEnvironment(),
    log: join(folder, 'output.log'),
  });
  const stop = async (): Promise<void> => {
    await child.stop(STOPPED_WITHIN);
  };

  const url = `http://127.0.0.1:${port}`;
  const ready = await readyBeforeItEnds(child, `${url}/_internal/v1/config`, READY_WITHIN, given);
  if (ready === 'ready') return { url, pid: child.pid, log, ended: child.ended, stop };

  const reason =
    ready === 'ended' ? await lastErrors(log) : `It was not ready within ${READY_WITHIN / 1000} s.`;
  await stop();
  throw new Error(
    `The Agents Playground for ${config.currentUser.name} did not start. ${reason} Its log: ${log}`,
  );
}

/** Without these it opens a browser and looks for Microsoft's telemetry, even with --disable-telemetry. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    BROWSER: '/bin/true',
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    TZ: 'Europe/London',
    LANG: 'en_GB.UTF-8',
  };
}

async function playgroundProgram(): Promise<string> {
  const require = createRequire(import.meta.url);
  let description: string;
  try {
    description = require.resolve(`${PACKAGE}/package.json`);
  } catch (cause) {
    throw new Error(`${PACKAGE} is not installed. It comes with the development dependencies: run npm ci.`, {
      cause,
    });
  }
  const { bin } = JSON.parse(await readFile(description, 'utf8')) as { bin: { agentsplayground: string } };
  return join(dirname(description), bin.agentsplayground);
}

async function lastErrors(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const errors = text.split('\n').filter((line) => line.startsWith('error '));
  return errors.length > 0
    ? errors.map((line) => line.slice('error '.length)).join(' ')
    : 'It gave no reason.';
}
