import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

const NEEDED = 'Please keep the web log of Tuesday morning.';
const NOTHING = /nothing for you to do here any more/;

let steward: TestSteward;
let receipt: Shown;
beforeEach(async () => {
  steward = await startWithChannel({
    extra: [{ oid: '55555555-0000-4000-8000-000000000001', name: 'Ike It-Demo', roles: ['technician'] }],
  });
  await steward.person('Ike').opensChat();
  receipt = await reports(steward);
});
afterEach(async () => {
  await steward.close();
});

/** Dora asks IT; what Ike then has in his chat. */
async function asked(): Promise<Shown> {
  const dora = steward.person('Dora').inChannel;
  const view = await dora.presses(channelCard(steward, receipt), 'Acknowledge');
  const form = await dora.presses(view, 'Ask IT');
  const saved = await dora.presses(form, 'Save', { 'What is needed?': NEEDED });
  assert.match(saved.text, /IT was asked\n.*web log of Tuesday/);
  await steward.settled();
  return steward.person('Ike').latest('The school needs your help');
}

describe('Ask IT', () => {
  it('shows a technician what is needed, on a press, and nothing of the case (product 2)', async () => {
    const notice = await asked();
    assert.doesNotMatch(notice.text, /web log|bullying|Dora/i, 'the posted card holds no words');
    const task = await steward.person('Ike').presses(notice, 'Read the task');
    assert.ok(task.text.includes(NEEDED), task.text);
    assert.doesNotMatch(task.text, /mocked|bullying|Tess|Dora/i);
    const reads = await steward.store.reads(SCHOOL, await caseOf(steward, receipt));
    assert.ok(
      reads.some(({ person }) => person === steward.person('Ike').id),
      'the reading is recorded',
    );
  });

  it('tells the lead when it is done, and is then over, also for a second press', async () => {
    const ike = steward.person('Ike');
    const notice = await asked();
    const task = await ike.presses(notice, 'Read the task');
    assert.match((await ike.presses(task, 'Done')).text, /the lead is told that it is done/);
    assert.match((await ike.presses(task, 'Done')).text, NOTHING);
    assert.match((await ike.presses(notice, 'Read the task')).text, NOTHING);
    await steward.settled();
    assert.ok(steward.person('Dora').latest('IT has done what was asked'));
  });

  it('is done all the same in a case that was merged meanwhile, and the lead of the other is told (E32)', async () => {
    const ike = steward.person('Ike');
    const task = await ike.presses(await asked(), 'Read the task');
    const kept = referenceOn(await reports(steward, 'Adil'));
    const dora = steward.person('Dora');
    const view = await dora.presses(await dora.says(`/case ${referenceOn(receipt)}`), 'Open case');
    const into = { 'Into which case?': `${kept} Online bullying`, Reason: 'One event.' };
    await dora.presses(await dora.presses(view, 'Merge'), 'Save', into);
    await steward.settled();
    await dora.presses(channelCard(steward, await dora.says(`/case ${kept}`)), 'Acknowledge');
    await steward.settled();
    assert.match((await ike.presses(task, 'Done')).text, /Saved: the lead is told/);
    await steward.settled();
    assert.ok(dora.latest('IT has done what was asked'));
  });

  it('shows nothing to anybody else who sends the same press (T9, T10)', async () => {
    await asked();
    const data = { case: await caseOf(steward, receipt) };
    for (const name of ['Tess', 'Adil', 'Dora']) {
      const shown = await steward.person(name).sends({ activityId: 'x' }, { verb: 'task', data });
      assert.match(shown.text, NOTHING, name);
      const done = { verb: 'task-done', data: { ...data, task: 3 } };
      assert.match((await steward.person(name).sends({ activityId: 'x' }, done)).text, NOTHING, name);
    }
  });

  it('gives the technician no way into the case itself', async () => {
    const notice = await asked();
    const data = { case: await caseOf(steward, receipt), page: 1 };
    const opened = await steward.person('Ike').sends(notice, { verb: 'open', data });
    assert.match(opened.refusal, /no such case that you may open/);
  });
});
