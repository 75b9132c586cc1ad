import { type DemoSettings, startDemo } from './start-demo.ts';
import { welcome } from './tour-text.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the demo until Ctrl-C, or until a part of it ends by itself.
 *
 * @param print one paragraph for the person at the terminal.
 * @returns the exit code.
 */
export async function runDemo(settings: DemoSettings, print: (text: string) => void): Promise<number> {
  const asked = new AbortController();
  const ask = (): void => asked.abort();
  for (const signal of SIGNALS) process.on(signal, ask); // stays, so that a second Ctrl-C cuts nothing short
  const untilAsked = new Promise<undefined>((resolve) => {
    asked.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });

  try {
    print('Starting the bot, its store and three Agents Playgrounds …');
    const demo = await startDemo(settings, asked.signal);
    print(welcome(settings, demo));
    const broken = await Promise.race([demo.broken, untilAsked]);
    print(broken === undefined ? 'Stopping …' : `${broken}\nStopping the rest …`);
    const saved = await demo.stop();
    if (broken === undefined && saved) print('Stopped. Everything is saved; npm run demo goes on from here.');
    else print('Stopped. The store keeps what was acknowledged; npm run demo goes on from here.');
    return broken === undefined && saved ? 0 : 1;
  } catch (cause) {
    if (asked.signal.aborted) {
      print('Stopped before it had started.');
      return 0;
    }
    print(cause instanceof Error ? cause.message : String(cause));
    return 1;
  } finally {
    for (const signal of SIGNALS) process.off(signal, ask);
  }
}
