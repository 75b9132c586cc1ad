import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import {
  CONCLUSION,
  channelCard,
  drafted,
  referenceOn,
  reports,
  startWithChannel,
} from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const MISUSE: Entered = {
  ...{ Kind: 'Inappropriate', Intent: 'Careless', 'Policy it falls under': 'Behaviour policy' },
};

/** The case as Dora sees it, and the triage form that she opens there. */
async function triaging(): Promise<{ readonly view: Shown; readonly form: Shown }> {
  const receipt = await reports(steward);
  const dora = steward.person('Dora').inChannel;
  const view = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
  return { view, form: await dora.presses(view, 'Triage') };
}

const saved = async (form: Shown, entered: Entered) =>
  await steward.person('Dora').inChannel.presses(form, 'Save', entered);

describe('triage', () => {
  it.each(['Careless', 'Irresponsible', 'Deliberate'])(
    'records that the misuse was %s (LIN-074, STA-171, BRI-055)',
    async (intent) => {
      const { form } = await triaging();
      assert.match(
        (await saved(form, { ...MISUSE, Intent: intent })).text,
        new RegExp(`Inappropriate, ${intent}, nature`),
      );
    },
  );

  it('asks whether it was careless, irresponsible or deliberate, and saves nothing without the answer', async () => {
    const { form } = await triaging();
    assert.deepEqual(choicesIn(form, 'Intent'), ['Careless', 'Irresponsible', 'Deliberate']);
    const { Intent: _, ...without } = MISUSE;
    assert.match((await saved(form, without)).refusal, /“Intent”/);
  });

  it.each(['Behaviour policy', 'Anti-bullying policy', 'Child protection policy'])(
    'ties the case to the %s (LIN-004)',
    async (policy) => {
      const { form } = await triaging();
      const view = await saved(form, { ...MISUSE, 'Policy it falls under': policy });
      assert.ok(view.text.includes(`Falls under: ${policy}`), view.text);
    },
  );

  it('of something illegal leaves nobody the choice not to tell the police (LIN-072, LIN-073)', async () => {
    const { form } = await triaging();
    assert.deepEqual(choicesIn(form, 'Kind'), ['Illegal', 'Inappropriate', 'Neither']);
    const view = await saved(form, { ...MISUSE, Kind: 'Illegal' });
    assert.match(view.text, /What is due\nPolice: open\nDue now\. Must be told/);
    assert.ok(!view.buttons.includes('Not told'), 'what must be told cannot be answered with Not told');
  });
});

/** Written by Dora, signed by Dora and Hana. */
async function signedByTwo(outcome: string): Promise<{ readonly reference: string; readonly view: Shown }> {
  const { view } = await triaging();
  const dora = steward.person('Dora');
  const form = await dora.presses(view, 'Conclude');
  const text = await dora.presses(form, 'Save', { ...CONCLUSION, Outcome: outcome });
  let last = text;
  for (const name of ['Dora', 'Hana']) {
    const person = steward.person(name);
    last = await person.presses(await person.presses(text, 'Sign'), 'Sign this record');
  }
  return { reference: referenceOn(view), view: last };
}

describe('an outcome that two signed', () => {
  it.each([
    ['Out of scope', 'a private post that does not touch the school (LIN-067)'],
    ['Police', 'the police are involved (LIN-089)'],
    ['Dealt with in school', 'an internal response (LIN-087)'],
    ['Discipline procedure', 'the discipline procedure (LIN-087)'],
    ['Local authority or other body', 'another body is involved (LIN-088)'],
  ])('is recorded and the case closes: %s, %s', async (outcome) => {
    const { view } = await signedByTwo(outcome);
    assert.match(view.text, new RegExp(`Outcome: ${outcome}`));
    const closed = await steward.person('Hana').presses(view, 'Close case');
    assert.match(closed.text, /Closed/);
  });

  it('is told to the reporter as dealt with, and no more of it (LIN-105)', async () => {
    const { view } = await signedByTwo('Dealt with in school');
    assert.throws(() => steward.person('Tess').latest('Your report is closed'));
    await steward.person('Hana').presses(view, 'Close case');
    await steward.settled();
    const told = steward.person('Tess').latest('Your report is closed').text;
    assert.match(told, /Thank you/);
    assert.ok(!told.includes('Dealt with in school') && !told.includes('families'));
  });
});

describe('an action', () => {
  it('keeps the steps of an investigation, such as how a bully was looked for (LTH-145, LAR-232)', async () => {
    const view = await drafted(steward);
    const dora = steward.person('Dora');
    const entered = { 'What was done?': 'Read the system logs and asked three witnesses.', 'By whom?': 'IT' };
    const kept = await dora.presses(await dora.presses(view, 'Record action'), 'Save', entered);
    assert.match(
      kept.text,
      /Action\nWhat was done: Read the system logs and asked three witnesses\.\nBy whom: IT/,
    );
    assert.match(kept.text, /By whom: IT\nDora Lead-Demo, [^\n]*, 23 November 2026 at 10:31/);
  });
});
