/** How soon the bundled build answers its first signed message after a start, as a ratio to the unbundled source. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundle } from '../../infra/build.ts';
import { createProductionWorld } from './production-world.ts';
import { say, TEACHER } from './scripted-teams.ts';

const ROUNDS = 7;

/** Milliseconds from the start of the process to the answer. */
async function firstAnswer(args: readonly string[]): Promise<number> {
  const world = await createProductionWorld(args);
  try {
    const began = performance.now();
    await world.start();
    await say(world, TEACHER, '/help');
    return performance.now() - began;
  } finally {
    await world.close();
  }
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;

const folder = await mkdtemp(join(tmpdir(), 'steward-measure-'));
await bundle(folder);
const bundled: number[] = [];
const unbundled: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  bundled.push(await firstAnswer([join(folder, 'steward.mjs')]));
  unbundled.push(await firstAnswer(['--import', import.meta.resolve('tsx'), 'src/main.ts']));
}
await rm(folder, { recursive: true, force: true });
const [fast, slow] = [middle(bundled), middle(unbundled)];
process.stdout.write(`first answer after start, middle of ${ROUNDS} interleaved starts each\n`);
process.stdout.write(`bundled   ${fast.toFixed(0)} ms\nunbundled ${slow.toFixed(0)} ms\n`);
process.stdout.write(`ratio     ${(fast / slow).toFixed(2)}\n`);
