import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { choicesIn, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { saves, startUnder, takenUp } from '#test/support/under-pack.ts';

const PARENTS = 'Parents or carers of Pia';
const UPDATE = `${PARENTS}: an update`;
const PIA = { Name: 'Pia', 'Part in this': 'Harmed or affected' };
const A_DAY = 24 * 60;

let steward: TestSteward;
beforeEach(async () => {
  steward = await startUnder('linthorpe');
});
afterEach(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');
const whom = async (view: Shown) => choicesIn(await dora().presses(view, 'Refer'), 'Who was told?');
/** Every message with this line so far. */
const asked = () =>
  dora()
    .posted()
    .filter(({ text }) => /What waits for you today\n.*\n1 update to give/.test(text)).length;

async function told(): Promise<Shown> {
  const view = await saves(dora(), await takenUp(steward, 'bullying'), 'Add person', PIA);
  assert.ok(!(await whom(view)).includes(UPDATE), 'nobody is told more of what they were not told');
  return await saves(dora(), view, 'Refer', { 'Who was told?': PARENTS });
}

describe('parents who were told', () => {
  it('can be told more by Refer, which keeps both tellings and counts anew (H17)', async () => {
    const view = await told();
    assert.ok((await whom(view)).includes(UPDATE));
    const more = { 'Who was told?': UPDATE, 'What they said': 'They thanked us.' };
    const again = await saves(dora(), view, 'Refer', more);
    assert.equal(again.text.match(new RegExp(`Told: ${PARENTS}`, 'g'))?.length, 2);
    assert.match(again.text, /What they said: They thanked us\./);
    assert.ok((await whom(again)).includes(UPDATE));
  });

  it('stand in the morning message from the school day on which they are to hear more', async () => {
    await told();
    steward.passes(11 * A_DAY - 2 * 60); // Friday 4 December, 08:31
    await steward.app.sweep(SCHOOL);
    assert.equal(asked(), 0);
    steward.passes(3 * A_DAY); // Monday, ten school days later
    await steward.app.sweep(SCHOOL);
    assert.equal(asked(), 1);
  });

  it('stand there later where the school is shut meanwhile', async () => {
    const title = 'Term dates and closures';
    const hana = steward.person('Hana');
    const form = await hana.presses(await hana.presses(await hana.says('/settings'), title), 'Change dates');
    await hana.presses(form, 'Save', { [title]: '2026-12-03 to 2026-12-04 Storm' });
    await told();
    steward.passes(14 * A_DAY - 2 * 60); // Monday 7 December
    await steward.app.sweep(SCHOOL);
    assert.equal(asked(), 0);
    steward.passes(2 * A_DAY);
    await steward.app.sweep(SCHOOL);
    assert.equal(asked(), 1);
  });
});
