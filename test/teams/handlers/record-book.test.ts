import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { choicesIn, type Entered, pressOf, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { startWithChannel } from '#test/support/stories.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const OFFICE = 'Holder of agreements';
const WORDS = { 'What was done?': 'A letter about games', 'Who was it for?': 'All parents' };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const kinds = () => steward.schools[0]?.policy.book ?? assert.fail();
const kindTitle = (office: boolean) => kinds().find((kind) => kind.office === office)?.title ?? assert.fail();

async function records(name: string, entered: Entered = {}, kind = kindTitle(true)): Promise<Shown> {
  const person = steward.person(name);
  const form = await person.presses(await person.says('/log'), 'Record something', { Kind: kind });
  return await person.presses(form, 'Save', { ...WORDS, ...entered });
}

async function opens(name: string, kind = kindTitle(true)): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/log'), 'Record book', { Kind: kind });
}

describe('the record book on the card', () => {
  it('asks for what was done, for whom, when, by whom and what follows, with a hint of the pack', async () => {
    const dora = steward.person('Dora');
    const form = await dora.presses(await dora.says('/log'), 'Record something');
    assert.match(form.text, /^Record something\n/);
    assert.ok(form.text.includes(kinds()[0]?.hint ?? assert.fail()));
    assert.deepEqual(form.inputs, [
      ...['Kind', 'What was done?', 'Who was it for?', 'When?', 'At about what time?'],
      ...['By whom?', 'Follow up by'],
    ]);
    assert.equal(valueIn(form, 'By whom?'), 'Dora Lead-Demo, Designated safeguarding lead');
    assert.match((await dora.presses(form, 'Back')).text, /^Incident log/);
  });

  it('keeps what was typed when something is missing, and shows what was saved', async () => {
    const dora = steward.person('Dora');
    const form = await dora.presses(await dora.says('/log'), 'Record something');
    const refused = await dora.presses(form, 'Save', { 'What was done?': 'A letter about games' });
    assert.match(refused.refusal, /Please fill in “Who was it for\?”/);
    assert.equal(valueIn(refused, 'What was done?'), 'A letter about games');
    const saved = await dora.presses(refused, 'Save', { 'Who was it for?': 'All parents' });
    assert.match(saved.text, /Saved: Record something\./);
    assert.match(
      saved.text,
      /What was done: A letter about games\nWho was it for: All parents\nBy whom: Dora/,
    );
    assert.match(saved.text, /Entered by Dora Lead-Demo, 23 November 2026 at 10:31/);
    const again = await dora.presses(refused, 'Save', { 'Who was it for?': 'All parents' });
    assert.equal(again.text.match(/A letter about games/g)?.length, 1);
  });

  it('puts a follow-up first from its day on, until Done', async () => {
    const first = await records('Dora', { 'Follow up by': '2026-11-24' });
    assert.doesNotMatch(first.text, /Follow up now/);
    assert.match(first.text, /Follow up by: 24 November 2026, open/);
    steward.passes(24 * 60);
    await records('Dora', { 'What was done?': 'Something newer' });
    const due = await opens('Dora');
    assert.match(due.text, /Follow up now\nInformation for parents.*\nWhat was done: A letter about games/);
    const elsewhere = await opens('Dora', kindTitle(false));
    assert.match(elsewhere.text, /Follow up now\n.*\nWhat was done: A letter about games/);
    const dora = steward.person('Dora');
    const form = await dora.presses(elsewhere, 'Done');
    const done = await dora.presses(form, 'Save');
    assert.match(done.text, /Saved: Done\./);
    assert.doesNotMatch(done.text, /Follow up now/);
    assert.ok(!done.buttons.includes('Done'));
    assert.match((await dora.presses(form, 'Save')).text, /Saved: Done\./);
    const hana = await steward.person('Hana').sends(form, pressOf(form, 'Save', {}));
    assert.equal(hana.refusal, 'Dora Lead-Demo has followed this up already. Nothing more is needed.');
    assert.match((await opens('Dora')).text, /24 November 2026, done: Dora Lead-Demo, 24 November 2026/);
  });

  it('shows a correction above the old words, with who and why', async () => {
    const saved = await records('Dora');
    const sami = steward.person('Sami');
    const form = await sami.presses(await opens('Sami'), 'Correct');
    const entry = choicesIn(form, 'Which entry?')[0] ?? assert.fail();
    assert.match(entry, /23 November 2026: A letter about games/);
    const words = { 'Which entry?': entry, 'Should read': 'A letter about chats', Reason: 'Wrong letter' };
    const corrected = await sami.presses(form, 'Save', words);
    assert.match(corrected.text, /Saved: Correct\.\n(.*\n)*What was done: A letter about chats/);
    const old = /Corrected by Sami.*\. Reason: Wrong letter\nBefore that it read: A letter about games/;
    assert.match(corrected.text, old);
    assert.ok(saved.buttons.includes('Correct'));
  });

  it('pages with Next and Back, each entry once', async () => {
    for (let entry = 1; entry <= 23; entry += 1) {
      await records('Dora', { 'What was done?': `Letter ${entry}. ${'lóng wörds '.repeat(175)}` });
      steward.passes(1);
    }
    const dora = steward.person('Dora');
    const pages = [await opens('Dora')];
    for (let page = pages[0]; page?.buttons.includes('Next'); page = pages.at(-1))
      pages.push(await dora.presses(page, 'Next'));
    const seen = pages.flatMap(({ text }) => [...text.matchAll(/Letter (\d+)\./g)].map(([, one]) => one));
    assert.deepEqual(
      seen,
      Array.from({ length: 23 }, (_, at) => String(23 - at)),
    );
    assert.ok(pages.length > 3);
    let back = pages.at(-1) ?? assert.fail();
    for (const earlier of pages.toReversed().slice(1)) {
      back = await dora.presses(back, 'Back');
      assert.equal(back.text, earlier.text);
    }
    assert.ok(!back.buttons.includes('Back'));
  }, 60_000);

  it('opens its own kinds to the office, all to the leads, and nothing to others; no case to the office', async () => {
    const secret = await records('Dora', { 'What was done?': 'Kept from the office' }, kindTitle(false));
    const correcting = await steward.person('Dora').presses(secret, 'Correct');
    const chosen = choicesIn(correcting, 'Which entry?')[0] ?? '';
    const words = { 'Which entry?': chosen, 'Should read': 'Forged', Reason: 'Forged' };
    const save = pressOf(correcting, 'Save', words);
    const kind = kinds().find(({ office }) => !office)?.id ?? assert.fail();
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const may = ['dsl', 'head', 'onlineSafetyLead'].includes(role);
      const card = await person.says('/log');
      assert.equal(card.buttons.includes('Record something'), may || role === 'agreements', role);
      if (may) continue;
      const presses = [
        { verb: 'book', data: { kind } },
        { verb: 'book-form', data: { kind, name: 'enter' } },
      ];
      for (const press of [...presses, save]) {
        const answer = await person.sends(card, press);
        assert.equal(answer.refusal, 'There is no such entry or kind for you. Type /log and choose again.');
        assert.doesNotMatch(answer.text, /Kept from the office/);
      }
    }
    const office = await steward.person(OFFICE).says('/log');
    assert.match(office.text, /^Record book\n/);
    assert.deepEqual(
      choicesIn(office, 'Kind'),
      kinds()
        .filter((one) => one.office)
        .map(({ title }) => title),
    );
    assert.deepEqual(office.inputs, ['Kind']);
    assert.match((await records(OFFICE)).text, /A letter about games/);
    assert.match((await steward.person(OFFICE).says('/help')).text, /\/log\nThe record book/);
    assert.doesNotMatch((await opens('Dora', kindTitle(false))).text, /Forged/);
  });

  it('leaves no word of an entry in a posted card, the log or a key (P9, T41, T42)', async () => {
    await records('Dora', { 'What was done?': 'marmalade volcano', 'Follow up by': '2026-11-20' });
    await steward.person('Dora').says('/log');
    await steward.settled();
    assert.doesNotMatch(steward.wire.everything(), /marmalade/);
    assert.doesNotMatch(steward.log(), /marmalade/);
    const rows = await steward.rows.range(SCHOOL, { from: '0', before: 'z', limit: 1_000 });
    const holding = rows.filter(({ text }) => text.includes('marmalade'));
    assert.deepEqual(
      holding.map(({ key }) => key.split('_')[0]),
      ['book'],
    );
    assert.ok(rows.every(({ key }) => !key.includes('marmalade')));
  });

  it('keeps the words on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const dora = steward.person('Dora');
    const form = await dora.presses(await dora.says('/log'), 'Record something');
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await dora.presses(form, 'Save', WORDS);
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.ok(JSON.stringify(kept.card).includes('A letter about games'));
      if (how === 'write') continue;
      assert.match((await dora.presses(kept, 'Save')).text, /Saved: Record something\./);
    }
  });

  it.each([
    { name: 'enter' },
    { name: 'erase', kind: 'parentMessages' },
    { name: 'enter', kind: ['parentMessages'] },
    { name: 'enter', kind: 'parentMessages', by: 'x' },
    { name: 'correct', kind: 'parentMessages', after: 7 },
    { name: 'need' },
  ])('opens nothing for altered data: %j (T9)', async (data) => {
    const dora = steward.person('Dora');
    for (const verb of ['book', 'book-form', 'book-save']) {
      const answer = await dora.sends({ activityId: 'activity-1' }, { verb, data });
      assert.match(answer.refusal, /This card is out of date/, verb);
    }
  });
});
