import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Copy } from '#storage/copy.ts';

const CONTENTS = 'export.json';
/** Read and written by whoever exported, and by nobody else on that machine. */
const OURS_ALONE = { mode: 0o600, flag: 'wx' } as const;

const contents = z.object({ steward: z.literal(1), at: z.string(), rows: z.record(z.number().int()) });
const line = z.object({ key: z.string(), text: z.string() });

/**
 * Writes one file of JSON lines for each partition, and last of all the file that says how many each has.
 *
 * @param at ISO 8601.
 * @throws Error for a folder that holds anything.
 */
export async function writeFolder(folder: string, copy: Copy, at: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`The folder ${folder} is not empty. Name a new one, so that no two exports mix.`);
  for (const [partition, rows] of copy) {
    const lines = rows.map(({ key, text }) => `${JSON.stringify({ key, text })}\n`);
    await writeFile(join(folder, `${partition}.jsonl`), lines.join(''), OURS_ALONE);
  }
  const rows = Object.fromEntries([...copy].map(([partition, { length }]) => [partition, length]));
  await writeFile(
    join(folder, CONTENTS),
    `${JSON.stringify({ steward: 1, at, rows }, undefined, 2)}\n`,
    OURS_ALONE,
  );
}

/** @throws Error that says which file is missing, cut off, or no export of ours. */
export async function readFolder(folder: string): Promise<{ readonly at: string; readonly copy: Copy }> {
  const told = contents.safeParse(parsed(await readText(folder, CONTENTS)));
  if (!told.success) throw new Error(`${CONTENTS} in ${folder} was not written by Steward`);
  const { at, rows } = told.data;
  const copy = new Map<string, readonly z.infer<typeof line>[]>();
  for (const [partition, count] of Object.entries(rows)) {
    const name = `${partition}.jsonl`;
    const lines = (await readText(folder, name)).split('\n').filter((text) => text !== '');
    const read = lines.map((text) => line.safeParse(parsed(text)).data).filter((row) => row !== undefined);
    if (read.length !== count || lines.length !== count)
      throw new Error(
        `${name} holds ${read.length} rows, and ${count} were exported. Take another copy of it.`,
      );
    copy.set(
      partition,
      read.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
  }
  return { at, copy };
}

async function readText(folder: string, name: string): Promise<string> {
  return await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no ${name} to read in ${folder}. Name the folder that was exported.`, {
      cause,
    });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: whoever asked says which file it is
  }
}
