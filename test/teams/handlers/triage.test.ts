import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { saves, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');
const POINTS = 'Any of these? Then refer at once';
const TOO_YOUNG = 'Too young for the site or app';

async function triaged(view: Shown, entered: Entered = {}): Promise<Shown> {
  const [policy = ''] = choicesIn(await dora().presses(view, 'Triage'), 'Policy it falls under');
  return await saves(dora(), view, 'Triage', {
    ...{ Kind: 'Inappropriate', Intent: 'Careless', 'Policy it falls under': policy },
    ...entered,
  });
}

describe('Triage of a nude image', () => {
  it('asks for the points of immediate referral and says whose they are; one makes both owed, and the record keeps it', async () => {
    steward = await startUnder('linthorpe');
    const view = await takenUp(steward, 'nudes');
    const form = await dora().presses(view, 'Triage');
    assert.match(form.text, /When to refer at once follows UKCIS 2024\./);
    const choices = choicesIn(form, POINTS);
    assert.equal(choices.length, 5);
    const [adult = '', pressure = ''] = choices;
    const saved = await triaged(view, { [POINTS]: [adult, pressure] });
    assert.ok(saved.text.includes(`Refer at once (UKCIS 2024):\n- ${adult}\n- ${pressure}`), saved.text);
    assert.match(saved.text, /Police: open\n.*Must be told/);
    assert.match(saved.text, /Children's social care: open\n.*Must be told/);
  });

  it('may leave the points out: then social care is decided on', async () => {
    steward = await startUnder('linthorpe');
    const saved = await triaged(await takenUp(steward, 'nudes'));
    assert.doesNotMatch(saved.text, /Refer at once/);
    assert.match(saved.text, /Children's social care: open\n.*Tell them, or write down why not/);
  });
});

describe('Triage', () => {
  it('asks for neither in a category that has neither', async () => {
    steward = await startUnder('larches');
    const form = await dora().presses(await takenUp(steward, 'bullying'), 'Triage');
    for (const label of [POINTS, TOO_YOUNG]) assert.ok(!form.inputs.includes(label), label);
    assert.doesNotMatch(form.text, /refer at once/i);
  });

  it('of social media takes a child too young for it: the partner school must hear, and the record says it (E28)', async () => {
    steward = await startUnder('larches');
    const young = await triaged(await takenUp(steward, 'socialMedia'), { [TOO_YOUNG]: true });
    assert.match(young.text, /Too young for the site or app/);
    const child = { Name: 'Pia', 'Part in this': 'Harmed or affected', 'School on roll': 'Oak School' };
    const { text } = await saves(dora(), young, 'Add person', child);
    assert.match(text, /Partner school of Pia: Oak School: open\n.*Must be told/);
  });
});
