import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, type Sources } from './imports.ts';
import { brokenRules } from './rules.ts';

const sources: Sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

describe('who may import whom (architecture: folders)', () => {
  it('holds in every file of src', async () => {
    const imports = await importsOf(sources);
    expect(imports.length).toBeGreaterThan(500);
    expect(brokenRules(imports)).toEqual([]);
  });

  it('misses no import that a plain look finds, types included', async () => {
    const found = (await importsOf(sources)).map(({ from, to }) => `${from} ${to}`);
    const seen = [...sources].flatMap(([path, text]) =>
      [...text.matchAll(/^(?:import|export|\}) [^;'"]*\bfrom '([^']+)';$/gm)].map(
        ([, to]) => `${path} ${to}`,
      ),
    );
    expect(seen.length).toBeGreaterThan(500);
    expect(seen.filter((one) => !found.includes(one))).toEqual([]);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['src/domain/case/x.ts', "import type { Store } from '#workflows/ports.ts';"],
    ['src/domain/case/x.ts', "import { type Log, run } from '../../run.ts';"],
    ['src/domain/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/domain/x.ts', "import { createHash } from 'node:crypto';"],
    ['src/domain/x.ts', "import { DateTime } from 'luxon';"],
    ['src/domain/x.ts', "import { z } from 'zod';"],
    ['src/workflows/x.ts', "import type {\n  Card,\n} from '#teams/render-card.ts';"],
    ['src/workflows/x.ts', "export { createStore } from '#storage/store.ts';"],
    ['src/workflows/x.ts', "import { randomBytes } from 'node:crypto';"],
    ['src/workflows/x.ts', "import { z } from 'zod';"],
    ['src/teams/x.ts', "import { createStore } from '#storage/store.ts';"],
    ['src/teams/x.ts', "const { createStore } = await import('#storage/store.ts'); createStore;"],
    ['src/teams/x.ts', "import { loadPolicy } from '../policies/load-policy.ts';"],
    ['src/teams/x.ts', "import { DateTime } from 'luxon';"],
    ['src/teams/views/x.ts', "import { z } from 'zod';"],
    ['src/storage/x.ts', "import { sweepOutbox } from '#workflows/sweep.ts';"],
    ['src/storage/x.ts', "import * as botbuilder from 'botbuilder';"],
    ['src/storage/x.ts', "import { z } from 'zod';"],
    ['src/policies/x.ts', "import { decide } from '#domain/case/decide.ts';"],
    ['src/local/x.ts', "import { createStore } from '#storage/store.ts';"],
    ['src/local/x.ts', "import { createTeamsApp } from '#teams/create-teams-app.ts';"],
    ['src/local/x.ts', "import { TableClient } from '@azure/data-tables';"],
    ['src/app.ts', "import { startAzurite } from '#local/azurite.ts';"],
    ['src/app.ts', "import { TableClient } from '@azure/data-tables';"],
    ['src/app.ts', "import { TurnContext } from 'botbuilder';"],
    ['src/run.ts', "import { z } from 'zod';"],
  ];
  for (const [path, text] of refused) {
    it(`refuses ${text.replaceAll(/\s+/g, ' ')} in ${path}`, async () => {
      const to = /'(.*)'/.exec(text)?.[1];
      expect(brokenRules(await importsOf(new Map([[path, text]])))).toEqual([`${path} may not import ${to}`]);
    });
  }
});
