import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { connectionString, startAzurite, type TestAzurite } from '#test/support/azurite.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { drafted, referenceOn, reportForm, startWithChannel } from '#test/support/stories.ts';

const TWENTY = Array.from({ length: 20 }, (_, at) => ({
  oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: `Witness ${String.fromCharCode(65 + at)}`,
}));

let azurite: TestAzurite;
let steward: TestSteward;
beforeEach(async () => {
  azurite = await startAzurite();
  const client = connectTable(connectionString(azurite.port));
  await createTables(client);
  steward = await startWithChannel({ rows: createAzureRows(client), extra: TWENTY });
});
afterEach(async () => {
  await steward.close();
  await azurite.close();
});

describe('over real tables', () => {
  it('gives twenty people who report at once twenty references without a gap (P2)', async () => {
    const forms = [];
    for (const { name } of TWENTY) forms.push({ name, form: await reportForm(steward, name) });
    const words = { 'What happened?': 'It happened.' };
    const receipts = await Promise.all(
      forms.map(({ name, form }) => steward.person(name).presses(form, 'Send report', words)),
    );
    const expected = TWENTY.map((_, at) => `LIN-26-${String(at + 1).padStart(4, '0')}`);
    assert.deepEqual(receipts.map(referenceOn).sort(), expected);
    for (const caseId of await steward.store.allCases(SCHOOL))
      assert.deepEqual(await steward.store.verifyCase(SCHOOL, caseId), { ok: true });
  });

  it('takes two signatures of the same instant, and a case from report to closed (P3)', async () => {
    const draft = await drafted(steward);
    const people = [steward.person('Dora'), steward.person('Hana')];
    const records = await Promise.all(people.map(async (person) => await person.presses(draft, 'Sign')));
    const answers = await Promise.all(
      people.map(async (person, at) => await person.presses(records[at] ?? draft, 'Sign this record')),
    );
    for (const answer of answers) assert.match(answer.text, /Signed\./);
    const view = await steward.person('Hana').presses(draft, 'Hide');
    const closed = await steward
      .person('Hana')
      .presses(await steward.person('Hana').presses(view, 'Open case'), 'Close case');
    assert.match(closed.text, /Closed/);
  });
});
