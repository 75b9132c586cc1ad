import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora').inChannel;
const acknowledged = async (category: string): Promise<Shown> =>
  await dora().presses(channelCard(steward, await reports(steward, 'Tess', { category })), 'Acknowledge');
async function saves(view: Shown, title: string, entered: Entered): Promise<Shown> {
  const saved = await dora().presses(await dora().presses(view, title), 'Save', entered);
  assert.match(saved.text, new RegExp(`Saved: ${title}\\.`));
  return saved;
}

describe('a duty with a clock, in the case view', () => {
  it('says by when, then that it is due now, then that it is overdue', async () => {
    const view = await acknowledged('Nude or semi-nude images');
    assert.match(view.text, /Police: open\nDue now\. Tell them, or write down why not\./);
    assert.match(view.text, /social care: open\nDue by 16:30 today\. Tell them/);
    steward.passes(16);
    const later = await saves(view, 'Add note', { Note: 'Rang round.' });
    assert.match(later.text, /Police: open\nOverdue: it was due by 10:46 today\./);
    steward.passes(60 * 24);
    const next = await saves(later, 'Add note', { Note: 'Again.' });
    assert.match(next.text, /social care: open\nOverdue: it was due by 23 November 2026 at 16:30\./);
  });

  it('says no time once somebody was told', async () => {
    const view = await acknowledged('Nude or semi-nude images');
    const told = await saves(view, 'Police now', {});
    assert.match(told.text, /Police: told\nChildren's social care: open\nDue by/);
  });
});

describe('seek advice (E40)', () => {
  it('is a duty for today, ended by telling somebody who can say', async () => {
    const view = await acknowledged('Online bullying');
    const asked = await saves(view, 'Triage', { ...triage(), 'Seek advice today': 'true' });
    const due =
      /Advice on whether it is a crime: open\nAsk somebody who can say, .*\nDue by 16:30 today\. Do it, or write down why not/s;
    assert.match(asked.text, due);
    const refer = await dora().presses(asked, 'Refer');
    assert.ok(!choicesIn(refer, 'Who was told?').some((title) => title.startsWith('Advice')));
    const told = await dora().presses(refer, 'Save', { 'Who was told?': 'Police' });
    assert.match(told.text, /Advice on whether it is a crime: done/);
  });

  it('is ended by a reason, too', async () => {
    const view = await acknowledged('Online bullying');
    const asked = await saves(view, 'Triage', { ...triage(), 'Seek advice today': 'true' });
    const answer = { 'Who was not told?': 'Advice on whether it is a crime', Reason: 'It is plainly none.' };
    const said = await saves(asked, 'Not told', answer);
    assert.match(said.text, /Advice on whether it is a crime: not done, with a reason/);
    assert.match(said.text, /Not done: Advice on whether it is a crime/);
  });
});

function triage(): Entered {
  return {
    Category: 'Online bullying',
    Area: 'Conduct',
    Kind: 'Neither',
    Intent: 'Careless',
    'Policy it falls under': 'Behaviour policy',
  };
}

describe('what is asked about by itself (product 6)', () => {
  it('comes to the owner as a new message with a reference and no more, and stands in the case', async () => {
    await acknowledged('Nude or semi-nude images');
    steward.passes(15);
    await steward.app.sweep(SCHOOL);
    const [asked = assert.fail()] = steward
      .person('Dora')
      .posted()
      .filter(({ text }) => text.includes('Something is due now'));
    assert.equal(
      asked.text,
      'Something is due now\nReference\nLIN-26-0001\nOpen the case. Press Refer once it is done, or Not told with your reason.',
    );
    for (const name of ['Sami', 'Hana', 'Tess'])
      assert.ok(!steward.wire.everything(steward.person(name).chat).includes('Something is due'), name);
    const view = await steward.person('Dora').presses(asked, 'Open case');
    assert.match(view.text, /Due now: Police\nTold: Dora Lead-Demo.*\nSteward, 23 November 2026 at 10:46/);
  });

  it('says that nothing was recorded, an hour after somebody took up an urgent case', async () => {
    const receipt = await reports(steward, 'Tess', { danger: 'Yes' });
    await dora().presses(channelCard(steward, receipt), 'Acknowledge');
    steward.passes(60);
    await steward.app.sweep(SCHOOL);
    const idle = steward.person('Dora').latest('Nothing has been recorded since it was taken up');
    const view = await steward.person('Dora').presses(idle, 'Open case');
    assert.match(view.text, /Nothing had been recorded since it was taken up\nTold: Dora Lead-Demo/);
  });
});

describe('the morning digest (product 6)', () => {
  it('says references and counts, opens each case, and comes to nobody who owes nothing', async () => {
    await acknowledged('Nude or semi-nude images');
    steward.passes(60 * 22); // Tuesday, 08:31
    await steward.app.sweep(SCHOOL);
    const dora = steward.person('Dora');
    const digest = dora.latest('What waits for you today');
    assert.equal(digest.text, 'What waits for you today\nLIN-26-0001\n2 overdue');
    assert.deepEqual(digest.buttons, ['Open LIN-26-0001']);
    assert.match((await dora.presses(digest, 'Open LIN-26-0001')).text, /Nude or semi-nude images/);
    for (const name of ['Sami', 'Hana', 'Tess', 'Orla'])
      assert.ok(!steward.wire.everything(steward.person(name).chat).includes('What waits for you'), name);
  });

  it('names a confidential case so, to whoever is on it', async () => {
    await reports(steward, 'Tess', { category: 'Concern about an adult' });
    const hana = steward.person('Hana');
    await hana.presses(hana.latest('Confidential report'), 'Acknowledge');
    steward.passes(60 * 22);
    await steward.app.sweep(SCHOOL);
    assert.equal(
      hana.latest('What waits for you today').text,
      'What waits for you today\nConfidential LIN-26-0001\n1 due today',
    );
  });
});
