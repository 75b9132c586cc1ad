import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bundle } from '../../infra/build.ts';
import { createProductionWorld, type ProductionWorld } from './production-world.ts';
import { cardSaying, press, referenceIn, say, TEACHER, wordsOf } from './scripted-teams.ts';

let folder: string;
let world: ProductionWorld;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-bundle-'));
  await bundle(folder);
  world = await createProductionWorld([join(folder, 'steward.mjs')]);
  await world.start();
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the bundled build in production', () => {
  it('serves a signed report from its start to the receipt', async () => {
    await say(world, TEACHER, '/report');
    const { card } = cardSaying(world, TEACHER.chat, 'Report a concern');
    const form = await press(world, TEACHER, card, 'Continue', { 'What is it about?': 'Online bullying' });
    const receipt = await press(world, TEACHER, form, 'Send report', {
      'What happened?': 'Three pupils wrote unkind messages.',
    });
    assert.match(wordsOf(receipt), /Report received/);
    assert.match(referenceIn(receipt), /^LIN-\d\d-0001$/);
  });

  it('speaks to Teams with the token of its managed identity, and no other', () => {
    const tokens = world.teams.received.map(({ headers }) => headers.authorization);
    assert.deepEqual([...new Set(tokens)], ['Bearer token-of-the-identity']);
  });

  it('ends by itself when it is asked to, with nothing of the report in its log (P9)', async () => {
    assert.deepEqual(await world.stop(), { code: 0, signal: null });
    const log = await world.log();
    assert.match(log, /"what":"started"[\s\S]*"what":"stopped"/);
    assert.doesNotMatch(log, /unkind/);
  });
});
