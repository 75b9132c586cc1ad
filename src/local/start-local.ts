import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#domain/time.ts';
import type { Config } from '#src/config.ts';
import { type Running, startSteward } from '#src/start.ts';
import type { Log } from '#workflows/ports.ts';
import { type Azurite, startAzurite } from './azurite.ts';
import { createMovableClock } from './clock.ts';
import { createFileLinks } from './file-links.ts';
import { bannerFor, windowOfLead } from './local-mode.ts';
import { localRoutes } from './local-routes.ts';
import { loopbackGuard } from './loopback-guard.ts';
import { createWindows } from './windows.ts';

const DEMO_SCHOOL = fileURLToPath(new URL('./demo-school.json', import.meta.url));

/** The bot on one machine: its own store unless another is named, and everything behind the loopback guard. */
export async function startLocal(config: Config, log: Log): Promise<Running> {
  const { storage } = config;
  const azurite = storage.kind === 'embedded' ? await startAzurite(resolve(storage.folder)) : undefined;
  return await startOn(config, log, azurite).catch(async (fault: unknown) => {
    if (azurite?.adopted === false) await azurite.stop(); // one that ran before may be another bot's
    throw fault;
  });
}

async function startOn(config: Config, log: Log, azurite: Azurite | undefined): Promise<Running> {
  const clock = createMovableClock(() => Date.now() as Instant);
  const files = createFileLinks(clock.now);
  return await startSteward(config, log, {
    connectionString: azurite?.connectionString ?? '',
    schoolsFile: DEMO_SCHOOL,
    now: clock.now,
    guard: loopbackGuard,
    surroundings: async (store, folder, schools) => {
      await mkdir(folder, { recursive: true });
      const windows = await createWindows(folder, schools);
      return {
        speakerOf: windows.speakerOf,
        localCommand: windows.command,
        fallbackRoute: (school) => windowOfLead(store, school),
        linkTo: (file) => `http://127.0.0.1:${config.port}/local/files/${files.keep(file)}`,
        bannerFor: (school, to, route) => bannerFor(store, school, to, route),
      };
    },
    mount: (http, parts) => {
      http.use('/local/files', files.routes);
      http.use('/local', localRoutes({ clock, ...parts }));
    },
    stop: async () => await azurite?.stop(),
  });
}
