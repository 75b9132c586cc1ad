import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { settingsView } from '#teams/views/settings-view.ts';
import { VALUES } from '../../infra/app-manifest.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = async (file: string) => await readFile(resolve(ROOT, file), 'utf8');
/** Made on the way, or the reader's own. */
const NOT_HERE = /[<>*]|^dist\//;

let guide: string;
beforeAll(async () => {
  guide = await read('infra/guide.md');
});
const found = (pattern: RegExp): readonly string[] => [
  ...new Set([...guide.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the guide', () => {
  it('names only files that are there', () => {
    const paths = found(/((?:src|infra|\.github|test|dist)\/[\w./<>*-]*[\w>*])/g);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !NOT_HERE.test(path) && !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  it('names only commands and values that are there', async () => {
    const scripts = Object.keys(JSON.parse(await read('package.json')).scripts);
    const named = found(/npm run (\w[\w:]*)/g);
    expect(named).toEqual(expect.arrayContaining(['package', 'policy']));
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    const line = /npm run package -- ([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    expect([...line.matchAll(/--(\w+)/g)].map(([, name]) => name)).toEqual([...VALUES]);
  });

  it('gives the deployment only parameters that it has, and all that have no value of their own', async () => {
    const bicep = await read('infra/main.bicep');
    const params = [...bicep.matchAll(/^param (\w+) \w+( =.*)?$/gm)];
    const step = /--template-file infra\/main\.bicep([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const given = [...step.matchAll(/(\w+)=[<@']/g)].map(([, name]) => name);
    expect(given.filter((name) => !params.some(([, param]) => param === name))).toEqual([]);
    const inFile = Object.keys(JSON.parse(await read('infra/school.parameters.json')).parameters);
    const needed = params.filter(([, , value]) => value === undefined).map(([, name]) => name);
    expect(needed.filter((name) => ![...given, ...inFile].includes(name ?? ''))).toEqual([]);
  });

  it('says after each step what one will see', () => {
    const steps = guide.split(/^## /m).filter((part) => /^\d\. /.test(part));
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.filter((step) => !step.includes('You will see')).map((step) => step.split('\n')[0])).toEqual(
      [],
    );
  });

  it('calls the settings by the titles that stand on the card', () => {
    for (const { title } of settingsView('').buttons) expect(guide).toContain(`**${title}**`);
  });
});
