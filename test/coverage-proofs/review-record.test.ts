import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, reviewing, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
let record: string;
beforeEach(async () => {
  steward = await startWithChannel();
  record = (await reviewed()).text;
});
afterEach(async () => {
  await steward.close();
});

async function does(name: string, on: Shown, button: string, entered: Entered = {}): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.presses(on, button), 'Save', entered);
}

const SITE: Entered = {
  'Web address or device': 'https://videos.example/fights',
  'What is it?': 'A page of fight videos.',
  'Reason for concern': 'It shows pupils of this school.',
  Screenshot: 'Printed and signed',
};
const DEVICE: Entered = {
  'Web address or device': 'School tablet 12',
  'What is it?': 'Its list of pages visited.',
  'Reason for concern': 'It was used to post them.',
  Screenshot: 'Held on the review computer',
};

/** The record of a whole review as its second signer reads it before signing. */
async function reviewed(): Promise<Shown> {
  const joined = await reviewing(steward);
  const site = await does('Sami', joined, 'Add finding', SITE);
  const both = await does('Sami', site, 'Add finding', DEVICE);
  const draft = await does('Sami', both, 'Conclude', CONCLUSION);
  const sami = steward.person('Sami');
  await sami.presses(await sami.presses(draft, 'Sign'), 'Sign this record');
  await steward.settled();
  const dora = steward.person('Dora');
  return await dora.presses(dora.latest('A record waits for your signature'), 'Sign');
}

const holds = (...words: readonly string[]) => {
  for (const word of words) assert.ok(record.includes(word), `${word} is not in:\n${record}`);
};

describe('the record of an investigation that two people sign (LTH-144, LAR-229)', () => {
  it('names the one computer and where it stands (LIN-077, STA-174, STA-225)', () => {
    holds('Computer used: Office laptop 7', 'Where the computer is: Deputy head’s office');
  });

  it('names who investigated, when and why (STA-222)', () => {
    holds('Reason for the review: To see what was sent.');
    holds(
      'Dora Lead-Demo, Designated safeguarding lead, 23 November 2026 at 10:31',
      'Second reviewer: Sami Secondlead-Demo',
    );
  });

  it('lists each site and device, with who added it and the reason for concern (LIN-080, STA-176, STA-226)', () => {
    holds('hxxps://videos[.]example/fights', 'School tablet 12');
    holds(
      'Reason for concern: It shows pupils of this school.',
      'Reason for concern: It was used to post them.',
    );
    assert.equal(record.match(/\d+\. Finding\n[\s\S]*?Sami Secondlead-Demo, /g)?.length, 2);
  });

  it('holds address and description of the content (LIN-081, LIN-082, STA-177, STA-178)', () => {
    holds('Web address or device: hxxps://videos[.]example/fights', 'What is it: A page of fight videos.');
  });

  it('says where a screenshot is held, and whether it was printed and signed (LIN-083, LIN-084, STA-179)', () => {
    holds('Screenshot: Held on the review computer', 'Screenshot: Printed and signed');
  });

  it('says that the visits were made to keep children safe (LIN-101, STA-195)', () => {
    holds('looked at only to keep children safe');
  });

  it('holds conclusion, substance and the action proposed or taken (LIN-086, STA-227)', () => {
    holds('Substance: Yes', 'It happened as reported.', 'Both families were spoken to.');
  });

  it('holds the first signature, and asks for the second under the same words (STA-223, STA-224)', async () => {
    holds('Signed\nSami Secondlead-Demo, Deputy safeguarding lead');
    const dora = steward.person('Dora');
    const asked = await dora.presses(dora.latest('A record waits for your signature'), 'Sign');
    const signed = await dora.presses(asked, 'Sign this record');
    assert.match(signed.text, /Concluded/);
    assert.match(signed.text, /Signed\nDora Lead-Demo, /);
  });
});

describe('the form that starts a review', () => {
  it('says that pupils do not use the computer, and that it stays the same (LIN-077, LIN-078, STA-174, STA-175)', async () => {
    const dora = steward.person('Dora');
    await dora.says('/report');
    const start = await dora.presses(dora.latest('Report a concern'), 'Continue', {
      'What is it about?': 'Online bullying',
    });
    await dora.presses(start, 'Send report', {
      'What happened?': 'A second matter.',
      'Who told you?': 'A pupil',
    });
    await steward.settled();
    const card = steward.channel.posted().at(-1) ?? assert.fail();
    const form = await dora.inChannel.presses(
      await dora.inChannel.presses(card, 'Acknowledge'),
      'Start review',
    );
    assert.match(form.text, /at one computer that pupils do not use, from start to end/);
  });
});
