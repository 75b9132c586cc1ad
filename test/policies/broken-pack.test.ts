import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packFile from '#policies/linden.json' with { type: 'json' };
import { loadPolicy } from '#policies/load-policy.ts';
import { CYCLES } from './broken-cycles.ts';
import { CROSSED } from './crossed-packs.ts';
import { MISSHAPEN } from './misshapen-packs.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-pack-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the loader says of this text, with the file's own path taken out of it. */
async function refusalOf(text: string): Promise<string> {
  const path = join(folder, 'pack.json');
  await writeFile(path, text);
  const outcome = await loadPolicy(path).catch((fault: unknown) => String(fault));
  return typeof outcome === 'string' ? outcome.replace(path, '<file>') : 'it was taken';
}

describe('a broken pack is refused, with its file, the place and what to write there:', () => {
  it('a sound copy is taken', async () => {
    expect(await refusalOf(JSON.stringify(packFile))).toBe('it was taken');
  });

  for (const [what, change, said] of [...MISSHAPEN, ...CROSSED, ...CYCLES]) {
    it(what, async () => {
      const refusal = await refusalOf(JSON.stringify(change(packFile)));
      expect(refusal.split('\n')[0]).toBe('Error: The policy pack <file> cannot be used:');
      expect(refusal.split('\n').slice(1)).toHaveLength(what === 'no category' ? 2 : 1); // nor has it a fallback
      if (typeof said === 'string') expect(refusal).toContain(`\n${said}`);
      else expect(refusal).toMatch(said);
    });
  }

  it('all that is wrong, at once', async () => {
    const refusal = await refusalOf(
      JSON.stringify({ ...packFile, reviewers: [], outcomes: [], decisions: [''] }),
    );
    expect(refusal.split('\n')).toHaveLength(4);
  });

  it('text that is no JSON', async () => {
    expect(await refusalOf('{"id": ')).toBe(
      'Error: The policy pack <file> is not JSON: check its commas and quotes',
    );
  });

  it('a file that is not there, and a name that is no pack of ours', async () => {
    const path = join(folder, 'none.json');
    await expect(loadPolicy(path)).rejects.toThrow(
      `The policy pack ${path} cannot be read: give a name in src/policies, or a path`,
    );
    await expect(loadPolicy('no-such-school')).rejects.toThrow(
      /no-such-school\.json cannot be read: give a name/,
    );
  });
});
