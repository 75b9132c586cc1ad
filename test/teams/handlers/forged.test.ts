import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { CaseId } from '#domain/ids.ts';
import { CASE_FORMS } from '#teams/forms/case-forms.ts';
import { CASE_FORM_KEYS, REPORT_KEYS } from '#teams/submissions.ts';
import { pressOf, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import type { Sent } from '#test/support/steward-person.ts';
import { caseOf, channelCard, reportForm, reports, startWithChannel } from '#test/support/stories.ts';

const OUT_OF_DATE = 'This card is out of date. Type /cases or /mine and open it again.';
const ALTERED: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => unknown>> = {
  'a “by”': (data) => ({ ...data, by: '33333333-0000-4000-8000-000000000007' }),
  'a role': (data) => ({ ...data, role: 'dsl' }),
  'an approver': (data) => ({ ...data, approverId: '33333333-0000-4000-8000-000000000007' }),
  'a prototype': (data) => JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(data).slice(1)}`),
  'a constructor': (data) => ({ ...data, constructor: { prototype: { polluted: true } } }),
  'a list for a case': (data) => ({ ...data, case: [data['case']] }),
  'an object for a case': (data) => ({ ...data, case: { $ne: '' } }),
  'a path for a case': (data) => ({ ...data, case: '../../head_directory' }),
  'a filter for a case': (data) => ({ ...data, case: "' or PartitionKey ne '" }),
  'no case': ({ case: _case, ...data }) => data,
  'deep nesting': (data) => ({ ...data, more: JSON.parse('['.repeat(500) + ']'.repeat(500)) }),
  'a huge text': (data) => ({ ...data, more: 'x'.repeat(200_000) }),
  nothing: () => undefined,
  null: () => null,
  'a number': () => 7,
  'a list': () => [],
};

let steward: TestSteward;
let caseId: CaseId;
let card: Shown;
beforeEach(async () => {
  steward = await startWithChannel();
  const receipt = await reports(steward);
  caseId = await caseOf(steward, receipt);
  card = channelCard(steward, receipt);
});
afterEach(async () => {
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.equal(Reflect.get(Object(CASE_FORMS), 'polluted'), undefined);
  await steward.close();
});

const version = async () => (await steward.store.loadCase(SCHOOL, caseId))?.version;

async function refusedUnchanged(sent: Sent): Promise<void> {
  const before = await version();
  const answer = await steward.person('Dora').sends(card, sent);
  assert.equal(answer.refusal, OUT_OF_DATE);
  assert.ok(!answer.text.includes('mocked'));
  assert.equal(await version(), before);
}

describe('card data that was altered (T9)', () => {
  describe.each(Object.entries(ALTERED))('with %s', (_, alter) => {
    it('opens nothing and acknowledges nothing', async () => {
      for (const title of ['Acknowledge', 'Open case', 'Police now']) {
        const { verb, data } = pressOf(card, title, {});
        await refusedUnchanged({ verb, data: alter(data) });
      }
    });

    it('saves nothing and signs nothing', async () => {
      const dora = steward.person('Dora');
      const view = await dora.presses(card, 'Acknowledge');
      const form = await dora.presses(view, 'Add note');
      const { verb, data } = pressOf(form, 'Save', { Note: 'A note' });
      await refusedUnchanged({ verb, data: alter(data) });
      const covers = 'a'.repeat(64);
      const signing = { case: data['case'], covers, form: data['form'] };
      await refusedUnchanged({ verb: 'sign', data: alter(signing) });
      const direct = { case: data['case'], name: 'stop-illegal-image', from: 'view', form: '' };
      await refusedUnchanged({ verb: 'do', data: alter(direct) });
    });
  });

  it('asks to check the report form again, and stores none with an unknown key', async () => {
    const form = await reportForm(steward, 'Matty');
    const { verb, data } = pressOf(form, 'Send report', { 'What happened?': 'Something' });
    for (const more of [{ by: steward.person('Dora').id }, { reference: 'LIN-26-0099' }, { what: ['x'] }]) {
      const answer = await steward.person('Matty').sends(form, { verb, data: { ...data, ...more } });
      assert.match(answer.refusal, /This form is out of date\. Check it and send it again\./);
    }
    assert.equal((await steward.store.allCases(SCHOOL)).length, 1);
  });

  it('stores the sender, whoever the data names (LIN-046)', async () => {
    const tess = steward.person('Matty');
    const forged = { account: steward.person('Hana').id, aadObjectId: steward.person('Hana').id };
    const form = await reportForm(steward, 'Matty');
    const { verb, data } = pressOf(form, 'Send report', { 'What happened?': 'Something' });
    const action = { type: 'Action.Execute', verb, data, by: forged.account };
    const answer = await tess.sendsRaw(form, { action, trigger: 'manual', ...forged });
    assert.equal(answer.status, 200);
    const cases = await steward.store.myCases(SCHOOL, tess.id, 'reporter', undefined, 5);
    assert.equal(cases.items.length, 1);
  });
});

it('outlives a body nested a hundred thousand deep (T9, T25)', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const { verb } = pressOf(card, 'Open case', {});
  const value = { action: { type: 'Action.Execute', verb, data: { more: 'DEEP' } } };
  const answer = await steward
    .person('Dora')
    .sendsRaw(card, value, {}, (text) => text.replace('"DEEP"', deep));
  assert.ok(!JSON.stringify(answer.body ?? '').includes('mocked'));
  assert.match((await steward.person('Dora').presses(card, 'Open case')).text, /mocked/);
});

describe('a verb that no button has', () => {
  it.each([
    '',
    'export',
    'reopen',
    'delete',
    'toString',
    'constructor',
    '__proto__',
    'OPEN',
    'x'.repeat(5000),
  ])('does nothing: “%s”', async (verb) => refusedUnchanged({ verb, data: { case: caseId, page: 1 } }));

  it.each(['erase', 'toString', '__proto__', 'sign', 'report'])(
    'does nothing as the name of a form: “%s”',
    async (name) => {
      await refusedUnchanged({ verb: 'form', data: { case: caseId, name, from: 'view' } });
      await refusedUnchanged({ verb: 'do', data: { case: caseId, name, from: 'view', form: '' } });
    },
  );

  it.each([
    undefined,
    null,
    'text',
    [],
    { action: 7 },
    { action: { verb: { a: 1 } } },
    { action: { verb: 'open' } },
  ])('answers a press without verb or data: %j', async (value) => {
    const answer = await steward.person('Dora').sendsRaw(card, value);
    assert.equal(answer.status, 200);
    assert.ok(JSON.stringify(answer.body).includes(OUT_OF_DATE));
  });
});

describe('the inputs of a form', () => {
  it('have no name that the card itself needs, so that what is typed never takes its place', async () => {
    const dora = steward.person('Dora');
    for (const name of Object.keys(CASE_FORMS)) {
      const form = await dora.sends(card, { verb: 'form', data: { case: caseId, name, from: 'view' } });
      const { data } = pressOf(form, form.buttons[0] ?? '', {});
      for (const key of CASE_FORM_KEYS)
        assert.ok(!inputIds(form).includes(key), `${name} has an input “${key}”`);
      assert.deepEqual([data['case'], data['name'], data['from']], [caseId, name, 'view']);
    }
    const report = await reportForm(steward);
    for (const key of REPORT_KEYS) assert.ok(!inputIds(report).includes(key), key);
  });
});

function inputIds({ card: body }: Shown): readonly string[] {
  return [...JSON.stringify(body).matchAll(/"type":"Input\.\w+","id":"(\w+)"/g)].map(([, id]) => id ?? '');
}
