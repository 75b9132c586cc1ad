import type { ChannelCheck } from '#workflows/channel-check.ts';
import type { Deps } from '#workflows/deps.ts';
import type { Meter } from '#workflows/metrics.ts';
import type { Log } from '#workflows/ports.ts';

/** What handlers need besides the use cases' own. */
export type TeamsDeps = Deps & {
  readonly log: Log;
  readonly meter: Meter;
  readonly checkChannel: ChannelCheck;
};
