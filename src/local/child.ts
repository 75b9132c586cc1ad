import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { waitForAnswer } from './wait-for-answer.ts';

/** How a child process ended: its exit code, or the signal that ended it. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Child = {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /**
   * Asks the process to end with SIGTERM and waits. After `patience` milliseconds it is killed.
   *
   * @returns whether it ended by itself.
   */
  stop(patience: number): Promise<boolean>;
};

/**
 * Starts a Node program of ours in a process group of its own, so that Ctrl-C in the terminal reaches
 * only us and we decide who stops first. Its output goes to `log`.
 *
 * @throws when the process cannot be started.
 */
export async function startNode(options: {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}): Promise<Child> {
  const log = openSync(options.log, 'a');
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = await started(child);
  return {
    pid,
    ended,
    stop: async (patience) => {
      child.kill('SIGTERM');
      const byItself = await within(patience, ended);
      if (!byItself) child.kill('SIGKILL');
      await ended;
      return byItself;
    },
  };
}

/**
 * Waits until `url` answers 200, but no longer than the process lives.
 *
 * @param patience milliseconds from the call.
 */
export async function readyBeforeItEnds(
  child: Child,
  url: string,
  patience: number,
  given: AbortSignal,
): Promise<'ready' | 'ended' | 'late'> {
  const dead = new AbortController();
  child.ended.then(() => dead.abort());
  const ready = await waitForAnswer(url, patience, AbortSignal.any([dead.signal, given]));
  if (dead.signal.aborted) return 'ended';
  return ready ? 'ready' : 'late';
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error('Could not start a child process', { cause })));
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error('A child process has no id'));
      else resolve(child.pid);
    });
  });
}

async function within(patience: number, event: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const inTime = await Promise.race([event.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
