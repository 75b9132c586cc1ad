import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import {
  CONCLUSION,
  caseOf,
  channelCard,
  drafted,
  reports,
  reviewing,
  startWithChannel,
} from '#test/support/stories.ts';

const FINDING: Entered = {
  'Web address or device': 'https://videos.example/violent',
  'What is it?': 'A page of fight videos.',
  'Reason for concern': 'It got past the filter.',
};

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

/** What was refused and recorded, by name. */
const refusals = async () =>
  (await steward.store.attempts(SCHOOL)).map(({ command, refusal }) => [command, refusal]).sort();

async function does(name: string, on: Shown, button: string, entered: Entered = {}): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.presses(on, button), 'Save', entered);
}

async function signs(name: string, on: Shown): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.presses(on, 'Sign'), 'Sign this record');
}

describe('from report to closed', () => {
  it('takes at most 10 presses and 16 fields over everybody (product 12)', async () => {
    let presses = 0;
    let fields = 0;
    const counted = async (name: string, on: Shown, title: string, entered: Entered = {}) => {
      presses += 1;
      fields += Object.keys(entered).length;
      const answer = await steward.person(name).presses(on, title, entered);
      assert.equal(answer.refusal, '');
      await steward.settled();
      return answer;
    };
    const start = await steward.person('Tess').says('/report');
    const form = await counted('Tess', start, 'Continue', { 'What is it about?': 'Online bullying' });
    const receipt = await counted('Tess', form, 'Send report', { 'What happened?': 'It happened.' });
    const view = await counted('Dora', channelCard(steward, receipt), 'Acknowledge');
    const conclusion = await counted('Dora', view, 'Conclude');
    const saved = await counted('Dora', conclusion, 'Save', CONCLUSION);
    const record = await counted('Dora', saved, saved.buttons[0] ?? '');
    await counted('Dora', record, 'Sign this record');
    const asked = steward.person('Hana').latest('A record waits for your signature');
    const second = await counted('Hana', asked, 'Sign');
    const signed = await counted('Hana', second, 'Sign this record');
    assert.match(signed.text, /^LIN-26-0001 Online bullying\nConcluded/);
    const closed = await counted('Hana', signed, signed.buttons[0] ?? '');
    assert.match(closed.text, /Closed/);
    assert.ok(presses <= 10, `${presses} presses`);
    assert.ok(fields <= 16, `${fields} fields`);
    assert.match(steward.person('Tess').latest('Your report is closed').text, /Thank you/);
    assert.match(steward.person('Tess').posted()[0]?.text ?? '', /^Report closed\n/);
    const check = await steward.store.verifyCase(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual(check, { ok: true });
  });

  it('shows every row of a review, address defanged, to be signed by both reviewers (H3, H4)', async () => {
    const joined = await reviewing(steward);
    const found = await does('Sami', joined, 'Add finding', { ...FINDING, Screenshot: 'Printed' });
    assert.match(found.text, /Saved: Add finding\./);
    const draft = await does('Sami', found, 'Conclude', CONCLUSION);
    const once = await signs('Sami', draft);
    assert.match(once.text, /Waiting for the second signature/);
    await steward.settled();
    const dora = steward.person('Dora');
    const record = await dora.presses(dora.latest('A record waits for your signature'), 'Sign');
    for (const words of ['Office laptop 7', 'hxxps://videos[.]example/violent', 'Printed', 'Signed'])
      assert.ok(record.text.includes(words), words);
    assert.match(record.text, /looked at only to keep children safe/);
    assert.match((await dora.presses(record, 'Sign this record')).text, /Concluded/);
  });

  it('is closed by nobody while a body must still be told (H15)', async () => {
    const view = await drafted(steward, { category: 'Nude or semi-nude images' });
    await signs('Dora', view);
    const signed = await signs('Hana', view);
    assert.ok(!signed.buttons.includes('Close case'));
    const forged = { verb: 'do', data: { ...(await directData(signed)), name: 'close' } };
    const refused = await steward.person('Hana').sends(signed, forged);
    assert.equal(
      refused.refusal,
      'Before it closes, answer what is still open: Police, Children’s social care. Press Refer or Not told, or Record action for what has to be done.'.replace(
        '’',
        "'",
      ),
    );
    assert.deepEqual(await refusals(), [['close', 'duties-open']]);
  });
});

describe('two people, always (H1, P3)', () => {
  it('refuses the same person twice, and records the attempt', async () => {
    const view = await drafted(steward);
    const person = steward.person('Dora');
    const record = await person.presses(view, 'Sign');
    const signed = await person.presses(record, 'Sign this record');
    assert.ok(!signed.buttons.includes('Sign'));
    const again = await person.presses(await person.presses(view, 'Sign'), 'Sign this record');
    assert.equal(
      again.refusal,
      'You have signed already. The second signature must be another person’s. Ask them to press Sign.',
    );
    assert.match(again.text, /Waiting for the second signature/);
    assert.deepEqual(await refusals(), [['sign', 'needs-second-person']]);
  });

  it('refuses whoever saw it themselves, and lets whoever only passed it on sign (E5, T18)', async () => {
    const view = await drafted(steward, { entered: { 'Who told you?': 'A parent' } });
    assert.match((await signs('Thea', view)).text, /second signature/);
    const receipt = await reports(steward, 'Dora', { entered: { 'Who told you?': 'I saw it myself' } });
    const own = await steward.person('Thea').presses(channelCard(steward, receipt), 'Acknowledge');
    const text = await does('Thea', own, 'Conclude', CONCLUSION);
    const refused = await steward
      .person('Dora')
      .presses(await steward.person('Dora').presses(text, 'Sign'), 'Sign this record');
    assert.equal(
      refused.refusal,
      'You reported what you saw yourself, so two other people must review and sign this case.',
    );
    assert.deepEqual(await refusals(), [['sign', 'not-eligible']]);
  });

  it('refuses a second reviewer who is the first, and offers only those senior enough', async () => {
    const receipt = await reports(steward);
    const view = await steward.person('Dora').presses(channelCard(steward, receipt), 'Acknowledge');
    const form = await steward.person('Dora').presses(view, 'Start review');
    const offered = JSON.stringify(form.card);
    assert.ok(!offered.includes('Dora') && !offered.includes('Nadia') && !offered.includes('Orla'));
    assert.ok(offered.includes('Leroy Seniorleader-Demo'));
  });

  it('concludes an examination only with what was examined (H4)', async () => {
    const joined = await reviewing(steward);
    const without = await does('Sami', joined, 'Conclude', CONCLUSION);
    assert.match(without.refusal, /Nothing is listed as examined yet/);
    const found = await does('Sami', joined, 'Add finding', FINDING);
    const hidden = await does('Sami', found, 'Conclude', {
      ...CONCLUSION,
      'Was a device or site examined?': 'No',
    });
    assert.match(hidden.refusal, /The record lists what was examined/);
    assert.deepEqual(await refusals(), [
      ['conclude', 'no-findings'],
      ['conclude', 'was-examined'],
    ]);
  });

  it('fells a signature when the record changes, and says so to the signer', async () => {
    const joined = await reviewing(steward);
    const found = await does('Sami', joined, 'Add finding', FINDING);
    const draft = await does('Sami', found, 'Conclude', CONCLUSION);
    const record = await steward.person('Sami').presses(draft, 'Sign');
    await signs('Sami', draft);
    await steward.settled();
    const view = await steward
      .person('Dora')
      .presses(steward.person('Dora').latest('A record waits'), 'Open case');
    await does('Dora', view, 'Add finding', { ...FINDING, 'What is it?': 'Another page.' });
    await steward.settled();
    assert.match(
      steward.person('Sami').latest('Your signature fell').text,
      /The record changed after you signed/,
    );
    const stale = await steward.person('Sami').presses(record, 'Sign this record');
    assert.equal(stale.refusal, 'The record has changed since you read it. Read it again, then sign.');
    assert.match(stale.text, /Another page\./);
  });

  it('lets a third person decide where the second disagrees', async () => {
    const joined = await reviewing(steward);
    const found = await does('Sami', joined, 'Add finding', FINDING);
    const draft = await does('Sami', found, 'Conclude', CONCLUSION);
    await signs('Sami', draft);
    await steward.settled();
    const asked = steward.person('Dora').latest('A record waits for your signature');
    const view = await steward.person('Dora').presses(asked, 'Open case');
    const disputed = await does('Dora', view, 'Disagree', { Reason: 'It is not shown who sent it.' });
    assert.match(disputed.text, /A third person decides/);
    await does('Dora', disputed, 'Ask a reviewer', {
      ...{ 'Who?': 'Leroy Seniorleader-Demo, Assistant headteacher', 'Why?': 'We do not agree.' },
    });
    await steward.settled();
    const leroy = steward.person('Leroy');
    const invited = await leroy.presses(leroy.latest('You are asked to help decide a case'), 'Open case');
    const decided = await signs('Leroy', invited);
    assert.match(decided.text, /Concluded/);
  });
});

describe('an illegal image (H6, E23)', () => {
  it('stops everything by one press; the case is handed over and two sign that (LIN-091, STA-186, LTH-210)', async () => {
    const joined = await reviewing(steward);
    const stopped = await steward.person('Sami').presses(joined, 'Stop: illegal image');
    assert.match(stopped.text, /Stopped at an illegal image\. Leave the computer as it is/);
    assert.ok(!stopped.buttons.includes('Add finding'));
    await steward.settled();
    assert.match(steward.person('Dora').latest('Review stopped').text, /Ring the police now/);
    const told = await does('Sami', stopped, 'Police now', { 'How?': '101', 'Their reference': 'CAD 77' });
    const late = await does('Dora', joined, 'Add finding', FINDING);
    assert.match(late.refusal, /its record is locked/);
    const draft = await does('Sami', told, 'Conclude', { 'Police reference': 'CAD 77', Outcome: 'Police' });
    await signs('Sami', draft);
    assert.match((await signs('Dora', draft)).text, /Concluded/);
    assert.deepEqual(await refusals(), [['add-finding', 'locked-after-image']]);
  });
});

async function directData({ card }: Shown): Promise<object> {
  const found = /"verb":"hide","data":{"case":"(\w+)"}/.exec(JSON.stringify(card));
  return { case: found?.[1], from: 'view', form: '' };
}
