import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { tourWindows } from '#local/tour.ts';
import { shootWindow, type Window } from '#test/support/browser.ts';
import { bindChannel as bindChannelOf, channelOf, type DemoWorld, startDemoWorld } from './demo-world.ts';

const SCHOOL = demoSchool();

export const CHANNEL = channelOf(SCHOOL);

/** The demo as a newcomer starts it, and a browser with one page for each person of the tour. */
export type TourWorld = DemoWorld & {
  readonly teacher: Window;
  readonly lead: Window;
  readonly second: Window;
};

export async function startTour(): Promise<TourWorld> {
  const world = await startDemoWorld(SCHOOL, tourWindows(1));
  const [teacher, lead, second] = world.pages;
  if (teacher === undefined || lead === undefined || second === undefined)
    throw new Error('A window is missing');
  return { ...world, teacher, lead, second };
}

/** What all three windows showed when a test failed, in `.shots/`. */
export async function shootAll(world: TourWorld, name: string): Promise<void> {
  for (const who of ['teacher', 'lead', 'second'] as const)
    await shootWindow(world[who], `failed-${who}-${name.slice(0, 30)}`);
}

/** Makes the lead's channel the safeguarding channel. */
export async function bindChannel({ lead }: TourWorld): Promise<void> {
  await bindChannelOf(lead, SCHOOL);
}

function demoSchool() {
  const [school] = demoSchools.schools;
  if (school === undefined) throw new Error('The demo school is empty');
  return school;
}
