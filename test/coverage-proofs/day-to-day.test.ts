import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { choicesIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { channelCard, referenceOn, reports } from '#test/support/stories.ts';
import { startUnder } from '#test/support/under-pack.ts';

const COLIN = 'Colin Computing-Demo, Computing subject lead';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const rules = async (): Promise<string> => {
  const tess = steward.person('Tess');
  return (await tess.presses(await tess.says('/help'), 'What the policy says')).text;
};

describe('at Linden the Headteacher answers for online safety, and the Computing Subject Lead has the daily work (LIN-010)', () => {
  it('which everybody on the staff reads', async () => {
    steward = await startUnder('linden');
    assert.match(await rules(), /Headteacher answers.*Computing Subject Lead looks after it from day to day/);
  });

  it('so the Headteacher is told of a report and gives the case to the Computing Subject Lead, who works on it', async () => {
    steward = await startUnder('linden');
    const receipt = await reports(steward);
    const hana = steward.person('Hana');
    const view = await hana.presses(hana.latest('New report'), 'Open case');
    const form = await hana.presses(view, 'Assign');
    assert.ok(choicesIn(form, 'To whom?').includes(COLIN));
    assert.ok(
      !choicesIn(form, 'To whom?').some((title) => title.startsWith('Nadia')),
      'a technician has none',
    );
    assert.match((await hana.presses(form, 'Save', { 'To whom?': COLIN })).text, /Saved: Assign\./);
    await steward.settled();
    const colin = steward.person('Colin');
    assert.match(colin.latest('given to you').text, new RegExp(referenceOn(receipt)));
    const own = await colin.presses(await colin.says(`/case ${referenceOn(receipt)}`), 'Open case');
    assert.match(own.text, new RegExp(`Owner\n${COLIN}`));
    for (const button of ['Triage', 'Add note', 'Record action', 'Refer'])
      assert.ok(own.buttons.includes(button));
    assert.ok(
      !own.buttons.includes('Sign') && !own.buttons.includes('Start review'),
      'senior people alone sign',
    );
  });
});

describe('at St Andrew’s the Head answers for online safety, and the Online Safety Lead has the daily work (STA-030)', () => {
  it('which everybody on the staff reads', async () => {
    steward = await startUnder('st-andrews');
    assert.match(await rules(), /Head answers for online safety\. The Online Safety Lead gets every report/);
  });

  it('so both are told of a report, and the Online Safety Lead takes it up and has it in the queue and the morning’s digest (STA-035)', async () => {
    steward = await startUnder('st-andrews');
    const receipt = await reports(steward, 'Tess', { category: 'Radicalisation or extremism' });
    const other = await reports(steward);
    assert.match(steward.person('Hana').latest('New report').text, new RegExp(referenceOn(other)));
    const orla = steward.person('Orla');
    const queue = await orla.says('/cases');
    for (const one of [receipt, other]) assert.ok(queue.text.includes(referenceOn(one)), queue.text);
    const view = await orla.presses(await orla.says(`/case ${referenceOn(receipt)}`), 'Open case');
    const taken = await orla.presses(view, 'Acknowledge');
    assert.match(taken.text, /Owner\nOrla Onlinesafety-Demo, Online safety lead/);
    assert.match(channelCard(steward, receipt).text, /Owner\nOrla Onlinesafety-Demo/);
    steward.passes(22 * 60); // Tuesday, 08:31
    await steward.app.sweep(SCHOOL);
    assert.match(
      orla.latest('What waits for you today').text,
      new RegExp(`${referenceOn(receipt)}\n2 overdue`),
    );
  });
});
