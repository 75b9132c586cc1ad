import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { formIdAt } from '#domain/form-age.ts';
import type { CaseId } from '#domain/ids.ts';
import {
  becomes,
  caseIn,
  IN_NORTH,
  leaves,
  NORTH,
  reportBy,
  SOUTH,
  startAcademies,
} from '#test/support/academies.ts';
import { choicesIn, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';

const SAUL = 'Saul South-Demo, Safeguarding Lead, South Demo Academy';
const NONE = /There is no such case that you may open/;
/** What only the owning school knows. */
const THEIRS = /mocked|NOR-26|bullying|Nia|Nell|Noel/;
const here = { activityId: 'activity-1' };

let steward: TestSteward;
let caseId: CaseId;
beforeEach(async () => {
  steward = await startAcademies();
  caseId = await caseIn(steward, NORTH, await reportBy(steward, 'Nia'));
});
afterEach(async () => {
  await steward.close();
});

async function opened(name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/case NOR-26-0001'), 'Open case');
}

async function saves(name: string, button: string, entered: Record<string, string>): Promise<Shown> {
  const person = steward.person(name);
  const saved = await person.presses(await person.presses(await opened(name), button), 'Save', entered);
  await steward.settled();
  return saved;
}

async function isShared(): Promise<void> {
  const saved = await saves('Nell', 'Share', { 'Who?': SAUL, Reason: 'Her pupils are in it too.' });
  assert.match(saved.text, /Saved: Share\./, saved.text);
}

async function reachesNothing(name: string): Promise<void> {
  const person = steward.person(name);
  const before = await steward.store.loadCase(NORTH, caseId);
  const note = { case: caseId, name: 'add-note', from: 'view' };
  const form = formIdAt(steward.now(), '0'.repeat(32));
  for (const { verb, data } of [
    ...['open', 'record', 'hide', 'acknowledge'].map((verb) => ({ verb, data: { case: caseId } })),
    { verb: 'form', data: note },
    { verb: 'save', data: { ...note, form, note: 'words' } },
    { verb: 'do', data: { ...note, name: 'stop-illegal-image', form } },
  ]) {
    const answer = await person.sends(here, { verb, data: { ...data, inSchool: NORTH } });
    assert.match(answer.text, NONE, `${name} ${verb}: ${answer.text}`);
    assert.ok(!THEIRS.test(answer.text), `${name} ${verb}: ${answer.text}`);
  }
  for (const said of ['/case NOR-26-0001', '/cases', '/log', '/mine', '/help']) {
    const answer = await person.says(said);
    assert.ok(!THEIRS.test(answer.text.replace('NOR-26-0042', '')), `${name} ${said}: ${answer.text}`);
  }
  assert.deepEqual(await steward.store.loadCase(NORTH, caseId), before);
}

describe('a case shared with another academy (E34)', () => {
  it('is offered to the leads and heads of the others, by name, position and school, and to nobody else there', async () => {
    const form = await steward.person('Nell').presses(await opened('Nell'), 'Share');
    const offered = choicesIn(form, 'Who?').filter((title) => title.includes('South Demo Academy'));
    assert.deepEqual(offered, [SAUL, 'Sky Southhead-Demo, Principal, South Demo Academy']);
    assert.match(form.text, /of another school may read it, write notes and actions.*The case stays here\./);
  });

  it('is found, opened and worked on by the one it was shared with, in its own school', async () => {
    await reachesNothing('Saul');
    await isShared();
    const saul = steward.person('Saul');
    const notice = saul.latest('A case was shared with you');
    assert.ok(!/Her pupils|mocked/.test(notice.text));
    assert.match(notice.text, new RegExp(IN_NORTH));
    assert.match((await saul.presses(notice, 'Open case')).text, /mocked online/);
    const list = await saul.says('/cases');
    assert.match(list.text, /No case of your own school is open that you may see\./);
    assert.match(list.text, /Shared with you by North Demo Academy\nNOR-26-0001/);
    assert.match((await saul.presses(list, 'Open NOR-26-0001')).text, /^North Demo Academy\nNOR-26-0001/);
    const noted = await saves('Saul', 'Add note', { Note: 'Two of ours were there.' });
    assert.match(noted.text, /Saved: Add note\./);
    const read = await opened('Nell');
    assert.match(read.text, /Two of ours were there/);
    assert.match(read.text, new RegExp(`Shared with ${SAUL}`));
    assert.equal((await steward.store.allCases(SOUTH)).length, 0, 'the case stays in its school');
  });

  it('gives a visitor no more than notes, actions, telling and stopping', async () => {
    await isShared();
    const { buttons } = await opened('Saul');
    const own = ['Add note', 'Not told', 'Police now', 'Record action', 'Refer', 'Stop: illegal image'];
    assert.deepEqual([...buttons].sort(), [...own, 'Hide', 'Where to get help', 'Who takes what'].sort());
  });

  it('offers a visitor for no other part in the case', async () => {
    await isShared();
    const nell = steward.person('Nell');
    const view = await opened('Nell');
    for (const [button, label] of [
      ['Assign', 'To whom?'],
      ['Make confidential', 'Which adult?'],
    ] as const) {
      const form = await nell.presses(view, button);
      assert.ok(!choicesIn(form, label).some((title) => title.includes('South')), button);
    }
  });

  it('shows a visitor nobody of the school in a forged form, and does nothing else of theirs there', async () => {
    await isShared();
    const saul = steward.person('Saul');
    const before = await steward.store.loadCase(NORTH, caseId);
    for (const name of ['assign', 'exclude', 'share', 're-route', 'make-confidential', 'start-review']) {
      const asked = { case: caseId, name, from: 'view', inSchool: NORTH };
      const form = await saul.sends(here, { verb: 'form', data: asked });
      assert.ok(!/Noel|Nia|Tara|Bea|Alex/.test(JSON.stringify(form.card)), `${name}: ${form.text}`);
      const sent = { ...asked, form: formIdAt(steward.now(), name.padEnd(32, '0').replaceAll('-', '0')) };
      const who = { who: steward.person('Saul').id, to: steward.person('Saul').id, reason: 'r' };
      const saved = await saul.sends(here, { verb: 'save', data: { ...sent, ...who } });
      assert.ok(!/Saved/.test(saved.text), `${name}: ${saved.text}`);
    }
    for (const verb of ['log', 'list', 'report', 'help', 'book']) {
      const data = { case: caseId, inSchool: NORTH, list: 'cases', after: 'ordinary' };
      const answer = await saul.sends(here, { verb, data });
      assert.ok(!/North Demo|NOR-26-0001|Nell|Noel/.test(answer.text), `${verb}: ${answer.text}`);
    }
    assert.deepEqual(await steward.store.loadCase(NORTH, caseId), before);
  });

  it('shows its colleagues nothing, in no list, count or search', async () => {
    await isShared();
    for (const name of ['Sky', 'Sue']) await reachesNothing(name);
    assert.match((await steward.person('Saul').says('/log')).text, /^(?!.*NOR-26)/s);
  });

  it('ends when the visitor is excluded: list, card and press', async () => {
    await isShared();
    const gone = await saves('Nell', 'Exclude person', { 'Who?': SAUL, Reason: 'His niece is in it.' });
    assert.match(gone.text, /Excluded: Saul South-Demo/);
    assert.deepEqual(await steward.store.sharedCases(SOUTH, steward.person('Saul').id), []);
    await reachesNothing('Saul');
  });

  it('ends when the case is made confidential, and cannot be begun then', async () => {
    await isShared();
    await saves('Nell', 'Make confidential', { Reason: 'An adult is named.' });
    assert.deepEqual(await steward.store.sharedCases(SOUTH, steward.person('Saul').id), []);
    await reachesNothing('Saul');
  });

  it('rests while the visitor leads nothing in their own academy, though the row still stands', async () => {
    await isShared();
    await becomes(steward, SOUTH, steward.person('Saul'), { roles: ['seniorLeader'] });
    assert.equal((await steward.store.sharedCases(SOUTH, steward.person('Saul').id)).length, 1);
    await reachesNothing('Saul');
  });

  it('ends when the visitor leaves their own academy', async () => {
    await isShared();
    await leaves(steward, SOUTH, steward.person('Saul'));
    const answer = await steward.person('Saul').sends(here, { verb: 'open', data: { case: caseId } });
    assert.ok(!THEIRS.test(answer.text), answer.text);
  });
});
