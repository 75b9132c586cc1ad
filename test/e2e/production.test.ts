import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { z } from 'zod';
import { KEY } from '#test/support/insights.ts';
import { METRICS } from '#workflows/metrics.ts';
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

  it('refuses whoever brings no token', async () => {
    assert.deepEqual(await world.askAsStranger(), { status: 401, text: '{"error":"no-bearer-token"}' });
  });

  it('ends by itself when it is asked to, with nothing of the report in its log (P9)', async () => {
    assert.deepEqual(await world.stop(), { code: 0, signal: null });
    const log = await world.log();
    assert.match(log, /"what":"started"[\s\S]*"what":"stopped"/);
    assert.doesNotMatch(log, /unkind/);
    const strange = log.split('\n').filter((line) => line !== '' && !/^\{"level":\d+,.*\}$/.test(line));
    assert.deepEqual(strange, [], 'somebody else writes to the log');
  });

  it('has sent numbers to Application Insights, in the name of its identity, and not a word beside them (P9)', () => {
    const { calls } = world.insights;
    assert.deepEqual(
      [...new Set(calls.map(({ authorization }) => authorization))],
      ['Bearer token-of-the-identity'],
    );
    const told = calls.flatMap(({ body }) => envelopes.parse(JSON.parse(body)));
    const numbers = new Map(told.flatMap(({ data }) => data.baseData.metrics.map((one) => [one.name, one])));
    assert.deepEqual(
      [...numbers.keys()].filter((name) => !Object.hasOwn(METRICS, name)),
      [],
    );
    assert.equal(numbers.get('steward.report.duration')?.count, 1);
    assert.equal(numbers.get('steward.requests.401')?.value, 1);
    assert.ok(Number(numbers.get('steward.due.age')?.value) < 60);
    assert.ok(
      Number(numbers.get('steward.holders.unreachable')?.value) > 0,
      'most have not opened their chat',
    );
  });
});

/** An envelope that says anything else is no such envelope: every object is closed. */
const envelopes = z.array(
  z.strictObject({
    ...{ ver: z.number(), time: z.string().datetime(), sampleRate: z.literal(100) },
    ...{ name: z.literal('Microsoft.ApplicationInsights.Metric'), iKey: z.literal(KEY) },
    tags: z.strictObject({
      'ai.internal.sdkVersion': z.string().regex(/^ulm_node\d+:otel[\d.]+:dst[\d.]+$/),
      'ai.cloud.role': z.literal('steward'),
      'ai.cloud.roleInstance': z.literal(hostname()),
    }),
    data: z.strictObject({
      baseType: z.literal('MetricData'),
      baseData: z.strictObject({
        ver: z.number(),
        properties: z.strictObject({}),
        metrics: z.array(
          z.strictObject({
            ...{ name: z.string(), kind: z.literal('Aggregation'), value: z.number(), count: z.number() },
            ...{ min: z.number().optional(), max: z.number().optional() },
          }),
        ),
      }),
    }),
  }),
);
