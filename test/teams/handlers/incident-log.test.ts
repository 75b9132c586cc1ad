import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import { choicesIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import {
  caseOf,
  channelCard,
  drafted,
  referenceOn,
  reports,
  startWithChannel,
} from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

async function opens(name = 'Dora'): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/log'), 'Open the log');
}

async function saves(view: Shown, button: string, entered: Entered): Promise<Shown> {
  const dora = steward.person('Dora');
  const saved = await dora.presses(await dora.presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

describe('/log on the card', () => {
  it('posts a card without a word of any case, and opens the log for the presser alone (H35, T42)', async () => {
    await reports(steward);
    const dora = steward.person('Dora');
    const card = await dora.says('/log');
    assert.match(card.text, /^Incident log\n/);
    assert.doesNotMatch(card.text, /LIN-26|bullying/);
    const before = dora.posted().length;
    const log = await dora.presses(card, 'Open the log');
    assert.match(log.text, /LIN-26-0001 Online bullying/);
    assert.equal(dora.posted().length, before);
    assert.equal((await dora.presses(log, 'Hide')).text, card.text);
  });

  it('has the columns of the paper log: group, date, time, incident, action and by whom, reporter, signature (STA-228, LAR-021)', async () => {
    let view = await drafted(steward);
    view = await saves(view, 'Add person', {
      ...{ Name: 'Pia', 'Part in this': 'Harmed or affected', Class: '8B' },
    });
    view = await saves(view, 'Record action', {
      'What was done?': 'Rang home',
      'By whom?': 'The form tutor',
    });
    const dora = steward.person('Dora');
    const form = await dora.presses(view, 'Correct an entry');
    const entry = choicesIn(form, 'Which entry?').find((title) => title.endsWith('Action')) ?? assert.fail();
    const corrected = { 'Should read': 'Rang both homes', Reason: 'One was left out' };
    view = await dora.presses(form, 'Save', { 'Which entry?': entry, ...corrected });
    await saves(view, 'Police now', { 'How?': '101' });
    for (const name of ['Dora', 'Sami']) {
      const person = steward.person(name);
      const open = await person.presses(await person.says(`/case ${referenceOn(view)}`), 'Open case');
      await person.presses(await person.presses(open, 'Sign'), 'Sign this record');
    }
    const lines = (await opens()).text.split('\n');
    assert.deepEqual(lines.slice(lines.indexOf('LIN-26-0001 Online bullying')), [
      'LIN-26-0001 Online bullying',
      'Date: 23 November 2026',
      'Time: 10:31',
      'Group: 8B',
      'Action taken: Both families were spoken to.',
      'By whom: Dora Lead-Demo, Designated safeguarding lead',
      'Action taken: Rang both homes',
      'By whom: The form tutor',
      'Action taken: told Police',
      'By whom: Dora Lead-Demo, Designated safeguarding lead',
      'Incident reported by: Tess Teacher-Demo, Teacher of English',
      'Signature: Dora Lead-Demo, Designated safeguarding lead; Sami Secondlead-Demo, Deputy safeguarding lead',
      'Taken up after less than a minute, open for less than a minute.',
    ]);
  });

  it('keeps the name of a reporter back who asked for it (E30)', async () => {
    const tick = { 'Keep my name from everyone except the investigators': true };
    await reports(steward, 'Tess', { entered: tick });
    const { text } = await opens('Orla');
    assert.match(text, /Incident reported by: the reporter \(name kept back\)/);
    assert.doesNotMatch(text, /Tess/);
    assert.match(text, /Action taken: none recorded yet\n.*\nSignature: not signed yet/);
  });

  it('opens for leads, the head and the lead for online safety, and says to others whose it is (LTH-008, STA-043)', async () => {
    const caseId = await caseOf(steward, await reports(steward, 'Matty'));
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const may = ['dsl', 'head', 'onlineSafetyLead'].includes(role);
      const card = await person.says('/log');
      assert.equal(/^Incident log/.test(card.text), may, role);
      assert.equal(/The incident log/.test((await person.says('/help')).text), may, role);
      const data = { term: '2026-09', sheet: 1, page: 1 };
      const log = await person.sends(card, { verb: 'log-open', data });
      assert.equal(/LIN-26-0001/.test(log.text), may, role);
      if (!may)
        assert.match(log.refusal, /^Only safeguarding leads, the head and the lead for online safety/);
      const looked = await steward.store.reads(SCHOOL, caseId);
      assert.equal(
        looked.some((read) => read.person === person.id),
        may,
        role,
      );
    }
  });

  it('leaves a confidential case out, and another term too', async () => {
    await reports(steward, 'Tess', { category: 'Concern about an adult' });
    assert.match((await opens('Hana')).text, /No report in this term\./);
    await reports(steward);
    const hana = steward.person('Hana');
    const card = await hana.says('/log');
    const [, earlier = ''] = choicesIn(card, 'Term');
    assert.equal(earlier, 'Summer term 2026 (April to August)');
    const summer = await hana.presses(card, 'Open the log', { Term: earlier });
    assert.match(summer.text, /Summer term 2026.*\nNo report in this term\./);
    const now = await opens('Hana');
    assert.match(now.text, /Reports 1 to 1 of 1\.\nLIN-26-0002/);
  });

  it('pages with Next and Back through long rows and many, each report once', async () => {
    for (let report = 1; report <= 11; report += 1) {
      await reports(steward, 'Tess');
      steward.passes(1);
    }
    const dora = steward.person('Dora');
    const view = await dora.inChannel.presses(channelCard(steward, await reports(steward)), 'Open case');
    for (const part of [1, 2, 3, 4, 5, 6])
      await saves(view, 'Record action', {
        ...{ 'What was done?': `${part} ${'long words '.repeat(45)}`, 'By whom?': 'y'.repeat(500) },
      });
    for (const part of [7, 8, 9, 10, 11, 12])
      await saves(view, 'Record action', {
        ...{ 'What was done?': `${part} ${'“quoted” '.repeat(50)}`, 'By whom?': 'é'.repeat(500) },
      });
    const pages = [await opens()];
    for (let page = pages[0]; page?.buttons.includes('Next'); page = pages.at(-1))
      pages.push(await dora.presses(page, 'Next'));
    assert.ok(pages.length >= 2);
    const seen = pages.flatMap(({ text }) => [...text.matchAll(/^LIN-26-\d{4}/gm)].map(([one]) => one));
    assert.equal(new Set(seen).size, 12);
    assert.ok(!pages[0]?.buttons.includes('Back'));
    let back = pages.at(-1) ?? assert.fail();
    for (const earlier of pages.toReversed().slice(1)) {
      back = await dora.presses(back, 'Back');
      assert.equal(back.text, earlier.text);
    }
  });

  it.each([
    { term: '2026-09', sheet: 0 },
    { term: '2031-09' },
    { term: '2026-09', by: 'x' },
    { term: ['2026-09'] },
    {},
  ])('opens nothing for altered data: %j (T9)', async (data) => {
    await reports(steward);
    const answer = await steward
      .person('Dora')
      .sends({ activityId: 'activity-1' }, { verb: 'log-open', data });
    assert.match(answer.refusal, /This card is out of date/);
  });

  it('shows nothing when the reading cannot be recorded (P5)', async () => {
    await reports(steward);
    const dora = steward.person('Dora');
    const card = await dora.says('/log');
    steward.rows.breakAt((key) => key.startsWith('read_'));
    const action = { type: 'Action.Execute', verb: 'log-open', data: { term: '2026-09' } };
    const answer = await dora.sendsRaw(card, { action, trigger: 'manual' });
    steward.rows.mend();
    assert.doesNotMatch(JSON.stringify(answer.body), /LIN-26-0001/);
  });
});
