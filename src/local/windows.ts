import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PersonId, parsePersonId } from '#domain/ids.ts';
import type { SchoolsFile } from '#src/schools-file.ts';
import type { SpeakerOf } from '#teams/actor.ts';
import type { Inbound } from '#teams/inbound.ts';

/** An account that no directory holds: whoever `/as pupil` speaks as. */
const OUTSIDE = '33333333-0000-4000-8000-0000000000ff';

export type Windows = {
  readonly speakerOf: SpeakerOf;
  /** Carries out `/as …`; nothing for any other text. */
  readonly command: (inbound: Inbound) => Promise<string | undefined>;
};

type Somebody = { readonly oid: string; readonly name: string; readonly position: string };

/**
 * Lets the single user of a Playground be anybody of the school: `/as <name>`, `/as pupil`, `/as me`.
 * Who speaks in which window is kept in a file, so that a restart changes nobody.
 */
export async function createWindows(folder: string, { schools }: SchoolsFile): Promise<Windows> {
  const file = join(folder, 'windows.json');
  const speaking = await readSpeaking(file);
  const people: readonly Somebody[] = [
    ...schools.flatMap((school) => school.people),
    { oid: OUTSIDE, name: 'Pupil', position: 'an account outside the directory' },
  ];
  let kept: Promise<unknown> = Promise.resolve();
  const write = async () => {
    await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(speaking)));
    await rename(`${file}.new`, file);
  };
  const keep = async () => {
    kept = kept.then(write, write); // one after the other: two windows may change at the same moment
    await kept;
  };
  return {
    speakerOf: async ({ account }) => {
      const as = people.find((person) => person.oid === speaking.get(account));
      const id = as === undefined ? undefined : parsePersonId(as.oid);
      if (as === undefined || id === undefined || id === account) return { account, banner: '' };
      return { account: id, banner: `Acting as ${as.name}, ${as.position}`, window: account };
    },
    command: async ({ account, text }) => {
      const asked = /^\/?as(?:\s+(.*))?$/i.exec(text)?.[1];
      if (!/^\/?as(\s|$)/i.test(text)) return undefined;
      if (asked?.toLowerCase() === 'me') {
        speaking.delete(account);
        await keep();
        return 'You are yourself again.';
      }
      const [found, ...others] = find(people, asked ?? '');
      if (found === undefined || others.length > 0)
        return `Type /as and one of: ${people.map(({ name }) => name).join(', ')}. /as me ends it.`;
      speaking.set(account, found.oid);
      await keep();
      return `You now act as ${found.name}, ${found.position}, in all that you send from this window. /as me ends it.`;
    },
  };
}

/** By the beginning of any word of the name. */
function find(listed: readonly Somebody[], asked: string): readonly Somebody[] {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return [];
  const people = [...new Map(listed.map((one) => [one.oid, one])).values()]; // some stand in several schools
  const whole = people.filter(({ name }) => name.toLowerCase() === wanted);
  const begun = people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
  return whole.length > 0 ? whole : begun;
}

const speakingFile = z.record(z.string());

async function readSpeaking(file: string): Promise<Map<PersonId, string>> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{}';
    throw new Error(`${file} cannot be read: delete it, and start again`, { cause });
  });
  const entries = Object.entries(speakingFile.parse(JSON.parse(text)));
  return new Map(
    entries.flatMap(([window, oid]) => {
      const id = parsePersonId(window);
      return id === undefined ? [] : [[id, oid] as const];
    }),
  );
}
