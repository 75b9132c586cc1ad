import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const lead = () => steward.person('Dora').inChannel;

/** A sexting case under a shipped pack, opened by the lead. */
async function opened(pack: string): Promise<Shown> {
  const policy = await loadPolicy(pack);
  steward = await startWithChannel({ edit: () => policy });
  const category = policy.categories.find(({ id }) => id === 'nudes')?.title ?? assert.fail();
  const receipt = await reports(steward, 'Tess', { category });
  return await lead().presses(channelCard(steward, receipt), 'Open case');
}

async function saves(view: Shown, button: string, entered: Entered = {}): Promise<Shown> {
  const saved = await lead().presses(await lead().presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

describe('Viewing decision on the card (H8)', () => {
  it('presets No, asks for a reason, and records it (LTH-196, LAR-189)', async () => {
    const view = await opened('larches');
    const form = await lead().presses(view, 'Viewing decision');
    assert.deepEqual(form.inputs, [
      ...['Is it necessary to look?', 'Reason', 'Why is there no other way?'],
      ...['Why will it not add to the child’s distress?', 'Who will look?'],
    ]);
    const refused = await lead().presses(form, 'Save', {});
    assert.match(refused.refusal, /^Write down why\./);
    const saved = await lead().presses(refused, 'Save', { Reason: 'Both learners told us' });
    assert.match(saved.text, /Viewing decision: nobody looks\nReason: Both learners told us/);
  });

  it('names who looks, whom the policy lets, with both reasons (LTH-202, LAR-190)', async () => {
    const view = await opened('larches');
    const form = await lead().presses(view, 'Viewing decision');
    assert.ok(!JSON.stringify(form.card).includes('Hana Head-Demo'), 'the lead or the deputy alone');
    const saved = await lead().presses(form, 'Save', {
      ...{ 'Is it necessary to look?': 'Yes', 'Why is there no other way?': 'Nobody can say what it is' },
      'Why will it not add to the child’s distress?': 'She asked us to',
      'Who will look?': 'Sami Secondlead-Demo, Deputy safeguarding lead',
    });
    assert.match(saved.text, /Viewing decision: it has to be seen\nWhy there is no other way: Nobody/);
    assert.match(saved.text, /distress: She asked us to\nWho will look: Sami Secondlead-Demo/);
  });

  it('is offered to nobody else, nor on a case without an image', async () => {
    assert.ok(!(await opened('linden')).buttons.includes('Viewing decision'), 'the head alone, at Linden');
    const plain = await reports(steward);
    const view = await steward.person('Hana').inChannel.presses(channelCard(steward, plain), 'Open case');
    assert.ok(!view.buttons.includes('Viewing decision'));
  });
});

const DELETED: Entered = {
  ...{ 'What was deleted, and where?': 'One mail on the office laptop', 'Police advice': 'Remove it' },
  ...{ 'Their reference': 'CAD 12', 'Deleted by': 'Leroy' },
};

describe('Delete after advice on the card (E22)', () => {
  it('is there once the police are on record, and keeps what was done (LAR-212, LAR-215, LAR-217)', async () => {
    let view = await opened('larches');
    assert.ok(!view.buttons.includes('Delete after advice'));
    view = await saves(view, 'Police now');
    view = await saves(view, 'Delete after advice', DELETED);
    assert.match(view.text, /Deleted after police advice\n.*office laptop\nPolice advice: Remove it\n/);
    assert.match(view.text, /Their reference: CAD 12\nDeleted by: Leroy\nNo copy is kept\./);
    const kept = { 'Who keeps the copy that the police asked for?': 'Dora', 'Their reference': '' };
    const form = await lead().presses(view, 'Delete after advice');
    const refused = await lead().presses(form, 'Save', { ...DELETED, ...kept });
    assert.equal(refused.refusal, 'A copy is kept only when the police ask for it. Give their reference.');
    const saved = await lead().presses(refused, 'Save', { ...DELETED, ...kept, 'Their reference': 'CAD 13' });
    assert.match(saved.text, /One copy, which the police asked for, is kept by: Dora/);
  });

  it('is never there where the policy lets nobody delete (LTH-182)', async () => {
    const view = await saves(await opened('linthorpe'), 'Police now');
    assert.ok(!view.buttons.includes('Delete after advice'));
  });
});
