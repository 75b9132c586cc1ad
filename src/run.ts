import type { Log } from '#workflows/ports.ts';
import { type Config, parseConfig } from './config.ts';
import { createLog } from './log.ts';
import { type Running, startSteward } from './start.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Reads the environment, starts, and stops cleanly on a signal. What is wrong is said at once, in one
 * message, and the process ends with code 1.
 */
export async function run(
  env: NodeJS.ProcessEnv,
  start: (config: Config, log: Log) => Promise<Running> = startSteward,
): Promise<void> {
  const parsed = parseConfig(env);
  if (!parsed.ok)
    return fail(['Steward does not start:', ...parsed.problems.map((one) => `- ${one}`)].join('\n'));
  const log = createLog();
  const running = await start(parsed.config, log).catch((fault: unknown) => {
    log.fault('start-failed', fault);
    fail(`Steward does not start: ${fault instanceof Error ? fault.message : 'unknown fault'}`);
  });
  if (running === undefined) return;
  let isStopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void running.stop().then(
        () => process.exit(0),
        (fault: unknown) => {
          log.fault('stop-failed', fault);
          process.exit(1);
        },
      );
    });
  }
}

function fail(message: string): undefined {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
