import { type DestinationStream, pino } from 'pino';
import type { Log } from '#workflows/ports.ts';

/** A line of JSON for each thing that happened: ids, numbers and flags, never words (P9, T41). */
export function createLog(destination?: DestinationStream): Log {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (what, fields = {}) => logger.info({ what, ...fields }),
    fault: (what, fault, fields = {}) => logger.error({ what, ...fields, fault: safely(fault) }),
  };
}

/** A line of a message can look like a frame, so the message goes first, and a frame ends with its place. */
const FRAME = /^ {4}at .*(:\d+:\d+|<anonymous>|index \d+)\)?$/;

/** Name, code and frames. A message may hold a row's text or a card's, so it stays out. */
function safely(fault: unknown): object {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const code =
    'code' in fault && typeof fault.code === 'string' && /^[\w.-]{1,60}$/.test(fault.code)
      ? { code: fault.code }
      : {};
  const stack = (fault.stack ?? '').replace(fault.message, '');
  const frames = stack.split('\n').filter((line) => FRAME.test(line));
  const cause = fault.cause === undefined ? {} : { cause: safely(fault.cause) };
  return { name: fault.name, ...code, frames, ...cause };
}
