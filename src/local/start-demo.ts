import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, type Ended, readyBeforeItEnds, startNode } from './child.ts';
import { type Playground, startPlayground } from './playground.ts';
import { takenPorts } from './ports.ts';
import { playgroundConfig, type TourSchool, type TourWindow } from './tour.ts';

/** Azurite may take half a minute to save, and the bot waits for it. */
const BOT_STOPPED_WITHIN = 45_000;
const BOT_READY_WITHIN = 90_000;
const TAIL = 2_000;

export type DemoSettings = {
  readonly port: number;
  readonly windows: readonly TourWindow[];
  readonly school: TourSchool;
  /** Where everything of the demo is kept. */
  readonly folder: string;
  /** What Node is given to run the bot. */
  readonly bot: readonly string[];
};

export type Demo = {
  readonly bot: Child;
  readonly botLog: string;
  readonly playgrounds: readonly Playground[];
  /** One sentence when a part has ended by itself; never if none does. */
  readonly broken: Promise<string>;
  /**
   * The windows first, so that nobody can write any more, then the bot, which finishes and has its store
   * save.
   *
   * @returns whether the bot ended by itself.
   */
  stop(): Promise<boolean>;
};

/**
 * Starts the bot, and when it is ready a Playground for each window.
 *
 * @param given aborted when the person stops it before it has started.
 * @throws when a port is taken or a part does not start; what had started is stopped again by then.
 */
export async function startDemo(settings: DemoSettings, given: AbortSignal): Promise<Demo> {
  const { port, windows, folder } = settings;
  await refuseTakenPorts([port, ...windows.map((window) => window.port)]);
  await mkdir(folder, { recursive: true });
  const botLog = join(folder, 'bot.log');
  const bot = await startBot(settings, botLog, given);

  const starts = await Promise.allSettled(windows.map((window) => startWindow(settings, window, given)));
  const playgrounds = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async (): Promise<boolean> => {
    await Promise.all(playgrounds.map((playground) => playground.stop()));
    return bot.stop(BOT_STOPPED_WITHIN);
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }

  const deaths = playgrounds.map((playground) =>
    death(`The Playground at ${playground.url}`, playground, playground.log),
  );
  const broken = Promise.race([death('The bot', bot, botLog), ...deaths]);
  return { bot, botLog, playgrounds, broken, stop };
}

async function refuseTakenPorts(ports: readonly number[]): Promise<void> {
  const taken = await takenPorts(ports);
  if (taken.length === 0) return;
  const [subject, object] = taken.length === 1 ? ['Port', 'it'] : ['Ports', 'them'];
  const verb = taken.length === 1 ? 'is' : 'are';
  throw new Error(
    [
      `${subject} ${taken.join(', ')} ${verb} taken by another program, perhaps by a demo that still runs.`,
      `Stop what uses ${object}, or choose others: PORT is the bot's, STEWARD_PLAYGROUND_PORT the first of the three windows'.`,
      'For example: PORT=4978 STEWARD_PLAYGROUND_PORT=57150 npm run demo',
    ].join('\n'),
  );
}

async function startBot(settings: DemoSettings, log: string, given: AbortSignal): Promise<Child> {
  const { port, folder } = settings;
  const before = await stat(log)
    .then(({ size }) => size)
    .catch(() => 0);
  const bot = await startNode({
    args: settings.bot,
    cwd: process.cwd(),
    env: { ...process.env, STEWARD_LOCAL: '1', PORT: String(port), STEWARD_DATA: folder },
    log,
  });
  const ready = await readyBeforeItEnds(bot, `http://127.0.0.1:${port}/readyz`, BOT_READY_WITHIN, given);
  if (ready === 'ready') return bot;
  await bot.stop(BOT_STOPPED_WITHIN);
  const what =
    ready === 'ended' ? 'ended while it started' : `was not ready within ${BOT_READY_WITHIN / 1000} s`;
  throw new Error(`The bot ${what}. Its log, ${log}, says:\n${await endOf(log, before)}`);
}

function startWindow(settings: DemoSettings, window: TourWindow, given: AbortSignal): Promise<Playground> {
  return startPlayground({
    folder: join(settings.folder, `playground-${window.name}`),
    port: window.port,
    botPort: settings.port,
    config: playgroundConfig(settings.school, window),
    given,
  });
}

async function death(who: string, part: { readonly ended: Promise<Ended> }, log: string): Promise<string> {
  const { code, signal } = await part.ended;
  return `${who} has ended by itself (${signal ?? `exit code ${code}`}). Its log: ${log}`;
}

/** The last lines written after `before`, at most 2,000 bytes. */
async function endOf(log: string, before: number): Promise<string> {
  const file = await open(log);
  try {
    const { size } = await file.stat();
    const from = Math.max(before, size - TAIL);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.toString('utf8', 0, bytesRead).trimEnd() || '(nothing)';
  } finally {
    await file.close();
  }
}
