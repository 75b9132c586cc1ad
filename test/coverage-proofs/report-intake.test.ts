import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reportForm, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

/** What a lead reads of a report that Tess, a teacher, sends with these answers. */
async function readByLead(entered: Readonly<Record<string, string>>, category = 'Something else') {
  const receipt = await reports(steward, 'Tess', { category, entered });
  return (await steward.person('Dora').inChannel.presses(channelCard(steward, receipt), 'Open case')).text;
}

describe('a report may be about anybody, anywhere', () => {
  it.each([
    ['a pupil', 'A boy in year 9', 'At home, on his own phone'],
    ['a parent', 'The mother of a pupil', 'In a parents’ chat group'],
    ['a volunteer', 'A reading volunteer', 'In the library'],
    ['a visitor (LAR-116)', 'A visiting speaker', 'In the hall'],
    ['a community user', 'A member of the evening choir', 'On the guest network'],
    ['a director', 'One of the directors', 'On a public page'],
    ['a pupil of another school', 'A pupil on roll elsewhere', 'On the bus'],
  ])('%s may have caused it (LIN-001, STA-017, LTH-003, BRI-005, LAR-002)', async (_, alleged, where) => {
    const read = await readByLead({ 'Who may have caused it?': alleged, 'Where did it happen?': where });
    assert.ok(read.includes(alleged), read);
    assert.ok(read.includes(where), read);
  });
});

describe('a member of staff writes down what somebody else told', () => {
  it.each([
    [
      'A pupil',
      'a pupil who is no user (LIN-033, STA-071, STA-202, STA-210, BRI-026, BRI-059, LTH-040, LTH-153, LAR-046)',
    ],
    ['A parent', 'a parent who asks for help (BRI-027, LAR-013, LAR-048)'],
    ['A colleague', 'a colleague'],
    ['Someone else', 'a visitor or a partner school (LAR-002)'],
  ])('for “%s”: %s', async (source) => {
    const read = await readByLead({ 'Who told you?': source });
    assert.match(read, new RegExp(`Who told the reporter: ${source}\n`));
    assert.ok(read.includes('Tess Teacher-Demo'), 'and the member of staff stands as who reported it');
  });
});

describe('a report needs no category of its own', () => {
  it.each([
    ['an upsetting or threatening message that came (LIN-058, STA-151, LAR-058)', 'I was sent a threat.'],
    ['something the signer noticed (STA-216)', 'I noticed a harmful page.'],
    ['conduct against the values of the school (STA-168)', 'A post that I judge to be against our values.'],
    ['contact on a personal account (LAR-083)', 'A former pupil wrote to my own account.'],
    ['criticism on an official channel (LAR-092)', 'Somebody attacks us under our own post.'],
    ['a person of concern, without an event (LAR-032)', 'I am worried about a pupil.'],
    ['content that conflicts with a role (LAR-088)', 'My old posts do not fit my work here.'],
    ['online hate (LAR-241)', 'A page that incites hate.'],
  ])('to reach the leads and the head at once (LIN-022): %s', async (_, what) => {
    const read = await readByLead({ 'What happened?': what });
    assert.ok(read.includes(what), read);
    assert.match(steward.person('Hana').latest('New report').text, /Something else/);
  });
});

describe('unsuitable material met in a lesson', () => {
  it('is reported in two presses with one answer written, and says to turn the screen away (LIN-025)', async () => {
    const tess = steward.person('Tess');
    const start = await tess.says('/report');
    const form = await tess.presses(start, 'Continue', { 'What is it about?': 'Unsuitable content' });
    assert.match(form.text, /Turn the screen away from pupils/);
    const sent = await tess.presses(form, 'Send report', { 'What happened?': 'A search showed a fight.' });
    assert.match(sent.text, /^Report received/);
  });
});

describe('what the policy lists as a possible safeguarding matter', () => {
  it.each([
    ['Unsuitable content', 'illegal or unsuitable material (LIN-028)'],
    ['Online bullying', 'online bullying (LIN-031)'],
  ])('goes to the safeguarding leads: %s, %s', async (category) => {
    const receipt = await reports(steward, 'Tess', { category });
    assert.ok(channelCard(steward, receipt).text.includes(category));
  });
});

describe('the form for imagery of children', () => {
  it('asks for no screen grab and no address, and takes no file (LTH-157)', async () => {
    const form = await reportForm(steward, 'Tess', { category: 'Indecent images of children' });
    assert.ok(
      !form.inputs.some((label) => /screen|address|file|picture|image/i.test(label)),
      String(form.inputs),
    );
    assert.ok((await reportForm(steward)).inputs.includes('Web address or device'), 'as other forms do');
  });

  it('tells the reporter afterwards not to question the child (LTH-183)', async () => {
    const receipt = await reports(steward, 'Tess', { category: 'Nude or semi-nude images' });
    assert.match(receipt.text, /Do not question the child/);
  });

  it('says never to look for, copy, send, save, print or delete it, nor to ask a child to (LTH-180, LTH-182, LTH-197, LAR-191)', async () => {
    for (const category of ['Nude or semi-nude images', 'Indecent images of children']) {
      const { text } = await reportForm(steward, 'Tess', { category });
      assert.match(text, /Never look for, copy, send, save, print or delete the image/);
      assert.match(text, /never ask a child to\./);
    }
    assert.ok(!(await reportForm(steward)).text.includes('Never look for'));
  });
});

describe('triage', () => {
  it('offers the risk areas content, contact and conduct (BRI-001, BRI-002, BRI-003)', async () => {
    const receipt = await reports(steward);
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Open case');
    const areas = choicesIn(await dora.presses(view, 'Triage'), 'Area');
    assert.deepEqual(areas.slice(0, 3), ['Content', 'Contact', 'Conduct']);
  });
});
