import { strict as assert } from 'node:assert';
import { setImmediate as turn } from 'node:timers/promises';
import { it } from 'vitest';
import { createMemoryRows } from '#storage/memory.ts';
import type { Rows } from '#storage/rows.ts';
import { SCHOOL, startTestSteward } from '#test/support/steward.ts';
import { withAgreements } from './agreements.ts';

const PEOPLE = 10_000;
const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** Rows that let other work go on at every call, as a service on the network does. */
function turningRows(): Rows {
  const rows = createMemoryRows();
  return {
    get: async (...query) => {
      await turn();
      return await rows.get(...query);
    },
    range: async (...query) => {
      await turn();
      return await rows.range(...query);
    },
    batch: async (...change) => {
      await turn();
      return await rows.batch(...change);
    },
  };
}

it('answers a press that asks 10,000 people in under 2 s, and asks them afterwards', async () => {
  const extra = Array.from({ length: PEOPLE }, (_, at) => ({ oid: oid(at), name: `Person ${at}` }));
  const steward = await startTestSteward({ extra, edit: withAgreements, rows: turningRows() });
  const asked = async () =>
    (await steward.store.staff.lines(SCHOOL, 'owed', 'agreement-staff', undefined, 2 * PEOPLE)).items.length;
  try {
    await steward.settled();
    const olive = steward.person('Olive');
    const form = await olive.says('/publish');
    const began = performance.now();
    const card = await olive.presses(form, 'Publish', {
      ...{ Kind: 'Staff agreement', Title: 'Staff agreement 2026', Text: 'Be kind.' },
      ...{ 'What changed': 'Everything', 'Due date': '2026-12-04' },
    });
    const took = performance.now() - began;
    assert.match(card.text, /Published: Staff agreement 2026, version 1\..*more than 1000 people/s);
    assert.ok(took < 2_000, `It took ${Math.round(took)} ms`);
    assert.ok((await asked()) < PEOPLE, 'The answer waited until everybody was asked');
    await steward.settled();
    assert.ok((await asked()) >= PEOPLE);
  } finally {
    await steward.close();
  }
}, 180_000);
