import { setTimeout as delay } from 'node:timers/promises';

const BETWEEN_TRIES = 100;
const ONE_TRY = 2_000;

/**
 * Asks `url` until it answers 200.
 *
 * @param patience milliseconds from the call.
 * @param given aborted when waiting has become pointless.
 * @returns whether it answered in time.
 */
export async function waitForAnswer(url: string, patience: number, given: AbortSignal): Promise<boolean> {
  const until = performance.now() + patience;
  while (!given.aborted && performance.now() < until) {
    if (await answers(url, given)) return true;
    await delay(BETWEEN_TRIES);
  }
  return false;
}

async function answers(url: string, given: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([given, AbortSignal.timeout(ONE_TRY)]) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false; // nobody listens yet: the one thing this function waits for
  }
}
