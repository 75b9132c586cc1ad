import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#local/azurite-process.ts';
import { type Demo, startDemo } from '#local/start-demo.ts';
import type { TourSchool, TourWindow } from '#local/tour.ts';
import { chooseChat, openBrowser, say, sees, type Window } from '#test/support/browser.ts';

const SERVE = fileURLToPath(new URL('../../src/local/serve.ts', import.meta.url));

/** The demo as `npm run demo` starts it, and a browser with a page for each of its windows. */
export type DemoWorld = {
  /** In the order in which the windows were asked for. */
  readonly pages: readonly Window[];
  readonly botUrl: string;
  readonly folder: string;
  readonly demo: Demo;
  readonly close: () => Promise<void>;
};

export async function startDemoWorld(
  school: TourSchool,
  wanted: readonly Omit<TourWindow, 'port'>[],
): Promise<DemoWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-tour-'));
  const port = await freePort();
  const windows: TourWindow[] = [];
  for (const window of wanted) windows.push({ ...window, port: await freePort() });
  const settings = { port, windows, school, folder, bot: ['--import', import.meta.resolve('tsx'), SERVE] };
  const demo = await startDemo(settings, new AbortController().signal);
  const browser = await openBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await demo.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const pages = await Promise.all(demo.playgrounds.map(({ url }) => browser.openWindow(url)));
    return { pages, folder, demo, botUrl: `http://127.0.0.1:${port}`, close };
  } catch (cause) {
    await close(); // nobody else can: the world was never handed out
    throw cause;
  }
}

/** The only channel that somebody uses: the one in the lead's window. */
export function channelOf(school: TourSchool): string {
  return `${school.name} - Safeguarding`;
}

/** Makes the lead's channel the safeguarding channel. */
export async function bindChannel(lead: Window, school: TourSchool): Promise<void> {
  await chooseChat(lead, channelOf(school));
  await say(lead, '@Steward /here safeguarding');
  await sees(lead, 'All 6 people in this channel may see them.');
}
