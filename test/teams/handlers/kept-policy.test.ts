import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import type { Policy } from '#domain/policy.ts';
import { createMemoryRows } from '#storage/memory.ts';
import type { Rows } from '#storage/rows.ts';
import type { Shown } from '#test/support/shown-card.ts';
import { LEADS, SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, channelCard, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

/** The same version, for whoever edits a pack may forget to raise it: other words, duties, outcomes. */
const edited = (policy: Policy): Policy => ({
  ...policy,
  outcomes: policy.outcomes.filter(({ id }) => id !== 'internal'),
  categories: policy.categories
    .filter(({ id }) => id !== 'hate')
    .map((category) =>
      category.id === 'bullying'
        ? {
            ...category,
            title: 'Unkindness online',
            duties: [{ body: 'authority', mode: 'must' }],
            steps: ['A step of the new edition.'],
          }
        : category,
    ),
});

let rows: Rows;
let before: TestSteward;
let after: TestSteward;
let reference: string;
let old: Shown;
/** One case, reported and acknowledged; then the bot starts again with the edited pack. */
beforeEach(async () => {
  rows = createMemoryRows();
  before = await startWithChannel({ rows });
  const receipt = await reports(before);
  reference = referenceOn(receipt);
  await before.person('Dora').inChannel.presses(channelCard(before, receipt), 'Acknowledge');
  after = await startTestSteward({ rows, edit: edited });
  for (const name of ['Tess', ...LEADS]) await after.person(name).opensChat();
  await after.channel.bind(...LEADS);
});
afterEach(async () => {
  await before.close();
  await after.close();
});

const opened = async (who: string): Promise<Shown> => {
  const person = after.person(who);
  return await person.presses(await person.says('/cases'), `Open ${reference}`);
};

describe('a running case keeps the pack it was opened under', () => {
  it('keeps its words, its steps and its choices, in lists as in the view', async () => {
    assert.match(
      (await after.person('Dora').says('/cases')).text,
      new RegExp(`${reference} Online bullying`),
    );
    assert.match((await after.person('Tess').says('/mine')).text, new RegExp(`${reference} Online bullying`));
    old = await opened('Dora');
    assert.match(old.text, /Online bullying/);
    assert.match(old.text, /Make sure the pupil is safe/);
    assert.doesNotMatch(old.text, /new edition|Unkindness/);
    const triage = await after.person('Dora').presses(old, 'Triage');
    assert.match(JSON.stringify(triage.card), /"Online hate"/);
  });

  it('keeps its duties and outcomes when it is triaged and concluded', async () => {
    const dora = after.person('Dora');
    const form = await dora.presses(await opened('Dora'), 'Triage');
    const triaged = await dora.presses(form, 'Save', {
      Kind: 'Inappropriate',
      Intent: 'Careless',
      Nature: 'Not known',
      'Policy it falls under': 'Behaviour policy',
    });
    assert.match(triaged.text, /Saved: Triage\./, triaged.text);
    assert.doesNotMatch(triaged.text, /Local authority/i);
    const concluded = await dora.presses(await dora.presses(triaged, 'Conclude'), 'Save', CONCLUSION);
    assert.match(concluded.text, /Saved: Conclude\./, concluded.text);
  });

  it('is what a new case does not do: it has the new words and duties', async () => {
    const receipt = await reports(after, 'Tess', { category: 'Unkindness online' });
    const view = await after.person('Dora').inChannel.presses(channelCard(after, receipt), 'Open case');
    assert.match(view.text, /Unkindness online/);
    assert.match(view.text, /A step of the new edition/);
    assert.match(view.text, /Local authority safeguarding: open/i);
  });
});

describe('a pack that was kept and cannot be read any more', () => {
  const key = () => `policy_${digestOf(before.schools[0]?.policy)}`;
  beforeEach(async () => {
    const text = JSON.stringify({ v: 1, json: '{"id":"linden"}' }); // not what its digest says
    await rows.batch(SCHOOL, [{ type: 'put', key: key(), text }]);
  });

  it('shuts its cases, and says so in the log', async () => {
    const view = await opened('Dora');
    assert.match(view.text, /That did not work/);
    assert.doesNotMatch(view.text, /mocked/);
    assert.match(after.log(), /policy-unreadable/);
  });

  it('holds up neither the police nor a reporter’s words nor a new report (H2, H26)', async () => {
    const dora = after.person('Dora');
    const card = await dora.says(`/case ${reference}`);
    const form = await dora.presses(card, 'Police now');
    const told = await dora.presses(form, 'Save', { 'How?': '999' });
    assert.match(told.text, /Saved: Police now\./, told.text);
    const tess = after.person('Tess');
    const receipt = await tess.presses(await tess.says('/mine'), `Open ${reference}`);
    const more = await tess.presses(receipt, 'Add to my report');
    assert.match(
      (await tess.presses(more, 'Save', { 'What do you want to add?': 'One thing more.' })).text,
      /Report received/,
    );
    assert.match((await reports(after, 'Tess', { category: 'Unkindness online' })).text, /Report received/);
  });

  it('is put right by a start with that pack', async () => {
    await startTestSteward({ rows }).then(async (again) => await again.close());
    assert.match((await opened('Dora')).text, /Make sure the pupil is safe/);
  });
});
