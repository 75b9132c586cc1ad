import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { TestSteward } from '#test/support/steward.ts';
import { referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

/** Holds the role of line manager, and is nobody's in the directory. */
const OTHER = { oid: '55555555-0000-4000-8000-000000000001', name: 'Otto Other-Demo' };
const PLAGIARISM = 'Copying or plagiarism';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel({ extra: [{ ...OTHER, roles: ['lineManager'] }] });
  for (const name of ['Otto', 'Matty']) await steward.person(name).opensChat();
});
afterEach(async () => {
  await steward.close();
});

const chatOf = (name: string) => steward.wire.everything(steward.person(name).chat);

describe('misconduct that is no safeguarding matter (product 4)', () => {
  it('goes to the reporter’s own line manager and to no other, who opens and works it', async () => {
    const receipt = await reports(steward, 'Matty', { category: PLAGIARISM });
    const leroy = steward.person('Leroy');
    const view = await leroy.presses(leroy.latest('New report'), 'Acknowledge');
    assert.ok(view.text.includes(referenceOn(receipt)) && view.buttons.includes('Triage'), view.text);
    assert.ok(!chatOf('Otto').includes(referenceOn(receipt)));
    assert.match(
      (await steward.person('Otto').says(`/case ${referenceOn(receipt)}`)).refusal,
      /no such case/,
    );
    assert.equal(steward.channel.posted().length, 0);
  });

  it('goes to all line managers when the directory names none for the reporter', async () => {
    const receipt = await reports(steward, 'Tess', { category: PLAGIARISM });
    for (const name of ['Leroy', 'Otto']) assert.ok(chatOf(name).includes(referenceOn(receipt)), name);
  });

  it('shows a line manager the commands for cases, and a technician none', async () => {
    assert.match((await steward.person('Otto').says('/help')).text, /\/cases/);
    assert.doesNotMatch((await steward.person('Nadia').says('/help')).text, /\/cases/);
  });
});
