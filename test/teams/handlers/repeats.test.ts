import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type Entered, pressOf, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import {
  caseOf,
  drafted,
  referenceOn,
  reportForm,
  reports,
  startWithChannel,
} from '#test/support/stories.ts';

const WHAT: Entered = { 'What happened?': 'It happened in the corridor.' };
const TWENTY = Array.from({ length: 20 }, (_, at) => ({
  oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: `Witness ${String.fromCharCode(65 + at)}`,
}));

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel({ extra: TWENTY });
});
afterEach(async () => {
  await steward.close();
});

const cases = async () => (await steward.store.allCases(SCHOOL)).length;

describe('a press that comes twice (P2, T11, T12, T13, T14)', () => {
  it.each([
    ['with the same activity id', { id: 'invoke-again' }],
    ['with a new activity id', {}],
  ])('makes one case and gives one answer, %s', async (_, more) => {
    const tess = steward.person('Tess');
    const form = await reportForm(steward);
    const { verb, data } = pressOf(form, 'Send report', WHAT);
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const first = await tess.sendsRaw(form, value, more);
    steward.passes(1);
    const second = await tess.sendsRaw(form, value, more);
    assert.deepEqual(second, first);
    assert.equal(await cases(), 1);
    await steward.settled();
    assert.equal(steward.channel.posted().length, 1);
  });

  it('makes one case when it comes five times at the same instant', async () => {
    const tess = steward.person('Tess');
    const form = await reportForm(steward);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => tess.presses(form, 'Send report', WHAT)));
    assert.deepEqual([...new Set(answers.map(referenceOn))], ['LIN-26-0001']);
    assert.equal(await cases(), 1);
  });

  it('writes a note once, however often it is saved', async () => {
    const dora = steward.person('Dora');
    const receipt = await reports(steward);
    const view = await dora.presses(await dora.says(`/case ${referenceOn(receipt)}`), 'Open case');
    const form = await dora.presses(view, 'Add note');
    for (let pressed = 0; pressed < 3; pressed += 1) {
      assert.match((await dora.presses(form, 'Save', { Note: 'Once' })).text, /Saved: Add note\./);
    }
    const other = await dora.presses(form, 'Save', { Note: 'Twice' });
    assert.match(other.refusal, /This form was saved already/);
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.equal(events.filter(({ event }) => event.type === 'note-added').length, 1);
  });
});

describe('an old form (product 3)', () => {
  it('filled again with other words is a second report, and that one too is made once', async () => {
    const tess = steward.person('Tess');
    const form = await reportForm(steward);
    const send = async (words: string) =>
      referenceOn(await tess.presses(form, 'Send report', { 'What happened?': words }));
    const sent = [
      await send('One'),
      await send('Two'),
      await send('Two'),
      await send('One'),
      await send('Three'),
    ];
    assert.deepEqual(sent, ['LIN-26-0001', 'LIN-26-0002', 'LIN-26-0002', 'LIN-26-0001', 'LIN-26-0003']);
  });

  it('of a case is refused after a week, with what was typed still there', async () => {
    const dora = steward.person('Dora');
    const receipt = await reports(steward);
    const view = await dora.presses(await dora.says(`/case ${referenceOn(receipt)}`), 'Open case');
    const form = await dora.presses(view, 'Add note');
    steward.passes(7 * 24 * 60 + 1);
    const refused = await dora.presses(form, 'Save', { Note: 'Still here' });
    assert.match(refused.refusal, /more than a week old, so nothing was saved/);
    assert.ok(JSON.stringify(refused.card).includes('"value":"Still here"'));
  });
});

describe('many people', () => {
  it('who press one posted form get an answer and a case each', async () => {
    const form = await reportForm(steward);
    const answers = await Promise.all(
      ['Tess', 'Matty', 'Sienna'].map((name) => steward.person(name).presses(form, 'Send report', WHAT)),
    );
    assert.deepEqual(answers.map(referenceOn).sort(), ['LIN-26-0001', 'LIN-26-0002', 'LIN-26-0003']);
    for (const name of ['Tess', 'Matty', 'Sienna']) {
      const mine = await steward.person(name).says('/mine');
      assert.equal(mine.text.match(/LIN-26-\d{4}/g)?.length, 1);
    }
  });

  it('who report at once get twenty references without a gap', async () => {
    const people = TWENTY.map(({ name }) => name);
    const forms = new Map<string, Shown>();
    for (const name of people) forms.set(name, await reportForm(steward, name));
    const answers = await Promise.all(
      people.map((name) =>
        steward.person(name).presses(forms.get(name) ?? assert.fail(), 'Send report', {
          'What happened?': `As ${name} saw it`,
        }),
      ),
    );
    const expected = Array.from({ length: 20 }, (_, at) => `LIN-26-${String(at + 1).padStart(4, '0')}`);
    assert.deepEqual(answers.map(referenceOn).sort(), expected);
    await steward.settled();
    assert.equal(steward.channel.posted().length, 20);
  });
});

describe('two signatures at the same instant (P3, T16, T17)', () => {
  const recordFor = async (name: string, draft: Shown) => await steward.person(name).presses(draft, 'Sign');
  const signatures = async (draft: Shown) => {
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, draft));
    return events.filter(({ event }) => event.type === 'signed').map(({ event }) => event.by);
  };

  it('both count when they are two people’s', async () => {
    const draft = await drafted(steward);
    const records = [await recordFor('Dora', draft), await recordFor('Hana', draft)];
    const [one = assert.fail(), two = assert.fail()] = records;
    const answers = await Promise.all([
      steward.person('Dora').presses(one, 'Sign this record'),
      steward.person('Hana').presses(two, 'Sign this record'),
    ]);
    for (const answer of answers) assert.match(answer.text, /Signed\./);
    assert.deepEqual(
      new Set(await signatures(draft)),
      new Set([steward.person('Dora').id, steward.person('Hana').id]),
    );
    const now = await steward.store.loadCase(SCHOOL, await caseOf(steward, draft));
    assert.equal(now?.state.progress.status, 'concluded');
  });

  it('count once when they are one person’s, on two devices or under two accounts', async () => {
    const draft = await drafted(steward);
    const second = steward.person('33333333-0000-4000-8000-000000000103');
    const sami = steward.person('Sami');
    const records = [await sami.presses(draft, 'Sign'), await sami.presses(draft, 'Sign')];
    const other = await second.presses(draft, 'Sign');
    const answers = await Promise.all([
      ...records.map((record) => sami.presses(record, 'Sign this record')),
      second.presses(other, 'Sign this record'),
    ]);
    for (const answer of answers) assert.match(answer.text, /Waiting for the second signature/);
    assert.deepEqual(await signatures(draft), [sami.id]);
  });
});
