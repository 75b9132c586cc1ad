import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const HOUR = 60;
const DAY = 24 * HOUR;

/** The one row of the log, as the lead reads it at this moment. */
async function logged(): Promise<string> {
  const dora = steward.person('Dora');
  return (await dora.presses(await dora.says('/log'), 'Open the log')).text;
}

async function opened(name: string, reference: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says(`/case ${reference}`), 'Open case');
}

describe('how long it took', () => {
  it.each([
    ['linden', 'Dealt with in school', 'as soon as possible (LIN-103)'],
    ['st-andrews', 'Dealt with in school', 'promptly (STA-197)'],
    ['brigantia', 'Dealt with in the academy', 'promptly and in proportion (BRI-052)'],
  ])('stands in log and case, under the policy of %s with its outcome “%s”: %s', async (pack, outcome) => {
    const policy = await loadPolicy(pack);
    steward = await startWithChannel({ edit: () => ({ ...policy, recordSystem: undefined }) });
    const dora = steward.person('Dora').inChannel;
    const receipt = await reports(steward, 'Tess', { category: 'Something else' });
    const reference = referenceOn(receipt);
    steward.passes(1);
    assert.match(await logged(), /Not taken up yet, open for 1 minute\./);
    steward.passes(89);
    assert.match(await logged(), /Not taken up yet, open for 90 minutes\./);
    const view = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
    assert.match(view.text, /Conduct\. Taken up after 90 minutes, open for 90 minutes\./);
    steward.passes(30 * HOUR - 90);
    assert.match(await logged(), /Taken up after 90 minutes, open for 30 hours\./);

    const concluding = await dora.presses(view, 'Conclude');
    assert.match(concluding.text, /in proportion/);
    await dora.presses(concluding, 'Save', { ...CONCLUSION, Outcome: outcome });
    for (const name of ['Dora', 'Hana']) {
      const record = await steward.person(name).presses(await opened(name, reference), 'Sign');
      await steward.person(name).presses(record, 'Sign this record');
    }
    steward.passes(3 * DAY - 30 * HOUR);
    await steward.person('Hana').presses(await opened('Hana', reference), 'Close case');
    steward.passes(4 * DAY);
    const pace = /Taken up after 90 minutes, closed after 3 days\./;
    assert.match(await logged(), pace);
    assert.match((await opened('Hana', reference)).text, pace);
  });
});
