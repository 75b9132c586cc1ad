import { cp, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const SRC = resolve(import.meta.dirname, '../src');
/** A bundle in the module format has no `require`, which the SDKs inside it call. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/** Makes Steward one file, quick to start, with the policy packs beside it, where it looks for them. */
export async function bundle(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: [resolve(SRC, 'main.ts')],
    outfile: resolve(folder, 'steward.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: REQUIRE },
    sourcemap: true,
    logLevel: 'warning',
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  for (const name of await readdir(resolve(SRC, 'policies')))
    if (name.endsWith('.json')) await cp(resolve(SRC, 'policies', name), resolve(folder, name));
}
