import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { drafted, referenceOn, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

async function saves(view: Shown, button: string, entered: Entered = {}): Promise<Shown> {
  const dora = steward.person('Dora');
  const saved = await dora.presses(await dora.presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

/** Drafted by Dora without looking at a device, then signed by her and by Sami. */
async function concluded(): Promise<Shown> {
  const reference = referenceOn(await drafted(steward));
  for (const name of ['Dora', 'Sami']) {
    const person = steward.person(name);
    const view = await person.presses(await person.says(`/case ${reference}`), 'Open case');
    await person.presses(await person.presses(view, 'Sign'), 'Sign this record');
  }
  const dora = steward.person('Dora');
  return await dora.presses(await dora.says(`/case ${reference}`), 'Open case');
}

describe('the custody chain on the card (H13)', () => {
  it('goes from Secure device over Hand over to Return, and offers only what is held', async () => {
    let view = await concluded();
    assert.ok(!view.buttons.includes('Hand over') && !view.buttons.includes('Return'));
    view = await saves(view, 'Secure device', {
      ...{ Device: 'Blue phone', 'Where is it kept?': 'Office safe', 'Held by': 'Dora' },
      Sealed: 'true',
    });
    assert.match(view.text, /Device secured\nDevice: Blue phone\n.*Office safe\nHeld by: Dora\nSealed: yes/);
    const form = await steward.person('Dora').presses(view, 'Return');
    assert.match(JSON.stringify(form.card), /Blue phone \(entry \d+\)/);
    const device = /Blue phone \(entry \d+\)/.exec(JSON.stringify(form.card))?.[0] ?? '';
    view = await saves(view, 'Hand over', { Device: device, 'To whom?': 'PC Casey' });
    assert.match(view.text, /Device of entry \d+ handed over\nTo whom: PC Casey/);
    view = await saves(view, 'Return', { Device: device, 'To whom?': 'The owner' });
    assert.ok(!view.buttons.includes('Hand over') && !view.buttons.includes('Return'));
  });
});

describe('the end of a case on the card', () => {
  it('is debriefed, recorded elsewhere, closed, and opened again', async () => {
    let view = await concluded();
    view = await saves(view, 'Debrief', {
      'What was learnt?': 'Ask earlier',
      'What will change?': 'A poster',
    });
    assert.match(view.text, /What was learnt: Ask earlier\nWhat will change: A poster/);
    view = await saves(view, 'Record elsewhere', { System: 'CPOMS', Reference: '4711' });
    assert.match(view.text, /Recorded elsewhere\nSystem: CPOMS\nReference: 4711/);
    const dora = steward.person('Dora');
    view = await dora.presses(view, 'Close case');
    await steward.settled();
    const reference = referenceOn(view);
    const receipt = () =>
      steward
        .person('Tess')
        .posted()
        .find(({ text }) => text.includes(reference))?.text ?? assert.fail();
    assert.match(receipt(), /closed/i);
    assert.ok(!(await dora.says('/cases')).text.includes(reference));
    view = await saves(view, 'Reopen', { Reason: 'A pupil said more' });
    await steward.settled();
    assert.match(view.text, /Reopened\. What was signed before stays on the record/);
    assert.match(view.text, /Reopened\nReason: A pupil said more/);
    assert.match(view.text, /Taken up/);
    assert.ok((await dora.says('/cases')).text.includes(reference));
    assert.ok(!/Report closed/.test(receipt()));
  });
});
