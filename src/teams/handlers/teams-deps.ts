import type { Activity } from 'botbuilder';
import type { ChannelCheck } from '#workflows/channel-check.ts';
import type { Deps } from '#workflows/deps.ts';
import type { Meter } from '#workflows/metrics.ts';
import type { Log } from '#workflows/ports.ts';
import type { Actor } from '../actor.ts';
import type { MadeFile } from '../file-consent.ts';
import type { UploadFile } from '../upload-file.ts';

/** What handlers need besides the use cases' own. */
export type TeamsDeps = Deps & {
  readonly log: Log;
  readonly meter: Meter;
  readonly checkChannel: ChannelCheck;
  /** Posts in somebody's own chat. @returns whether it arrived. */
  readonly sendPrivately: (actor: Actor, activity: Partial<Activity>) => Promise<boolean>;
  readonly uploadFile: UploadFile;
  /** Local mode's way to a file, where nobody has a OneDrive: a link that gives it once. */
  readonly linkTo?: ((file: MadeFile) => string) | undefined;
};
