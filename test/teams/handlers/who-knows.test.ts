import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const ADULT = 'Might an adult who works or volunteers here have done something wrong?';
const NETWORK = 'Nadia Network-Demo, Network manager';
const CHAIR = 'Carla Chair-Demo, Chair of the management committee';
const SECOND_LEAD = 'Sami Secondlead-Demo, Deputy safeguarding lead';
/** Sami's other account. */
const SAMIS_OTHER = '33333333-0000-4000-8000-000000000103';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
  await steward.person('Nadia').opensChat();
});
afterEach(async () => {
  await steward.close();
});

const about = async (...names: readonly string[]) =>
  await reports(steward, 'Tess', { entered: { [ADULT]: 'Yes', 'Which adult?': names } });

/** Hears nothing unasked, and asking gives the answer that anybody gets. */
async function expectNothing(who: string, reference: string): Promise<void> {
  const person = steward.person(who);
  assert.ok(!steward.wire.everything(person.chat).includes(reference), who);
  assert.match((await person.says('/cases')).text, /No case is open/, who);
  const asked = await person.says(`/case ${reference}`);
  assert.equal(asked.refusal, (await person.says('/case LIN-26-9999')).refusal, who);
  assert.match(asked.refusal, /There is no such case that you may open/);
}

describe('a subject', () => {
  it('who is the technician or the chair learns nothing, and the head has it (E2)', async () => {
    for (const name of [NETWORK, CHAIR]) {
      const reference = referenceOn(await about(name));
      assert.ok(steward.person('Hana').latest('Confidential report').text.includes(reference));
      await expectNothing(name.split(' ')[0] ?? '', reference);
      assert.deepEqual(steward.channel.posted(), []);
    }
  });

  it('who stands in the channel, and each of several, learns nothing (E10)', async () => {
    const reference = referenceOn(await about(SECOND_LEAD, NETWORK));
    assert.deepEqual(steward.channel.posted(), []);
    for (const who of ['Sami', 'Nadia', 'Dora']) await expectNothing(who, reference);
    assert.ok(steward.person('Hana').latest('Confidential report').text.includes(reference));
  });

  it('finds no way in by another account (E8)', async () => {
    const reference = referenceOn(await about(SECOND_LEAD));
    await expectNothing(SAMIS_OTHER, reference);
  });
});

describe('two accounts of one person (E8)', () => {
  it('make one signature', async () => {
    const receipt = await reports(steward);
    const [sami, other] = [steward.person('Sami'), steward.person(SAMIS_OTHER)];
    const view = await sami.inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
    await sami.inChannel.presses(await sami.inChannel.presses(view, 'Conclude'), 'Save', CONCLUSION);
    const open = async (who: typeof sami) =>
      await who.presses(await who.says(`/case ${referenceOn(receipt)}`), 'Open case');
    const stale = await other.presses(await open(other), 'Sign');
    const signed = await sami.presses(await sami.presses(await open(sami), 'Sign'), 'Sign this record');
    assert.equal(signed.refusal, '');
    const refused = await other.presses(stale, 'Sign this record');
    assert.match(refused.refusal, /You have signed already/);
  });
});
