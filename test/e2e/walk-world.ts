import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Role } from '#domain/person.ts';
import { shootWindow, type Window } from '#test/support/browser.ts';
import { bindChannel, channelOf, startDemoWorld } from './demo-world.ts';
import { createStoryboard, type Storyboard } from './storyboard.ts';

/** Name, position, roles. The second to the seventh are the channel's: each sees ordinary cases. */
type WalkPerson = readonly [name: string, position: string, roles: readonly Role[], manager?: number];

export type WalkSchool = {
  /** The pack in `src/policies`. */
  readonly pack: string;
  readonly name: string;
  readonly prefix: string;
  /** Numbered from 1 in their order; another academy's people go on from the first one's. */
  readonly people: readonly WalkPerson[];
  readonly partnerSchools?: readonly {
    readonly id: string;
    readonly name: string;
    readonly contact: string;
  }[];
};

type WalkPlan<Name extends string> = {
  readonly title: string;
  /** The folder of its pictures; the pack's where it is named nowhere. */
  readonly pictures?: string;
  readonly school: WalkSchool;
  /** Another academy of the same trust. */
  readonly academy?: WalkSchool;
  /** A window each, and whose it is. */
  readonly windows: Readonly<Record<Name, number>>;
};

export type Walk<Name extends string> = {
  readonly at: (name: Name) => Window;
  readonly story: Storyboard;
  readonly channel: string;
  /** Does what is due by the clock, and sends what waits. */
  readonly sweep: () => Promise<void>;
  /** What every window showed when a test failed. */
  readonly shootAll: (test: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A school day in term, in the morning. */
const MORNING = '2026-11-24T10:40:00Z';
const TENANT = '11111111-1111-1111-1111-111111111111';
const CONTACTS = {
  outOfHours: 'Demo duty line, 01632 960111',
  lado: 'Demo local authority designated officer, 01632 960112',
  socialCare: 'Demo children’s social care, 01632 960113',
  chair: 'The chair, by the school office, 01632 960114',
};

/** One school of invented people, with its pack, in real Playground windows; its channel is bound. */
export async function startWalk<Name extends string>({
  title,
  school,
  pictures = school.pack,
  academy,
  windows,
}: WalkPlan<Name>): Promise<Walk<Name>> {
  const entry = schoolEntry(school, school.pack, 0);
  const others = academy === undefined ? [] : [schoolEntry(academy, 'academy', school.people.length)];
  const places = await mkdtemp(join(tmpdir(), 'steward-walk-'));
  await writeFile(join(places, 'schools.json'), JSON.stringify({ schools: [entry, ...others] }));
  vi.stubEnv('STEWARD_SCHOOLS', join(places, 'schools.json'));
  const wanted = Object.entries<number>(windows).map(([name, number]) => ({
    ...{ name, title: name, oid: oidOf(number) },
  }));
  const everybody = [entry, ...others].flatMap(({ people }) => people);
  const world = await startDemoWorld({ ...entry, people: everybody }, wanted);
  vi.unstubAllEnvs();
  const byName = new Map(wanted.map(({ name }, i) => [name, world.pages[i]]));
  const at = (name: string): Window => {
    const window = byName.get(name);
    if (window === undefined) throw new TypeError(`There is no window ${name}`);
    return window;
  };
  await post(world.botUrl, 'clock', { now: MORNING });
  await bindChannel(at('lead'), entry);
  const story = await createStoryboard(pictures, title);
  return {
    ...{ at, story, channel: channelOf(entry) },
    sweep: async () => await post(world.botUrl, 'sweep', {}),
    shootAll: async (test) => {
      for (const { name } of wanted)
        await shootWindow(at(name), `failed-${pictures}-${name}-${test.slice(0, 30)}`);
    },
    close: async () => {
      await story.publish();
      await world.close();
      await rm(places, { recursive: true, force: true });
    },
  };
}

async function post(botUrl: string, what: 'clock' | 'sweep', body: object): Promise<void> {
  const answer = await fetch(`${botUrl}/local/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200);
}

function schoolEntry(school: WalkSchool, id: string, before: number) {
  const { pack, name, prefix, people, partnerSchools = [] } = school;
  return {
    ...{ id, tenantId: TENANT, pack, name, prefix, contacts: CONTACTS, partnerSchools },
    people: people.map(([fullName, position, roles, manager], i) => ({
      ...{ oid: oidOf(before + i + 1), name: fullName, position, roles },
      ...(manager === undefined ? {} : { manager: oidOf(before + manager) }),
    })),
  };
}

function oidOf(number: number): string {
  return `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
