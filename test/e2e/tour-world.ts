import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#local/azurite-process.ts';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { type Demo, startDemo } from '#local/start-demo.ts';
import { tourWindows } from '#local/tour.ts';
import {
  type Browser,
  chooseChat,
  openBrowser,
  say,
  sees,
  shootWindow,
  type Window,
} from '#test/support/browser.ts';

export const CHANNEL = 'Linden Safeguarding - Safeguarding';
const SERVE = fileURLToPath(new URL('../../src/local/serve.ts', import.meta.url));

/** The demo as a newcomer starts it, and a browser with one page for each person of the tour. */
export type TourWorld = {
  readonly teacher: Window;
  readonly lead: Window;
  readonly second: Window;
  readonly botUrl: string;
  readonly folder: string;
  readonly demo: Demo;
  readonly close: () => Promise<void>;
};

export async function startTour(): Promise<TourWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-tour-'));
  const [school] = demoSchools.schools;
  if (school === undefined) throw new Error('The demo school is empty');
  const port = await freePort();
  const ports = [await freePort(), await freePort(), await freePort()];
  const windows = tourWindows(1).map((window, at) => ({ ...window, port: ports[at] ?? 0 }));
  const settings = { port, windows, school, folder, bot: ['--import', import.meta.resolve('tsx'), SERVE] };
  const demo = await startDemo(settings, new AbortController().signal);
  const browser: Browser = await openBrowser();
  const [teacher, lead, second] = await Promise.all(
    demo.playgrounds.map(({ url }) => browser.openWindow(url)),
  );
  if (teacher === undefined || lead === undefined || second === undefined)
    throw new Error('A window is missing');
  return {
    ...{ teacher, lead, second, folder, demo, botUrl: `http://127.0.0.1:${port}` },
    close: async () => {
      await browser.close();
      await demo.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What all three windows showed when a test failed, in `.shots/`. */
export async function shootAll(world: TourWorld, name: string): Promise<void> {
  for (const who of ['teacher', 'lead', 'second'] as const)
    await shootWindow(world[who], `failed-${who}-${name.slice(0, 30)}`);
}

/** Makes the lead's channel the safeguarding channel. */
export async function bindChannel({ lead }: TourWorld): Promise<void> {
  await chooseChat(lead, CHANNEL);
  await say(lead, '@Steward /here safeguarding');
  await sees(lead, 'All 6 people in this channel may see them.');
}
