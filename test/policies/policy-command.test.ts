import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packFile from '#policies/linden.json' with { type: 'json' };
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';

const COMMAND = ['--import', 'tsx', 'src/policies/policy-command.ts'];

type Ended = { readonly code: number; readonly out: string; readonly error: string };

function policyCommand(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...COMMAND, ...args], (fault, out, error) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, error });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-policy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function written(pack: object): Promise<string> {
  const path = join(folder, 'pack.json');
  await writeFile(path, JSON.stringify(pack));
  return path;
}

describe('npm run policy', () => {
  it('checks a pack, and prints what the school still has to decide', async () => {
    const path = await written({ ...packFile, open: ['Name the lead.', 'Write the sanctions.'] });
    expect(await policyCommand('check', path)).toEqual({
      ...{ code: 0, error: '' },
      out: `Linden Centre online safety policy, version ${packFile.version}: the pack is sound.\nStill to decide:\n- Name the lead.\n- Write the sanctions.\n`,
    });
  });

  it('says so when nothing is left to decide', async () => {
    const { out } = await policyCommand('check', await written({ ...packFile, open: [] }));
    expect(out).toMatch(/the pack is sound\.\nNothing is left to decide\.\n$/);
  });

  it('ends with 1 for a broken pack, and names file, place and remedy', async () => {
    const path = await written({ ...packFile, fallbackCategory: 'nothing', reviewers: [] });
    expect(await policyCommand('check', path)).toEqual({
      ...{ code: 1, out: '' },
      error: `The policy pack ${path} cannot be used:\n  reviewers: name at least one role\n  fallbackCategory: name one of the categories\n`,
    });
    expect(await policyCommand('show', path)).toMatchObject({ code: 1, out: '' });
  });

  it('shows a shipped pack by its name', async () => {
    const page = showPolicy(await loadPolicy('st-andrews'));
    expect(await policyCommand('show', 'st-andrews')).toEqual({ code: 0, out: page, error: '' });
  });

  it('says what to write when it is not understood', async () => {
    for (const args of [[], ['check'], ['approve', 'linden'], ['check', 'linden', 'more']])
      expect(await policyCommand(...args)).toMatchObject({
        ...{ code: 1, out: '' },
        error: expect.stringMatching(/^Write: npm run policy -- check <file>/),
      });
  });
});
